//! The fields of a pattern in its shape: where it has an `$or`, with its branches.

use crate::view::FieldView;

/// Up to how many fields are told of in the order of the pattern, each with its picture; of more, those
/// that are not satisfied come first.
pub const IN_ORDER: usize = 8;

/// A part of the pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum PartView {
    /// A field that the verdict is about: its index in [`View::fields`](crate::view::View::fields).
    Field(usize),
    /// A field of a branch that the verdict is not about.
    Other(Box<FieldView>),
    /// An `$or`.
    Or(OrView),
}

/// An `$or`.
#[derive(Clone, Debug, PartialEq)]
pub struct OrView {
    /// Its branches, in the order of the text: two at least.
    pub branches: Vec<BranchView>,
    /// The branch that holds, or else comes closest.
    pub nearest: usize,
}

impl OrView {
    /// Whether some branch holds.
    #[must_use]
    pub fn satisfied(&self) -> bool {
        self.branches.iter().any(|branch| branch.missed == 0)
    }

    /// How far it is from being satisfied: 0 is satisfied.
    #[must_use]
    pub fn distance(&self) -> f64 {
        self.branches.get(self.nearest).map_or(0.0, |branch| branch.distance)
    }
}

/// A branch of an `$or`.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchView {
    /// How many fields must be satisfied; of an `$or` in it those of its nearest branch.
    pub fields: usize,
    /// How many of them are not.
    pub missed: usize,
    /// How far these are from being satisfied, together.
    pub distance: f64,
    /// What stands in it.
    pub parts: Vec<PartView>,
}
