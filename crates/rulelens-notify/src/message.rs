//! A message as a client shows it, in parts.

use std::borrow::Cow;
use std::fmt;

use crate::links::Link;
use crate::severity::Severity;
use crate::text::{Style, Text};

/// A message in a chat: who sent it, and its parts from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Message {
    /// Who seems to have written it.
    pub sender: Sender,
    /// A bar beside it, or above it, by its colour.
    pub bar: Option<Bar>,
    /// The parts, from top to bottom.
    pub blocks: Vec<Block>,
    /// The thread that it belongs to, where the client has threads.
    pub thread: Option<String>,
}

/// Who seems to have written a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sender {
    /// The name.
    pub name: &'static str,
    /// What stands behind the name, as `APP`.
    pub badge: Option<&'static str>,
}

/// A bar of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Bar {
    /// The colour.
    pub color: Color,
    /// What it stands for.
    pub severity: Option<Severity>,
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red, of 255.
    pub red: u8,
    /// Green, of 255.
    pub green: u8,
    /// Blue, of 255.
    pub blue: u8,
}

impl fmt::Display for Color {
    /// As `#cf5f17`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Color {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Block {
    /// A line that names what follows.
    Heading {
        /// What it says.
        text: Text,
    },
    /// Some lines.
    Paragraph {
        /// What they say.
        text: Text,
    },
    /// Lines with a line beside them.
    Quote {
        /// What they say.
        text: Text,
    },
    /// A list.
    List {
        /// Whether it has numbers, from 1, instead of dots.
        ordered: bool,
        /// Its items.
        items: Vec<Text>,
    },
    /// Lines in characters of one width.
    Code {
        /// What they say.
        text: Text,
    },
    /// Names with values.
    Fields {
        /// From left to right, two in a row where there is room.
        fields: Vec<Field>,
    },
    /// A small line.
    Context {
        /// What it says.
        text: Text,
    },
    /// Buttons.
    Buttons {
        /// From left to right.
        buttons: Vec<Button>,
    },
}

/// A name with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Field {
    /// The name.
    pub label: Cow<'static, str>,
    /// The value.
    pub value: Text,
}

/// A button that opens an address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Button {
    /// What it says.
    pub label: &'static str,
    /// What it opens.
    pub link: Link,
}

impl Block {
    /// A heading.
    pub(crate) fn heading(text: Text) -> Self {
        Self::Heading { text }
    }

    /// A paragraph.
    pub(crate) fn paragraph(text: Text) -> Self {
        Self::Paragraph { text }
    }

    /// Every text in it, in order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Heading { text }
            | Self::Paragraph { text }
            | Self::Quote { text }
            | Self::Code { text }
            | Self::Context { text } => vec![text],
            Self::List { items, .. } => items.iter().collect(),
            Self::Fields { fields } => fields.iter().map(|field| &field.value).collect(),
            Self::Buttons { .. } => Vec::new(),
        }
    }
}

impl Field {
    /// A field whose value is words.
    pub(crate) fn new(label: &'static str, value: &str) -> Self {
        Self { label: label.into(), value: Text::plain(value) }
    }

    /// A field whose value is a name that a machine gave.
    pub(crate) fn code(label: &'static str, value: &str) -> Self {
        Self { label: label.into(), value: Text::styled(value, Style::CODE) }
    }
}

impl Message {
    /// Everywhere that a click leads to.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.blocks.iter().flat_map(|block| {
            let buttons = match block {
                Block::Buttons { buttons } => buttons.as_slice(),
                _ => &[],
            };
            let runs = block.texts().into_iter().flat_map(|text| &text.runs);
            runs.filter_map(|run| run.link.as_ref())
                .chain(buttons.iter().map(|button| &button.link))
                .collect::<Vec<_>>()
        })
    }
}

impl fmt::Display for Message {
    /// What it says, without styles: a line for each line, field and item.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.blocks.iter().try_for_each(|block| match block {
            Block::List { ordered, items } => {
                items.iter().enumerate().try_for_each(|(index, item)| match ordered {
                    true => writeln!(f, "{}. {item}", index + 1),
                    false => writeln!(f, "• {item}"),
                })
            }
            Block::Fields { fields } => {
                fields.iter().try_for_each(|Field { label, value }| writeln!(f, "{label}: {value}"))
            }
            Block::Buttons { buttons } => {
                buttons.iter().try_for_each(|button| writeln!(f, "[{}]", button.label))
            }
            Block::Quote { text } => {
                text.to_string().lines().try_for_each(|line| writeln!(f, "> {line}"))
            }
            Block::Heading { text }
            | Block::Paragraph { text }
            | Block::Code { text }
            | Block::Context { text } => writeln!(f, "{text}"),
        })
    }
}
