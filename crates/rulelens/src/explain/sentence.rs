//! What a field finds, as an English sentence in pieces.

use super::{Apart, Explanation, FieldExplanation};
use crate::comparison::Comparison;
use crate::event::Event;
use crate::pattern::{Field, Pattern};

/// A piece of a sentence that quotes the user's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Words(String),
    /// The name of a field.
    Field(String),
    /// A value, or what it is compared with, as JSON or a short expression.
    Value(String),
}

impl Piece {
    fn words(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// What the event has at a field and how that compares, without the field's name:
/// `3.9` *is not* `≥ 4`.
pub fn sentence(found: &FieldExplanation, field: &Field, event: &Event<'_>) -> Vec<Piece> {
    let comparison = field.alternatives.get(found.alternative).map(|found| &found.comparison);
    let (Some(span), Some(comparison)) = (found.value, comparison) else {
        let words =
            if found.satisfied { "is absent, as it must be" } else { "is not in the event" };
        return vec![Piece::words(words)];
    };
    let mut pieces = Vec::new();
    if !found.satisfied && found.values > 1 {
        pieces.push(Piece::Words(format!("of {} values, the nearest,", found.values)));
    }
    pieces.push(Piece::Value(span.of(event.text()).to_owned()));
    if found.satisfied {
        push_relation(&mut pieces, comparison.relation().words(), comparison);
    } else {
        push_miss(&mut pieces, field, comparison);
    }
    pieces
}

fn push_miss(pieces: &mut Vec<Piece>, field: &Field, nearest: &Comparison) {
    let count = field.alternatives.len();
    if count == 1 {
        return push_relation(pieces, nearest.relation().negated(), nearest);
    }
    let literal = |comparison: &Comparison| matches!(comparison, Comparison::Exactly(_));
    if field.alternatives.iter().all(|alternative| literal(&alternative.comparison)) {
        pieces.push(Piece::Words(format!("is none of the {count} values; the nearest is")));
        return pieces.push(Piece::Value(nearest.operand()));
    }
    pieces.push(Piece::Words(format!("satisfies none of the {count} alternatives; the nearest:")));
    push_relation(pieces, nearest.relation().words(), nearest);
}

fn push_relation(pieces: &mut Vec<Piece>, words: &str, comparison: &Comparison) {
    pieces.push(Piece::words(words));
    let operand = comparison.operand();
    if !operand.is_empty() {
        pieces.push(Piece::Value(operand));
    }
}

/// The fields of the deciding combination that are not satisfied, nearest miss first: indices into
/// [`Explanation::fields`].
pub fn misses(explanation: &Explanation) -> Vec<usize> {
    let found = |index: &usize| explanation.fields.get(*index);
    let missed = |index: &usize| found(index).is_some_and(|field| !field.satisfied);
    let distance = |index: &usize| found(index).map_or(0.0, |field| field.distance);
    let mut misses: Vec<usize> = explanation.combination.iter().copied().filter(missed).collect();
    misses.sort_by(|left, right| distance(left).total_cmp(&distance(right)));
    misses
}

/// Why the event does not match, as one sentence: its nearest miss, or the fields that are only
/// satisfied apart. Empty if it does match.
pub fn reason(explanation: &Explanation, pattern: &Pattern, event: &Event<'_>) -> Vec<Piece> {
    if let Some(apart) = &explanation.apart {
        return apart_sentence(apart, explanation, pattern, event);
    }
    let nearest = misses(explanation).first().copied();
    let all = nearest.and_then(|index| {
        Some((index, explanation.fields.get(index)?, pattern.fields().get(index)?))
    });
    let Some((index, found, field)) = all else {
        return Vec::new();
    };
    // Where the event has a value, the last key is enough to know the field by.
    let last_key = found.value.map(|_| pattern.last_key(index).to_owned());
    let mut pieces = vec![Piece::Field(last_key.unwrap_or_else(|| pattern.path(index)))];
    pieces.extend(sentence(found, field, event));
    pieces
}

fn apart_sentence(
    apart: &Apart,
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (position, &index) in apart.fields.iter().enumerate() {
        if position > 0 {
            pieces.push(Piece::words("and"));
        }
        pieces.push(Piece::Field(pattern.last_key(index).to_owned()));
        let value = explanation.fields.get(index).and_then(|found| found.value);
        let value = value.map(|span| span.of(event.text()).to_owned());
        pieces.extend(value.map(Piece::Value));
    }
    pieces.push(Piece::words("come from different elements of one array"));
    pieces
}
