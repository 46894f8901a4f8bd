//! `{"equals-ignore-case": "x"}`.

use super::scalar::{self, Scalar};
use super::{Operator, case, string_operand};
use crate::json::Value;
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

    pub(super) fn distance(&self, value: &Scalar<'_>) -> f64 {
        match value {
            Scalar::String(text) => {
                let length = self.text.chars().count().max(text.chars().count());
                let lower = |char: char| char.to_lowercase();
                let (wanted, found) = (self.text.chars(), text.chars());
                scalar::unlike(wanted.flat_map(lower), found.flat_map(lower), length)
            }
            _ => scalar::OTHER_TYPE,
        }
    }
}
