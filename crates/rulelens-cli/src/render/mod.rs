//! Answers for people: sentences, rows, diagnostics with their place in the text.

pub(crate) mod cut;
mod diagnostics;
pub(crate) mod dropped;
pub(crate) mod escape;
mod excerpt;
pub(crate) mod explained;
pub(crate) mod message;
pub(crate) mod phrase;
pub(crate) mod seen;
pub(crate) mod timeline;
pub(crate) mod unseen;
pub(crate) mod verdict;

pub(crate) use diagnostics::{counted, faults};
