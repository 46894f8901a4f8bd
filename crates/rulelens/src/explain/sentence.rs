//! The verdict in English words, as pieces that each place can style, cut and escape.

use super::{Apart, Explanation, FieldExplanation};
use crate::comparison::{AnythingBut, Comparison, Exactly, Relation, Scalar, Wildcard};
use crate::json::{Document, Type};
use crate::pattern::{Alternative, Field, Pattern};

/// How many plain alternatives are named rather than counted.
const NAMED: usize = 3;
/// How many characters those may have.
const NAMED_CHARS: usize = 60;
/// How many fields that do not stand together are named.
const NAMED_FIELDS: usize = 4;

/// A piece of a sentence. Pieces are separated by a space, except before `,` `:` and `.`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our words.
    Words(String),
    /// A field of the pattern: its path.
    Field(String),
    /// A value of the event, as JSON.
    Value(String),
    /// What the pattern compares it with.
    Operand(String),
}

impl Piece {
    /// What it says, whatever it is.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Field(text) | Self::Value(text) | Self::Operand(text) => text,
        }
    }
}

use Piece::{Operand, Value, Words};

pub(super) fn words(text: impl Into<String>) -> Piece {
    Words(text.into())
}

/// The fields of the deciding combination that are not satisfied: the nearest miss, then the others
/// in the order of the pattern. Indices into [`Explanation::fields`].
pub fn misses(explanation: &Explanation) -> Vec<usize> {
    let distance = |index: usize| explanation.fields.get(index).map_or(0.0, |it| it.distance);
    let mut misses: Vec<usize> =
        explanation.combination.iter().copied().filter(|&index| distance(index) > 0.0).collect();
    let nearest = (0..misses.len()).min_by(|&left, &right| {
        let at = |position: usize| misses.get(position).map_or(0.0, |&index| distance(index));
        at(left).total_cmp(&at(right))
    });
    if let Some(before) = nearest.and_then(|nearest| misses.get_mut(..=nearest)) {
        before.rotate_right(1);
    }
    misses
}

/// Why the event does not match, without the words "not matched": of several fields that are
/// missed the nearest. Empty if it does match.
pub fn reason(pattern: &Pattern, event: &str, explanation: &Explanation) -> Vec<Piece> {
    if let Some(apart) = &explanation.apart {
        return not_together(apart, pattern, event, explanation);
    }
    let nearest = misses(explanation).first().and_then(|&index| {
        Some((index, pattern.fields().get(index)?, explanation.fields.get(index)?))
    });
    let Some((index, field, explained)) = nearest else {
        return Vec::new();
    };
    let mut pieces = vec![Piece::Field(pattern.path(index))];
    pieces.extend(field_reason(field, explained, event));
    pieces
}

fn not_together(
    apart: &Apart,
    pattern: &Pattern,
    event: &str,
    explanation: &Explanation,
) -> Vec<Piece> {
    let fields = &apart.fields;
    let mut pieces = Vec::new();
    let named = fields.len().min(NAMED_FIELDS);
    for (position, &index) in fields.iter().take(named).enumerate() {
        if position > 0 {
            let last = position + 1 == named && named == fields.len();
            pieces.push(words(if last { "and" } else { "," }));
        }
        pieces.push(Piece::Field(pattern.path(index)));
        let value = explanation.fields.get(index).and_then(|field| field.value);
        pieces.extend(value.map(|span| Value(shown(span.of(event)))));
    }
    if fields.len() > named {
        pieces.push(words(format!("and {} more", fields.len() - named)));
    }
    pieces.push(words("come from different elements of"));
    pieces.push(Piece::Field(apart.array.clone()));
    pieces
}

/// Why a field is satisfied or is not, without its path.
pub fn field_reason(field: &Field, explained: &FieldExplanation, event: &str) -> Vec<Piece> {
    let Some(alternative) = field.alternatives.get(explained.alternative) else {
        return vec![words(if explained.satisfied { "is satisfied" } else { "is not satisfied" })];
    };
    let comparison = &alternative.comparison;
    let value = explained.value.map(|span| span.of(event));
    match (value, explained.satisfied) {
        (None, true) if explained.values > 0 => {
            vec![words("is absent from the array element that the other fields choose")]
        }
        (None, true) => vec![words(Relation::IsAbsent.words())],
        (None, false) => vec![words(Relation::IsThere.negated())],
        (Some(value), true) => holds(value, comparison),
        (Some(value), false) => unsatisfied(value, &field.alternatives, comparison),
    }
}

