//! `rulelens transform --json`

use rulelens::transform::{Delivery, Inserted, Piece as CorePiece, Source as From};
use rulelens::{Event, LineIndex, Position, Span};
use serde::Serialize;

use super::{Diagnostic, Fix, Place, diagnostics};
use crate::fault::Fault;
use crate::render::dropped::{Dropped, placeholder_name};
use crate::target::Setting;

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
    fix: Option<InFile<'d>>,
}

/// A fix, and the file that it is for.
#[derive(Serialize)]
struct InFile<'d> {
    file: &'d str,
    #[serde(flatten)]
    fix: Fix<'d>,
}

impl<'d> Delivered<'d> {
    pub(crate) fn new(
        delivery: &'d Delivery,
        setting: &'d Setting,
        event: &Event<'_>,
        dropped: Option<&'d Dropped<'d>>,
        warnings: &'d [Fault],
    ) -> Self {
        let lines = LineIndex::new(event.text());
        let piece = |piece: &CorePiece| Piece {
            span: piece.span,
            text: piece.span.of(&delivery.payload),
            source: source(&piece.source, setting, &lines),
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
                fix: dropped.fix().map(|(source, fix)| InFile {
                    file: &source.name,
                    fix: Fix::new(fix, &LineIndex::new(&source.text)),
                }),
            }),
            diagnostics: diagnostics(warnings),
        }
    }
}

fn source<'d>(source: &From, setting: &'d Setting, lines: &LineIndex<'_>) -> Source<'d> {
    match source {
        From::Event(span) => Source::Event { event: Place::new(*span, lines) },
        From::Template(span) => Source::Template { template: *span },
        From::Placeholder { index, event, inserted } => Source::Placeholder {
            name: placeholder_name(setting, *index).unwrap_or_default(),
            event: event.map(|span| Place::new(span, lines)),
            inserted: *inserted,
        },
        _ => Source::Constant,
    }
}
