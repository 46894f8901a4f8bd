//! What is wrong with a text, where, and how to mend it.

use std::borrow::Cow;
use std::fmt;

pub use crate::fix::{Edit, Fix};
use crate::span::{LineIndex, Position, Span};
use crate::{event, json, pattern, transform};

/// Text of the user's in a message: cut, so that many messages stay small.
pub(crate) fn shown(text: &str) -> String {
    const LENGTH: usize = 80;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A fault in a text of the user's.
///
/// ```
/// use rulelens::Pattern;
///
/// let faults = Pattern::parse(r#"{"source": "aws.guardduty"}"#).unwrap_err();
/// assert_eq!(faults[0].code(), "field-not-array");
/// assert_eq!(faults[0].message(), "`source` must hold an array or an object");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What is wrong, with the values that it concerns.
    pub kind: Kind,
    /// Whether there is no result because of it.
    pub severity: Severity,
    /// The place in the text.
    pub span: Span,
    /// What the service answers to the same text, letter by letter, where it is known. Only the
    /// first fault of a text has it, since the service stops there.
    pub service: Option<String>,
    /// How a tool can mend it, where that is safe.
    pub fix: Option<Box<Fix>>,
}

/// Another place that a [`Diagnostic`] has to do with: [`Diagnostic::related`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// What is there: lower case, no final stop.
    pub message: &'static str,
    /// The place in the same text.
    pub span: Span,
}

/// How grave a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// The text has no meaning: the service refuses it.
    Error,
    /// The text has a meaning, but perhaps not the one intended.
    Warning,
    /// The text may well mean what was intended; it could be clearer, or wants a second look.
    Advice,
}

/// What is wrong, by the stage that found it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// The text is no JSON.
    Json(json::Fault),
    /// The event is no event.
    Event(event::Fault),
    /// The event may not be the one that rules see.
    EventLint(event::Lint),
    /// The event pattern is refused.
    Pattern(pattern::Fault),
    /// The event pattern may not mean what was intended.
    Lint(pattern::Lint),
    /// The target's input settings are refused.
    Transform(transform::Fault),
    /// The target may not receive what was intended.
    TargetLint(transform::Lint),
    /// A text that is not the core's own, as a scenario of findings, has a fault.
    Other(Words),
}

/// A fault that another crate found, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    code: &'static str,
    message: Cow<'static, str>,
    help: Cow<'static, str>,
}

impl Words {
    /// The words of a fault.
    pub fn of(fault: &dyn Describe) -> Self {
        Self { code: fault.code(), message: fault.message(), help: fault.help() }
    }
}

impl Describe for Words {
    fn code(&self) -> &'static str {
        self.code
    }

    fn message(&self) -> Cow<'static, str> {
        self.message.clone()
    }

    fn help(&self) -> Cow<'static, str> {
        self.help.clone()
    }
}

/// The words for a fault: implemented by the fault kind of each stage.
pub trait Describe {
    /// The stable code, e.g. `field-not-array`: never changes its meaning.
    fn code(&self) -> &'static str;
    /// What is wrong: lower case, no final stop, the user's text in backticks.
    fn message(&self) -> Cow<'static, str>;
    /// How to mend it: a sentence or two.
    fn help(&self) -> Cow<'static, str>;
}

impl Diagnostic {
    /// An error of `kind` at `span`.
    pub(crate) fn error(kind: impl Into<Kind>, span: Span) -> Self {
        Self { kind: kind.into(), severity: Severity::Error, span, service: None, fix: None }
    }

    /// An error that another crate found at `span` in a text of its own, so that all faults are
    /// reported in one way.
    pub fn of_other(fault: &dyn Describe, span: Span) -> Self {
        Self::error(Kind::Other(Words::of(fault)), span)
    }

