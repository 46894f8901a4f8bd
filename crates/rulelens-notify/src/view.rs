//! All ways to see a delivery, by their names.

use crate::chat::{Chat, Client, Dropped, Verdict, chat};
use crate::notice::Notice;
use crate::payload::{Payload, payload};
use crate::sns::{Mail, MailJson, Refused, Subscription, email, email_json};
use crate::webhook::{self, Webhook};

/// A way to see a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum View {
    /// An e-mail of an SNS topic.
    Email,
    /// An e-mail of an SNS topic whose body is JSON.
    EmailJson,
    /// Slack, by the chat service.
    Slack,
    /// Microsoft Teams, by the chat service.
    Teams,
    /// Amazon Chime, by the chat service.
    Chime,
    /// Slack, by an incoming webhook.
    SlackWebhook,
    /// Microsoft Teams, by an incoming webhook.
    TeamsWebhook,
    /// The payload itself.
    Json,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Email,
        Self::EmailJson,
        Self::Slack,
        Self::Teams,
        Self::Chime,
        Self::SlackWebhook,
        Self::TeamsWebhook,
        Self::Json,
    ];

    /// The name, as `slack-webhook`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::EmailJson => "email-json",
            Self::Slack => "slack",
            Self::Teams => "teams",
            Self::Chime => "chime",
            Self::SlackWebhook => "slack-webhook",
            Self::TeamsWebhook => "teams-webhook",
            Self::Json => "json",
        }
    }

    /// The view of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What people see of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Seen {
    /// An e-mail.
    Email(Mail),
    /// An e-mail whose body is JSON.
    EmailJson(MailJson),
    /// What the chat service makes of it.
    Chat(Chat),
    /// A message for a webhook.
    Webhook(Webhook),
    /// The payload itself.
    Payload(Payload),
    /// Nothing: the topic does not take it.
    Refused(Dropped),
}

impl Seen {
    /// Why nothing is seen, if that is so.
    pub fn dropped(&self) -> Option<&Dropped> {
        match self {
            Self::Refused(dropped)
            | Self::Chat(Chat { verdict: Verdict::Dropped(dropped), .. }) => Some(dropped),
            _ => None,
        }
    }

    /// What there is to know besides.
    pub fn notices(&self) -> &[Notice] {
        match self {
            Self::Email(mail) => &mail.notices,
            Self::EmailJson(mail) => &mail.notices,
            Self::Chat(chat) => &chat.notices,
            Self::Webhook(webhook) => &webhook.notices,
            Self::Payload(_) | Self::Refused(_) => &[],
        }
    }
}

/// What people see of a payload. `time` is when it is published, in ISO 8601; e-mails need it and
/// the subscription.
///
/// ```
/// use rulelens_notify::{View, see};
/// use rulelens_notify::sns::Subscription;
///
/// let subscription = Subscription::example("us-east-1", "111122223333");
/// let seen = see("\"text\"", View::Slack, &subscription, "2026-03-14T09:31:07Z");
/// assert_eq!(seen.dropped().unwrap().reason().code(), "not-object");
/// ```
pub fn see(payload: &str, view: View, subscription: &Subscription, time: &str) -> Seen {
    let refused = |refused: Refused| Seen::Refused(Dropped::by_sns(refused.into()));
    match view {
        View::Email => email(payload, subscription).map_or_else(refused, Seen::Email),
        View::EmailJson => {
            email_json(payload, subscription, time).map_or_else(refused, Seen::EmailJson)
        }
        View::Slack => Seen::Chat(chat(payload, Client::Slack)),
        View::Teams => Seen::Chat(chat(payload, Client::Teams)),
        View::Chime => Seen::Chat(chat(payload, Client::Chime)),
        View::SlackWebhook => Seen::Webhook(webhook::slack(payload)),
        View::TeamsWebhook => Seen::Webhook(webhook::teams(payload)),
        View::Json => Seen::Payload(self::payload(payload)),
    }
}
