//! Literals: `"text"`, `5`, `true`, `false`, `null`, and `{"exactly": "text"}`.

use super::address::Address;
use super::scalar::{self, Scalar};
use super::{Operator, case, quoted, string_operand};
use crate::json::{self, Type, Value};
use crate::pattern::Faults;

/// Equality with a literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Exactly {
    /// A string.
    String(String),
    /// A string that is an IP address: compared as an address, so `::1` equals `0:0:0:0:0:0:0:1`.
    Address {
        /// As it is written.
        text: String,
        /// The address.
        address: Address,
    },
    /// A number: compared by value if both have one, otherwise by text.
    Number {
        /// As it is spelled.
        text: String,
        /// Its value, if the service compares it by value.
        value: Option<f64>,
    },
    /// `true`, `false` or `null`: never the same as the string `"true"`.
    Literal(String),
}

impl Exactly {
    pub(super) fn literal(value: Value<'_>) -> Self {
        match value.string() {
            Some(text) => match Address::parse(&text) {
                Some(address) => Self::Address { text: text.into_owned(), address },
                None => Self::String(text.into_owned()),
            },
            None if value.kind() == Type::Number => {
                let text = value.raw();
                Self::Number { text: text.to_owned(), value: json::comparable(text) }
            }
            None => Self::Literal(value.raw().to_owned()),
        }
    }

    /// The operator, which takes strings only and knows no addresses.
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        string_operand(Operator::Exactly, operand, faults).map(Self::String)
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        match (self, value) {
            (Self::String(expected), Scalar::String(text)) => expected == text,
            (Self::Address { address, .. }, Scalar::String(text)) => {
                Address::parse(text).as_ref() == Some(address)
            }
            (
                Self::Number { text: expected_text, value: expected },
                Scalar::Number { text, value },
            ) => (expected.is_some() && expected == value) || expected_text == text,
            (Self::Literal(expected), Scalar::Literal(text)) => expected == text,
            _ => false,
        }
    }

    pub(super) fn distance(&self, value: &Scalar<'_>) -> f64 {
        match (self, value) {
            (
                Self::String(expected) | Self::Address { text: expected, .. },
                Scalar::String(text),
            ) => {
                if case::equal(expected, text) {
                    return 0.05;
                }
                let length = expected.chars().count().max(text.chars().count());
                scalar::unlike(expected.chars(), text.chars(), length)
            }
            (
                Self::Number { value: Some(expected), .. },
                Scalar::Number { value: Some(value), .. },
            ) => numeric_distance(*expected, *value),
            (Self::Number { text, .. }, Scalar::String(string)) if text == string => 0.1,
            (Self::String(text), Scalar::Number { text: number, .. }) if text == number => 0.1,
            (Self::Literal(_), Scalar::Literal(_)) => 0.5,
            _ => scalar::OTHER_TYPE,
        }
    }

    pub(super) fn operand(&self) -> String {
        match self {
            Self::String(text) | Self::Address { text, .. } => quoted(text),
            Self::Number { text, .. } | Self::Literal(text) => text.clone(),
        }
    }
}

/// How far a number is from another, between 0 and 0.9, in relation to their size.
pub(super) fn numeric_distance(expected: f64, value: f64) -> f64 {
    let gap = (expected - value).abs();
    let distance = 0.9 * gap / (gap + expected.abs().max(value.abs()).max(1.0));
    if distance.is_finite() { distance } else { 0.9 }
}
