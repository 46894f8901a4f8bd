//! `rulelens explain --json`

use serde::Serialize;

use super::Place;
use super::matched::{self, Matched};
use crate::fault::Fault;
use crate::render::explained::Explained as Rendered;
use crate::render::verdict::Row;

/// What `rulelens match` answers, and more.
#[derive(Serialize)]
pub(crate) struct Explained<'v> {
    #[serde(flatten)]
    matched: Matched<'v, Field<'v>>,
    change: Option<String>,
    misses: &'v [usize],
}

/// A field of the pattern, with its places and what would have to change.
#[derive(Serialize)]
pub(crate) struct Field<'v> {
    #[serde(flatten)]
    matched: matched::Field<'v>,
    key: Place,
    comparison: Option<Place>,
    distance: f64,
    change: Option<String>,
}

impl<'v> Explained<'v> {
    pub(crate) fn new(explained: &'v Rendered<'v>, warnings: &'v [Fault]) -> Self {
        let fields = explained.rows().iter().map(|row| field(explained, row)).collect();
        Self {
            matched: Matched::with_fields(explained.verdict(), fields, warnings),
            change: explained.change(),
            misses: explained.misses(),
        }
    }
}

fn field<'v>(explained: &'v Rendered<'v>, row: &Row<'v>) -> Field<'v> {
    let lines = explained.pattern_lines();
    let deciding = row.field.alternatives.get(row.explained.alternative);
    Field {
        matched: matched::field(explained.verdict(), row),
        key: Place::new(row.field.key, lines),
        comparison: deciding.map(|alternative| Place::new(alternative.span, lines)),
        distance: row.explained.distance,
        change: explained.change_of(row),
    }
}
