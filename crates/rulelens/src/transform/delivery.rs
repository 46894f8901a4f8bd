//! What comes of an event at a target, and where each part of it comes from.

use crate::diagnostic::Fix;
use crate::span::Span;

/// What comes of an event at a target.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Delivery {
    /// The text that the target receives, or would if it were not dropped.
    pub payload: String,
    /// Where each part of the payload comes from: in order, without gaps.
    pub pieces: Vec<Piece>,
    /// Whether it arrives.
    pub outcome: Outcome,
}

/// Whether a payload arrives.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Outcome {
    /// It does.
    Delivered,
    /// EventBridge drops it without an error: the JSON template yields no JSON, or more than any
    /// target takes.
    Dropped(Drop),
}

/// Why a payload is dropped.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Drop {
    /// In one word.
    pub cause: Cause,
    /// The offset in the payload at which it stops being JSON, in bytes.
    pub at: usize,
    /// Index of the piece that breaks it; `None` if the template itself is no JSON.
    pub piece: Option<usize>,
    /// What is wrong there: of what is no JSON, what a JSON reader says.
    pub message: String,
    /// How to mend the template's text, if it is plain how. With it this event is delivered.
    pub fix: Option<Fix>,
}

/// Why a payload is dropped, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Cause {
    /// The JSON template yields no JSON.
    NotJson,
    /// It is larger than anything that a target takes.
    TooLarge,
}

/// A part of a payload.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Piece {
    /// Where it stands in the payload.
    pub span: Span,
    /// What made it.
    pub source: Source,
}

/// What made a part of a payload.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Source {
    /// The event, or the part of it at that place.
    Event(Span),
    /// The constant of `Input`.
    Constant,
    /// The template's own text, at that place in it.
    Template(Span),
    /// A placeholder.
    Placeholder {
        /// Index into [`Template::placeholders`](super::Template::placeholders).
        index: usize,
        /// The place in the event that the value is from: of several values, the part that holds
        /// them.
        event: Option<Span>,
        /// How the value was put in.
        inserted: Inserted,
    },
}

/// How a value is put into a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Inserted {
    /// A string with quotes around it.
    Quoted,
    /// A string's characters as they are: nothing in them is escaped.
    Text,
    /// JSON.
    Json,
    /// JSON inside quotes: its own quotes break the string around it.
    JsonInQuotes,
    /// JSON with every `"` taken away.
    JsonWithoutQuotes,
    /// `""`, since there is nothing at the path.
    EmptyString,
    /// Nothing, since there is nothing at the path.
    Nothing,
}

/// A payload in the making.
pub(super) struct Output {
    payload: String,
    pieces: Vec<Piece>,
    limit: usize,
}

impl Output {
    /// One that grows up to so many bytes.
    pub(super) fn up_to(limit: usize) -> Self {
        Self { payload: String::new(), pieces: Vec::new(), limit }
    }

    pub(super) fn push(&mut self, text: &str, source: Source) {
        let start = self.payload.len();
        self.payload.push_str(text);
        self.pieces.push(Piece { span: Span::new(start, self.payload.len()), source });
    }

    /// Whether no more should be added.
    pub(super) fn is_full(&self) -> bool {
        self.payload.len() > self.limit
    }

    pub(super) fn delivered(self) -> Delivery {
        Delivery { payload: self.payload, pieces: self.pieces, outcome: Outcome::Delivered }
    }
}
