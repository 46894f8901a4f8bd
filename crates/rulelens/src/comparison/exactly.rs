//! Literals: `"text"`, `5`, `true`, `false`, `null`, and `{"exactly": "text"}`.

use super::address::Address;
use super::finding::{self, Edge, Finding, Miss, Side};
use super::scalar::Scalar;
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

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || match (self, value) {
            (
                Self::String(expected) | Self::Address { text: expected, .. },
                Scalar::String(text),
            ) => finding::differs(Edge::Whole, expected, text, case::equal(text, expected)),
            (
                Self::Number { value: Some(bound), .. },
                Scalar::Number { value: Some(found), .. },
            ) => Miss::Number { bound: *bound, found: *found, side: Side::On },
            (Self::Number { .. }, Scalar::Number { .. }) => Miss::NotComparable,
            (Self::Literal(_), Scalar::Literal(_)) => Miss::Literal,
            (Self::String(text) | Self::Address { text, .. }, _) => {
                value.other_type(Type::String, text)
            }
            (Self::Number { text, .. }, _) => value.other_type(Type::Number, text),
            (Self::Literal(text), _) => {
                let wanted = if text == "null" { Type::Null } else { Type::Boolean };
                value.other_type(wanted, text)
            }
        })
    }

    pub(super) fn operand(&self) -> String {
        match self {
            Self::String(text) | Self::Address { text, .. } => quoted(text),
            Self::Number { text, .. } | Self::Literal(text) => text.clone(),
        }
    }
}
