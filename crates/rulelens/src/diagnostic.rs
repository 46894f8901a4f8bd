//! What is wrong with a text, where, and how to mend it.

use std::borrow::Cow;
use std::fmt;

use crate::span::{LineIndex, Position, Span};
use crate::{event, json, pattern, transform};

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
}

/// How grave a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// The text has no meaning: the service refuses it.
    Error,
    /// The text has a meaning, but perhaps not the one intended.
    Warning,
}

/// What is wrong, by the stage that found it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// The text is no JSON.
    Json(json::Fault),
    /// The event is no event.
    Event(event::Fault),
    /// The event pattern is refused, or doubtful.
    Pattern(pattern::Fault),
    /// The target's input settings are refused, or doubtful.
    Transform(transform::Fault),
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
        Self { kind: kind.into(), severity: Severity::Error, span, service: None }
    }

    /// A warning of `kind` at `span`.
    pub(crate) fn warning(kind: impl Into<Kind>, span: Span) -> Self {
        Self { severity: Severity::Warning, ..Self::error(kind, span) }
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
        }
    }

    fn words(&self) -> &dyn Describe {
        match &self.kind {
            Kind::Json(fault) => fault,
            Kind::Event(fault) => fault,
            Kind::Pattern(fault) => fault,
            Kind::Transform(fault) => fault,
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
