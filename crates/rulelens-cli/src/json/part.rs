//! The explanation in the shape of the pattern.

use rulelens::LineIndex;
use rulelens::explain::{ArmExplanation, OrExplanation, PartExplanation};
use rulelens::pattern::{Arm, Or, Part as Written};
use serde::Serialize;

use super::Place;

/// A field, by its index, or an `$or`.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Part {
    Field(usize),
    Or(OrPart),
}

#[derive(Serialize)]
pub(super) struct OrPart {
    nearest: usize,
    arms: Vec<ArmPart>,
}

#[derive(Serialize)]
struct ArmPart {
    #[serde(flatten)]
    place: Place,
    satisfied: bool,
    missed: usize,
    distance: f64,
    parts: Vec<Part>,
}

pub(super) fn parts(
    written: &[Written],
    explained: &[PartExplanation],
    lines: &LineIndex<'_>,
) -> Vec<Part> {
    let part = |(written, explained): (&Written, &PartExplanation)| match (written, explained) {
        (Written::Or(written), PartExplanation::Or(explained)) => {
            Some(Part::Or(or(written, explained, lines)))
        }
        (_, PartExplanation::Field(field)) => Some(Part::Field(*field)),
        _ => None,
    };
    written.iter().zip(explained).filter_map(part).collect()
}

fn or(written: &Or, explained: &OrExplanation, lines: &LineIndex<'_>) -> OrPart {
    let arm = |(written, explained): (&Arm, &ArmExplanation)| ArmPart {
        place: Place::new(written.span, lines),
        satisfied: explained.satisfied,
        missed: explained.missed,
        distance: explained.distance,
        parts: parts(&written.parts, &explained.parts, lines),
    };
    let arms = written.arms.iter().zip(&explained.arms).map(arm).collect();
    OrPart { nearest: explained.nearest, arms }
}
