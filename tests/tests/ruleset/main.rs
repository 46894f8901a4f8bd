//! The compiled matcher against the reference evaluator: two engines, one meaning.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail by a panic"
)]

mod changes;
mod draws;
mod generated;
mod hostile;
mod known;

use rulelens::{Event, Pattern, RuleSet, explain};

/// A pattern; it must be valid.
fn pattern(text: &str) -> Pattern {
    Pattern::parse(text).unwrap_or_else(|faults| panic!("{text} is refused: {faults:?}"))
}

/// A set of these patterns, by their numbers.
fn set(patterns: &[Pattern]) -> RuleSet<usize> {
    let mut builder = RuleSet::builder();
    for (number, pattern) in patterns.iter().enumerate() {
        builder.add(number, pattern);
    }
    builder.build()
}

/// The numbers of the patterns that match, in order.
fn matching(set: &RuleSet<usize>, event: &str) -> Vec<usize> {
    let found = set.matches(event.as_bytes());
    let found = found.unwrap_or_else(|fault| panic!("{event}: {fault}"));
    let mut found: Vec<usize> = found.into_iter().copied().collect();
    found.sort_unstable();
    found
}

/// The same by the reference evaluator.
fn expected(patterns: &[Pattern], event: &str) -> Vec<usize> {
    let event = Event::parse(event).unwrap_or_else(|fault| panic!("{event}: {fault}"));
    let matched = |(number, pattern)| explain(pattern, &event).matched.then_some(number);
    patterns.iter().enumerate().filter_map(matched).collect()
}
