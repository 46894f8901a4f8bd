//! `rulelens explain --json`

use serde::Serialize;

use super::Place;
use super::found::Found;
use super::matched::{self, Matched};
use super::part::{self, Part};
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
    parts: Vec<Part>,
}

/// A field of the pattern, with its places and what would have to change.
#[derive(Serialize)]
pub(crate) struct Field<'v> {
    #[serde(flatten)]
    matched: matched::Field<'v>,
    key: Place,
    comparison: Option<Place>,
    distance: f64,
    remark: Option<String>,
    change: Option<String>,
    found: Option<Found<'v>>,
}

impl<'v> Explained<'v> {
    pub(crate) fn new(explained: &'v Rendered<'v>, warnings: &'v [Fault]) -> Self {
        let (verdict, lines) = (explained.verdict(), explained.pattern_lines());
        let fields = explained.rows().iter().map(|row| field(explained, row)).collect();
        Self {
            matched: Matched::with_fields(verdict, fields, warnings),
            change: explained.change(),
            misses: explained.misses(),
            parts: part::parts(verdict.parts(), &verdict.explanation().parts, lines),
        }
    }
}

fn field<'v>(explained: &'v Rendered<'v>, row: &Row<'v>) -> Field<'v> {
    let (verdict, lines) = (explained.verdict(), explained.pattern_lines());
    let found = |detail| Found::new(detail, row.field, verdict.event(), verdict.lines());
    let deciding = row.field.alternatives.get(row.explained.alternative);
    Field {
        matched: matched::field(verdict, row),
        key: Place::new(row.field.key, lines),
        comparison: deciding.map(|alternative| Place::new(alternative.span, lines)),
        distance: row.explained.distance,
        remark: explained.remark(row),
        change: explained.change_of(row),
        found: verdict.detail(row).map(found),
    }
}
