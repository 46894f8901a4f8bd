//! A value of the event, as comparisons see it.

use std::borrow::Cow;

use super::finding::Miss;
use crate::json::{self, Type, Value};

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
            None if value.kind() == Type::Number => {
                Self::Number { text: value.raw(), value: json::comparable(value.raw()) }
            }
            None => Self::Literal(value.raw()),
        }
    }

    /// The type.
    pub fn kind(&self) -> Type {
        match self {
            Self::String(_) => Type::String,
            Self::Number { .. } => Type::Number,
            Self::Literal("null") => Type::Null,
            Self::Literal(_) => Type::Boolean,
        }
    }

    /// The miss of a comparison that takes another type. `text` is what it would have to say.
    pub(super) fn other_type(&self, wanted: Type, text: &str) -> Miss {
        let same_text = match self {
            Self::String(string) => string == text,
            Self::Number { text: number, .. } => *number == text,
            Self::Literal(literal) => *literal == text,
        };
        Miss::OtherType { wanted, found: self.kind(), same_text }
    }
}
