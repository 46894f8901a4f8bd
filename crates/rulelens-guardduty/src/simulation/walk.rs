//! The occurrences of one finding, one after the other.

use super::schedule::Schedule;
use super::{Because, Fate, NEW_FINDING, Occurrence, Sent};
use crate::scenario::{Finding, Periods, Scenario};
use crate::time::Time;

/// A finding whose occurrences are gone through.
pub(super) struct Walk<'s> {
    pub(super) scenario: &'s Scenario,
    pub(super) finding: &'s Finding,
    /// Its place in the scenario.
    pub(super) index: usize,
    pub(super) schedule: &'s Schedule,
}

impl Walk<'_> {
    /// Adds the events that are sent, and notes of occurrences that they are suppressed.
    pub(super) fn go(&self, of_finding: &[usize], all: &mut [Occurrence], events: &mut Vec<Sent>) {
        let suppressed = Periods::new(&self.finding.suppressed);
        let archived = Periods::new(&self.finding.archived);
        let mut last_event = None;
        let mut due: Option<Sent> = None;
        let mut first_seen = None;
        let mut last_seen = Time::FIRST;
        for (before, place) in of_finding.iter().enumerate() {
            let Some(occurrence) = all.get_mut(*place) else { continue };
            let time = occurrence.time;
            let first_seen = *first_seen.get_or_insert(time);
            if let Some(mut sent) = due.take_if(|sent| sent.time < time) {
                sent.count = before;
                sent.last_seen = last_seen;
                last_event = Some(sent.time);
                events.push(sent);
            }
            last_seen = time;
            if let Some(period) = suppressed.at(time) {
                occurrence.fate = Fate::Suppressed { until: period.until };
                continue;
            }
            let sent =
                due.get_or_insert_with(|| self.event(last_event, first_seen, time, &archived));
            sent.occurrences.push(*place);
        }
        if let Some(mut sent) = due {
            sent.count = of_finding.len();
            sent.last_seen = last_seen;
            events.push(sent);
        }
    }

    /// The event that is sent because of an occurrence.
    fn event(
        &self,
        last_event: Option<Time>,
        first_seen: Time,
        occurrence: Time,
        archived: &Periods,
    ) -> Sent {
        let (time, because) = match last_event {
            None => (occurrence.after(NEW_FINDING), Because::New),
            Some(last) => {
                let (tick, part) = self.schedule.tick(last, occurrence);
                let (interval, by, ignored) = (part.interval, part.by, part.ignored);
                (tick, Because::Interval { interval, by, ignored })
            }
        };
        let account = self.scenario.accounts.get(self.finding.account);
        let membership = account.and_then(|account| account.membership);
        Sent {
            finding: self.index,
            time,
            created: first_seen.after(NEW_FINDING),
            first_seen,
            last_seen: occurrence,
            count: 0,
            archived: archived.at(time).is_some(),
            account: self.finding.account,
            administrator: membership
                .filter(|membership| membership.holds_at(time))
                .map(|membership| membership.administrator),
            occurrences: Vec::new(),
            because,
        }
    }
}
