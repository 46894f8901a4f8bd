//! `{"suffix": "s"}` and `{"suffix": {"equals-ignore-case": "s"}}`.

use super::finding::{self, Edge, Finding};
use super::scalar::Scalar;
use super::{Operator, Relation, affix_operand, case};
use crate::json::{Type, Value};
use crate::pattern::Faults;

/// A string that ends with the text; every string does with an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suffix {
    /// The text.
    pub text: String,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
}

impl Suffix {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        affix_operand(Operator::Suffix, operand, faults)
            .map(|(text, ignore_case)| Self { text, ignore_case })
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        match value {
            Scalar::String(text) if self.ignore_case => case::ends_with(text, &self.text),
            Scalar::String(text) => text.ends_with(&self.text),
            _ => false,
        }
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || match value {
            Scalar::String(text) => {
                let case_only = case::ends_with(text, &self.text);
                finding::differs(Edge::End, &self.text, text, case_only)
            }
            _ => value.other_type(Type::String, &self.text),
        })
    }

    pub(super) fn relation(&self) -> Relation {
        if self.ignore_case { Relation::EndsWithIgnoringCase } else { Relation::EndsWith }
    }
}
