//! The chat service: Amazon Q Developer in chat applications, once AWS Chatbot.
//!
//! It takes from an SNS topic events of AWS in their original form, and custom notifications.
//! Everything else it drops without an error. [`chat`] says beforehand which it will be, and draws
//! the message.
//!
//! Source: the service's administrator guide ("Monitoring AWS services", "Custom notifications",
//! "Troubleshooting"), and what people have reported where the guide is silent. How the cards look
//! is not published: what is drawn is an approximation, and says so.

mod client;
pub(crate) mod custom;
mod event_card;
mod finding_card;
mod services;
mod verdict;

pub use client::Client;
pub use custom::notification_template;
pub use verdict::{Card, Dropped, Shown, Trace, TraceKind, Verdict};

use crate::notice::Notice;

/// What becomes of a payload in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Chat {
    /// The chat.
    pub client: Client,
    /// Whether it is shown, and how; or why not.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub verdict: Verdict,
    /// What there is to know besides.
    pub notices: Vec<Notice>,
}

/// What becomes of a payload that arrives at an SNS topic to which the chat service has subscribed
/// for a channel.
///
/// ```
/// use rulelens_notify::chat::{Client, Verdict, chat};
///
/// let text = r#""Severity 8.0 in us-east-1""#;
/// let Verdict::Dropped(dropped) = chat(text, Client::Slack).verdict else { panic!() };
/// assert_eq!(dropped.reason().code(), "not-object");
/// assert_eq!(dropped.traces[0].name, "Event received is not supported");
///
/// let custom = r#"{"version": "1.0", "source": "custom", "content": {"description": "*Hi*"}}"#;
/// let Verdict::Shown(shown) = chat(custom, Client::Slack).verdict else { panic!() };
/// assert_eq!(shown.message.to_string(), "Hi\n");
/// ```
pub fn chat(payload: &str, client: Client) -> Chat {
    let (verdict, mut notices) = verdict::verdict(payload, client);
    if matches!(verdict, Verdict::Shown(_)) {
        notices.push(Notice::RawDeliveryOff);
    }
    if client == Client::Chime {
        notices.insert(0, Notice::ChimeEnded);
    }
    Chat { client, verdict, notices }
}
