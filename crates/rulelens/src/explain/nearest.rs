//! What is told of a field, and of a pattern, that is not satisfied: the nearest miss.

use super::{FieldExplanation, Found};
use crate::comparison::Scalar;
use crate::pattern::{Combination, Field, Pattern};
use crate::span::Span;

/// How many pairs of value and alternative are weighed for the nearest, so that a large array
/// against a long list costs no more than a glance.
const WEIGHED: usize = 2000;

/// How many values of a field are told of beside the one that decides: as many as a reader follows.
const OTHERS: usize = 19;

/// How far a field is whose value is not in the event.
const ABSENT: f64 = 1.0;

pub(super) fn field(field: &Field, found: &Found<'_>) -> FieldExplanation {
    let values = found.values.len();
    let told = |value: Option<usize>, alternative, distance| FieldExplanation {
        satisfied: distance == 0.0,
        values,
        value: value.and_then(|value| found.values.get(value)).map(|field| field.value.span()),
        others: value.map(|value| others(value, found)).unwrap_or_default(),
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

/// Where the values stand that are like the one that decides: they satisfy the field, or none does.
fn others(deciding: usize, found: &Found<'_>) -> Vec<Span> {
    let spans = |indices: &mut dyn Iterator<Item = usize>| {
        let others = indices.filter(|&index| index != deciding).take(OTHERS);
        others.filter_map(|index| Some(found.values.get(index)?.value.span())).collect()
    };
    if found.satisfying.is_empty() {
        spans(&mut (0..found.values.len()))
    } else {
        spans(&mut found.satisfying.iter().map(|&(index, _)| index))
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

#[cfg(test)]
mod tests {
    use crate::{Event, Pattern, explain};

    /// The deciding value of the first field and the others, as texts.
    fn told(pattern: &str, event: &str) -> (Option<String>, Vec<String>) {
        let event = Event::parse(event).unwrap();
        let found = explain(&Pattern::parse(pattern).unwrap(), &event);
        let text = |span: &crate::Span| span.of(event.text()).to_owned();
        let field = &found.fields[0];
        (field.value.as_ref().map(text), field.others.iter().map(text).collect())
    }

    #[test]
    fn the_others_satisfy_too_or_none_does() {
        let event = r#"{"a": [{"n": 1}, {"n": 5}, {"n": 1}, {"n": 4}]}"#;
        let all = |value: &str, others: &[&str]| {
            (Some(value.to_owned()), others.iter().map(|&it| it.to_owned()).collect())
        };
        assert_eq!(told(r#"{"a": {"n": [1]}}"#, event), all("1", &["1"]));
        assert_eq!(told(r#"{"a": {"n": [6]}}"#, event), all("5", &["1", "1", "4"]));
        assert_eq!(told(r#"{"a": {"m": [6]}}"#, event), (None, Vec::new()));
    }

    #[test]
    fn no_more_others_are_told_than_a_reader_follows() {
        let event = format!("{{\"a\": [{}0]}}", "0, ".repeat(100));
        assert_eq!(told(r#"{"a": [0]}"#, &event).1.len(), super::OTHERS);
        assert_eq!(told(r#"{"a": [1]}"#, &event).1.len(), super::OTHERS);
    }
}
