//! Which events GuardDuty sends of findings that occur, and when.
//!
//! Source: the GuardDuty user guide, "Processing GuardDuty findings with Amazon EventBridge":
//!
//! 1. Of a new finding an event is sent within five minutes; it includes what occurs in them.
//! 2. Later occurrences are aggregated, and sent once an interval: 6 hours, 1 hour or 15 minutes.
//! 3. An administrator sets the interval for all its members, an account that stands alone its own.
//! 4. Occurrences of a finding that is archived by hand are sent as ever.
//! 5. Occurrences that a suppression rule selects are not sent, whether the first or later ones.
//! 6. An event is put onto the bus of the account that the finding arose in, and onto that of its
//!    administrator.
//!
//! The guide does not say at which moment of the five minutes an event is sent, nor from when an
//! interval counts. This is a *model* of it:
//!
//! - a new finding is sent five minutes after it first occurred, with what occurred up to and at
//!   that moment;
//! - from then on its clock ticks once an interval, and at a tick an event is sent if something
//!   occurred since the last event; what occurs at a tick belongs to it;
//! - when the interval changes, the clock starts again from the last event; a tick at the very
//!   moment of the change is one of the new interval's;
//! - an occurrence is suppressed or not by what holds when it occurs. It counts in `service.count`
//!   all the same, since the finding goes on. If all were suppressed so far, the first that is not
//!   is sent as that of a new finding;
//! - delivery is best effort: events that get lost on the way are not in the model.

mod event;
mod occurrence;
mod schedule;
mod sent;
mod walk;

pub use occurrence::{Fate, Occurrence};
pub use sent::{Because, Sent};

use crate::scenario::Scenario;
use crate::time::{Minutes, Time};
use schedule::Schedule;

/// How long GuardDuty waits after a new finding's first occurrence.
pub const NEW_FINDING: Minutes = Minutes(5);

/// What happens: occurrences, and the events that are sent of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Timeline {
    /// All occurrences in order of time, each with what becomes of it.
    pub occurrences: Vec<Occurrence>,
    /// All events in order of time.
    pub events: Vec<Sent>,
}

/// Which events are sent of the findings of a scenario, and what becomes of each occurrence.
///
/// ```
/// use rulelens_guardduty::{Scenario, simulate};
/// use rulelens_guardduty::simulation::Fate;
///
/// let scenario = Scenario::parse(r#"{"findings": [{
///     "type": "Recon:EC2/Portscan",
///     "occurrences": ["2026-03-14T09:00:00Z", "2026-03-14T09:04:00Z", "2026-03-14T10:00:00Z"],
///     "suppressed": [{"from": "2026-03-14T09:30:00Z"}]
/// }]}"#).unwrap();
/// let timeline = simulate(&scenario);
/// assert_eq!(timeline.events.len(), 1);
/// assert_eq!(timeline.events[0].count, 2);
/// assert!(matches!(timeline.occurrences[2].fate, Fate::Suppressed { .. }));
/// ```
pub fn simulate(scenario: &Scenario) -> Timeline {
    let mut occurrences = in_order(scenario);
    let schedules: Vec<Schedule> =
        (0..scenario.accounts.len()).map(|account| Schedule::new(scenario, account)).collect();
    let mut events = Vec::new();
    for (index, of_finding) in by_finding(scenario, &occurrences).iter().enumerate() {
        let finding = scenario.findings.get(index);
        let schedule = finding.and_then(|finding| schedules.get(finding.account));
        let Some((finding, schedule)) = finding.zip(schedule) else { continue };
        let walk = walk::Walk { scenario, finding, index, schedule };
        walk.go(of_finding, &mut occurrences, &mut events);
    }
    events.sort_by_key(|event| (event.time, event.finding));
    for (index, event) in events.iter().enumerate() {
        for (place, occurrence) in event.occurrences.iter().enumerate() {
            if let Some(occurrence) = occurrences.get_mut(*occurrence) {
                occurrence.fate = match place {
                    0 => Fate::Sent { event: index },
                    _ => Fate::Aggregated { event: index, until: event.time },
                };
            }
        }
    }
    Timeline { occurrences, events }
}

/// All occurrences in order of time.
fn in_order(scenario: &Scenario) -> Vec<Occurrence> {
    let findings = scenario.findings.iter().enumerate();
    let times = findings
        .flat_map(|(index, finding)| finding.occurrences.iter().map(move |time| (*time, index)));
    let mut times: Vec<(Time, usize)> = times.collect();
    times.sort_unstable();
    let occurrence = |(time, finding)| Occurrence {
        finding,
        time,
        // Until it is known that it is sent.
        fate: Fate::Suppressed { until: None },
    };
    times.into_iter().map(occurrence).collect()
}

/// Which occurrences each finding has, in order of time.
fn by_finding(scenario: &Scenario, occurrences: &[Occurrence]) -> Vec<Vec<usize>> {
    let findings = scenario.findings.iter();
    let mut places: Vec<Vec<usize>> =
        findings.map(|finding| Vec::with_capacity(finding.occurrences.len())).collect();
    for (index, occurrence) in occurrences.iter().enumerate() {
        if let Some(of_finding) = places.get_mut(occurrence.finding) {
            of_finding.push(index);
        }
    }
    places
}
