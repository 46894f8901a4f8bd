//! A finding of a scenario.

use crate::finding_type::FindingType;
use crate::time::Time;

/// A finding that occurs.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What the scenario calls it.
    pub name: String,
    /// The account that it arises in: its place in the scenario.
    pub account: usize,
    /// What is found.
    pub what: What,
    /// When it occurs, in any order.
    pub occurrences: Vec<Time>,
    /// When it is archived by hand.
    pub archived: Vec<Period>,
    /// When a suppression rule selects it.
    pub suppressed: Vec<Period>,
}

/// What is found.
#[derive(Clone, Debug)]
pub enum What {
    /// A finding of a type; the rest is made up.
    Type {
        /// Which.
        finding_type: FindingType,
        /// Its severity as JSON, if it is not the type's own.
        severity: Option<String>,
        /// `resource` as JSON, if it is given.
        resource: Option<String>,
    },
    /// A whole finding: the JSON of an event's `detail`.
    Detail(String),
}

/// From a moment on, up to but not including another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Its first moment.
    pub from: Time,
    /// The first moment behind it; `None` if it does not end.
    pub until: Option<Time>,
}

/// Periods in order, without overlaps, to ask for a moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Periods(Vec<Period>);

impl Periods {
    pub(crate) fn new(periods: &[Period]) -> Self {
        let mut sorted = periods.to_vec();
        sorted.sort_unstable();
        let mut merged: Vec<Period> = Vec::with_capacity(sorted.len());
        for period in sorted {
            match merged.last_mut() {
                Some(last) if last.until.is_none_or(|until| until >= period.from) => {
                    last.until = match (last.until, period.until) {
                        (Some(left), Some(right)) => Some(left.max(right)),
                        _ => None,
                    };
                }
                _ => merged.push(period),
            }
        }
        Self(merged)
    }

    /// The period that a moment is in.
    pub(crate) fn at(&self, time: Time) -> Option<Period> {
        let behind = self.0.partition_point(|period| period.from <= time);
        let last = self.0.get(behind.checked_sub(1)?)?;
        last.until.is_none_or(|until| time < until).then_some(*last)
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, Periods};
    use crate::time::Time;

    #[test]
    fn periods_that_meet_are_one() {
        let time = |millis| Time::from_millis(millis);
        let period =
            |from, until: i64| Period { from: time(from), until: (until > 0).then(|| time(until)) };
        let periods =
            Periods::new(&[period(8, 9), period(1, 3), period(3, 5), period(2, 4), period(20, 0)]);
        let held: Vec<i64> = (0..30).filter(|at| periods.at(time(*at)).is_some()).collect();
        let expected: Vec<i64> = [1, 2, 3, 4, 8].into_iter().chain(20..30).collect();
        assert_eq!(held, expected);
    }
}
