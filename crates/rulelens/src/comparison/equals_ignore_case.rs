//! `{"equals-ignore-case": "x"}`.

use super::finding::{self, Edge, Finding};
use super::scalar::Scalar;
use super::{Operator, case, string_operand};
use crate::json::{Type, Value};
use crate::pattern::Faults;

/// A string that is the text but for upper and lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualsIgnoreCase {
    /// The text.
    pub text: String,
}

impl EqualsIgnoreCase {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        string_operand(Operator::EqualsIgnoreCase, operand, faults).map(|text| Self { text })
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        matches!(value, Scalar::String(text) if case::equal(text, &self.text))
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || match value {
            Scalar::String(text) => {
                let (wanted, found) = (case::lowered(&self.text), case::lowered(text));
                finding::differs(Edge::Whole, &wanted, &found, false)
            }
            _ => value.other_type(Type::String, &self.text),
        })
    }
}
