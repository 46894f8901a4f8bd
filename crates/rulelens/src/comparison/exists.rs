//! `{"exists": true}` and `{"exists": false}`.

use super::Relation;
use super::finding::{Finding, Miss};
use super::scalar::Scalar;
use crate::json::Value;
use crate::pattern::{Fault, Faults};

/// Whether the event has a value there: anything but an object or an empty array, `null` included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exists {
    /// Whether there must be one, or must not.
    pub expected: bool,
}

impl Exists {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        let expected = operand.boolean();
        if expected.is_none() {
            faults.at(Fault::ExistsNotBoolean { found: operand.kind() }, operand);
        }
        expected.map(|expected| Self { expected })
    }

    pub(super) fn matches(self, _value: &Scalar<'_>) -> bool {
        self.expected
    }

    pub(super) fn find(self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || Miss::Present)
    }

    pub(super) fn relation(self) -> Relation {
        if self.expected { Relation::IsThere } else { Relation::IsAbsent }
    }
}
