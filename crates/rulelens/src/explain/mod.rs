//! The reference evaluator: does the event match, and why or why not?
//!
//! First each field of the pattern is looked at alone. If all fields of some combination are
//! satisfied, it remains to see whether values for them stand together, that is, not in different
//! elements of one array.

mod absence;
mod alternatives;
mod change;
mod detail;
mod elements;
mod nearest;
mod parts;
mod remark;
mod sentence;
mod together;

pub use absence::{Absence, absence};
pub use change::{change, change_of_field};
pub use detail::{Element, FieldDetail, ValueDetail, detail};
pub use elements::{ElementOfApart, FoundInElement, elements_of_apart};
pub use parts::{ArmExplanation, OrExplanation, PartExplanation};
pub use remark::remark;
pub use sentence::{Piece, compared, field_reason, misses, reason, wanted};

use crate::comparison::Scalar;
use crate::event::{Event, EventField, Fields};
use crate::order::sort_by_key;
use crate::pattern::{Combination, Field, Pattern};
use crate::span::Span;
use alternatives::Alternatives;
use together::Places;

/// Why an event matches a pattern or does not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// Whether it does.
    pub matched: bool,
    /// The fields of the pattern, in its order: the same indices as [`Pattern::fields`].
    pub fields: Vec<FieldExplanation>,
    /// The same in the shape of the pattern, with the arms of each `$or`.
    pub parts: Vec<PartExplanation>,
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
    /// has none, or none in the array elements that the other fields choose.
    pub value: Option<Span>,
    /// The other values that satisfy the field, or, if none does, all others; at most 19.
    pub others: Vec<Span>,
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
    /// The path of the array in whose elements their deciding values lie: keys joined with `.`.
    pub array: String,
}

impl Apart {
    fn new(apart: Vec<usize>, found: &[Found<'_>], pattern: &Pattern, fields: &Fields<'_>) -> Self {
        let deciding = apart.iter().filter_map(|&field| {
            let found = found.get(field)?;
            found.values.get(found.satisfying.first()?.0)?.place
        });
        let array = fields.parted(deciding).map(|array| pattern.paths().path_to(array));
        Self { fields: apart, array: array.unwrap_or_default() }
    }
}

/// Whether the event matches the pattern, and why.
///
/// Takes time in proportion to the values that the pattern's paths find and to its alternatives.
/// Only where duplicate or dotted keys give a field values in several arrays, or a field may be
/// absent from an element, can finding values that stand together be hard; it is then cut off, and
/// the event counts as not matched.
pub fn explain(pattern: &Pattern, event: &Event<'_>) -> Explanation {
    let fields = event.fields(pattern.paths());
    let found: Vec<Found<'_>> =
        pattern.fields().iter().map(|field| find(field, fields.at(field.path_id))).collect();
    let mut explained: Vec<FieldExplanation> = pattern
        .fields()
        .iter()
        .zip(&found)
        .map(|(field, found)| nearest::field(field, found))
        .collect();

    let decided = decide(pattern, &found, &fields, &mut explained);
    let matched = matches!(decided, Some((_, None)));
    let (combination, apart) =
        decided.unwrap_or_else(|| (nearest::combination(pattern, &explained), None));
    let parts = parts::explain(pattern.parts(), &explained, &combination);
    Explanation { matched, fields: explained, parts, combination, apart }
}

/// The combination that holds, or else the first whose fields are satisfied but apart.
fn decide(
    pattern: &Pattern,
    found: &[Found<'_>],
    fields: &Fields<'_>,
    explained: &mut [FieldExplanation],
) -> Option<(Combination, Option<Apart>)> {
    let mut apart = None;
    for combination in pattern.combinations() {
        let found = combination.iter().filter_map(|&index| Some((index, found.get(index)?)));
        match check(found.collect(), pattern, fields) {
            Verdict::Matches { absent } => {
                for (field, alternative) in absent {
                    count_as_absent(explained.get_mut(field), alternative);
                }
                return Some((combination.clone(), None));
            }
            Verdict::Apart(fields) => apart = apart.or(Some((combination, fields))),
            Verdict::Misses => {}
        }
    }
    let (combination, apart) = apart?;
    Some((combination.clone(), Some(Apart::new(apart, found, pattern, fields))))
}

/// The values of a field that satisfy it, and all it has.
struct Found<'f> {
    values: &'f [EventField<'f>],
    /// Indices into `values`, each with the alternative that it satisfies.
    satisfying: Vec<(usize, usize)>,
    /// The alternative that is satisfied where the field is absent.
    may_be_absent: Option<usize>,
}

