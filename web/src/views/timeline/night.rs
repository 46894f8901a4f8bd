//! A scenario worked out: what occurs, which events are sent of it, and what arrives.

use rulelens::{Diagnostic, transform::Target};
use rulelens_guardduty::{
    Scenario, Severity, Timeline,
    notified::{Notification, Notified},
    notify,
    scenario::{Finding, Rule, RuleTarget, What},
    simulate,
    simulation::Occurrence,
};
use rulelens_notify::{View, payload};
use serde_json::{Map, Value, json};

use crate::state::{Input, Texts};

/// Whose rules decide what arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rules {
    /// Those of the scenario.
    #[default]
    Scenario,
    /// The rule and the target of the Evaluate view, on the bus of an account: its place in the
    /// scenario.
    Page {
        /// The account.
        bus: usize,
    },
}

impl Rules {
    /// The nearest that there are.
    fn of(self, scenario: &Scenario) -> Self {
        match self {
            Self::Scenario if scenario.rules.is_empty() => Self::Page { bus: 0 },
            Self::Page { bus } if bus >= scenario.accounts.len() => Self::Page { bus: 0 },
            _ => self,
        }
    }
}

/// A scenario worked out.
pub(super) struct Night {
    pub(super) scenario: Scenario,
    pub(super) timeline: Timeline,
    pub(super) notified: Notified,
    /// Whose rules were used.
    pub(super) rules: Rules,
    /// Whether the scenario has rules of its own.
    pub(super) own_rules: bool,
    /// Why the page's rule is not used, if it should be.
    pub(super) unusable: Option<Unusable>,
    /// Which notifications there are of each event: places in [`Notified::notifications`].
    of_events: Vec<Vec<usize>>,
    /// The events of each finding, and its occurrences, by their places, in order of time.
    events_of: Vec<Vec<usize>>,
    occurrences_of: Vec<Vec<usize>>,
}

/// What of the page is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// The pattern of the chosen rule.
    Pattern,
    /// The target's input.
    Target,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// There are no rules.
    NoRules,
    /// No rule selects it.
    Unselected,
    /// Rules select it, and all notifications of it are lost.
    Lost,
    /// At least one notification of it arrives.
    Arrives,
}

impl Night {
    /// Works out a scenario, with its own rules if it has any and no others are chosen.
    ///
    /// # Errors
    /// All faults of its text, with their places.
    pub(super) fn of(
        text: &str,
        chosen: Option<Rules>,
        texts: &Texts,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut scenario = Scenario::parse(text)?;
        let own_rules = !scenario.rules.is_empty();
        let rules = chosen.unwrap_or(Rules::Scenario).of(&scenario);
        let mut unusable = None;
        if let Rules::Page { bus } = rules {
            match page_rule(texts, bus) {
                Ok(rule) => scenario.rules = vec![rule],
                Err(fault) => {
                    scenario.rules.clear();
                    unusable = Some(fault);
                }
            }
        }
        let timeline = simulate(&scenario);
        let notified = notify(&scenario, &timeline);
        let findings = scenario.findings.len();
        let notifications = notified.notifications.iter().map(|it| it.event);
        let of_events = places(timeline.events.len(), notifications);
        let events_of = places(findings, timeline.events.iter().map(|it| it.finding));
        let occurrences_of = places(findings, timeline.occurrences.iter().map(|it| it.finding));
        Ok(Self {
            scenario,
            timeline,
            notified,
            rules,
            own_rules,
            unusable,
            of_events,
            events_of,
            occurrences_of,
        })
    }

    /// The notifications of an event.
    pub(super) fn notifications(&self, event: usize) -> impl Iterator<Item = &Notification> {
        let places = self.of_events.get(event).into_iter().flatten();
        places.filter_map(|place| self.notified.notifications.get(*place))
    }

