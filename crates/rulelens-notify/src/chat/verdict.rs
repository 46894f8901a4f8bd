//! Whether the chat service shows a payload, and why not.

use rulelens::Diagnostic;
use rulelens::json::{Document, Type, Value};

use super::client::Client;
use super::services::{Support, support};
use super::{custom, event_card, finding_card};
use crate::content::Content;
use crate::envelope::{self, Envelope};
use crate::finding::Finding;
use crate::message::Message;
use crate::notice::Notice;
use crate::reason::{Form, Kind, Reason};
use crate::sns;

/// Whether a payload is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "outcome", rename_all = "lowercase"))]
pub enum Verdict {
    /// It is.
    Shown(Shown),
    /// It is dropped without an error.
    Dropped(Dropped),
}

/// A payload that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Shown {
    /// As what.
    pub card: Card,
    /// The message.
    pub message: Message,
}

/// As what a payload is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Card {
    /// The card of a GuardDuty finding.
    Finding,
    /// The plain card of an event.
    Event,
    /// A custom notification.
    Custom,
}

/// A payload that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Dropped {
    /// Why: the first decides, the others would too.
    pub reasons: Vec<Reason>,
    /// The only traces that it leaves.
    pub traces: Vec<Trace>,
}

/// What is left of a payload that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// How it begins, or its name.
    pub name: &'static str,
    /// Where it is found.
    pub place: &'static str,
}

/// What a [`Trace`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum TraceKind {
    /// A line in a log.
    Log,
    /// A metric that is counted up.
    Metric,
}

/// What the chat service leaves.
const UNSUPPORTED: [Trace; 2] = [
    Trace {
        kind: TraceKind::Log,
        name: "Event received is not supported",
        place: "CloudWatch Logs in us-east-1, group /aws/chatbot/CONFIGURATION, if the channel's \
            configuration sends errors there",
    },
    Trace {
        kind: TraceKind::Metric,
        name: "UnsupportedEvents",
        place: "CloudWatch in us-east-1, namespace AWS/Chatbot",
    },
];

/// What EventBridge leaves if SNS refuses a message.
const REFUSED_BY_SNS: Trace = Trace {
    kind: TraceKind::Metric,
    name: "FailedInvocations",
    place: "CloudWatch, namespace AWS/Events, of the rule",
};

impl Dropped {
    /// The reason that decides.
    pub fn reason(&self) -> &Reason {
        const NONE: &Reason = &Reason { kind: Kind::Neither, at: None };
        // INVARIANT: there is at least one.
        self.reasons.first().unwrap_or(NONE)
    }

    /// Dropped by the chat service.
    fn by_chat(reasons: Vec<Reason>) -> Self {
        Self { reasons, traces: UNSUPPORTED.to_vec() }
    }

    /// Refused by the topic.
    pub fn by_sns(kind: Kind) -> Self {
        Self { reasons: vec![Reason::new(kind, None)], traces: vec![REFUSED_BY_SNS] }
    }
}

type Found = Result<(Card, Message), Vec<Reason>>;

pub(super) fn verdict(payload: &str, client: Client) -> (Verdict, Vec<Notice>) {
    if let Some(refused) = sns::refused(payload) {
        return (Verdict::Dropped(Dropped::by_sns(refused)), Vec::new());
    }
    let mut notices = Vec::new();
    let found = match Document::parse(payload) {
        Ok(document) => of_json(&document, client, &mut notices),
        Err(fault) => Err(vec![not_json(payload, &fault)]),
    };
    match found {
        Ok((card, message)) => (Verdict::Shown(Shown { card, message }), notices),
        Err(reasons) => (Verdict::Dropped(Dropped::by_chat(reasons)), Vec::new()),
    }
}

fn of_json(document: &Document<'_>, client: Client, notices: &mut Vec<Notice>) -> Found {
    let root = document.root();
    match Content::read(document) {
        Content::Notification(notification) => {
            none_of(custom::faults(root))?;
            Ok((Card::Custom, custom::card(&notification, client, notices)))
        }
        Content::Finding(finding) => {
            none_of(envelope::faults(root))?;
            Ok((Card::Finding, finding_message(&finding, client, notices)))
        }
        Content::Event(event) => {
            none_of(envelope::faults(root))?;
            none_of(unsupported(&event, root, notices).into_iter().collect())?;
            Ok((Card::Event, event_card::card(&event, client, notices)))
        }
        Content::FindingDetail(_) => Err(vec![Reason::new(Kind::DetailOnly, None)]),
        Content::Value(value) => Err(vec![value_alone(value)]),
    }
}

fn finding_message(finding: &Finding, client: Client, notices: &mut Vec<Notice>) -> Message {
    notices.push(Notice::CardApproximate);
    finding_card::card(finding, client)
}

fn none_of(reasons: Vec<Reason>) -> Result<(), Vec<Reason>> {
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

fn unsupported(event: &Envelope<'_>, root: Value<'_>, notices: &mut Vec<Notice>) -> Option<Reason> {
    let source = event.source.clone();
    let kind = match support(&event.source, &event.detail_type) {
        Support::Named => return None,
        Support::Assumed => {
            notices.push(Notice::SupportAssumed { source });
            return None;
        }
        Support::Excluded => Kind::NotSupported { source, detail_type: event.detail_type.clone() },
        Support::NotAws => Kind::NotAws { source },
    };
    Some(Reason::new(kind, root.get("source").map(|source| source.span())))
}

fn value_alone(value: Value<'_>) -> Reason {
    match value.kind() {
        Type::Object => Reason::new(Kind::Neither, None),
        found => Reason::new(Kind::NotObject { found }, Some(value.span())),
    }
}

fn not_json(payload: &str, fault: &Diagnostic) -> Reason {
    let form = Form::of(payload);
    Reason::new(Kind::NotJson { fault: fault.message().into_owned(), form }, Some(fault.span))
}