/// What comes of one value, as JSON, and one comparison: that it holds or does not.
///
/// ```
/// use rulelens::Pattern;
/// use rulelens::explain::{Piece, compared};
///
/// let pattern = Pattern::parse(r#"{"n": [{"numeric": [">=", 4]}]}"#).unwrap();
/// let words = compared("3.9", &pattern.fields()[0].alternatives[0].comparison);
/// let said = |text: &str| Piece::Words(text.to_owned());
/// assert_eq!(words[1..], [said("is not"), Piece::Operand("≥ 4".to_owned())]);
/// ```
pub fn compared(value: &str, comparison: &Comparison) -> Vec<Piece> {
    let document = Document::parse(value).ok();
    let holds_of = |document: &Document<'_>| comparison.matches(&Scalar::new(document.root()));
    if document.as_ref().is_some_and(holds_of) {
        holds(value, comparison)
    } else {
        miss(value, comparison)
    }
}

/// What a field that is not in the event should have been.
pub fn wanted(field: &Field) -> Option<Vec<Piece>> {
    let mut alternatives = field.alternatives.iter().map(|alternative| &alternative.comparison);
    let (first, several) = (alternatives.next()?, alternatives.next().is_some());
    match first.relation() {
        _ if several => {
            Some(vec![words(format!("one of {} alternatives", field.alternatives.len()))])
        }
        Relation::IsThere | Relation::IsAbsent => None,
        Relation::Equals | Relation::Lies => Some(vec![Operand(first.operand())]),
        _ => Some(rest_of_holds(first)),
    }
}

fn holds(value: &str, comparison: &Comparison) -> Vec<Piece> {
    let mut pieces = vec![Value(shown(value))];
    pieces.extend(rest_of_holds(comparison));
    pieces
}

/// `equals "x"`, `is there`, `is none of 20 values`.
fn rest_of_holds(comparison: &Comparison) -> Vec<Piece> {
    let relation = comparison.relation();
    if let Comparison::AnythingBut(excluded) = comparison {
        let single = singles(excluded);
        return match short(single.iter().map(Comparison::operand)) {
            Some(operands) => {
                let mut pieces = vec![words(relation.words())];
                pieces.extend(joined_by_or(operands));
                pieces
            }
            None if relation == Relation::IsNoneOf => {
                vec![words(format!("is none of {} excluded values", single.len()))]
            }
            None => vec![words(format!("{} any of {} texts", relation.words(), single.len()))],
        };
    }
    let operand = comparison.operand();
    let mut pieces = vec![words(relation.words())];
    pieces.extend((!operand.is_empty()).then_some(Operand(operand)));
    pieces
}

fn unsatisfied(value: &str, alternatives: &[Alternative], nearest: &Comparison) -> Vec<Piece> {
    let count = alternatives.len();
    if count == 1 {
        return miss(value, nearest);
    }
    let plain =
        |alternative: &Alternative| matches!(alternative.comparison, Comparison::Exactly(_));
    if !alternatives.iter().all(plain) {
        let mut pieces = miss(value, nearest);
        pieces.push(words(format!(", the nearest of {count} alternatives")));
        return pieces;
    }
    let operands = alternatives.iter().map(|alternative| alternative.comparison.operand());
    let mut pieces = vec![Value(shown(value))];
    match short(operands) {
        Some(operands) => {
            pieces.push(words(Relation::Equals.negated()));
            pieces.extend(joined_by_or(operands));
        }
        None => {
            pieces.push(words(format!("is none of {count} values, nearest")));
            pieces.push(Operand(nearest.operand()));
        }
    }
    pieces
}