impl Found<'_> {
    /// The alternative that is satisfied because the event has no value.
    fn absent(&self) -> Option<usize> {
        self.may_be_absent.filter(|_| self.values.is_empty())
    }

    fn satisfied(&self) -> bool {
        !self.satisfying.is_empty() || self.absent().is_some()
    }

    /// Whether the field may be absent from the array elements that the other fields choose: all
    /// its values are in some.
    fn may_be_left_out(&self) -> bool {
        self.may_be_absent.is_some() && self.values.iter().all(|value| value.place.is_some())
    }

    fn places(&self) -> Places {
        let satisfying = self.satisfying.iter().filter_map(|&(value, _)| self.values.get(value));
        let all = || self.values.iter().map(|value| value.place).collect();
        Places {
            satisfying: satisfying.map(|value| value.place).collect(),
            present: self.may_be_left_out().then(all),
        }
    }
}

fn find<'f>(field: &Field, values: &'f [EventField<'f>]) -> Found<'f> {
    let alternatives = Alternatives::new(&field.alternatives);
    let satisfying = values.iter().enumerate().filter_map(|(index, value)| {
        Some((index, alternatives.satisfied_by(&Scalar::new(value.value))?))
    });
    let may_be_absent = alternatives.satisfied_by_absence();
    Found { values, satisfying: satisfying.collect(), may_be_absent }
}

/// What becomes of a combination.
enum Verdict {
    /// It holds. Some fields have values, and yet count as absent, each by the alternative named.
    Matches { absent: Vec<(usize, usize)> },
    /// Each of its fields is satisfied, but these are not together.
    Apart(Vec<usize>),
    /// Some field is not satisfied.
    Misses,
}

/// Whether the fields of a combination are satisfied by values that stand together.
fn check(mut found: Vec<(usize, &Found<'_>)>, pattern: &Pattern, fields: &Fields<'_>) -> Verdict {
    if !found.iter().all(|(_, found)| found.satisfied() || found.may_be_left_out()) {
        return Verdict::Misses;
    }
    found.retain(|(_, found)| found.absent().is_none());
    if found.iter().any(|(_, found)| found.may_be_left_out()) {
        sort_by_key(&mut found, |&(field, _)| service_order(pattern, field));
    }
    let places: Vec<Places> = found.iter().map(|(_, found)| found.places()).collect();
    let named = |fields: Vec<usize>| fields.into_iter().filter_map(|at| found.get(at).copied());
    if let Some(absent) = together::hold_together(&places, fields) {
        let alternative = |(field, found): (usize, &Found<'_>)| Some((field, found.may_be_absent?));
        return Verdict::Matches { absent: named(absent).filter_map(alternative).collect() };
    }
    if !found.iter().all(|(_, found)| found.satisfied()) {
        return Verdict::Misses;
    }
    let conflict = together::conflict(&places, fields).unwrap_or_default();
    let mut apart: Vec<usize> = named(conflict).map(|(field, _)| field).collect();
    sort_by_key(&mut apart, |&field| field);
    Verdict::Apart(apart)
}

/// The service goes through the fields of a rule in the order of their paths as UTF-16.
fn service_order(pattern: &Pattern, field: usize) -> Vec<u16> {
    pattern.path(field).encode_utf16().collect()
}

fn count_as_absent(field: Option<&mut FieldExplanation>, alternative: usize) {
    if let Some(field) = field {
        *field = FieldExplanation {
            satisfied: true,
            values: field.values,
            value: None,
            others: Vec::new(),
            alternative,
            distance: 0.0,
        };
    }
}
