//! When the later occurrences of a finding are sent.

use crate::scenario::{Interval, Scenario};
use crate::time::Time;

/// The interval that holds in an account, over time.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    /// In order; the first begins with the calendar.
    parts: Vec<Part>,
}

/// The interval that holds from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    from: Time,
    pub(super) interval: Interval,
    /// Who set it; `None` if nobody did.
    pub(super) by: Option<usize>,
    /// What the account itself had set before it became a member.
    pub(super) ignored: Option<Interval>,
}

impl Schedule {
    /// The schedule of an account.
    pub(super) fn new(scenario: &Scenario, account: usize) -> Self {
        let membership = scenario.accounts.get(account).and_then(|account| account.membership);
        let Some(membership) = membership else {
            return Self { parts: set_by(scenario, account) };
        };
        let joined = membership.since.unwrap_or_default();
        let mut parts = set_by(scenario, account);
        parts.retain(|part| part.from < joined);
        let own = parts.last().filter(|part| part.by.is_some()).map(|part| part.interval);
        let administrators = set_by(scenario, membership.administrator);
        let first = administrators.partition_point(|part| part.from <= joined).saturating_sub(1);
        parts.extend(administrators.iter().skip(first).map(|part| Part {
            from: part.from.max(joined),
            ignored: own.filter(|own| *own != part.interval),
            ..*part
        }));
        Self { parts }
    }

    /// The first tick at or behind `occurrence`, and what holds there. The clock ticks once an
    /// interval from the `last` event on; a change of the interval starts it from there again.
    pub(super) fn tick(&self, last: Time, occurrence: Time) -> (Time, Part) {
        let first = self.parts.partition_point(|part| part.from <= occurrence).saturating_sub(1);
        let mut parts = self.parts.iter().skip(first).peekable();
        while let Some(part) = parts.next() {
            let tick = tick_behind(last, part.interval, occurrence.max(part.from));
            if parts.peek().is_none_or(|next| tick < next.from) {
                return (tick, *part);
            }
        }
        // INVARIANT: there is a part, and the last one ends with the calendar.
        (occurrence, NOTHING_SET)
    }
}

/// What holds in an account that sets nothing.
const NOTHING_SET: Part =
    Part { from: Time::FIRST, interval: Interval::SixHours, by: None, ignored: None };

/// What an account sets over time, as if it were nobody's member.
fn set_by(scenario: &Scenario, account: usize) -> Vec<Part> {
    let settings = scenario.settings.iter().filter(|setting| setting.account == account);
    let mut parts: Vec<Part> = std::iter::once(NOTHING_SET)
        .chain(settings.map(|setting| Part {
            from: setting.from.unwrap_or_default(),
            interval: setting.interval,
            by: Some(account),
            ignored: None,
        }))
        .collect();
    parts.sort_by_key(|part| part.from);
    // Of those that begin at once, the last one holds.
    parts.reverse();
    parts.dedup_by_key(|part| part.from);
    parts.reverse();
    parts
}

/// The first tick that is not before `from`, and behind `last`.
fn tick_behind(last: Time, interval: Interval, from: Time) -> Time {
    let length = interval.minutes().millis();
    let passed = from.millis().saturating_sub(last.millis());
    let ticks = passed.saturating_add(length - 1).div_euclid(length).max(1);
    Time::from_millis(last.millis().saturating_add(ticks.saturating_mul(length)))
}
