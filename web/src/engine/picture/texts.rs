//! Two texts and the place where they part.

use rulelens::comparison::Edge;

use crate::picture::{Run, RunKind, Texts};

/// How many common characters are drawn before the difference.
const BEFORE: usize = 12;
/// How many characters are drawn behind it.
const AFTER: usize = 16;

/// The surroundings of the first difference. Nothing where case is ignored and characters may have
/// forms of several characters: the two would not stand in one grid.
pub(super) fn texts(event: &str, pattern: &str, edge: Edge, ignores_case: bool) -> Option<Texts> {
    if ignores_case && !(event.is_ascii() && pattern.is_ascii()) {
        return None;
    }
    let same = |(left, right): &(char, char)| {
        left == right || (ignores_case && left.eq_ignore_ascii_case(right))
    };
    let from_end = edge == Edge::End;
    let forward = |text: &str, other: &str, common| runs(text.chars(), other.chars(), common);
    let backward = |text: &str, other: &str, common| {
        let mut runs = runs(text.chars().rev(), other.chars().rev(), common);
        runs.reverse();
        for run in &mut runs {
            run.text = run.text.chars().rev().collect();
        }
        runs
    };
    let (event, pattern) = if from_end {
        let common = event.chars().rev().zip(pattern.chars().rev()).take_while(same).count();
        (backward(event, pattern, common), backward(pattern, event, common))
    } else {
        let common = event.chars().zip(pattern.chars()).take_while(same).count();
        (forward(event, pattern, common), forward(pattern, event, common))
    };
    Some(Texts { event, pattern, from_end })
}

/// The runs of a text that has `common` characters in common with another.
fn runs(
    mut text: impl Iterator<Item = char>,
    mut other: impl Iterator<Item = char>,
    common: usize,
) -> Vec<Run> {
    let mut runs = Vec::new();
    let skipped = common.saturating_sub(BEFORE);
    if let Some(last) = skipped.checked_sub(1) {
        text.nth(last);
        other.nth(last);
        push(&mut runs, '…', RunKind::Rest);
    }
    for (char, beside) in text.by_ref().zip(other).take(common - skipped) {
        let kind = if char == beside { RunKind::Same } else { RunKind::OtherCase };
        push(&mut runs, char, kind);
    }
    if let Some(char) = text.next() {
        push(&mut runs, char, RunKind::Differs);
    }
    for char in text.by_ref().take(AFTER) {
        push(&mut runs, char, RunKind::Rest);
    }
    if text.next().is_some() {
        push(&mut runs, '…', RunKind::Rest);
    }
    runs
}

fn push(runs: &mut Vec<Run>, char: char, kind: RunKind) {
    match runs.last_mut() {
        Some(run) if run.kind == kind => run.text.push(char),
        _ => runs.push(Run { text: char.into(), kind }),
    }
}
