//! What is told of a field, and of a pattern, that is not satisfied: the nearest miss.

use super::{FieldExplanation, Found};
use crate::comparison::Scalar;
use crate::pattern::{Combination, Field, Pattern};

/// How many pairs of value and alternative are weighed for the nearest, so that a large array
/// against a long list costs no more than a glance.
const WEIGHED: usize = 2000;

/// How far a field is whose value is not in the event.
const ABSENT: f64 = 1.0;

pub(super) fn field(field: &Field, found: &Found<'_>) -> FieldExplanation {
    let values = found.values.len();
    let told = |value: Option<usize>, alternative, distance| FieldExplanation {
        satisfied: distance == 0.0,
        values,
        value: value.and_then(|value| found.values.get(value)).map(|field| field.value.span()),
        alternative,
        distance,
    };
    if let Some(alternative) = found.absent() {
        return told(None, alternative, 0.0);
    }
    if let Some(&(value, alternative)) = found.satisfying.first() {
        return told(Some(value), alternative, 0.0);
    }
    match nearest_pair(field, found) {
        Some((value, alternative, distance)) => told(Some(value), alternative, distance),
        None => told(None, 0, ABSENT),
    }
}

fn nearest_pair(field: &Field, found: &Found<'_>) -> Option<(usize, usize, f64)> {
    let scalars: Vec<Scalar<'_>> =
        found.values.iter().take(WEIGHED).map(|field| Scalar::new(field.value)).collect();
    let pairs = scalars.iter().enumerate().flat_map(|(value, scalar)| {
        field.alternatives.iter().enumerate().map(move |(index, alternative)| {
            (value, index, alternative.comparison.find(scalar).distance())
        })
    });
    pairs.take(WEIGHED).min_by(|left, right| left.2.total_cmp(&right.2))
}

/// The combination with the fewest fields that are not satisfied; of several, the one whose misses
/// are the nearest.
pub(super) fn combination(pattern: &Pattern, fields: &[FieldExplanation]) -> Combination {
    let rank = |combination: &Combination| {
        let missed = combination.iter().filter_map(|&index| fields.get(index));
        let distances = missed.filter(|field| !field.satisfied).map(|field| field.distance);
        distances.fold((0, 0.0), |(count, sum), distance| (count + 1, sum + distance))
    };
    let nearest = pattern.combinations().iter().min_by(|left, right| {
        let (left, right) = (rank(left), rank(right));
        left.0.cmp(&right.0).then(left.1.total_cmp(&right.1))
    });
    nearest.cloned().unwrap_or_default()
}
