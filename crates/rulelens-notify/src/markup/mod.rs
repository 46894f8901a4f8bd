//! The markup that clients draw, read into parts.
//!
//! What a client does with odd markup (a star inside a word, a marker without its partner) is
//! imitated as far as its documentation says; the rest is left as text.

mod inline;
pub(crate) mod slack;
pub(crate) mod teams;