    /// The events of a finding, by their places in the timeline.
    pub(super) fn events_of(&self, finding: usize) -> &[usize] {
        self.events_of.get(finding).map(Vec::as_slice).unwrap_or_default()
    }

    /// The occurrences of a finding.
    pub(super) fn occurrences_of(&self, finding: usize) -> impl Iterator<Item = &Occurrence> {
        let places = self.occurrences_of.get(finding).into_iter().flatten();
        places.filter_map(|place| self.timeline.occurrences.get(*place))
    }

    /// What becomes of an event.
    pub(super) fn reach(&self, event: usize) -> Reach {
        if self.scenario.rules.is_empty() {
            return Reach::NoRules;
        }
        let mut reach = Reach::Unselected;
        for notification in self.notifications(event) {
            reach = Reach::Lost;
            if notification.lost.is_none() {
                return Reach::Arrives;
            }
        }
        reach
    }

    /// How many notifications arrive.
    pub(super) fn arrived(&self) -> usize {
        self.notified.notifications.iter().filter(|it| it.lost.is_none()).count()
    }

    /// The text of an event as the rules see it, laid out: on the bus of a rule that selects it, else
    /// on that of its administrator, if it has one.
    pub(super) fn event_text(&self, event: usize) -> Option<String> {
        let sent = self.timeline.events.get(event)?;
        let selected = self.notifications(event).next().map(|it| it.bus);
        let bus = selected.or(sent.administrator).unwrap_or(sent.account);
        self.timeline.event(&self.scenario, event, bus).map(|text| payload(&text).text)
    }
}

/// The places of things by the group that each belongs to.
fn places(groups: usize, of: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); groups];
    for (place, group) in of.enumerate() {
        if let Some(group) = places.get_mut(group) {
            group.push(place);
        }
    }
    places
}

/// The page's rule and target.
fn page_rule(texts: &Texts, bus: usize) -> Result<Rule, Unusable> {
    let pattern = rulelens::Pattern::parse(texts.pattern()).map_err(|_| Unusable::Pattern)?;
    let target = Target::parse(&target_json(texts)).map_err(|_| Unusable::Target)?;
    let name = texts.rules.names().chosen().text.to_string();
    let targets = vec![RuleTarget { target, view: View::Email }];
    Ok(Rule { name, account: bus, pattern, targets })
}

/// The page's target as `PutTargets` takes it.
fn target_json(texts: &Texts) -> String {
    let chosen = texts.target();
    let mut target = Map::new();
    target.insert("Id".into(), "target".into());
    match chosen.input {
        Input::MatchedEvent => {}
        Input::Constant => {
            target.insert("Input".into(), (*chosen.constant).into());
        }
        Input::Path => {
            target.insert("InputPath".into(), (*chosen.input_path).into());
        }
        Input::Transformer => {
            let paths: Value = serde_json::from_str(&chosen.input_paths).unwrap_or_default();
            let transformer = json!({ "InputPathsMap": paths, "InputTemplate": *chosen.template });
            target.insert("InputTransformer".into(), transformer);
        }
    }
    Value::Object(target).to_string()
}

/// The type of a finding, or what the scenario calls it.
pub(super) fn title(finding: &Finding) -> &str {
    match &finding.what {
        What::Type { finding_type, .. } => finding_type.name,
        What::Detail(_) => &finding.name,
    }
}

/// The severity of a finding, as GuardDuty's number.
pub(super) fn severity(finding: &Finding) -> Option<f64> {
    match &finding.what {
        What::Type { finding_type, severity, .. } => match severity {
            Some(severity) => severity.parse().ok(),
            None => Some(finding_type.usual_severity()),
        },
        What::Detail(detail) => {
            let detail: Value = serde_json::from_str(detail).ok()?;
            detail.get("severity")?.as_f64()
        }
    }
}

/// The band of a finding's severity.
pub(super) fn band(finding: &Finding) -> Option<Severity> {
    severity(finding).and_then(Severity::of)
}
