//! Slack's incoming webhooks: Block Kit.
//!
//! Source: Slack's Block Kit reference. A coloured bar is drawn only beside an attachment, so the
//! header stands above it and the rest inside.

mod block;
mod fit;
mod mrkdwn;

use super::layout::layout;
use super::{Service, Webhook, notices};
use crate::chat::Client;
use crate::json::Json;
use crate::message::{Block, Message, Sender};

/// How many blocks a message may have.
const MAX_BLOCKS: usize = 50;
/// How many UTF-16 code units a header may have. Slack says characters: this is never more.
const MAX_HEADER: usize = 150;
/// How many a section may have.
const MAX_SECTION: usize = 3000;
/// How many fields a section may have.
const MAX_FIELDS: usize = 10;
/// How many UTF-16 code units a field may have.
const MAX_FIELD: usize = 2000;
/// How many the line for notifications may have: ours, since Slack names none for it.
const MAX_SUMMARY: usize = 200;

/// The message for Slack.
///
/// ```
/// use rulelens_notify::webhook;
///
/// let payload = r#"{"version": "1.0", "source": "custom", "content": {"description": "<!channel> hi"}}"#;
/// let message = webhook::slack(payload);
/// assert!(message.json.contains("@channel hi"), "the mention is text: nobody is alerted");
/// ```
pub fn slack(payload: &str) -> Webhook {
    let layout = layout(payload, Client::Slack);
    let (blocks, cut) = fit::fit(&layout.blocks);
    let (summary, _) = fit::summary(&layout.summary);
    let json = json(&blocks, &summary, layout.bar.map(|bar| bar.color.to_string()), layout.emoji);
    let sender = Sender { name: "incoming-webhook", badge: Some("APP") };
    let message = Message { sender, bar: layout.bar, blocks, thread: None };
    let notices = notices(cut, &message);
    Webhook { service: Service::Slack, json: json.pretty(), message, notices }
}

fn json(blocks: &[Block], summary: &str, color: Option<String>, emoji: bool) -> Json {
    let written = |blocks: &[Block]| {
        Json::Array(blocks.iter().filter_map(|it| block::json(it, emoji)).collect())
    };
    let text = ("text", mrkdwn::escaped(summary).into());
    let Some(color) = color else {
        return Json::Object(vec![text, ("blocks", written(blocks))]);
    };
    let header = blocks.iter().take_while(|block| matches!(block, Block::Heading { .. })).count();
    let (header, rest) = blocks.split_at(header);
    let attachment = Json::Object(vec![("color", color.into()), ("blocks", written(rest))]);
    let attachments = Json::Array(vec![attachment]);
    Json::Object(vec![text, ("blocks", written(header)), ("attachments", attachments)])
}
