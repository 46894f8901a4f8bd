//! Incoming webhooks of Microsoft Teams: an Adaptive Card.
//!
//! Source: Microsoft's "Adaptive Cards" and "Create incoming webhooks with Workflows". A card has no
//! bar at its side; the container of its title is tinted instead.

mod card;
mod fit;

use super::layout::{Layout, layout};
use super::{Service, Webhook, notices};
use crate::chat::Client;
use crate::json::Json;
use crate::message::{Block, Message, Sender};
use crate::severity::Severity;

/// How many bytes a message may have: Microsoft says about 28 KB.
pub(super) const MAX_BYTES: usize = 28_000;

/// The message for Microsoft Teams.
///
/// ```
/// use rulelens_notify::webhook;
///
/// let message = webhook::teams(r#"{"detail-type": "T", "source": "s", "detail": {}}"#);
/// assert!(message.json.contains("application/vnd.microsoft.card.adaptive"));
/// assert!(message.json.len() <= 28_000);
/// ```
pub fn teams(payload: &str) -> Webhook {
    let layout = layout(payload, Client::Teams);
    let (blocks, cut) = fit::fit(&layout.blocks, |blocks| json(blocks, &layout).len() <= MAX_BYTES);
    let json = json(&blocks, &layout);
    let sender = Sender { name: "Workflows", badge: None };
    let message = Message { sender, bar: layout.bar, blocks, thread: None };
    let notices = notices(cut, &message);
    Webhook { service: Service::Teams, json, message, notices }
}

fn json(blocks: &[Block], layout: &Layout) -> String {
    let style = match layout.bar.and_then(|bar| bar.severity) {
        Some(Severity::Critical | Severity::High) => "attention",
        Some(Severity::Medium) => "warning",
        Some(Severity::Low) => "accent",
        None => "emphasis",
    };
    let content = Json::Object(vec![
        ("$schema", "http://adaptivecards.io/schemas/adaptive-card.json".into()),
        ("type", "AdaptiveCard".into()),
        ("version", "1.5".into()),
        ("msteams", Json::Object(vec![("width", "Full".into())])),
        ("body", Json::Array(card::body(blocks, style))),
        ("actions", Json::Array(card::actions(blocks))),
    ]);
    let attachment = Json::Object(vec![
        ("contentType", "application/vnd.microsoft.card.adaptive".into()),
        ("content", content),
    ]);
    let message = Json::Object(vec![
        ("type", "message".into()),
        ("attachments", Json::Array(vec![attachment])),
    ]);
    message.pretty()
}
