//! The objects that JavaScript gets. `types.rs` says the same in TypeScript.

use rulelens::diagnostic::{Located, LocatedEdit, LocatedFix};
use rulelens::explain::{Explanation, FieldExplanation};
use rulelens::transform::{Delivery, Outcome};
use rulelens::{Diagnostic, Event, LineIndex, Pattern, Severity, Span};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A text of the caller's: which argument it is, and its lines.
pub(crate) struct Text<'t> {
    name: &'static str,
    lines: LineIndex<'t>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(name: &'static str, text: &'t str) -> Self {
        Self { name, lines: LineIndex::new(text) }
    }

    fn diagnostics<'d>(
        &self,
        diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Vec<Problem> {
        let located = diagnostics.into_iter().map(|diagnostic| diagnostic.located(&self.lines));
        located.map(|located| Problem::new(self.name, located)).collect()
    }
}

/// As a JavaScript object.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // INVARIANT: the types of this file hold nothing that has no JavaScript form.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

#[derive(Serialize)]
struct Problem {
    text: &'static str,
    code: &'static str,
    severity: Severity,
    message: String,
    help: String,
    service: Option<String>,
    from: usize,
    to: usize,
    line: usize,
    column: usize,
    fix: Option<Fix>,
}

#[derive(Serialize)]
struct Fix {
    title: String,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
struct Edit {
    from: usize,
    to: usize,
    replacement: String,
}

impl Fix {
    fn new(fix: LocatedFix) -> Self {
        let edit = |edit: LocatedEdit| Edit {
            from: edit.place.start.utf16,
            to: edit.place.end.utf16,
            replacement: edit.replacement,
        };
        Self { title: fix.title, edits: fix.edits.into_iter().map(edit).collect() }
    }
}

impl Problem {
    fn new(text: &'static str, located: Located) -> Self {
        Self {
            text,
            code: located.code,
            severity: located.severity,
            message: located.message.into_owned(),
            help: located.help.into_owned(),
            service: located.service,
            from: located.start.utf16,
            to: located.end.utf16,
            line: located.start.line,
            column: located.start.column,
            fix: located.fix.map(Fix::new),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Refused {
    ok: bool,
    diagnostics: Vec<Problem>,
}

impl Refused {
    pub(crate) fn new(text: &Text<'_>, faults: &[Diagnostic]) -> Self {
        Self { ok: false, diagnostics: text.diagnostics(faults) }
    }
}

#[derive(Serialize)]
pub(crate) struct Checked {
    ok: bool,
    warnings: Vec<Problem>,
}

impl Checked {
    pub(crate) fn new(text: &Text<'_>, found: &[Diagnostic]) -> Self {
        Self { ok: true, warnings: text.diagnostics(found) }
    }
}

#[derive(Serialize)]
pub(crate) struct Matched {
    ok: bool,
    matched: bool,
}

impl Matched {
    pub(crate) fn new(matched: bool) -> Self {
        Self { ok: true, matched }
    }
}

#[derive(Serialize)]
pub(crate) struct Explained {
    ok: bool,
    matched: bool,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    path: String,
    satisfied: bool,
    value: Option<Value>,
    relation: &'static str,
    operand: String,
}

#[derive(Serialize)]
struct Value {
    text: String,
    from: usize,
    to: usize,
    line: usize,
}

impl Explained {
    pub(crate) fn new(explanation: &Explanation, pattern: &Pattern, event: &Event<'_>) -> Self {
        let lines = LineIndex::new(event.text());
        let fields = explanation.combination.iter().filter_map(|&index| {
            let found = explanation.fields.get(index)?;
            let alternatives = &pattern.fields().get(index)?.alternatives;
            let comparison = &alternatives.get(found.alternative)?.comparison;
            let relation = comparison.relation();
            Some(Field {
                path: pattern.path(index),
                satisfied: found.satisfied,
                value: value(found, event, &lines),
                relation: if found.satisfied { relation.words() } else { relation.negated() },
                operand: comparison.operand(),
            })
        });
        Self { ok: true, matched: explanation.matched, fields: fields.collect() }
    }
}

fn value(found: &FieldExplanation, event: &Event<'_>, lines: &LineIndex<'_>) -> Option<Value> {
    let span: Span = found.value?;
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    let text = span.of(event.text()).to_owned();
    Some(Value { text, from: start.utf16, to: end.utf16, line: start.line })
}

#[derive(Serialize)]
pub(crate) struct Delivered {
    ok: bool,
    delivered: bool,
    payload: String,
}

impl Delivered {
    pub(crate) fn new(delivery: Delivery) -> Self {
        let delivered = delivery.outcome == Outcome::Delivered;
        Self { ok: true, delivered, payload: delivery.payload }
    }
}
