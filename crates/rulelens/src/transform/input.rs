//! The settings of a target's input, and what comes of them.

use super::render::{self, Output, RuleContext};
use super::{Fault, InputPaths, MAX_TEMPLATE_CHARS, Path, Template};
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::json::{self, Document};
use crate::span::Span;

/// What a target is set to receive.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TargetInput {
    /// The matched event, as it is.
    MatchedEvent,
    /// `Input`: a constant, which is JSON.
    Constant(String),
    /// `InputPath`: the part of the event at that path.
    Path(Path),
    /// `InputTransformer`: a template with values of the event put in.
    Transformer {
        /// `InputPathsMap`
        paths: InputPaths,
        /// `InputTemplate`
        template: Template,
    },
}

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
    /// EventBridge drops it without an error: the JSON template yields no JSON.
    Dropped(Drop),
}

/// Why a payload is dropped.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Drop {
    /// The offset in the payload at which it stops being JSON, in bytes.
    pub at: usize,
    /// Index of the piece that breaks it; `None` if the template itself is no JSON.
    pub piece: Option<usize>,
    /// What a JSON reader says there.
    pub message: String,
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
        /// Index into [`Template::placeholders`].
        index: usize,
        /// The place in the event, if it is one.
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

impl TargetInput {
    /// Reads the constant of `Input`.
    ///
    /// # Errors
    ///
    /// Where it is no JSON, or longer than [`MAX_TEMPLATE_CHARS`].
    pub fn constant(text: &str) -> Result<Self, Diagnostic> {
        let chars = text.chars().count();
        if chars > MAX_TEMPLATE_CHARS {
            let fault = Fault::ConstantTooLong { chars };
            return Err(Diagnostic::error(fault, Span::new(0, text.len())));
        }
        Document::parse(text)?;
        Ok(Self::Constant(text.to_owned()))
    }

    /// Reads an `InputPath`.
    ///
    /// # Errors
    ///
    /// Where the service says `InputPath for target ID is invalid.`
    pub fn path(text: &str) -> Result<Self, Diagnostic> {
        let refused = |fault| {
            Diagnostic::error(fault, Span::new(0, text.len()))
                .with_service("InputPath for target ID is invalid.".to_owned())
        };
        Path::parse(text).map(Self::Path).map_err(refused)
    }

    /// What the target receives of an event that matched.
    ///
    /// ```
    /// use rulelens::Event;
    /// use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};
    ///
    /// let paths = InputPaths::parse(r#"{"severity": "$.detail.severity"}"#).unwrap();
    /// let template = Template::parse("\"Severity <severity>\"", &paths).unwrap();
    /// let target = TargetInput::Transformer { paths, template };
    ///
    /// let event = Event::parse(r#"{"detail": {"severity": 8.0}}"#).unwrap();
    /// let delivery = target.deliver(&event, &RuleContext::example());
    /// assert_eq!(delivery.payload, "\"Severity 8.0\"", "the quotes arrive too");
    /// ```
    pub fn deliver(&self, event: &Event<'_>, context: &RuleContext) -> Delivery {
        let mut output = Output::default();
        match self {
            Self::MatchedEvent => {
                let root = event.root();
                output.push(&json::compact(root), Source::Event(root.span()));
            }
            Self::Constant(text) => output.push(text, Source::Constant),
            Self::Path(path) => render::path(path, event, &mut output),
            Self::Transformer { paths, template } => {
                return render::template(template, paths, event, context);
            }
        }
        output.delivered()
    }
}
