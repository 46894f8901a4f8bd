//! What a target receives.

use rulelens::diagnostic::LocatedFix;
use rulelens::transform::{
    About, Cause, Delivery, Drop, Inserted, Outcome, Piece as CorePiece, RuleContext,
    Source as From, Target, TargetInput,
};
use rulelens::{Event, LineIndex, Span};
use serde::Serialize;

use super::Place;
use super::diagnostic::{Fix, Problem, problems};
use crate::text::Text;

/// The name of a rule that is given none.
const RULE: &str = "rule";

/// What a target receives.
#[derive(Serialize)]
pub(crate) struct Delivered {
    ok: bool,
    delivered: bool,
    payload: String,
    pieces: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped: Option<Dropped>,
    warnings: Vec<Problem>,
}

#[derive(Serialize)]
struct Piece {
    #[serde(flatten)]
    place: Place,
    source: Source,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Source {
    Event { event: Place },
    Constant,
    Template { target: Place },
    Placeholder { name: String, event: Option<Place>, inserted: Inserted },
}

#[derive(Serialize)]
struct Dropped {
    cause: Cause,
    message: String,
    at: usize,
    piece: Option<usize>,
    placeholder: Option<String>,
    fix: Option<Fix>,
}

impl Delivered {
    pub(crate) fn new(
        delivery: &Delivery,
        target: &Target,
        text: &Text<'_>,
        event: &Event<'_>,
    ) -> Self {
        let maker = Maker {
            target,
            in_target: text.lines(),
            in_event: LineIndex::new(event.text()),
            in_payload: LineIndex::new(&delivery.payload),
        };
        let about = About { event: Some(event), ..About::default() };
        let lints = target.lint(text.text(), &about);
        let dropped = match &delivery.outcome {
            Outcome::Dropped(drop) => Some(maker.dropped(drop, delivery)),
            _ => None,
        };
        Self {
            ok: true,
            delivered: dropped.is_none(),
            payload: delivery.payload.clone(),
            pieces: delivery.pieces.iter().map(|piece| maker.piece(piece)).collect(),
            dropped,
            warnings: problems(text, &maker.in_target, &lints),
        }
    }

    #[cfg(feature = "render")]
    pub(super) fn arrives(&self) -> bool {
        self.delivered
    }

    #[cfg(feature = "render")]
    pub(super) fn payload(&self) -> &str {
        &self.payload
    }
}

/// What is needed to say where parts of a payload come from.
struct Maker<'m> {
    target: &'m Target,
    in_target: LineIndex<'m>,
    in_event: LineIndex<'m>,
    in_payload: LineIndex<'m>,
}

impl Maker<'_> {
    fn piece(&self, piece: &CorePiece) -> Piece {
        Piece {
            place: Place::new(piece.span, &self.in_payload),
            source: self.source(&piece.source),
        }
    }

    fn source(&self, source: &From) -> Source {
        let event = |span: Span| Place::new(span, &self.in_event);
        match *source {
            From::Event(span) => Source::Event { event: event(span) },
            From::Template(span) => {
                Source::Template { target: Place::new(self.target.place(span), &self.in_target) }
            }
            From::Placeholder { index, event: span, inserted } => Source::Placeholder {
                name: self.name(index).unwrap_or_default(),
                event: span.map(event),
                inserted,
            },
            _ => Source::Constant,
        }
    }

    fn name(&self, placeholder: usize) -> Option<String> {
        let TargetInput::Transformer { template, .. } = self.target.input() else { return None };
        Some(template.placeholders().get(placeholder)?.name.clone())
    }

    fn dropped(&self, drop: &Drop, delivery: &Delivery) -> Dropped {
        let piece = drop.piece.and_then(|index| delivery.pieces.get(index));
        let placeholder = match piece.map(|piece| &piece.source) {
            Some(&From::Placeholder { index, .. }) => self.name(index),
            _ => None,
        };
        Dropped {
            cause: drop.cause,
            message: drop.message.clone(),
            at: self.in_payload.position(drop.at).utf16,
            piece: drop.piece,
            placeholder,
            fix: drop
                .fix
                .as_ref()
                .map(|fix| Fix::new(LocatedFix::new(&self.target.fix(fix), &self.in_target))),
        }
    }
}

/// What the reserved variables stand for: name, ARN and time, each as it follows from the event
/// where it is empty.
pub(crate) fn rule([name, arn, time]: [&[u8]; 3], event: &Event<'_>) -> RuleContext {
    let [name, arn, time] = [name, arn, time].map(|text| given(text));
    let mut rule = RuleContext::of_event(name.unwrap_or(RULE), event);
    if let Some(arn) = arn {
        arn.clone_into(&mut rule.rule_arn);
    }
    if let Some(time) = time {
        time.clone_into(&mut rule.ingestion_time);
    }
    rule
}

/// A text that is given.
pub(super) fn given(text: &[u8]) -> Option<&str> {
    // INVARIANT: these texts come from strings of JavaScript, never from bytes.
    std::str::from_utf8(text).ok().filter(|text| !text.is_empty())
}
