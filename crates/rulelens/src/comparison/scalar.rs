//! A value of the event, as comparisons see it.

use std::borrow::Cow;

use crate::json::{self, Value};

/// The distance of a value whose type can never match.
pub(super) const OTHER_TYPE: f64 = 0.95;

/// A value of the event that is neither an array nor an object.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'d> {
    /// A string: its characters.
    String(Cow<'d, str>),
    /// A number.
    Number {
        /// As it is spelled.
        text: &'d str,
        /// Its value, if the service compares it by value.
        value: Option<f64>,
    },
    /// `true`, `false` or `null`.
    Literal(&'d str),
}

impl<'d> Scalar<'d> {
    /// The scalar that a leaf of a document is; an array or object counts as its text.
    pub fn new(value: Value<'d>) -> Self {
        match value.string() {
            Some(text) => Self::String(text),
            None if value.kind() == json::Type::Number => {
                Self::Number { text: value.raw(), value: json::comparable(value.raw()) }
            }
            None => Self::Literal(value.raw()),
        }
    }
}

/// How unlike two strings are, between 0 and 0.9, by what they have in common at the start.
pub(super) fn unlike(
    left: impl Iterator<Item = char>,
    right: impl Iterator<Item = char>,
    length: usize,
) -> f64 {
    let common = left.zip(right).take_while(|(left, right)| left == right).count();
    let length = length.max(1) as f64;
    0.9 * (1.0 - (common as f64 / length).min(1.0))
}
