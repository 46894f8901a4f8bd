//! The verdict, and a row for each field of the pattern.

use rulelens::Event;
use rulelens::explain::{self, Explanation, FieldExplanation, Piece};
use rulelens::invisible::code_point;
use rulelens::pattern::{Field, Pattern};

use super::located::Lines;
use super::picture::picture;
use crate::messages::{format, number};
use crate::view::{FieldView, Picture, TextName, Verdict};

/// How many characters of a value a row of Why shows.
const SHOWN: usize = 120;
/// How many the verdict shows, which has two lines at most; Why has them whole.
const SHOWN_IN_VERDICT: usize = 36;

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
        others: misses.iter().skip(1).map(|&index| pattern.path(index)).collect(),
        satisfied: fields - misses.len(),
        event_line: told.map(|span| lines.line(TextName::Event, span)),
    }
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
    fields.iter().filter_map(|&index| row(index, explanation, pattern, event, lines)).collect()
}

fn row(
    index: usize,
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Option<FieldView> {
    let found = explanation.fields.get(index)?;
    let field = pattern.fields().get(index)?;
    let picture = picture(index, found, pattern, event);
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
    let count = field.alternatives.len();
    if !found.satisfied || count < 2 {
        return None;
    }
    let n = found.alternative + 1;
    Some(format("why.alternative", &[("n", &number(n)), ("count", &number(count))]))
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
