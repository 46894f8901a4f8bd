//! What a message for a webhook holds, by what the payload is.

mod event;
mod finding;
mod other;

use rulelens::json::Document;

use crate::chat::Client;
use crate::chat::custom;
use crate::content::Content;
use crate::message::{Bar, Block};

/// A message before it is fitted to a client.
pub(super) struct Layout {
    /// For where only one line is shown, as in a list of notifications.
    pub(super) summary: String,
    pub(super) bar: Option<Bar>,
    pub(super) blocks: Vec<Block>,
    /// Whether `:name:` may be an emoji: only where the author of a template wrote it.
    pub(super) emoji: bool,
}

/// The message for a payload. `client`: whose markup a custom notification is in.
pub(super) fn layout(payload: &str, client: Client) -> Layout {
    let Ok(document) = Document::parse(payload) else {
        return other::text(payload);
    };
    match Content::read(&document) {
        Content::Finding(finding) | Content::FindingDetail(finding) => finding::layout(&finding),
        Content::Event(event) => event::layout(&event),
        Content::Notification(notification) => {
            let title = notification.title.as_ref().unwrap_or(&notification.description);
            Layout {
                summary: title.clone(),
                bar: None,
                blocks: custom::parts(&notification, client),
                emoji: true,
            }
        }
        Content::Value(value) => other::value(value),
    }
}
