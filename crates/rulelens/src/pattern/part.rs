//! The shape of a pattern: its fields, and its `$or`s with their arms.

use crate::span::Span;

/// What stands in a pattern, the objects around fields left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// A field: its index in [`Pattern::fields`](super::Pattern::fields).
    Field(usize),
    /// Several arms, one of which must hold.
    Or(Or),
}

/// An `$or`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Or {
    /// The key `$or`.
    pub key: Span,
    /// The array of its arms.
    pub span: Span,
    /// How many keys lead to the object that it stands in.
    pub depth: usize,
    /// Its arms, in the order of the text.
    pub arms: Vec<Arm>,
}

/// One of the ways that an `$or` offers: what must hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arm {
    /// The object.
    pub span: Span,
    /// What stands in it.
    pub parts: Vec<Part>,
}
