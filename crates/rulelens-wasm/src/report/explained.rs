//! Why an event matches or does not.

use rulelens::explain::{self, Explanation, FieldExplanation, Piece};
use rulelens::pattern::Field as Written;
use rulelens::{Event, LineIndex, Pattern, Span};
use serde::Serialize;

use super::Place;

/// Why an event matches or does not.
#[derive(Serialize)]
pub(crate) struct Explained {
    ok: bool,
    matched: bool,
    summary: String,
    change: Option<String>,
    fields: Vec<Field>,
    misses: Vec<usize>,
    apart: Option<Apart>,
}

#[derive(Serialize)]
struct Apart {
    fields: Vec<usize>,
    array: String,
}

#[derive(Serialize)]
struct Field {
    path: String,
    satisfied: bool,
    counts: bool,
    explanation: String,
    remark: Option<String>,
    change: Option<String>,
    value: Option<Value>,
    relation: &'static str,
    operand: String,
    key: Place,
    comparison: Option<Place>,
}

#[derive(Serialize)]
struct Value {
    text: String,
    #[serde(flatten)]
    place: Place,
    line: usize,
    column: usize,
}

impl Explained {
    pub(crate) fn new(pattern: &Pattern, lines: &LineIndex<'_>, event: &Event<'_>) -> Self {
        let found = explain::explain(pattern, event);
        let in_event = LineIndex::new(event.text());
        let in_words = Explainer { pattern, lines, event, in_event, found: &found };
        let pairs = pattern.fields().iter().zip(&found.fields).enumerate();
        Self {
            ok: true,
            matched: found.matched,
            summary: summary(pattern, event, &found),
            change: sentence(&explain::change(pattern, &found)),
            fields: pairs
                .map(|(index, (field, explained))| in_words.field(index, field, explained))
                .collect(),
            misses: explain::misses(&found),
            apart: found
                .apart
                .as_ref()
                .map(|apart| Apart { fields: apart.fields.clone(), array: apart.array.clone() }),
        }
    }
}

fn summary(pattern: &Pattern, event: &Event<'_>, found: &Explanation) -> String {
    if found.matched {
        return "Matched.".to_owned();
    }
    let reason = sentence(&explain::reason(pattern, event.text(), found));
    format!("Not matched: {}", reason.unwrap_or_default())
}

/// What is needed to say what a field finds.
struct Explainer<'e> {
    pattern: &'e Pattern,
    lines: &'e LineIndex<'e>,
    event: &'e Event<'e>,
    in_event: LineIndex<'e>,
    found: &'e Explanation,
}

impl Explainer<'_> {
    fn field(&self, index: usize, field: &Written, explained: &FieldExplanation) -> Field {
        let Self { pattern, event, found, .. } = *self;
        let deciding = field.alternatives.get(explained.alternative);
        let relation = deciding.map(|alternative| alternative.comparison.relation());
        let in_words = |relation: rulelens::comparison::Relation| {
            if explained.satisfied { relation.words() } else { relation.negated() }
        };
        let reason = explain::field_reason(field, explained, event.text());
        Field {
            path: pattern.path(index),
            satisfied: explained.satisfied,
            counts: found.combination.contains(&index),
            explanation: sentence(&reason).unwrap_or_default(),
            remark: sentence(&explain::remark(pattern, event, found, index)),
            change: sentence(&explain::change_of_field(pattern, found, index)),
            value: explained.value.map(|span| self.value(span)),
            relation: relation.map(in_words).unwrap_or_default(),
            operand: deciding.map(|one| one.comparison.operand()).unwrap_or_default(),
            key: Place::new(field.key, self.lines),
            comparison: deciding.map(|one| Place::new(one.span, self.lines)),
        }
    }

    fn value(&self, span: Span) -> Value {
        let start = self.in_event.position(span.start);
        Value {
            text: span.of(self.event.text()).to_owned(),
            place: Place::new(span, &self.in_event),
            line: start.line,
            column: start.column,
        }
    }
}

/// The pieces in one line; `None` if there are none.
fn sentence(pieces: &[Piece]) -> Option<String> {
    let mut sentence = String::new();
    for text in pieces.iter().map(Piece::text) {
        if !sentence.is_empty() && !text.starts_with([',', ':', '.']) {
            sentence.push(' ');
        }
        sentence.push_str(text);
    }
    (!sentence.is_empty()).then_some(sentence)
}
