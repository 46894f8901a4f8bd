//! `["aws.ec2", {"prefix": "aws."}]`: the first makes no difference.

use std::borrow::Cow;

use super::{Lint, Linter};
use crate::comparison::{Bound, Comparison, Exactly, Numeric, Prefix, Scalar, Suffix};
use crate::diagnostic::{Diagnostic, Fix};
use crate::json::around;
use crate::pattern::{Alternative, Field};

/// How many bytes may be compared: each alternative is compared with each other one, which for a
/// pattern within the quota takes a tenth of this at most.
pub(super) const WORK: usize = 64 << 20;

impl Linter<'_> {
    pub(super) fn alternatives(&mut self, field: &Field) {
        let all = &field.alternatives;
        let work = all.len().saturating_mul(field.span.end - field.span.start);
        if all.len() < 2 || work > self.work {
            return;
        }
        self.work -= work;
        for (index, alternative) in all.iter().enumerate() {
            let repeats = |other: &&Alternative| equal(&alternative.comparison, &other.comparison);
            let covers = |other: &&Alternative| covers(&other.comparison, &alternative.comparison);
            let before = all.get(..index).unwrap_or_default();
            let behind = all.get(index + 1..).unwrap_or_default();
            if let Some(other) = before.iter().find(repeats) {
                let text = self.written(alternative.span);
                self.superfluous(
                    Lint::RepeatedAlternative { text, first: other.span },
                    alternative,
                );
            } else if let Some(other) = before.iter().chain(behind).find(covers) {
                let written = |it: &Alternative| self.written(it.span).into_boxed_str();
                let (text, by) = (written(alternative), written(other));
                let lint = Lint::CoveredAlternative { text, by, place: other.span };
                self.superfluous(lint, alternative);
            }
        }
    }

    fn superfluous(&mut self, lint: Lint, alternative: &Alternative) {
        let edit = around::removal(self.text, alternative.span);
        let fix = edit.map(|edit| Fix { title: "Remove it".to_owned(), edits: vec![edit] });
        self.found.push(Diagnostic::lint(lint, alternative.span).with_fix(fix));
    }
}

/// Whether two comparisons accept the same, as far as can be told from their form.
fn equal(left: &Comparison, right: &Comparison) -> bool {
    match (left, right) {
        (Comparison::Exactly(left), Comparison::Exactly(right)) => match (left, right) {
            (Exactly::Address { address: left, .. }, Exactly::Address { address: right, .. }) => {
                left == right
            }
            (
                Exactly::Number { text: left_text, value: left },
                Exactly::Number { text: right_text, value: right },
            ) => left_text == right_text || (left.is_some() && left == right),
            _ => left == right,
        },
        _ => left == right,
    }
}

/// Whether a comparison accepts all that another one of a different form accepts.
fn covers(wide: &Comparison, narrow: &Comparison) -> bool {
    if equal(wide, narrow) {
        return false;
    }
    match (wide, narrow) {
        (Comparison::Exists(wide), _) => wide.expected && !matches!(narrow, Comparison::Exists(_)),
        // An address has other spellings, which only a range of addresses accepts too.
        (_, Comparison::Exactly(Exactly::Address { .. }))
            if !matches!(wide, Comparison::Cidr(_)) =>
        {
            false
        }
        (_, Comparison::Exactly(literal)) => wide.matches(&scalar(literal)),
        (Comparison::Prefix(Prefix { ignore_case, .. }), Comparison::Prefix(narrow)) => {
            ignore_case >= &narrow.ignore_case && wide.matches(&string(&narrow.text))
        }
        (Comparison::Suffix(Suffix { ignore_case, .. }), Comparison::Suffix(narrow)) => {
            ignore_case >= &narrow.ignore_case && wide.matches(&string(&narrow.text))
        }
        (Comparison::Numeric(wide), Comparison::Numeric(narrow)) => range_covers(wide, narrow),
        _ => false,
    }
}

fn string(text: &str) -> Scalar<'_> {
    Scalar::String(Cow::Borrowed(text))
}

fn scalar(literal: &Exactly) -> Scalar<'_> {
    match literal {
        Exactly::String(text) | Exactly::Address { text, .. } => string(text),
        Exactly::Number { text, value } => Scalar::Number { text, value: *value },
        Exactly::Literal(text) => Scalar::Literal(text),
    }
}

/// Whether a range of numbers holds another.
fn range_covers(wide: &Numeric, narrow: &Numeric) -> bool {
    let Numeric::Range { low, high } = wide else { return false };
    let (narrow_low, narrow_high) = match narrow {
        Numeric::Equal(bound) => (Some(bound), Some(bound)),
        Numeric::Range { low, high } => (low.as_ref(), high.as_ref()),
    };
    let inside = |wide: &Option<_>, narrow, before: fn(f64, f64) -> bool| match (wide, narrow) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => bound_covers(wide, narrow, before),
    };
    inside(low, narrow_low, |wide, narrow| wide < narrow)
        && inside(high, narrow_high, |wide, narrow| wide > narrow)
}

fn bound_covers(wide: &Bound, narrow: &Bound, before: fn(f64, f64) -> bool) -> bool {
    before(wide.value, narrow.value)
        || (wide.value == narrow.value && (wide.inclusive || !narrow.inclusive))
}
