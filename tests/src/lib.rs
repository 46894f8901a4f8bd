//! The conformance suite: cases as data, and what runs them.
//!
//! `suite/` holds the cases: `patterns/` one file per operator or rule of the language,
//! `transforms/` one per kind of template, `lints/` one per kind of advice and fix, `targets/` one per
//! client that shows something, `guardduty/` one per rule of how findings are sent, `links/` one per
//! way in which a link is not what it should be, `infrastructure/read` one per format that is read,
//! `infrastructure/written` one per tool. Every case names its source. The examples of the playground,
//! in `web/examples/`, are cases too.

pub mod check;
pub mod examples;
pub mod guardduty;
pub mod infrastructure;
pub mod links;
pub mod lints;
pub mod seen;
pub mod suite;
pub mod targets;