fn miss(value: &str, comparison: &Comparison) -> Vec<Piece> {
    let mut pieces = match comparison {
        Comparison::AnythingBut(excluded) => return excluded_by(value, excluded),
        Comparison::Exists(_) => {
            return vec![words(Relation::IsAbsent.negated()), words(":"), Value(shown(value))];
        }
        _ => vec![
            Value(shown(value)),
            words(comparison.relation().negated()),
            Operand(comparison.operand()),
        ],
    };
    pieces.extend(other_type(value, comparison).map(Words));
    pieces
}

/// Why a value is excluded: by which of the operands.
fn excluded_by(value: &str, excluded: &AnythingBut) -> Vec<Piece> {
    let single = singles(excluded);
    let document = Document::parse(value).ok();
    let scalar = document.as_ref().map(|document| Scalar::new(document.root()));
    let hit = scalar.and_then(|scalar| single.iter().find(|one| !one.matches(&scalar)));
    let mut pieces = vec![Value(shown(value))];
    match hit.or(single.first()) {
        Some(hit) if hit.relation() != Relation::IsNoneOf => {
            pieces.push(words(hit.relation().negated()));
            pieces.push(Operand(hit.operand()));
            pieces.push(words(", which is excluded"));
        }
        _ => pieces.push(words("is excluded")),
    }
    pieces
}

/// The operands of `anything-but`, each as a comparison of its own.
fn singles(excluded: &AnythingBut) -> Vec<Comparison> {
    let each = |texts: &[String], make: fn(Vec<String>) -> AnythingBut| {
        texts.iter().map(|text| make(vec![text.clone()])).collect()
    };
    let single: Vec<AnythingBut> = match excluded {
        AnythingBut::Strings(texts) => each(texts, AnythingBut::Strings),
        AnythingBut::Prefixes(texts) => each(texts, AnythingBut::Prefixes),
        AnythingBut::Suffixes(texts) => each(texts, AnythingBut::Suffixes),
        AnythingBut::EqualsIgnoreCase(texts) => each(texts, AnythingBut::EqualsIgnoreCase),
        AnythingBut::Numbers(numbers) => {
            numbers.iter().map(|number| AnythingBut::Numbers(vec![number.clone()])).collect()
        }
        AnythingBut::Wildcards(wildcards) => {
            let one = |wildcard: &Wildcard| AnythingBut::Wildcards(vec![wildcard.clone()]);
            wildcards.iter().map(one).collect()
        }
    };
    single.into_iter().map(Comparison::AnythingBut).collect()
}

/// The operands, if they are few and short enough to be named.
fn short(operands: impl Iterator<Item = String>) -> Option<Vec<String>> {
    let operands: Vec<String> = operands.collect();
    let chars: usize = operands.iter().map(|operand| operand.chars().count()).sum();
    let named = operands.len() == 1 || (operands.len() <= NAMED && chars <= NAMED_CHARS);
    named.then_some(operands)
}

fn joined_by_or(operands: Vec<String>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for operand in operands {
        if !pieces.is_empty() {
            pieces.push(words("or"));
        }
        pieces.push(Operand(operand));
    }
    pieces
}

/// Said where no value of this type could satisfy the comparison.
fn other_type(value: &str, comparison: &Comparison) -> Option<String> {
    let wanted = match comparison {
        Comparison::Numeric(_) | Comparison::Exactly(Exactly::Number { .. }) => Type::Number,
        Comparison::Exactly(Exactly::Literal(_)) | Comparison::Exists(_) => return None,
        _ => Type::String,
    };
    let found = kind(value);
    let is = |kind: Type| kind.with_article();
    (found != wanted).then(|| format!(", since it is {}, not {}", is(found), is(wanted)))
}

/// The type of a value from its JSON.
fn kind(value: &str) -> Type {
    match value.bytes().next() {
        Some(b'"') => Type::String,
        Some(b'[') => Type::Array,
        Some(b'{') => Type::Object,
        Some(b't' | b'f') => Type::Boolean,
        Some(b'n') | None => Type::Null,
        Some(_) => Type::Number,
    }
}

/// The value as the pattern would write it: without escapes that it does not need, so that what is
/// equal looks equal.
fn shown(value: &str) -> String {
    let Ok(document) = Document::parse(value) else { return value.to_owned() };
    match document.root().string() {
        Some(text) => Comparison::Exactly(Exactly::String(text.into_owned())).operand(),
        None => value.to_owned(),
    }
}
