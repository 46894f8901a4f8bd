//! Equalities that hold for every text, each against something independent.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail by a panic"
)]

mod consistency;
mod findings;
mod infrastructure;
mod operators;
mod or;
mod print;
mod seen;
mod size;
mod templates;
mod texts;

use rulelens::{Event, Pattern, explain};

/// Whether an event matches a pattern; both must be valid.
fn matches(pattern: &str, event: &str) -> bool {
    let pattern =
        Pattern::parse(pattern).unwrap_or_else(|faults| panic!("{pattern} is refused: {faults:?}"));
    let event = Event::parse(event).unwrap_or_else(|fault| panic!("{event}: {fault}"));
    explain(&pattern, &event).matched
}

/// A string as JSON.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
