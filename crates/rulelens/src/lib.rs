//! Evaluate Amazon EventBridge (CloudWatch Events) rules without AWS.
//!
//! Does this event match this event pattern, and why or why not? What does the target then receive
//! through its input transformer? Everything here is a pure function of texts: no I/O, no clock.
//!
//! ```
//! use rulelens::{Event, Pattern, explain};
//!
//! let pattern = Pattern::parse(r#"{"detail": {"severity": [{"numeric": [">=", 4]}]}}"#).unwrap();
//! let event = Event::parse(r#"{"detail": {"severity": 3.9}}"#).unwrap();
//!
//! let explanation = explain(&pattern, &event);
//! assert!(!explanation.matched);
//! assert_eq!(pattern.path(0), "detail.severity");
//! assert!(!explanation.fields[0].satisfied);
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`json`] | text to a tree that keeps spans, key order, duplicate keys and the spelling of numbers |
//! | [`pattern`] | the event pattern: its fields, its parser, its faults |
//! | [`comparison`] | one file per comparison operator: its syntax and its meaning |
//! | [`event`] | the event as fields with their place in arrays |
//! | [`explain`](mod@explain) | the reference evaluator, which says why |
//! | [`ruleset`] | one to a million rules, compiled: which of them match |
//! | [`transform`] | input paths, input templates, rendering with provenance |
//! | [`schema`] | what is known of the events of AWS |
//! | [`nearest`] | what may be meant by a name that is none |
//! | [`invisible`] | characters that cannot be seen, so that they are shown |
//! | [`diagnostic`] | code, severity, message, help, span, and the service's own message |

pub mod comparison;
pub mod diagnostic;
pub mod event;
pub mod explain;
mod fix;
pub mod invisible;
mod jackson;
pub mod json;
pub mod nearest;
mod order;
pub mod pattern;
pub mod ruleset;
pub mod schema;
pub mod span;
pub mod transform;

pub use diagnostic::{Diagnostic, Edit, Fix, Severity};
pub use event::Event;
pub use explain::{Explanation, explain};
pub use pattern::Pattern;
pub use ruleset::{RuleSet, RuleSetBuilder, Scratch};
pub use span::{LineIndex, Position, Span};

/// The examples of README.md.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
