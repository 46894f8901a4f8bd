//! Parts of a message as blocks.

use super::mrkdwn::mrkdwn;
use crate::json::Json;
use crate::message::{Block, Button, Field};
use crate::text::{Style, Text};

/// The block for a part; `None` for an empty one, which Slack refuses.
pub(super) fn json(block: &Block, emoji: bool) -> Option<Json> {
    if block.texts().iter().all(|text| text.is_empty()) && !matches!(block, Block::Buttons { .. }) {
        return None;
    }
    Some(match block {
        Block::Heading { text } => {
            object("header", [("text", plain_text(&text.to_string(), emoji))])
        }
        Block::Paragraph { text } => object("section", [("text", either(text, emoji))]),
        Block::Quote { text } => {
            let quoted: Vec<String> =
                mrkdwn(text).split('\n').map(|line| format!(">{line}")).collect();
            object("section", [("text", marked(quoted.join("\n")))])
        }
        Block::Code { text } => object("section", [("text", marked(code(text)))]),
        // INVARIANT: lists are lines by now.
        Block::List { .. } => return None,
        Block::Fields { fields } => {
            object("section", [("fields", Json::Array(fields.iter().map(field).collect()))])
        }
        Block::Context { text } => {
            object("context", [("elements", Json::Array(vec![either(text, emoji)]))])
        }
        Block::Buttons { buttons } => {
            object("actions", [("elements", Json::Array(buttons.iter().map(button).collect()))])
        }
    })
}

fn object<const N: usize>(kind: &str, members: [(&'static str, Json); N]) -> Json {
    let mut all = vec![("type", kind.into())];
    all.extend(members);
    Json::Object(all)
}

/// Where there is no style and no link, no markup is read, so that nothing need be escaped.
fn either(text: &Text, emoji: bool) -> Json {
    let is_plain = text.runs.iter().all(|run| {
        run.link.is_none()
            && Style { invisible: false, mention: false, ..run.style } == Style::PLAIN
    });
    if is_plain { plain_text(&text.to_string(), emoji) } else { marked(mrkdwn(text)) }
}

fn plain_text(text: &str, emoji: bool) -> Json {
    object("plain_text", [("text", text.into()), ("emoji", Json::Bool(emoji))])
}

/// `verbatim`: Slack looks for no addresses and names in it.
fn marked(text: String) -> Json {
    object("mrkdwn", [("text", text.into()), ("verbatim", Json::Bool(true))])
}

fn field(field: &Field) -> Json {
    let label = mrkdwn(&Text::styled(&field.label, Style::BOLD));
    marked(format!("{label}\n{}", mrkdwn(&field.value)))
}

/// Text between fences: nothing is read in it but the end.
fn code(text: &Text) -> String {
    let escaped = super::mrkdwn::escaped(&text.to_string());
    format!("```\n{}\n```", escaped.replace("```", "ˋˋˋ"))
}

fn button(button: &Button) -> Json {
    object(
        "button",
        [("text", plain_text(button.label, false)), ("url", button.link.as_str().into())],
    )
}
