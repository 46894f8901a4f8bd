//! Cases about findings: which events are sent of them, and what becomes of texts that are none.

use rulelens_guardduty::simulation::{Because, Fate};
use rulelens_guardduty::{Scenario, Timeline, convert, notify, simulate};
use serde::Deserialize;

use crate::check::{Failure, refused, same, told};
use crate::suite::Refusal;

/// A case about findings: a scenario, or what `GetFindings` returns.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,

    /// The scenario, as text.
    pub scenario: Option<String>,
    /// What is sent: time, finding, `service.count`, eventLastSeen, accounts, and why.
    #[serde(default)]
    pub sent: Vec<Event>,
    /// What becomes of each occurrence that leads to no event of its own: when it occurs, and why.
    #[serde(default)]
    pub without_event: Vec<(String, String)>,
    /// What arrives: time, rule, target, and `arrives` or who loses it with the code of the reason.
    pub notified: Option<Vec<(String, String, String, String)>>,
    /// The events that no rule selects, from 1.
    #[serde(default)]
    pub unselected: Vec<usize>,
    /// Parts of the text of the first event, on the bus of the last account that it is put onto.
    #[serde(default)]
    pub event_has: Vec<String>,

    /// What `GetFindings` returns, as text.
    pub findings: Option<String>,
    /// The events made of it.
    #[serde(default)]
    pub events: Vec<String>,

    /// How the text is refused.
    pub refused: Option<Refusal>,
}

/// An event that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When.
    pub at: String,
    /// About which finding.
    #[serde(default = "only")]
    pub finding: String,
    /// `service.count`.
    pub count: usize,
    /// `service.eventFirstSeen`.
    pub first: String,
    /// `service.eventLastSeen`.
    pub last: String,
    /// How many occurrences it stands for that none did before.
    pub stands_for: usize,
    /// The accounts whose buses it is on, the finding's own first.
    #[serde(default = "alone")]
    pub buses: Vec<String>,
    /// `new`, or the interval.
    pub because: String,
    /// The account that set the interval.
    pub by: Option<String>,
    /// The account's own interval, which no longer holds.
    pub ignored: Option<String>,
    /// `service.archived`.
    #[serde(default)]
    pub archived: bool,
}

fn only() -> String {
    "finding 1".to_owned()
}

fn alone() -> Vec<String> {
    vec!["111122223333".to_owned()]
}

/// Checks a case.
///
/// # Errors
///
/// What differs.
pub fn finding(case: &FindingCase) -> Result<(), Failure> {
    match (&case.scenario, &case.findings) {
        (Some(scenario), None) => self::scenario(scenario, case),
        (None, Some(findings)) => converted(findings, case),
        _ => Err("a case has a scenario or findings".to_owned()),
    }
}

fn converted(text: &str, case: &FindingCase) -> Result<(), Failure> {
    match (convert(text), &case.refused) {
        (Err(faults), Some(refusal)) => refused(text, &faults, refusal),
        (Err(faults), None) => Err(format!("refused: {}", told(text, &faults))),
        (Ok(_), Some(refusal)) => Err(format!("accepted, not refused: {}", refusal.code)),
        (Ok(events), None) => {
            let events: Vec<String> = events.into_iter().map(|converted| converted.event).collect();
            same("events", &events, &case.events)
        }
    }
}

fn scenario(text: &str, case: &FindingCase) -> Result<(), Failure> {
    let scenario = match (Scenario::parse(text), &case.refused) {
        (Err(faults), Some(refusal)) => return refused(text, &faults, refusal),
        (Err(faults), None) => return Err(format!("refused: {}", told(text, &faults))),
        (Ok(_), Some(refusal)) => return Err(format!("accepted, not refused: {}", refusal.code)),
        (Ok(scenario), None) => scenario,
    };
    let timeline = simulate(&scenario);
    same("sent", &sent(&scenario, &timeline), &case.sent)?;
    same("occurrences without an event", &without_event(&timeline), &case.without_event)?;
    let notified = notify(&scenario, &timeline);
    if let Some(expected) = &case.notified {
        let found: Vec<_> = notified
            .notifications
            .iter()
            .map(|notification| {
                let rule = scenario.rules.get(notification.rule);
                let target = rule.and_then(|rule| rule.targets.get(notification.target));
                let id = target.and_then(|target| target.target.id()).unwrap_or_default();
                let arrival = match &notification.lost {
                    None => "arrives".to_owned(),
                    Some(lost) => format!("{}: {}", lost.by.name(), lost.code),
                };
                let rule = rule.map(|rule| rule.name.clone()).unwrap_or_default();
                (notification.time.to_string(), rule, id.to_owned(), arrival)
            })
            .collect();
        same("notified", &found, expected)?;
    }
    let unselected: Vec<usize> = notified.unselected.iter().map(|event| event + 1).collect();
    same("unselected", &unselected, &case.unselected)?;
    let bus = timeline.events.first().and_then(|sent| sent.buses().last()).unwrap_or_default();
    let event = timeline.event(&scenario, 0, bus).unwrap_or_default();
    match case.event_has.iter().find(|part| !event.contains(*part)) {
        Some(missing) => Err(format!("no {missing} in {event}")),
        None => Ok(()),
    }
}

fn sent(scenario: &Scenario, timeline: &Timeline) -> Vec<Event> {
    let account = |index: usize| scenario.accounts.get(index).map(|account| account.id.clone());
    let event = |sent: &rulelens_guardduty::simulation::Sent| {
        let (because, by, ignored) = match sent.because {
            Because::New => ("new", None, None),
            Because::Interval { interval, by, ignored } => (interval.name(), by, ignored),
        };
        let finding = scenario.findings.get(sent.finding);
        Event {
            at: sent.time.to_string(),
            finding: finding.map(|finding| finding.name.clone()).unwrap_or_default(),
            count: sent.count,
            first: sent.first_seen.to_string(),
            last: sent.last_seen.to_string(),
            stands_for: sent.occurrences.len(),
            buses: sent.buses().filter_map(account).collect(),
            because: because.to_owned(),
            by: by.and_then(account),
            ignored: ignored.map(|interval| interval.name().to_owned()),
            archived: sent.archived,
        }
    };
    timeline.events.iter().map(event).collect()
}

fn without_event(timeline: &Timeline) -> Vec<(String, String)> {
    let why = |fate| match fate {
        Fate::Sent { .. } => None,
        Fate::Aggregated { until, .. } => Some(format!("until {until}")),
        Fate::Suppressed { until: None } => Some("suppressed".to_owned()),
        Fate::Suppressed { until: Some(until) } => Some(format!("suppressed until {until}")),
    };
    let occurrences = timeline.occurrences.iter();
    occurrences
        .filter_map(|occurrence| Some((occurrence.time.to_string(), why(occurrence.fate)?)))
        .collect()
}
