//! `rulelens match --json`

use rulelens::explain::FieldExplanation;
use serde::Serialize;

use super::{Diagnostic, Place, diagnostics};
use crate::fault::Fault;
use crate::render::phrase::plain;
use crate::render::verdict::{Row, Verdict};

/// `rulelens match`
#[derive(Serialize)]
pub(crate) struct Matched<'v, F = Field<'v>> {
    ok: bool,
    matched: bool,
    summary: String,
    fields: Vec<F>,
    apart: Option<Vec<String>>,
    diagnostics: Vec<Diagnostic<'v>>,
}

/// A field of the pattern with what it found.
#[derive(Serialize)]
pub(crate) struct Field<'v> {
    path: String,
    satisfied: bool,
    counts: bool,
    explanation: String,
    values: usize,
    value: Option<Value<'v>>,
    relation: &'static str,
    operand: String,
    alternative: usize,
    alternatives: usize,
}

#[derive(Serialize)]
struct Value<'v> {
    text: &'v str,
    #[serde(flatten)]
    place: Place,
}

impl<'v> Matched<'v> {
    pub(crate) fn new(verdict: &'v Verdict<'v>, warnings: &'v [Fault]) -> Self {
        let fields = verdict.rows().map(|row| field(verdict, &row)).collect();
        Self::with_fields(verdict, fields, warnings)
    }
}

impl<'v, F> Matched<'v, F> {
    /// The same with more to each field.
    pub(super) fn with_fields(
        verdict: &'v Verdict<'v>,
        fields: Vec<F>,
        warnings: &'v [Fault],
    ) -> Self {
        let explanation = verdict.explanation();
        let apart = explanation.apart.as_ref();
        let paths =
            apart.map(|apart| apart.fields.iter().map(|&index| verdict.path(index)).collect());
        Self {
            ok: true,
            matched: explanation.matched,
            summary: verdict.summary(),
            fields,
            apart: paths,
            diagnostics: diagnostics(warnings),
        }
    }
}

pub(super) fn field<'v>(verdict: &'v Verdict<'v>, row: &Row<'v>) -> Field<'v> {
    let explained: &FieldExplanation = row.explained;
    let value = explained.value.map(|span| Value {
        text: span.of(verdict.event()),
        place: Place::new(span, verdict.lines()),
    });
    let deciding = row.field.alternatives.get(explained.alternative);
    let relation = deciding.map(|alternative| alternative.comparison.relation());
    let in_words = |relation: rulelens::comparison::Relation| {
        if explained.satisfied { relation.words() } else { relation.negated() }
    };
    let reason = plain(&verdict.field_reason(row));
    Field {
        path: row.path.clone(),
        satisfied: explained.satisfied,
        counts: row.counts,
        explanation: reason,
        values: explained.values,
        value,
        relation: relation.map(in_words).unwrap_or_default(),
        operand: deciding.map(|one| one.comparison.operand()).unwrap_or_default(),
        alternative: explained.alternative,
        alternatives: row.field.alternatives.len(),
    }
}
