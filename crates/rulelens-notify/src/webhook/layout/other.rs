//! What is neither an event nor a custom notification.

use rulelens::json::{Type, Value};

use super::Layout;
use crate::json::pretty;
use crate::message::Block;
use crate::text::Text;

/// Text, as a text template makes it.
pub(super) fn text(payload: &str) -> Layout {
    let summary = payload.lines().next().unwrap_or_default().to_owned();
    let text = Text::plain(payload);
    let blocks = if text.is_empty() { Vec::new() } else { vec![Block::paragraph(text)] };
    Layout { summary, bar: None, blocks, emoji: false }
}

/// A JSON value.
pub(super) fn value(value: Value<'_>) -> Layout {
    if value.kind() == Type::String {
        return text(&value.string().unwrap_or_default());
    }
    let summary = "EventBridge sent JSON".to_owned();
    Layout { summary, bar: None, blocks: vec![code(value)], emoji: false }
}

/// JSON in lines.
pub(super) fn code(value: Value<'_>) -> Block {
    Block::Code { text: Text::plain(&pretty(value.raw())) }
}
