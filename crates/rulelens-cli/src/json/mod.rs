//! The answers for programs. The field names are documented in the long help of each command
//! (`args.rs`) and in the README.

mod delivered;
mod evaluated;
mod explained;
mod found;
mod imported;
mod matched;
mod part;
mod rendered;
mod simulated;

use std::io;

use rulelens::{LineIndex, Position, Severity, Span};
use serde::Serialize;

pub(crate) use self::delivered::Delivered;
pub(crate) use self::evaluated::{Answer, Arrival, Refusal};
pub(crate) use self::explained::Explained;
pub(crate) use self::imported::{ExportedFiles, Imported};
pub(crate) use self::matched::Matched;
pub(crate) use self::rendered::Rendered;
pub(crate) use self::simulated::Simulated;
use crate::fault::{Fault, by_text, count};
use crate::render::escape;
use crate::render::verdict::Verdict;

/// An answer as one line of JSON.
pub(crate) fn text(answer: &impl Serialize) -> io::Result<String> {
    let mut line = escape::json(serde_json::to_string(answer)?);
    line.push('\n');
    Ok(line)
}

/// There is no answer.
#[derive(Serialize)]
pub(crate) struct Refused<'f> {
    ok: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<matched::Field<'f>>,
    diagnostics: Vec<Diagnostic<'f>>,
}

impl<'f> Refused<'f> {
    pub(crate) fn new(faults: &'f [Fault]) -> Self {
        Self { ok: false, fields: Vec::new(), diagnostics: diagnostics(faults) }
    }

    /// With the fields that have no fault.
    pub(crate) fn with_fields(faults: &'f [Fault], rest: &'f Verdict<'f>) -> Self {
        let fields = rest.rows().map(|row| matched::field(rest, &row)).collect();
        Self { fields, ..Self::new(faults) }
    }
}

/// `rulelens check`
#[derive(Serialize)]
pub(crate) struct Checked<'f> {
    ok: bool,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Diagnostic<'f>>,
}

impl<'f> Checked<'f> {
    pub(crate) fn new(ok: bool, faults: &'f [Fault]) -> Self {
        let (errors, warnings) = count(faults);
        Self { ok, errors, warnings, diagnostics: diagnostics(faults) }
    }
}

/// `rulelens lint`
#[derive(Serialize)]
pub(crate) struct Linted<'f> {
    #[serde(flatten)]
    checked: Checked<'f>,
    rules: usize,
}

impl<'f> Linted<'f> {
    pub(crate) fn new(ok: bool, faults: &'f [Fault], rules: usize) -> Self {
        Self { checked: Checked::new(ok, faults), rules }
    }
}

/// A fault of a text.
#[derive(Serialize)]
struct Diagnostic<'f> {
    file: &'f str,
    code: &'static str,
    severity: Severity,
    message: &'f str,
    help: &'f str,
    service: Option<&'f str>,
    span: Option<Span>,
    start: Option<Position>,
    end: Option<Position>,
    related: Option<Related>,
    fix: Option<Fix<'f>>,
}

/// Another place that a fault has to do with.
#[derive(Serialize)]
struct Related {
    message: &'static str,
    #[serde(flatten)]
    place: Place,
}

/// How a tool can mend a fault.
#[derive(Serialize)]
struct Fix<'f> {
    title: &'f str,
    edits: Vec<Edit<'f>>,
}

#[derive(Serialize)]
struct Edit<'f> {
    replacement: &'f str,
    #[serde(flatten)]
    place: Place,
}

impl<'f> Fix<'f> {
    fn new(fix: &'f rulelens::Fix, lines: &LineIndex<'_>) -> Self {
        let edit = |edit: &'f rulelens::Edit| Edit {
            replacement: &edit.replacement,
            place: Place::new(edit.span, lines),
        };
        Self { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
    }
}

fn diagnostics(faults: &[Fault]) -> Vec<Diagnostic<'_>> {
    let mut diagnostics = Vec::new();
    for (run, lines) in by_text(faults) {
        diagnostics.extend(run.iter().map(|fault| diagnostic(fault, lines.as_ref())));
    }
    diagnostics
}

fn diagnostic<'f>(fault: &'f Fault, lines: Option<&LineIndex<'_>>) -> Diagnostic<'f> {
    let text = fault.text();
    let position = |offset: fn(Span) -> usize| {
        text.zip(lines).map(|((_, span), lines)| lines.position(offset(span)))
    };
    Diagnostic {
        file: fault.file(),
        code: fault.code,
        severity: fault.severity,
        message: &fault.message,
        help: &fault.help,
        service: fault.service.as_deref(),
        span: text.map(|(_, span)| span),
        start: position(|span| span.start),
        end: position(|span| span.end),
        related: fault.related.zip(lines).map(|(related, lines)| Related {
            message: related.message,
            place: Place::new(related.span, lines),
        }),
        fix: fault.fix.as_ref().zip(lines).map(|(fix, lines)| Fix::new(fix, lines)),
    }
}

/// A place in a text.
#[derive(Serialize)]
struct Place {
    start: Position,
    end: Position,
    span: Span,
}

impl Place {
    fn new(span: Span, lines: &LineIndex<'_>) -> Self {
        Self { start: lines.position(span.start), end: lines.position(span.end), span }
    }
}
