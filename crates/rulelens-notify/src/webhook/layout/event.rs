//! An event that is no finding.

use super::Layout;
use super::other::code;
use crate::envelope::Envelope;
use crate::message::{Block, Field};
use crate::text::Text;
use crate::time::readable;

/// How many of an event's resources are listed.
const MAX_RESOURCES: usize = 5;

pub(super) fn layout(event: &Envelope<'_>) -> Layout {
    let title = if event.detail_type.is_empty() { "Event" } else { &event.detail_type };
    let mut blocks = vec![Block::heading(Text::plain(title))];
    let fields = fields(event);
    if !fields.is_empty() {
        blocks.push(Block::Fields { fields });
    }
    if let Some(detail) = event.detail {
        blocks.push(code(detail));
    }
    if !event.id.is_empty() {
        let text = Text::plain(&format!("Event {}", event.id));
        blocks.push(Block::Context { text });
    }
    Layout { summary: format!("{title} ({})", event.source), bar: None, blocks, emoji: false }
}

fn fields(event: &Envelope<'_>) -> Vec<Field> {
    let time = readable(&event.time);
    let fields =
        [("Source", event.source.as_str()), ("Account", &event.account), ("Region", &event.region)];
    let code = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let mut fields: Vec<Field> = code.map(|(label, value)| Field::code(label, value)).collect();
    if !time.is_empty() {
        fields.push(Field::new("Time", &time));
    }
    let resources = event.resources.iter().take(MAX_RESOURCES);
    fields.extend(resources.map(|resource| Field::code("Resource", resource)));
    fields
}
