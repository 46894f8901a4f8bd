//! What would have to change for an event to match, in English words.

use super::sentence::{self, Piece};
use super::{Explanation, misses};
use crate::comparison::{Comparison, Relation};
use crate::pattern::Pattern;

use Piece::{Field, Operand};

/// How many fields are named.
const NAMED: usize = 4;

/// What would have to change for the event to match, as a sentence; empty if it does match.
pub fn change(pattern: &Pattern, explanation: &Explanation) -> Vec<Piece> {
    if explanation.matched {
        return Vec::new();
    }
    if let Some(apart) = &explanation.apart {
        let before = words("It would match if one element of");
        let mut pieces = vec![before, Field(apart.array.clone()), words("satisfied these fields:")];
        pieces.extend(all(pattern, &apart.fields));
        return pieces;
    }
    let missed = misses(explanation);
    if let [field] = missed.as_slice() {
        return condition("It would match if", pattern, explanation, *field);
    }
    let mut pieces = vec![words("It would match if these fields were satisfied:")];
    pieces.extend(all(pattern, &missed));
    pieces
}

/// What would have to change for a field to be satisfied, as a sentence; empty if it is.
pub fn change_of_field(pattern: &Pattern, explanation: &Explanation, field: usize) -> Vec<Piece> {
    condition("It would be satisfied if", pattern, explanation, field)
}

fn words(text: impl Into<String>) -> Piece {
    sentence::words(text)
}

fn condition(
    before: &str,
    pattern: &Pattern,
    explanation: &Explanation,
    field: usize,
) -> Vec<Piece> {
    let explained = explanation.fields.get(field).filter(|field| !field.satisfied);
    let Some((explained, tested)) = explained.zip(pattern.fields().get(field)) else {
        return Vec::new();
    };
    let Some(nearest) = tested.alternatives.get(explained.alternative) else {
        return Vec::new();
    };
    let mut pieces = vec![words(before)];
    pieces.extend(becoming(pattern.path(field), &nearest.comparison));
    pieces.push(words("."));
    match tested.alternatives.len() {
        0 | 1 => {}
        2 => pieces.push(words("The field has 1 other alternative.")),
        count => pieces.push(words(format!("The field has {} other alternatives.", count - 1))),
    }
    pieces
}

fn becoming(path: String, comparison: &Comparison) -> Vec<Piece> {
    let relation = comparison.relation();
    match relation {
        Relation::Equals | Relation::Lies => {
            vec![Field(path), words("were"), Operand(comparison.operand())]
        }
        Relation::IsThere => vec![words("the event had"), Field(path)],
        Relation::IsAbsent => vec![words("the event had no"), Field(path)],
        _ => {
            let relation = words(format!("had a value that {}", relation.words()));
            vec![Field(path), relation, Operand(comparison.operand())]
        }
    }
}

/// The fields by their paths, as the end of a sentence.
fn all(pattern: &Pattern, fields: &[usize]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for &field in fields.iter().take(NAMED) {
        if !pieces.is_empty() {
            pieces.push(words(","));
        }
        pieces.push(Field(pattern.path(field)));
    }
    if fields.len() > NAMED {
        pieces.push(words(format!("and {} more", fields.len() - NAMED)));
    }
    pieces.push(words("."));
    pieces
}
