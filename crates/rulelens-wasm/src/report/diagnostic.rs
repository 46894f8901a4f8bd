//! What is wrong with a text.

use std::borrow::Cow;

use rulelens::diagnostic::{Located, LocatedEdit, LocatedFix, LocatedRelated};
use rulelens::{Diagnostic, LineIndex, Position, Severity};
use serde::Serialize;

use crate::text::Text;

/// A diagnostic of a text.
#[derive(Serialize)]
pub(crate) struct Problem {
    text: &'static str,
    /// Which of several targets.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<usize>,
    code: Cow<'static, str>,
    severity: Severity,
    message: Cow<'static, str>,
    help: Cow<'static, str>,
    service: Option<String>,
    from: usize,
    to: usize,
    line: usize,
    column: usize,
    related: Option<Related>,
    fix: Option<Fix>,
}

#[derive(Serialize)]
struct Related {
    message: &'static str,
    from: usize,
    to: usize,
}

/// How to mend a text.
#[derive(Serialize)]
pub(crate) struct Fix {
    title: String,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
struct Edit {
    from: usize,
    to: usize,
    replacement: String,
}

impl Problem {
    fn new(text: &'static str, located: Located) -> Self {
        let Position { line, column, utf16: from } = located.start;
        Self {
            text,
            target: None,
            code: located.code.into(),
            severity: located.severity,
            message: located.message,
            help: located.help,
            service: located.service,
            from,
            to: located.end.utf16,
            line,
            column,
            related: located.related.as_ref().map(Related::new),
            fix: located.fix.map(Fix::new),
        }
    }

    /// What was found in a text.
    #[cfg(feature = "iac")]
    pub(super) fn found(text: &Text<'_>, lines: &LineIndex<'_>, found: &Diagnostic) -> Self {
        Self::new(text.name(), found.located(lines))
    }

    /// With another place than the diagnostic's own.
    #[cfg(feature = "iac")]
    pub(super) fn with_related(
        mut self,
        related: Option<rulelens::diagnostic::Related>,
        lines: &LineIndex<'_>,
    ) -> Self {
        self.related = related.map(|it| Related {
            message: it.message,
            from: lines.position(it.span.start).utf16,
            to: lines.position(it.span.end).utf16,
        });
        self
    }

    #[cfg(feature = "iac")]
    pub(super) fn severity(&self) -> Severity {
        self.severity
    }

    /// Of what is no text, or not a single one.
    #[cfg(any(feature = "share", feature = "iac"))]
    pub(crate) fn of_none(
        name: &'static str,
        code: &'static str,
        message: String,
        help: String,
    ) -> Self {
        Self::of_all(&Text::new(name, b""), code, message, help)
    }

    /// Of all of a text that stands for something, and for nothing that there is.
    #[cfg(any(feature = "guardduty", feature = "share", feature = "iac"))]
    pub(crate) fn of_all(
        text: &Text<'_>,
        code: &'static str,
        message: String,
        help: String,
    ) -> Self {
        Self {
            text: text.name(),
            target: None,
            code: code.into(),
            severity: Severity::Error,
            message: message.into(),
            help: help.into(),
            service: None,
            from: 0,
            to: text.text().encode_utf16().count(),
            line: 1,
            column: 1,
            related: None,
            fix: None,
        }
    }

    /// Of bytes that are no text from the end of `text` on.
    pub(crate) fn not_utf8(text: &Text<'_>) -> Self {
        let Position { line, column, utf16 } = text.lines().position(text.text().len());
        Self {
            text: text.name(),
            target: None,
            code: format!("{}-not-utf8", text.name()).into(),
            severity: Severity::Error,
            message: "unexpected byte that belongs to no character of UTF-8".into(),
            help: "Bytes are read as UTF-8.".into(),
            service: None,
            from: utf16,
            to: utf16,
            line,
            column,
            related: None,
            fix: None,
        }
    }
}

impl Related {
    fn new(&LocatedRelated { message, place }: &LocatedRelated) -> Self {
        Self { message, from: place.start.utf16, to: place.end.utf16 }
    }
}

impl Fix {
    pub(super) fn new(fix: LocatedFix) -> Self {
        let edit = |LocatedEdit { place, replacement }| Edit {
            from: place.start.utf16,
            to: place.end.utf16,
            replacement,
        };
        Self { title: fix.title, edits: fix.edits.into_iter().map(edit).collect() }
    }
}

/// The diagnostics of a text.
pub(super) fn problems<'d>(
    text: &Text<'_>,
    lines: &LineIndex<'_>,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
) -> Vec<Problem> {
    let diagnostics = diagnostics.into_iter();
    diagnostics.map(|found| Problem::new(text.name(), found.located(lines))).collect()
}

/// A text has no meaning.
#[derive(Serialize)]
pub(crate) struct Refused {
    ok: bool,
    diagnostics: Vec<Problem>,
}

impl Refused {
    pub(crate) fn new(text: &Text<'_>, faults: &[Diagnostic]) -> Self {
        Self { ok: false, diagnostics: problems(text, &text.lines(), faults) }
    }

    pub(crate) fn one(problem: Problem) -> Self {
        Self::all(vec![problem])
    }

    pub(crate) fn all(diagnostics: Vec<Problem>) -> Self {
        Self { ok: false, diagnostics }
    }

    #[cfg(feature = "iac")]
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.diagnostics
    }

    /// The same of one target among several.
    #[cfg(feature = "iac")]
    pub(crate) fn of_target(mut self, index: usize) -> Self {
        for problem in &mut self.diagnostics {
            problem.target = Some(index);
        }
        self
    }

    /// An event, as a set of rules refuses it.
    #[cfg(feature = "match")]
    pub(crate) fn of_event(event: &[u8], fault: Diagnostic) -> Self {
        Text::new("event", event)
            .parse(|_| Err::<(), _>(vec![fault]))
            .err()
            .unwrap_or(Self { ok: false, diagnostics: Vec::new() })
    }

    /// Both, or all that is wrong with either.
    #[cfg(any(feature = "match", feature = "transform", feature = "guardduty"))]
    pub(crate) fn join<A, B>(
        left: Result<A, Self>,
        right: Result<B, Self>,
    ) -> Result<(A, B), Self> {
        match (left, right) {
            (Ok(left), Ok(right)) => Ok((left, right)),
            (Err(mut left), Err(right)) => {
                left.diagnostics.extend(right.diagnostics);
                Err(left)
            }
            (Err(refused), _) | (_, Err(refused)) => Err(refused),
        }
    }
}

/// A pattern that is accepted.
#[cfg(feature = "match")]
#[derive(Serialize)]
pub(crate) struct Checked {
    ok: bool,
    warnings: Vec<Problem>,
}

#[cfg(feature = "match")]
impl Checked {
    pub(crate) fn new(text: &Text<'_>, found: &[Diagnostic]) -> Self {
        Self { ok: true, warnings: problems(text, &text.lines(), found) }
    }
}
