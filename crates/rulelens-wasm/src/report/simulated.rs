//! What happens in a scenario of findings.

use rulelens_guardduty::notified::{Notification, Notified};
use rulelens_guardduty::simulation::{Because, Occurrence, Sent};
use rulelens_guardduty::{Scenario, Time, Timeline};
use serde::Serialize;

/// What happens in a scenario. Accounts, findings and rules are told by their places in the lists.
#[derive(Serialize)]
pub(crate) struct Simulated<'s> {
    ok: bool,
    accounts: Vec<&'s str>,
    findings: Vec<&'s str>,
    rules: Vec<&'s str>,
    occurrences: &'s [Occurrence],
    events: Vec<Event<'s>>,
    notifications: &'s [Notification],
    unselected: &'s [usize],
}

/// An event that is sent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'s> {
    finding: usize,
    time: Time,
    created: Time,
    first_seen: Time,
    last_seen: Time,
    count: usize,
    archived: bool,
    account: usize,
    administrator: Option<usize>,
    occurrences: &'s [usize],
    because: Because,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Vec<OnBus>>,
}

/// An event as it is put onto a bus.
#[derive(Serialize)]
struct OnBus {
    bus: usize,
    event: String,
}

impl<'s> Simulated<'s> {
    /// With the texts of the events if they are wanted.
    pub(crate) fn new(
        scenario: &'s Scenario,
        timeline: &'s Timeline,
        notified: &'s Notified,
        texts: bool,
    ) -> Self {
        let event = |(index, sent): (usize, &'s Sent)| {
            let on_bus = |bus| Some(OnBus { bus, event: timeline.event(scenario, index, bus)? });
            Event {
                texts: texts.then(|| sent.buses().filter_map(on_bus).collect()),
                ..Event::new(sent, scenario)
            }
        };
        Self {
            ok: true,
            accounts: scenario.accounts.iter().map(|account| account.id.as_str()).collect(),
            findings: scenario.findings.iter().map(|finding| finding.name.as_str()).collect(),
            rules: scenario.rules.iter().map(|rule| rule.name.as_str()).collect(),
            occurrences: &timeline.occurrences,
            events: timeline.events.iter().enumerate().map(event).collect(),
            notifications: &notified.notifications,
            unselected: &notified.unselected,
        }
    }
}

impl<'s> Event<'s> {
    fn new(sent: &'s Sent, scenario: &Scenario) -> Self {
        Self {
            finding: sent.finding,
            time: sent.time,
            created: sent.created,
            first_seen: sent.first_seen,
            last_seen: sent.last_seen,
            count: sent.count,
            archived: sent.archived,
            account: sent.account,
            administrator: sent.administrator,
            occurrences: &sent.occurrences,
            because: sent.because,
            reason: sent.because.words(scenario),
            texts: None,
        }
    }
}
