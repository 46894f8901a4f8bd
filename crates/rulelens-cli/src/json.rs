//! The answers for programs. The field names are documented in the long help of each command
//! (`args.rs`) and in the README.

use std::io;

use rulelens::explain::FieldExplanation;
use rulelens::transform::{Delivery, Inserted, Piece as CorePiece, Source as From, TargetInput};
use rulelens::{Event, LineIndex, Position, Severity, Span};
use serde::Serialize;

use crate::fault::{Fault, Part, by_text, count};
use crate::render::dropped::{Dropped, placeholder_name};
use crate::render::escape;
use crate::render::phrase::plain;
use crate::render::verdict::{Row, Verdict};

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
    diagnostics: Vec<Diagnostic<'f>>,
}

impl<'f> Refused<'f> {
    pub(crate) fn new(faults: &'f [Fault]) -> Self {
        Self { ok: false, diagnostics: diagnostics(faults) }
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

/// A fault of a text.
#[derive(Serialize)]
struct Diagnostic<'f> {
    file: &'f str,
    part: Option<PartOf<'f>>,
    code: &'static str,
    severity: Severity,
    message: &'f str,
    help: &'f str,
    service: Option<&'f str>,
    span: Option<Span>,
    start: Option<Position>,
    end: Option<Position>,
}

#[derive(Serialize)]
struct PartOf<'f> {
    name: &'f str,
    start: Position,
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
    let part = text.and_then(|(source, _)| source.part.as_ref());
    Diagnostic {
        file: fault.file(),
        part: part.map(|Part { name, start }| PartOf { name, start: *start }),
        code: fault.code,
        severity: fault.severity,
        message: &fault.message,
        help: &fault.help,
        service: fault.service.as_deref(),
        span: text.map(|(_, span)| span),
        start: position(|span| span.start),
        end: position(|span| span.end),
    }
}

/// `rulelens match`
#[derive(Serialize)]
pub(crate) struct Matched<'v> {
    ok: bool,
    matched: bool,
    summary: String,
    fields: Vec<Field<'v>>,
    apart: Option<Vec<String>>,
    diagnostics: Vec<Diagnostic<'v>>,
}

#[derive(Serialize)]
struct Field<'v> {
    path: String,
    satisfied: bool,
    counts: bool,
    explanation: String,
    values: usize,
    value: Option<Value<'v>>,
    relation: &'static str,
    operand: String,
    alternative: usize,
    alternatives: usize,
}

#[derive(Serialize)]
struct Value<'v> {
    text: &'v str,
    #[serde(flatten)]
    place: Place,
}

/// A place in the event.
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

impl<'v> Matched<'v> {
    pub(crate) fn new(verdict: &'v Verdict<'v>, warnings: &'v [Fault]) -> Self {
        let explanation = verdict.explanation();
        let apart = explanation.apart.as_ref();
        let paths =
            apart.map(|apart| apart.fields.iter().map(|&index| verdict.path(index)).collect());
        Self {
            ok: true,
            matched: explanation.matched,
            summary: verdict.summary(),
            fields: verdict.rows().map(|row| field(verdict, row)).collect(),
            apart: paths,
            diagnostics: diagnostics(warnings),
        }
    }
}

fn field<'v>(verdict: &'v Verdict<'v>, row: Row<'v>) -> Field<'v> {
    let explained: &FieldExplanation = row.explained;
    let value = explained.value.map(|span| Value {
        text: span.of(verdict.event()),
        place: Place::new(span, verdict.lines()),
    });
    let deciding = row.field.alternatives.get(explained.alternative);
    let relation = deciding.map(|alternative| alternative.comparison.relation());
    let in_words = |relation: rulelens::comparison::Relation| {
        if explained.satisfied { relation.words() } else { relation.negated() }
    };
    let reason = plain(&verdict.field_reason(&row));
    Field {
        path: row.path,
        satisfied: explained.satisfied,
        counts: row.counts,
        explanation: reason,
        values: explained.values,
        value,
        relation: relation.map(in_words).unwrap_or_default(),
        operand: deciding.map(|one| one.comparison.operand()).unwrap_or_default(),
        alternative: explained.alternative,
        alternatives: row.field.alternatives.len(),
    }
}

/// `rulelens transform`
#[derive(Serialize)]
pub(crate) struct Delivered<'d> {
    ok: bool,
    outcome: &'static str,
    payload: &'d str,
    pieces: Vec<Piece<'d>>,
    dropped: Option<Drop<'d>>,
    diagnostics: Vec<Diagnostic<'d>>,
}

#[derive(Serialize)]
struct Piece<'d> {
    span: Span,
    text: &'d str,
    source: Source<'d>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Source<'d> {
    Event { event: Place },
    Constant,
    Template { template: Span },
    Placeholder { name: &'d str, event: Option<Place>, inserted: Inserted },
}

#[derive(Serialize)]
struct Drop<'d> {
    message: &'d str,
    at: Position,
    piece: Option<usize>,
    placeholder: Option<&'d str>,
    help: String,
}

impl<'d> Delivered<'d> {
    pub(crate) fn new(
        delivery: &'d Delivery,
        target: &'d TargetInput,
        event: &Event<'_>,
        dropped: Option<&'d Dropped<'d>>,
    ) -> Self {
        let lines = LineIndex::new(event.text());
        let piece = |piece: &CorePiece| Piece {
            span: piece.span,
            text: piece.span.of(&delivery.payload),
            source: source(&piece.source, target, &lines),
        };
        Self {
            ok: true,
            outcome: if dropped.is_some() { "dropped" } else { "delivered" },
            payload: &delivery.payload,
            pieces: delivery.pieces.iter().map(piece).collect(),
            dropped: dropped.map(|dropped| Drop {
                message: dropped.message(),
                at: dropped.at(),
                piece: dropped.piece(),
                placeholder: dropped.placeholder(),
                help: dropped.help(),
            }),
            diagnostics: Vec::new(),
        }
    }
}

fn source<'d>(source: &From, target: &'d TargetInput, lines: &LineIndex<'_>) -> Source<'d> {
    match source {
        From::Event(span) => Source::Event { event: Place::new(*span, lines) },
        From::Template(span) => Source::Template { template: *span },
        From::Placeholder { index, event, inserted } => Source::Placeholder {
            name: placeholder_name(target, *index).unwrap_or_default(),
            event: event.map(|span| Place::new(span, lines)),
            inserted: *inserted,
        },
        _ => Source::Constant,
    }
}
