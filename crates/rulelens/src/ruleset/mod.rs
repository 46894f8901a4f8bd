//! Many rules, one event: which of them match, at the speed of reading the event.
//!
//! The event is read once, as bytes; nothing is made of it but masks of where its strings and
//! brackets are. Only fields that some rule tests are looked at. Each has one index for all rules,
//! which finds the tests that a value passes, and by them the few rules that may match; those are
//! then compared as the reference does. What is decided here is in which order to look, never what
//! an operator means: that is [`crate::comparison`], and [`crate::explain`](fn@crate::explain) gives
//! the same verdict.

mod compile;
mod index;
mod likelihood;
mod scan;
mod scratch;
mod segment;
mod set;
mod together;
mod tree;
mod values;
mod walk;

pub use scratch::Scratch;
pub(crate) use set::compile;
pub use set::{Matches, RuleSet, RuleSetBuilder};
