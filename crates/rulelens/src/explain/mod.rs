//! The reference evaluator: does the event match, and why or why not?
//!
//! First each field of the pattern is looked at alone. If all fields of some combination are
//! satisfied, it remains to see whether values for them stand together, that is, not in different
//! elements of one array.

mod absence;
mod detail;
mod nearest;
mod remark;
mod sentence;
mod together;

pub use absence::Absence;
pub use detail::{Element, FieldDetail, ValueDetail, detail};
pub use remark::remark;
pub use sentence::{Piece, field_reason, misses, reason, wanted};

use crate::comparison::Scalar;
use crate::event::{Event, EventField, Fields};
use crate::pattern::{Alternative, Field, Pattern};
use crate::span::Span;

/// Why an event matches a pattern or does not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// Whether it does.
    pub matched: bool,
    /// The fields of the pattern, in its order: the same indices as [`Pattern::fields`].
    pub fields: Vec<FieldExplanation>,
    /// The combination of fields that decides: the one that holds, or else the one that most
    /// nearly does. Indices into `fields`.
    pub combination: Vec<usize>,
    /// Set if every field of the combination is satisfied, and yet it does not match.
    pub apart: Option<Apart>,
}

/// What one field of the pattern finds in the event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FieldExplanation {
    /// Whether some value satisfies some alternative, or none is there and none may be.
    pub satisfied: bool,
    /// How many values the event has there.
    pub values: usize,
    /// The value that decides: the first that satisfies, or else the nearest; `None` if the event
    /// has none.
    pub value: Option<Span>,
    /// The alternative that decides: the one that is satisfied, or else the nearest.
    pub alternative: usize,
    /// How far the field is from being satisfied: 0 is satisfied, 1 is absent.
    pub distance: f64,
}

/// Fields that are satisfied only by values of different elements of one array.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Apart {
    /// Indices into [`Explanation::fields`] of fields that have no element in common.
    pub fields: Vec<usize>,
}

/// Whether the event matches the pattern, and why.
///
/// Takes time in proportion to the values that the pattern's paths find and to its alternatives.
/// Only where duplicate or dotted keys give a field values in several arrays can finding values
/// that stand together be hard; it is then cut off, and the event counts as not matched.
pub fn explain(pattern: &Pattern, event: &Event<'_>) -> Explanation {
    let fields = event.fields(pattern.paths());
    let found: Vec<Found<'_>> =
        pattern.fields().iter().map(|field| find(field, fields.at(field.path_id))).collect();
    let explained: Vec<FieldExplanation> = pattern
        .fields()
        .iter()
        .zip(&found)
        .map(|(field, found)| nearest::field(field, found))
        .collect();
    let satisfied = |index: &usize| explained.get(*index).is_some_and(|field| field.satisfied);

    let mut apart = None;
    for combination in pattern.combinations() {
        if !combination.iter().all(satisfied) {
            continue;
        }
        match check_together(combination, &found, &fields) {
            None => {
                let combination = combination.clone();
                return Explanation { matched: true, fields: explained, combination, apart: None };
            }
            Some(found_apart) => apart = apart.or(Some((combination.clone(), found_apart))),
        }
    }
    if let Some((combination, apart)) = apart {
        return Explanation { matched: false, fields: explained, combination, apart: Some(apart) };
    }
    let combination = nearest::combination(pattern, &explained);
    Explanation { matched: false, fields: explained, combination, apart: None }
}

/// The values of a field that satisfy it, and all it has.
struct Found<'f> {
    values: &'f [EventField<'f>],
    /// Indices into `values`, each with the alternative that it satisfies.
    satisfying: Vec<(usize, usize)>,
    /// The alternative that is satisfied because the event has no value.
    absent: Option<usize>,
}

fn find<'f>(field: &Field, values: &'f [EventField<'f>]) -> Found<'f> {
    let mut satisfying = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let scalar = Scalar::new(value.value);
        let holds = |alternative: &Alternative| alternative.comparison.matches(&scalar);
        if let Some(alternative) = field.alternatives.iter().position(holds) {
            satisfying.push((index, alternative));
        }
    }
    let may_be_absent = |alternative: &Alternative| alternative.comparison.matches_absence();
    let absent = field.alternatives.iter().position(may_be_absent).filter(|_| values.is_empty());
    Found { values, satisfying, absent }
}

/// `None` if the fields of the combination are satisfied by values that stand together.
fn check_together(
    combination: &[usize],
    found: &[Found<'_>],
    fields: &Fields<'_>,
) -> Option<Apart> {
    let present: Vec<(usize, Vec<Option<usize>>)> = combination
        .iter()
        .filter_map(|&index| Some((index, found.get(index)?)))
        .filter(|(_, found)| found.absent.is_none())
        .map(|(index, found)| {
            let places = found.satisfying.iter().filter_map(|&(value, _)| found.values.get(value));
            (index, places.map(|value| value.place).collect())
        })
        .collect();
    let (indices, places): (Vec<usize>, Vec<_>) = present.into_iter().unzip();
    together::conflict(&places, fields).map(|conflict| Apart {
        fields: conflict.into_iter().filter_map(|field| indices.get(field).copied()).collect(),
    })
}
