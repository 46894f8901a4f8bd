//! Sets of rules, which JavaScript holds by numbers.

use std::cell::RefCell;

use rulelens::ruleset::RuleSetBuilder;
use rulelens::{Diagnostic, Pattern, RuleSet};

thread_local! {
    static SETS: RefCell<Sets> = const { RefCell::new(Sets { sets: Vec::new(), free: Vec::new() }) };
}

/// All sets that are in use.
struct Sets {
    sets: Vec<Option<Set>>,
    /// Numbers that can be given again.
    free: Vec<usize>,
}

/// A set, and the rules that matched the last event.
struct Set {
    builder: RuleSetBuilder<u32>,
    /// `None` if a rule was added or removed since it was built.
    built: Option<RuleSet<u32>>,
    matched: Vec<u32>,
}

/// Makes an empty set, and returns its number.
pub(crate) fn make() -> usize {
    SETS.with_borrow_mut(|Sets { sets, free }| {
        let set = Set { builder: RuleSet::builder(), built: None, matched: Vec::new() };
        if let Some(number) = free.pop()
            && let Some(place) = sets.get_mut(number)
        {
            *place = Some(set);
            return number;
        }
        sets.push(Some(set));
        sets.len() - 1
    })
}

/// Gives back what a set takes.
pub(crate) fn free(number: usize) {
    SETS.with_borrow_mut(|Sets { sets, free }| {
        if sets.get_mut(number).and_then(Option::take).is_some() {
            free.push(number);
        }
    });
}

/// Adds a pattern to the rule of that id.
pub(crate) fn add(number: usize, id: u32, pattern: &Pattern) {
    with(number, |set| {
        set.builder.add(id, pattern);
        set.built = None;
    });
}

/// Removes a rule.
pub(crate) fn remove(number: usize, id: u32) {
    with(number, |set| {
        if set.builder.remove(&id) {
            set.built = None;
        }
    });
}

/// Finds the rules that match an event, and returns how many.
///
/// # Errors
///
/// What is wrong with the event.
pub(crate) fn matching(number: usize, event: &[u8]) -> Result<usize, Diagnostic> {
    let count = with(number, |Set { builder, built, matched }| {
        let rules = built.get_or_insert_with(|| builder.build());
        matched.clear();
        matched.extend(rules.matches(event)?);
        // In the order in which their ids were added.
        matched.sort_unstable();
        Ok(matched.len())
    });
    count.unwrap_or(Ok(0))
}

/// Where the ids of the rules lie that matched the last event.
pub(crate) fn matched(number: usize) -> *const u32 {
    with(number, |set| set.matched.as_ptr()).unwrap_or(std::ptr::null())
}

fn with<R>(number: usize, work: impl FnOnce(&mut Set) -> R) -> Option<R> {
    SETS.with_borrow_mut(|Sets { sets, .. }| sets.get_mut(number)?.as_mut().map(work))
}