    /// The same fault where the text that it was found in begins at `offset` of another text.
    /// A fix of it is moved as well.
    #[must_use]
    pub fn moved(mut self, offset: usize) -> Self {
        let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
        self.span = moved(self.span);
        for edit in self.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = moved(edit.span);
        }
        self
    }

    /// What a lint of an event found at `span`.
    pub(crate) fn event_lint(lint: event::Lint, span: Span) -> Self {
        Self { severity: lint.severity(), ..Self::error(Kind::EventLint(lint), span) }
    }

    /// What a lint found at `span`.
    pub(crate) fn lint(lint: pattern::Lint, span: Span) -> Self {
        Self { severity: lint.severity(), ..Self::error(Kind::Lint(lint), span) }
    }

    /// What a lint of a target found at `span`.
    pub(crate) fn target_lint(lint: transform::Lint, span: Span) -> Self {
        Self { severity: lint.severity(), ..Self::error(Kind::TargetLint(lint), span) }
    }

    /// The same with a fix, if there is one.
    pub(crate) fn with_fix(self, fix: Option<Fix>) -> Self {
        Self { fix: fix.map(Box::new), ..self }
    }

    /// The same with the service's own message.
    pub(crate) fn with_service(self, message: String) -> Self {
        Self { service: Some(message), ..self }
    }

    /// The stable code, e.g. `field-not-array`.
    pub fn code(&self) -> &'static str {
        self.words().code()
    }

    /// What is wrong: lower case, no final stop, the user's text in backticks.
    pub fn message(&self) -> Cow<'static, str> {
        self.words().message()
    }

    /// How to mend it.
    pub fn help(&self) -> Cow<'static, str> {
        self.words().help()
    }

    /// Another place that it has to do with, if there is one.
    pub fn related(&self) -> Option<Related> {
        match &self.kind {
            Kind::Lint(lint) => lint.related(),
            Kind::TargetLint(lint) => lint.related(),
            _ => None,
        }
    }

    /// The diagnostic with everything worked out that a reader or another language needs.
    pub fn located(&self, lines: &LineIndex<'_>) -> Located {
        Located {
            code: self.code(),
            severity: self.severity,
            message: self.message(),
            help: self.help(),
            service: self.service.clone(),
            span: self.span,
            start: lines.position(self.span.start),
            end: lines.position(self.span.end),
            related: self.related().map(|related| LocatedRelated {
                message: related.message,
                place: LocatedSpan::new(related.span, lines),
            }),
            fix: self.fix.as_ref().map(|fix| LocatedFix::new(fix, lines)),
        }
    }

    fn words(&self) -> &dyn Describe {
        match &self.kind {
            Kind::Json(fault) => fault,
            Kind::Event(fault) => fault,
            Kind::EventLint(lint) => lint,
            Kind::Pattern(fault) => fault,
            Kind::Lint(lint) => lint,
            Kind::Transform(fault) => fault,
            Kind::TargetLint(lint) => lint,
            Kind::Other(words) => words,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message(), self.code())
    }
}

impl std::error::Error for Diagnostic {}

/// A [`Diagnostic`] in words and with its lines and columns, made by [`Diagnostic::located`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Located {
    /// The stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// How to mend it.
    pub help: Cow<'static, str>,
    /// The service's own message, where it is known.
    pub service: Option<String>,
    /// Byte offsets.
    pub span: Span,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// Another place that it has to do with.
    pub related: Option<LocatedRelated>,
    /// How a tool can mend it.
    pub fix: Option<LocatedFix>,
}

/// A [`Related`] place with its lines and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocatedRelated {
    /// What is there.
    pub message: &'static str,
    /// Where it is.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub place: LocatedSpan,
}

/// A [`Fix`] with its lines and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocatedFix {
    /// What it does.
    pub title: String,
    /// The edits, in the order of the text.
    pub edits: Vec<LocatedEdit>,
}

/// An [`Edit`] with its lines and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocatedEdit {
    /// What is replaced.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub place: LocatedSpan,
    /// What comes in its place.
    pub replacement: String,
}

/// A [`Span`] with its lines and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocatedSpan {
    /// Byte offsets.
    pub span: Span,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

impl LocatedSpan {
    fn new(span: Span, lines: &LineIndex<'_>) -> Self {
        Self { span, start: lines.position(span.start), end: lines.position(span.end) }
    }
}

impl LocatedFix {
    /// A fix of the text that has these lines.
    pub fn new(fix: &Fix, lines: &LineIndex<'_>) -> Self {
        let edit = |edit: &Edit| LocatedEdit {
            place: LocatedSpan::new(edit.span, lines),
            replacement: edit.replacement.clone(),
        };
        Self { title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() }
    }
}

macro_rules! kind_from {
    ($($stage:ident => $variant:ident),*) => {$(
        impl From<$stage::Fault> for Kind {
            fn from(fault: $stage::Fault) -> Self {
                Self::$variant(fault)
            }
        }
    )*};
}
kind_from!(json => Json, event => Event, pattern => Pattern, transform => Transform);
