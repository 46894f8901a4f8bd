//! Which events are sent of findings, against a clock that is gone through minute by minute.

use proptest::prelude::*;
use rulelens_guardduty::simulation::{Fate, Timeline};
use rulelens_guardduty::{Interval, Scenario, Time, simulate};
use serde_json::{Value, json};

/// The last minute at which anything occurs or changes: more than four of the longest intervals.
const LAST: u32 = 1600;

/// A finding; all times are minutes of the scenario.
#[derive(Clone, Debug)]
struct Finding {
    occurrences: Vec<u32>,
    /// From a minute on, up to but not including another.
    suppressed: Vec<(u32, u32)>,
}

impl Finding {
    fn is_suppressed_at(&self, minute: u32) -> bool {
        self.suppressed.iter().any(|(from, until)| (*from..*until).contains(&minute))
    }

    fn as_json(&self) -> Value {
        let period = |(from, until): &(u32, u32)| json!({"from": at(*from), "until": at(*until)});
        json!({
            "type": "Recon:EC2/Portscan",
            "occurrences": self.occurrences.iter().map(|minute| at(*minute)).collect::<Vec<_>>(),
            "suppressed": self.suppressed.iter().map(period).collect::<Vec<_>>(),
        })
    }
}

/// From a minute on, the interval.
type Change = (u32, Interval);

/// When the scenario's minute 0 is.
fn begin() -> Time {
    Time::parse("2026-03-14T20:00:00Z").expect("it is a time")
}

fn at(minute: u32) -> String {
    Time::from_millis(begin().millis() + i64::from(minute) * 60_000).to_string()
}

fn minute(time: Time) -> u32 {
    u32::try_from((time.millis() - begin().millis()) / 60_000).expect("it is in the scenario")
}

fn simulated(findings: &[Finding], changes: &[Change]) -> Timeline {
    let change = |(from, interval): &Change| json!({"by": "111122223333", "every": interval.name(), "from": at(*from)});
    let text = json!({
        "accounts": [{"id": "111122223333"}],
        "intervals": changes.iter().map(change).collect::<Vec<_>>(),
        "findings": findings.iter().map(Finding::as_json).collect::<Vec<_>>(),
    })
    .to_string();
    simulate(&Scenario::parse(&text).unwrap_or_else(|faults| panic!("{text}: {faults:?}")))
}

/// When the events of a finding are sent, each with `service.count` and how many occurrences it
/// stands for: one minute after the other.
fn minute_by_minute(finding: &Finding, changes: &[Change]) -> Vec<(u32, usize, usize)> {
    let (mut sent, mut last): (Vec<(u32, usize, usize)>, Option<u32>) = (Vec::new(), None);
    let (mut count, mut waiting, mut waits_since) = (0, 0, 0);
    let mut interval = Interval::SixHours;
    for now in 0..=LAST + 400 {
        if let Some((_, changed)) = changes.iter().rev().find(|(from, _)| *from == now) {
            interval = *changed;
        }
        let occur = finding.occurrences.iter().filter(|minute| **minute == now).count();
        count += occur;
        if occur > 0 && !finding.is_suppressed_at(now) {
            waits_since = if waiting == 0 { now } else { waits_since };
            waiting += occur;
        }
        let is_due = match last {
            None => now == waits_since + 5,
            Some(last) => now > last && (now - last) % interval.minutes().0 == 0,
        };
        if waiting > 0 && is_due {
            sent.push((now, count, waiting));
            (last, waiting) = (Some(now), 0);
        }
    }
    sent
}

/// Minutes that often lie at an edge: at the five minutes, at a tick of an interval.
fn minutes() -> impl Strategy<Value = u32> {
    let edge = (0..=4u32, 0..8u32, prop::sample::select(vec![4, 5, 6])).prop_map(
        |(six_hours, quarters, around)| (six_hours * 360 + quarters * 15 + around).min(LAST),
    );
    prop_oneof![0..12u32, 0..LAST, edge]
}

fn finding() -> impl Strategy<Value = Finding> {
    let period = (minutes(), 1..400u32).prop_map(|(from, length)| (from, from + length));
    (prop::collection::vec(minutes(), 1..16), prop::collection::vec(period, 0..3))
        .prop_map(|(occurrences, suppressed)| Finding { occurrences, suppressed })
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    prop::collection::vec(finding(), 1..4)
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let interval = prop::sample::select(Interval::ALL.to_vec());
    prop::collection::vec((minutes(), interval), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn events_are_sent_when_a_clock_would_send_them(
        (findings, changes) in (findings(), changes()),
    ) {
        let timeline = simulated(&findings, &changes);
        for (index, finding) in findings.iter().enumerate() {
            let events = timeline.events.iter().filter(|event| event.finding == index);
            let found: Vec<_> = events
                .map(|event| (minute(event.time), event.count, event.occurrences.len()))
                .collect();
            prop_assert_eq!(found, minute_by_minute(finding, &changes));
        }
    }

    #[test]
    fn every_occurrence_is_in_one_event_or_suppressed(
        (findings, changes) in (findings(), changes()),
    ) {
        let timeline = simulated(&findings, &changes);
        let occurring: usize = findings.iter().map(|finding| finding.occurrences.len()).sum();
        prop_assert_eq!(timeline.occurrences.len(), occurring);
        for (index, occurrence) in timeline.occurrences.iter().enumerate() {
            let events = timeline.events.iter().enumerate();
            let standing: Vec<usize> = events
                .filter(|(_, event)| event.occurrences.contains(&index))
                .map(|(place, _)| place)
                .collect();
            let suppressed =
                findings[occurrence.finding].is_suppressed_at(minute(occurrence.time));
            match occurrence.fate {
                Fate::Sent { event } | Fate::Aggregated { event, .. } => {
                    prop_assert_eq!(standing, [event]);
                    prop_assert!(!suppressed);
                    prop_assert_eq!(timeline.events[event].finding, occurrence.finding);
                }
                Fate::Suppressed { .. } => prop_assert!(standing.is_empty() && suppressed),
            }
        }
    }

    #[test]
    fn all_is_in_order_of_time(
        (findings, changes) in (findings(), changes()),
    ) {
        let timeline = simulated(&findings, &changes);
        prop_assert!(timeline.occurrences.is_sorted_by_key(|occurrence| occurrence.time));
        prop_assert!(timeline.events.is_sorted_by_key(|event| event.time));
        for event in &timeline.events {
            prop_assert!(event.first_seen <= event.last_seen && event.last_seen <= event.time);
            for occurrence in &event.occurrences {
                prop_assert!(timeline.occurrences[*occurrence].time <= event.time);
            }
        }
    }

    #[test]
    fn a_shorter_interval_never_delivers_later(findings in findings()) {
        let delivered = |interval| -> Vec<Option<Time>> {
            let timeline = simulated(&findings, &[(0, interval)]);
            let events = &timeline.events;
            let when = |fate| match fate {
                Fate::Sent { event } | Fate::Aggregated { event, .. } => Some(events[event].time),
                Fate::Suppressed { .. } => None,
            };
            timeline.occurrences.iter().map(|occurrence| when(occurrence.fate)).collect()
        };
        let [quarter, hour, six_hours] = Interval::ALL.map(delivered);
        for (shorter, longer) in [(&quarter, &hour), (&hour, &six_hours)] {
            for (shorter, longer) in shorter.iter().zip(longer) {
                prop_assert_eq!(shorter.is_some(), longer.is_some());
                prop_assert!(shorter <= longer);
            }
        }
    }
}
