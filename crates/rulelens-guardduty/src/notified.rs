//! What arrives of the events of a timeline, by rules and targets, and what is lost.

use rulelens::transform::{Outcome, RuleContext};
use rulelens::{Event, explain};
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Seen, View, see};

use crate::scenario::{Rule, RuleTarget, Scenario};
use crate::simulation::Timeline;
use crate::time::Time;

/// What the rules of a scenario make of the events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Notified {
    /// What is sent to targets, in order of time.
    pub notifications: Vec<Notification>,
    /// Events that no rule on any of their buses selects.
    pub unselected: Vec<usize>,
}

/// What a target is sent of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Notification {
    /// When.
    pub time: Time,
    /// Of which event: its place in the timeline.
    pub event: usize,
    /// On whose bus: the account's place in the scenario.
    pub bus: usize,
    /// By which rule: its place in the scenario.
    pub rule: usize,
    /// To which of its targets, from 0.
    pub target: usize,
    /// How it is seen.
    pub view: View,
    /// Why it is lost, if it is.
    pub lost: Option<Lost>,
}

/// Why a notification is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Lost {
    /// Who loses it.
    pub by: Loser,
    /// The stable code of the reason.
    pub code: &'static str,
    /// Why: lower case, no final stop.
    pub message: String,
}

/// Who may lose a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Loser {
    /// EventBridge: the payload is no JSON.
    Eventbridge,
    /// SNS: it does not take the payload.
    Topic,
    /// The chat service: it does not show the payload.
    Chat,
}

impl Loser {
    /// Its name, as people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eventbridge => "EventBridge",
            Self::Topic => "the topic",
            Self::Chat => "the chat service",
        }
    }
}

/// What the rules of a scenario make of the events of its timeline.
///
/// ```
/// use rulelens_guardduty::{Scenario, notify, simulate};
///
/// let scenario = Scenario::parse(r#"{
///     "findings": [{"type": "Recon:EC2/Portscan", "occurrences": ["2026-03-14T09:00:00Z"]}],
///     "rules": [{"pattern": {"source": ["aws.guardduty"]}, "targets": [
///         {"Id": "chat", "Arn": "arn:aws:sns:us-east-1:111122223333:chat", "as": "slack"},
///         {"Id": "text", "InputPath": "$.detail.title", "as": "slack"}
///     ]}]
/// }"#).unwrap();
/// let timeline = simulate(&scenario);
/// let notified = notify(&scenario, &timeline);
/// assert_eq!(notified.notifications[0].lost, None);
/// assert_eq!(notified.notifications[1].lost.as_ref().unwrap().code, "not-object");
/// ```
pub fn notify(scenario: &Scenario, timeline: &Timeline) -> Notified {
    let mut notified = Notified::default();
    let mut rules_of: Vec<Vec<usize>> = vec![Vec::new(); scenario.accounts.len()];
    for (index, rule) in scenario.rules.iter().enumerate() {
        if let Some(rules) = rules_of.get_mut(rule.account) {
            rules.push(index);
        }
    }
    for (index, sent) in timeline.events.iter().enumerate() {
        let mut selected = false;
        for bus in sent.buses() {
            let rules = rules_of.get(bus).map(Vec::as_slice).unwrap_or_default();
            let text = if rules.is_empty() { None } else { timeline.event(scenario, index, bus) };
            // INVARIANT: the texts of events are JSON objects.
            let Some(Ok(event)) = text.as_deref().map(Event::parse) else { continue };
            let on_bus = OnBus { scenario, event: &event, index, bus, time: sent.time };
            for rule in rules {
                selected |= on_bus.apply(*rule, &mut notified.notifications);
            }
        }
        if !selected && !scenario.rules.is_empty() {
            notified.unselected.push(index);
        }
    }
    notified
}

/// What people see of a notification; `None` if EventBridge loses it, or there is no such one.
pub fn seen(scenario: &Scenario, timeline: &Timeline, notification: &Notification) -> Option<Seen> {
    let Notification { event: index, bus, .. } = *notification;
    let text = timeline.event(scenario, index, bus)?;
    let event = Event::parse(&text).ok()?;
    let rule = scenario.rules.get(notification.rule)?;
    let target = rule.targets.get(notification.target)?;
    let on_bus = OnBus { scenario, event: &event, index, bus, time: notification.time };
    on_bus.see(rule, target).ok()
}

/// An event on a bus.
struct OnBus<'e> {
    scenario: &'e Scenario,
    event: &'e Event<'e>,
    index: usize,
    bus: usize,
    time: Time,
}

impl OnBus<'_> {
    /// Adds what the targets of a rule are sent. Whether the rule selects the event.
    fn apply(&self, index: usize, notifications: &mut Vec<Notification>) -> bool {
        let Some(rule) = self.scenario.rules.get(index) else { return false };
        if !explain(&rule.pattern, self.event).matched {
            return false;
        }
        for (target, of_rule) in rule.targets.iter().enumerate() {
            let lost = match self.see(rule, of_rule) {
                Ok(seen) => lost(&seen),
                Err(lost) => Some(lost),
            };
            notifications.push(Notification {
                time: self.time,
                event: self.index,
                bus: self.bus,
                rule: index,
                target,
                view: of_rule.view,
                lost,
            });
        }
        true
    }

    /// What people see of it, unless EventBridge loses it.
    fn see(&self, rule: &Rule, target: &RuleTarget) -> Result<Seen, Lost> {
        let context = RuleContext::of_event(&rule.name, self.event);
        let delivery = target.target.input().deliver(self.event, &context);
        if let Outcome::Dropped(drop) = delivery.outcome {
            let message = format!("the payload is no JSON: {}", drop.message);
            return Err(Lost { by: Loser::Eventbridge, code: "payload-not-json", message });
        }
        let account = self.scenario.accounts.get(self.bus);
        let account = account.map(|account| account.id.as_str()).unwrap_or_default();
        let region = &self.scenario.region;
        let subscription = match target.target.arn().filter(|_| is_topic(target)) {
            Some(topic) => Subscription::to_topic(topic, region),
            None => Subscription::example(region, account),
        };
        Ok(see(&delivery.payload, target.view, &subscription, &self.time.to_string()))
    }
}

fn is_topic(target: &RuleTarget) -> bool {
    target.target.service() == Some("sns")
}

fn lost(seen: &Seen) -> Option<Lost> {
    let dropped = seen.dropped()?;
    let by = if matches!(seen, Seen::Refused(_)) { Loser::Topic } else { Loser::Chat };
    let reason = dropped.reason();
    Some(Lost { by, code: reason.code(), message: reason.message().into_owned() })
}
