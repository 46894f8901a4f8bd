//! Where a number lies beside those that are accepted.

use rulelens::comparison::{Bound, Comparison, Exactly, Numeric};
use rulelens::pattern::Field;
use rulelens_notify::Severity;

use super::super::fields::shorten;
use crate::picture::{Mark, NumberLine, RangeName, Side};

/// How many characters of a number are drawn.
const DRAWN: usize = 12;
/// How many single numbers are drawn.
const MARKS: usize = 8;
/// How many times the distance between the marks a number may lie beside them before the line is
/// broken: else they would stand too close.
const FAR: f64 = 2.0;
/// Text nearer to an end of the line than this, in percent, begins or ends there.
const EDGE: f64 = 12.0;
/// How much of the line a character of the value takes, and one of the range's name, in percent: of
/// the narrowest line, 320 pixels.
const VALUE_CHAR: f64 = 2.3;
const NAME_CHAR: f64 = 2.0;
/// How many characters stand around the name of a range: `accepted`.
const AROUND_NAME: usize = 10;

/// A number to be drawn.
struct Place {
    text: String,
    value: f64,
    inclusive: bool,
}

/// What a line is drawn of.
pub(super) struct Compared<'p> {
    /// The event's number, as it is spelled.
    pub(super) text: &'p str,
    /// Its value.
    pub(super) value: f64,
    /// The field that it is compared with, and by which of its alternatives.
    pub(super) field: &'p Field,
    pub(super) comparison: &'p Comparison,
    /// Whether it is accepted.
    pub(super) satisfied: bool,
    /// Whether it is the severity of a finding.
    pub(super) is_severity: bool,
}

/// The line of a number beside those that a field accepts; `None` if there is none.
pub(super) fn number_line(compared: &Compared<'_>) -> Option<NumberLine> {
    let Compared { text, value, field, comparison, satisfied, is_severity } = *compared;
    let (places, open) = match comparison {
        Comparison::Numeric(Numeric::Range { low, high }) => {
            let places = low.iter().chain(high).map(place).collect();
            (places, Some((low.is_none(), high.is_none())))
        }
        _ => (single_numbers(field, value), None),
    };
    let (low, high) = (places.first()?.value, places.last()?.value);
    let bands = (Severity::Low.lowest(), Severity::HIGHEST);
    let inside = |value: f64| (bands.0..=bands.1).contains(&value);
    let severities = is_severity && inside(value) && inside(low) && inside(high);
    let scale = if severities {
        Scale { from: bands, to: (0.0, 100.0), value: None, broken: None }
    } else {
        Scale::new(low, high, value)
    };
    let marks: Vec<Mark> = places
        .into_iter()
        .map(|place| Mark {
            text: shorten(&place.text, DRAWN),
            at: scale.at(place.value),
            inclusive: place.inclusive,
        })
        .collect();
    let accepted = open.map(|(low_open, high_open)| {
        let end = |mark: Option<&Mark>| mark.map_or(0.0, |mark| mark.at);
        let low = if low_open { 0.0 } else { end(marks.first()) };
        (low, if high_open { 100.0 } else { end(marks.last()) })
    });
    let at = scale.value.unwrap_or_else(|| scale.at(value));
    let value = Mark { text: shorten(text, DRAWN), at, inclusive: false };
    let side = side(&value, accepted);
    let name = accepted.and_then(|accepted| name(comparison, accepted, (&value, side)));
    let broken = scale.broken;
    Some(NumberLine { value, side, satisfied, marks, accepted, name, broken, severities })
}

/// On which side of its place the event's number is written: away from the range, whose name is
/// there, and inside the line.
fn side(value: &Mark, accepted: Option<(f64, f64)>) -> Side {
    match accepted {
        _ if value.at < EDGE => Side::Behind,
        _ if value.at > 100.0 - EDGE => Side::Before,
        Some((low, _)) if value.at < low => Side::Before,
        Some((_, high)) if value.at > high => Side::Behind,
        _ => Side::On,
    }
}

