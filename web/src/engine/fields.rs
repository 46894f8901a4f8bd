//! The verdict, and a row for each field of the pattern.

use rulelens::Event;
use rulelens::explain::{self, Explanation, FieldExplanation, Piece};
use rulelens::invisible::code_point;
use rulelens::pattern::{Field, Pattern};

use super::located::Lines;
use super::nearest_key::use_nearest;
use super::picture::{elements, picture, picture_of_satisfied};
use crate::messages::{format, number};
use crate::parts::IN_ORDER;
use crate::view::{FieldView, Picture, TextName, Verdict};

/// Of how many fields that are not satisfied the surroundings are looked at.
const DETAILED: usize = 100;
/// From how many values on that satisfy a field they are not counted.
const COUNTED: usize = 20;
/// How many characters of a value a row of Why shows.
const SHOWN: usize = 120;
/// How many the verdict shows, which has two lines at most; Why has them whole.
const SHOWN_IN_VERDICT: usize = 36;
/// How many its second line shows, and of how many fields that says the reason.
const SHOWN_OF_OTHERS: usize = 20;
const OTHERS: usize = 2;

pub(super) fn verdict(
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Verdict {
    let fields = explanation.combination.len();
    if explanation.matched {
        return Verdict::Matched { fields };
    }
    let misses = explain::misses(explanation);
    let found = |index: &usize| explanation.fields.get(*index);
    let apart = explanation.apart.iter().flat_map(|apart| &apart.fields);
    let told = misses.iter().chain(apart).find_map(|index| found(index)?.value);
    Verdict::NotMatched {
        reason: reason(explanation, pattern, event, told.is_some()),
        others: misses
            .iter()
            .skip(1)
            .take(OTHERS)
            .map(|&index| reason_of(index, explanation, pattern, event))
            .collect(),
        missed: misses.len(),
        satisfied: fields - misses.len(),
        event_line: told.map(|span| lines.line(TextName::Event, span)),
    }
}

/// Why one of the other fields is not satisfied.
fn reason_of(
    index: usize,
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
) -> Vec<Piece> {
    let fields = explanation.fields.get(index).zip(pattern.fields().get(index));
    let Some((found, field)) = fields else { return Vec::new() };
    let key = match found.value {
        Some(_) => pattern.last_key(index).to_owned(),
        None => pattern.path(index),
    };
    let pieces = explain::field_reason(field, found, event.text()).into_iter();
    [Piece::Field(key)].into_iter().chain(pieces.map(|piece| cut(piece, SHOWN_OF_OTHERS))).collect()
}

/// Where the event has a value, the last key is enough to know a field by.
fn reason(
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    has_value: bool,
) -> Vec<Piece> {
    let last_key = |path: String| path.rsplit('.').next().map(str::to_owned).unwrap_or(path);
    let pieces = explain::reason(pattern, event.text(), explanation).into_iter();
    let named = pieces.map(|piece| match piece {
        Piece::Field(path) if has_value => Piece::Field(last_key(path)),
        other => cut(other, SHOWN_IN_VERDICT),
    });
    named.collect()
}

pub(super) fn rows(
    fields: &[usize],
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Vec<FieldView> {
    let mut detailed = 0;
    let row = |&index: &usize| {
        let missed = explanation.fields.get(index).is_some_and(|found| !found.satisfied);
        detailed += usize::from(missed);
        row(index, detailed <= DETAILED, explanation, pattern, event, lines)
    };
    fields.iter().filter_map(row).collect()
}

/// The row of a field. `detailed`: with what takes a look at more than its value.
pub(super) fn row(
    index: usize,
    detailed: bool,
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Option<FieldView> {
    let found = explanation.fields.get(index)?;
    let field = pattern.fields().get(index)?;
    // Where a field is not satisfied, nothing stands between it and the eye.
    let drawn = explanation.matched && explanation.combination.len() <= IN_ORDER;
    let picture = match found.satisfied {
        true => drawn.then(|| picture_of_satisfied(index, found, pattern, event)).flatten(),
        false => picture(index, found, pattern, event),
    };
    let mut remark = explain::remark(pattern, event, explanation, index);
    remark.extend(picture.as_ref().and_then(space));
    Some(FieldView {
        path: pattern.path(index),
        satisfied: found.satisfied,
        distance: found.distance,
        sentence: explain::field_reason(field, found, event.text())
            .into_iter()
            .map(|piece| cut(piece, SHOWN))
            .collect(),
        remark: remark.into_iter().map(|piece| cut(piece, SHOWN)).collect(),
        note: note(found, field),
        picture,
        elements: detailed.then(|| elements(found, event)).flatten(),
        use_nearest: (detailed && !found.satisfied && found.values == 0)
            .then(|| use_nearest(index, pattern, event, lines))
            .flatten(),
        pattern_line: lines.line(TextName::Pattern, field.key),
        event_line: found.value.map(|span| lines.line(TextName::Event, span)),
        other_lines: found.others.iter().map(|span| lines.line(TextName::Event, *span)).collect(),
    })
}

/// A space at which two texts part, by its name: in the texts it is hard to see.
fn space(picture: &Picture) -> Option<Piece> {
    let Picture::Texts(texts) = picture else { return None };
    let [event, pattern] = texts.first_difference().map(|it| it.filter(|it| it.is_whitespace()));
    let named = |key, space| Piece::Words(format(key, &[("code", &code_point(space))]));
    let in_event = event.map(|space| named("why.space.event", space));
    in_event.or_else(|| pattern.map(|space| named("why.space.pattern", space)))
}

fn note(found: &FieldExplanation, field: &Field) -> Option<String> {
    if !found.satisfied {
        return None;
    }
    let told = |key, n, count| format(key, &[("n", &number(n)), ("count", &number(count))]);
    let count = field.alternatives.len();
    let alternative = (count > 1).then(|| told("why.alternative", found.alternative + 1, count));
    // Of more than twenty the explanation does not know how many there are.
    let satisfying = found.others.len() + 1;
    let counted = found.value.is_some() && found.values > 1 && satisfying < COUNTED;
    let values = counted.then(|| told("why.values", satisfying, found.values));
    let notes: Vec<String> = alternative.into_iter().chain(values).collect();
    (!notes.is_empty()).then(|| notes.join(", "))
}

/// Long values keep their beginning and their end.
fn cut(piece: Piece, limit: usize) -> Piece {
    match piece {
        Piece::Value(value) => Piece::Value(shorten(&value, limit)),
        Piece::Operand(operand) => Piece::Operand(shorten(&operand, limit)),
        other => other,
    }
}

/// At most `limit` characters of a text: its beginning, `…`, and its end.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let count = text.chars().count();
    if count <= limit {
        return text.to_owned();
    }
    let kept = limit.saturating_sub(1);
    let end = kept / 3;
    let start = text.chars().take(kept - end);
    start.chain(['…']).chain(text.chars().skip(count - end)).collect()
}
