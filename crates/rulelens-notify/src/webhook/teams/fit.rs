//! Fitting a message to what Teams takes: a number of bytes, for all of it.

use crate::measure::Measure;
use crate::message::{Block, Field};
use crate::text::{Run, Text};

/// About how many bytes text takes in the card.
const BYTES: Measure = Measure { run: run_bytes, char: char_bytes };
/// What a run takes besides its text and its address.
const RUN: usize = 300;
/// What a part takes besides its text.
const PART: usize = 400;

fn run_bytes(run: &Run) -> usize {
    RUN + run.link.as_ref().map_or(0, |link| link.as_str().len())
}

fn char_bytes(char: char) -> usize {
    match char {
        // A line is a part of its own.
        '\n' => PART,
        _ if char.is_ascii_punctuation() => 3,
        _ if char < ' ' => 6,
        other => other.len_utf8(),
    }
}

/// How many bytes the parts may take, one after the other until all fits.
const ROOMS: [usize; 6] = [24_000, 16_000, 10_000, 5_000, 2_000, 500];

/// The parts, short enough together; whether something was cut.
pub(super) fn fit(blocks: &[Block], fits: impl Fn(&[Block]) -> bool) -> (Vec<Block>, bool) {
    for room in ROOMS {
        let mut fitted = Fitted { room, blocks: Vec::new(), cut: false };
        for block in blocks {
            fitted.push(block);
        }
        if fits(&fitted.blocks) {
            return (fitted.blocks, fitted.cut);
        }
    }
    (Vec::new(), true)
}

struct Fitted {
    /// What is left of the room.
    room: usize,
    blocks: Vec<Block>,
    cut: bool,
}

impl Fitted {
    fn push(&mut self, block: &Block) {
        let Some(room) = self.room.checked_sub(PART) else {
            self.cut = true;
            return;
        };
        self.room = room;
        let block = match block {
            Block::Heading { text } => Block::Heading { text: self.text(text) },
            Block::Paragraph { text } => Block::Paragraph { text: self.text(text) },
            Block::Quote { text } => Block::Quote { text: self.text(text) },
            Block::Code { text } => Block::Code { text: self.code(text) },
            Block::Context { text } => Block::Context { text: self.text(text) },
            Block::List { ordered, items } => {
                let items = items.iter().map_while(|item| self.part(item)).collect();
                Block::List { ordered: *ordered, items }
            }
            Block::Fields { fields } => {
                let field = |field: &Field| {
                    Some(Field { label: field.label.clone(), value: self.part(&field.value)? })
                };
                Block::Fields { fields: fields.iter().map_while(field).collect() }
            }
            Block::Buttons { buttons } => Block::Buttons { buttons: buttons.clone() },
        };
        self.blocks.push(block);
    }

    fn part(&mut self, text: &Text) -> Option<Text> {
        let room = self.room.checked_sub(PART);
        self.cut |= room.is_none();
        self.room = room?;
        Some(self.text(text))
    }

    fn text(&mut self, text: &Text) -> Text {
        let (text, cut) = BYTES.cut(text, self.room);
        self.room = self.room.saturating_sub(BYTES.of(&text));
        self.cut |= cut;
        text
    }

    /// Code is one string, so its lines are not parts.
    fn code(&mut self, text: &Text) -> Text {
        const CODE: Measure =
            Measure { run: |_| 0, char: |char| if char == '\n' { 2 } else { char_bytes(char) } };
        let (text, cut) = CODE.cut(text, self.room);
        self.room = self.room.saturating_sub(CODE.of(&text));
        self.cut |= cut;
        text
    }
}
