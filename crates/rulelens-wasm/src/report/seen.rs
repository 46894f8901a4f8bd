//! What is seen, by what it is: the types of `rulelens_notify` with the names and the positions of
//! JavaScript.

use rulelens::LineIndex;
use rulelens_notify::chat::{Chat, Dropped, Trace, Verdict};
use rulelens_notify::sns::{JsonField, Mail, MailJson};
use rulelens_notify::{Message, Notice, Payload, Reason, Seen as CoreSeen, Text, webhook};
use serde::Serialize;

use super::Place;

/// What is seen.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(super) enum Seen {
    Email {
        #[serde(flatten)]
        head: Head,
        text: String,
        body: Text,
        footer: Text,
        notices: Vec<Notice>,
    },
    EmailJson {
        #[serde(flatten)]
        head: Head,
        text: String,
        fields: Vec<JsonField>,
        notices: Vec<Notice>,
    },
    Chat {
        client: rulelens_notify::chat::Client,
        card: rulelens_notify::chat::Card,
        text: String,
        message: Message,
        notices: Vec<Notice>,
    },
    Webhook {
        service: webhook::Service,
        json: String,
        text: String,
        message: Message,
        notices: Vec<Notice>,
    },
    Payload {
        is_json: bool,
        bytes: usize,
        text: String,
        notices: Vec<Notice>,
    },
}

/// The head of an e-mail.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Head {
    subject: &'static str,
    from_name: &'static str,
    from_address: &'static str,
    to: String,
}

impl Seen {
    /// `None` if nothing is seen.
    pub(super) fn new(seen: CoreSeen) -> Option<Self> {
        Some(match seen {
            CoreSeen::Email(mail) => Self::email(mail),
            CoreSeen::EmailJson(mail) => Self::email_json(mail),
            CoreSeen::Chat(Chat { client, verdict: Verdict::Shown(shown), notices, .. }) => {
                let (card, message) = (shown.card, shown.message);
                Self::Chat { client, card, text: message.to_string(), message, notices }
            }
            CoreSeen::Webhook(webhook) => Self::Webhook {
                service: webhook.service,
                json: webhook.json,
                text: webhook.message.to_string(),
                message: webhook.message,
                notices: webhook.notices,
            },
            CoreSeen::Payload(Payload { is_json, text, bytes, .. }) => {
                Self::Payload { is_json, bytes, text, notices: Vec::new() }
            }
            _ => return None,
        })
    }

    fn email(mail: Mail) -> Self {
        let (text, body, footer) = (mail.text(), mail.shown_body(), mail.shown_footer());
        let Mail { subject, from_name, from_address, to, notices, .. } = mail;
        let head = Head { subject, from_name, from_address, to };
        Self::Email { head, text, body, footer, notices }
    }

    fn email_json(mail: MailJson) -> Self {
        let text = mail.body();
        let MailJson { subject, from_name, from_address, to, fields, notices, .. } = mail;
        let head = Head { subject, from_name, from_address, to };
        Self::EmailJson { head, text, fields, notices }
    }
}

/// Why nothing is seen.
#[derive(Serialize)]
pub(super) struct Unseen {
    reasons: Vec<Why>,
    traces: Vec<Trace>,
    notices: Vec<Notice>,
}

#[derive(Serialize)]
struct Why {
    code: &'static str,
    message: String,
    help: String,
    certainty: rulelens_notify::reason::Certainty,
    at: Option<Place>,
}

impl Unseen {
    pub(super) fn new(dropped: &Dropped, notices: &[Notice], payload: &str) -> Self {
        let lines = LineIndex::new(payload);
        let why = |reason: &Reason| Why {
            code: reason.code(),
            message: reason.message().into_owned(),
            help: reason.help().into_owned(),
            certainty: reason.certainty(),
            at: reason.at.map(|span| Place::new(span, &lines)),
        };
        Self {
            reasons: dropped.reasons.iter().map(why).collect(),
            traces: dropped.traces.clone(),
            notices: notices.to_vec(),
        }
    }
}