/// The name of a range, at its low end or else inside of its high one or before the low one; `None` if
/// there is no room.
fn name(comparison: &Comparison, accepted: (f64, f64), value: (&Mark, Side)) -> Option<RangeName> {
    let (value, side) = value;
    let Comparison::Numeric(Numeric::Range { low, high }) = comparison else { return None };
    let bound = |sign: &str, inclusive: &str, bound: &Bound| {
        let sign = if bound.inclusive { inclusive } else { sign };
        format!("{sign} {}", shorten(&bound.text, DRAWN))
    };
    let low = low.iter().map(|it| bound(">", "≥", it));
    let high = high.iter().map(|it| bound("<", "≤", it));
    let text = low.chain(high).collect::<Vec<_>>().join(", ");
    let (width, taken) = (
        length(&text, AROUND_NAME, NAME_CHAR),
        room(value.at, length(&value.text, 2, VALUE_CHAR), side),
    );
    let (start, end) = accepted;
    let before = if end - width > start { end } else { start };
    let places = [(start, Side::Behind), (before, Side::Before)];
    let free = |(at, side): &(f64, Side)| {
        let (start, end) = room(*at, width, *side);
        start >= 0.0 && end <= 100.0 && (end < taken.0 || start > taken.1)
    };
    places.into_iter().find(free).map(|(at, side)| RangeName { text, at, side })
}

/// How much of the line a text takes, with so many characters around it.
fn length(text: &str, around: usize, of_one: f64) -> f64 {
    (0..text.chars().count() + around).map(|_| of_one).sum()
}

/// From where to where something of that width stands.
fn room(at: f64, width: f64, side: Side) -> (f64, f64) {
    match side {
        Side::Before => (at - width, at),
        Side::On => (at - width / 2.0, at + width / 2.0),
        Side::Behind => (at, at + width),
    }
}

fn place(bound: &Bound) -> Place {
    Place { text: bound.text.clone(), value: bound.value, inclusive: bound.inclusive }
}

/// The single numbers that the field accepts, those nearest to the value, in order.
fn single_numbers(field: &Field, value: f64) -> Vec<Place> {
    let number = |comparison: &Comparison| match comparison {
        Comparison::Exactly(Exactly::Number { text, value: Some(value) }) => {
            Some(Place { text: text.clone(), value: *value, inclusive: true })
        }
        Comparison::Numeric(Numeric::Equal(bound)) => Some(place(bound)),
        _ => None,
    };
    let gap = |place: Option<&Place>| place.map_or(0.0, |place| (place.value - value).abs());
    let mut places: Vec<Place> = Vec::new();
    for place in field.alternatives.iter().filter_map(|it| number(&it.comparison)) {
        let before = places.iter().take_while(|it| it.value <= place.value).count();
        places.insert(before, place);
        if places.len() > MARKS {
            // In order, one of the two at the ends is the farthest.
            let last = places.len() - 1;
            let first_is_farther = gap(places.first()) > gap(places.last());
            places.remove(if first_is_farther { 0 } else { last });
        }
    }
    places
}

/// From numbers to percent.
struct Scale {
    from: (f64, f64),
    to: (f64, f64),
    /// Where the value is, if not on the scale.
    value: Option<f64>,
    broken: Option<f64>,
}

impl Scale {
    fn new(low: f64, high: f64, value: f64) -> Self {
        let reach = FAR * (high - low);
        let several = high > low;
        if several && value < low - reach {
            return Self {
                from: (low, high),
                to: (38.0, 88.0),
                value: Some(12.0),
                broken: Some(24.0),
            };
        }
        if several && value > high + reach {
            return Self {
                from: (low, high),
                to: (12.0, 62.0),
                value: Some(88.0),
                broken: Some(76.0),
            };
        }
        let from = (low.min(value), high.max(value));
        Self { from, to: (15.0, 85.0), value: None, broken: None }
    }

    fn at(&self, value: f64) -> f64 {
        // Halved, so that the largest numbers have a distance, too.
        let part = (value / 2.0 - self.from.0 / 2.0) / (self.from.1 / 2.0 - self.from.0 / 2.0);
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.5 };
        self.to.0 + part * (self.to.1 - self.to.0)
    }
}
