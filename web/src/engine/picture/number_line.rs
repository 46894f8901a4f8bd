//! Where a number lies beside those that are accepted.

use rulelens::comparison::{Bound, Comparison, Exactly, Numeric};
use rulelens::pattern::Field;
use rulelens_notify::Severity;

use super::super::fields::shorten;
use crate::picture::{Mark, NumberLine};

/// How many characters of a number are drawn.
const DRAWN: usize = 12;
/// How many single numbers are drawn.
const MARKS: usize = 8;
/// How many times the distance between the marks a number may lie beside them before the line is
/// broken: else they would stand too close.
const FAR: f64 = 2.0;
/// A number to be drawn.
struct Place {
    text: String,
    value: f64,
    inclusive: bool,
}

/// The line of a number that does not satisfy a comparison of a field; `None` if the comparison
/// has no number.
pub(super) fn number_line(
    text: &str,
    value: f64,
    field: &Field,
    comparison: &Comparison,
    findings: bool,
) -> Option<NumberLine> {
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
    let severities = findings && inside(value) && inside(low) && inside(high);
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
    Some(NumberLine { value, marks, accepted, broken: scale.broken, severities })
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
