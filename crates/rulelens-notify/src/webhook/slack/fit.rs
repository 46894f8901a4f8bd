//! Fitting a message to what Slack takes.

use super::mrkdwn::{MRKDWN, PLAIN};
use super::{MAX_BLOCKS, MAX_FIELD, MAX_FIELDS, MAX_HEADER, MAX_SECTION, MAX_SUMMARY};
use crate::measure::Measure;
use crate::message::{Block, Field};
use crate::text::{Style, Text};

/// Into how many sections a long text is divided before it is cut.
const MAX_SECTIONS: usize = 4;
/// How long a small line may be: ours, a section's limit would hold.
const MAX_CONTEXT: usize = 1000;
/// The fence on both sides of code, and a line break.
const FENCES: usize = 8;

/// The parts, each short enough, and no more than there may be; whether something was cut.
pub(super) fn fit(blocks: &[Block]) -> (Vec<Block>, bool) {
    let mut fitted = Fitted::default();
    for block in blocks {
        fitted.push(block);
    }
    fitted.cut |= fitted.blocks.len() > MAX_BLOCKS;
    fitted.blocks.truncate(MAX_BLOCKS);
    (fitted.blocks, fitted.cut)
}

/// The line for notifications.
pub(super) fn summary(text: &str) -> (String, bool) {
    let (text, cut) = MRKDWN.cut(&Text::plain(text), MAX_SUMMARY);
    (text.to_string().replace('\n', " "), cut)
}

#[derive(Default)]
struct Fitted {
    blocks: Vec<Block>,
    cut: bool,
}

impl Fitted {
    fn push(&mut self, block: &Block) {
        match block {
            Block::Heading { text } => {
                let text = self.cut(PLAIN, text, MAX_HEADER);
                self.blocks.push(Block::Heading { text });
            }
            Block::Paragraph { text } => {
                self.sections(text, MAX_SECTION, |text| Block::Paragraph { text });
            }
            Block::Quote { text } => {
                // The sign in front of the first line.
                self.sections(text, MAX_SECTION - 1, |text| Block::Quote { text });
            }
            Block::Code { text } => {
                self.sections(text, MAX_SECTION - FENCES, |text| Block::Code { text });
            }
            // Slack has no lists in mrkdwn.
            Block::List { ordered, items } => {
                let lines = lines(*ordered, items);
                self.sections(&lines, MAX_SECTION, |text| Block::Paragraph { text });
            }
            Block::Fields { fields } => self.fields(fields),
            Block::Context { text } => {
                let text = self.cut(MRKDWN, text, MAX_CONTEXT);
                self.blocks.push(Block::Context { text });
            }
            Block::Buttons { buttons } => {
                self.blocks.push(Block::Buttons { buttons: buttons.clone() });
            }
        }
    }

    fn cut(&mut self, measure: Measure, text: &Text, room: usize) -> Text {
        let (text, cut) = measure.cut(text, room);
        self.cut |= cut;
        text
    }

    /// A long text in several parts, of which the last is cut.
    fn sections(&mut self, text: &Text, room: usize, block: fn(Text) -> Block) {
        let mut rest = text.clone();
        for _ in 1..MAX_SECTIONS {
            if MRKDWN.of(&rest) <= room {
                break;
            }
            let (head, behind) = MRKDWN.split(&rest, room);
            self.blocks.push(block(head));
            rest = behind;
        }
        let text = self.cut(MRKDWN, &rest, room);
        self.blocks.push(block(text));
    }

    fn fields(&mut self, fields: &[Field]) {
        for fields in fields.chunks(MAX_FIELDS) {
            let field = |field: &Field| {
                let label = MRKDWN.of(&Text::plain(&field.label)) + MRKDWN_LINE;
                let room = MAX_FIELD.saturating_sub(label);
                let value = self.cut(MRKDWN, &field.value, room);
                Field { label: field.label.clone(), value }
            };
            let fields = fields.iter().map(field).collect();
            self.blocks.push(Block::Fields { fields });
        }
    }
}

/// A line break in mrkdwn.
const MRKDWN_LINE: usize = 1;

fn lines(ordered: bool, items: &[Text]) -> Text {
    let mut lines = Text::default();
    for (index, item) in items.iter().enumerate() {
        let sign = if ordered { format!("{}. ", index + 1) } else { "• ".to_owned() };
        lines.push_run(if index == 0 { "" } else { "\n" }, Style::PLAIN, None);
        lines.push_run(&sign, Style::PLAIN, None);
        lines.extend(item.clone());
    }
    lines
}
