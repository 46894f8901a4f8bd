//! What a field finds in the event, value by value.

use rulelens::comparison::Finding;
use rulelens::explain::{self, Absence, Element, FieldDetail, ValueDetail};
use rulelens::pattern::Field;
use rulelens::{LineIndex, json::Type};
use serde::Serialize;

use super::Place;
use crate::render::phrase::plain;

/// The values that the event has at a field, or how far its path leads.
#[derive(Serialize)]
pub(super) struct Found<'v> {
    values: Vec<Value<'v>>,
    more: usize,
    absence: Option<Absent>,
}

#[derive(Serialize)]
struct Value<'v> {
    text: &'v str,
    #[serde(flatten)]
    place: Place,
    elements: Vec<ElementOf>,
    comparisons: Vec<Compared>,
}

/// The element of an array that a value is inside of.
#[derive(Serialize)]
struct ElementOf {
    array: Place,
    index: usize,
}

/// What one alternative finds in the value.
#[derive(Serialize)]
struct Compared {
    holds: bool,
    explanation: String,
    finding: Finding,
}

#[derive(Serialize)]
struct Absent {
    reached: String,
    missing: Option<String>,
    found: Type,
    #[serde(flatten)]
    place: Place,
    nearest: Option<String>,
}

impl<'v> Found<'v> {
    pub(super) fn new(
        detail: FieldDetail,
        field: &Field,
        event: &'v str,
        lines: &LineIndex<'_>,
    ) -> Self {
        let values =
            detail.values.into_iter().map(|detail| value(detail, field, event, lines)).collect();
        let absence = detail.absence.map(|absence| absent(absence, lines));
        Self { values, more: detail.more, absence }
    }
}

fn value<'v>(
    detail: ValueDetail,
    field: &Field,
    event: &'v str,
    lines: &LineIndex<'_>,
) -> Value<'v> {
    let text = detail.span.of(event);
    let element = |element: &Element| ElementOf {
        array: Place::new(element.array, lines),
        index: element.index,
    };
    let compared = |(finding, alternative): (Finding, &rulelens::pattern::Alternative)| Compared {
        holds: finding.holds(),
        explanation: plain(&explain::compared(text, &alternative.comparison)),
        finding,
    };
    Value {
        text,
        place: Place::new(detail.span, lines),
        elements: detail.elements.iter().map(element).collect(),
        comparisons: detail.findings.into_iter().zip(&field.alternatives).map(compared).collect(),
    }
}

fn absent(absence: Absence, lines: &LineIndex<'_>) -> Absent {
    Absent {
        reached: absence.reached,
        missing: absence.missing,
        found: absence.found,
        place: Place::new(absence.at, lines),
        nearest: absence.nearest,
    }
}
