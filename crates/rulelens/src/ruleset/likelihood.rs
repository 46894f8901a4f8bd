//! How likely an event passes a test, as far as the rules themselves tell.
//!
//! Nothing depends on it but speed. Where many values of a field are asked for, events are taken to
//! have each of them equally often: a `source` that all rules share says nothing, one of a hundred
//! finding types does.

use super::compile::{Test, TestId};
use crate::comparison::{Comparison, Exists, Numeric};

/// How many rules and fields share what.
pub(super) struct Sharing {
    /// By path, how many different tests there are.
    tests: Vec<u32>,
    /// By test, how many combinations have it.
    combos: Vec<u32>,
}

impl Sharing {
    pub(super) fn new(tests: &[Test], combo_tests: &[TestId], paths: usize) -> Self {
        let mut sharing = Self { tests: vec![0; paths], combos: vec![0; tests.len()] };
        for test in tests {
            if let Some(count) = sharing.tests.get_mut(test.path as usize) {
                *count += 1;
            }
        }
        for &test in combo_tests {
            if let Some(count) = sharing.combos.get_mut(test as usize) {
                *count += 1;
            }
        }
        sharing
    }
}

/// The lower, the sooner a test is looked at. Those that hold for most events come last, and of them
/// those first that many rules share, since they are compared once for all.
pub(super) fn of(id: TestId, test: &Test, sharing: &Sharing) -> f32 {
    let tests = sharing.tests.get(test.path as usize).copied().unwrap_or(0) as f32;
    if !test.is_positive || is_decided_by_presence(test) {
        let combos = sharing.combos.get(id as usize).copied().unwrap_or(0) as f32;
        let weak = if test.is_positive { 2.0 } else { 3.0 };
        return weak + 1.0 / (1.0 + combos);
    }
    let equal = 1.0 / (tests + 1.0);
    test.alternatives.iter().map(|alternative| likelihood(alternative, equal)).sum::<f32>().min(1.0)
}

/// Whether a test holds as soon as the field is there, or can only be compared.
pub(super) fn is_decided_by_presence(test: &Test) -> bool {
    let decides = |alternative: &Comparison| {
        matches!(alternative, Comparison::Exists(_) | Comparison::AnythingBut(_))
    };
    test.alternatives.iter().any(decides)
}

fn likelihood(comparison: &Comparison, equal: f32) -> f32 {
    match comparison {
        Comparison::Exactly(crate::comparison::Exactly::Literal(_)) => 0.4,
        Comparison::Exactly(_) | Comparison::Numeric(Numeric::Equal(_)) => equal,
        Comparison::EqualsIgnoreCase(_) => equal * 1.5,
        Comparison::Prefix(it) => affix(it.text.len()).min(0.05 + equal),
        Comparison::Suffix(it) => affix(it.text.len()).min(0.05 + equal),
        Comparison::Wildcard(it) => {
            affix(it.pieces().iter().map(String::len).sum()).min(0.1 + equal)
        }
        Comparison::Numeric(Numeric::Range { low: Some(_), high: Some(_) }) => 0.25,
        Comparison::Numeric(Numeric::Range { .. }) => 0.5,
        Comparison::Cidr(_) => 0.05,
        Comparison::Exists(Exists { .. }) | Comparison::AnythingBut(_) => 1.0,
    }
}

/// Of a text of that length.
fn affix(length: usize) -> f32 {
    0.7f32.powi(length.min(30) as i32)
}
