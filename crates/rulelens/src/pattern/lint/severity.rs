//! Severities of GuardDuty findings: `[4, 4.0, 4.1, … 8.9]`, and what leaves out Critical.
//!
//! GuardDuty's guide gave such lists for years, before there was Critical (9.0 to 10.0). A range
//! that covers one level, as High alone, is taken to be meant so.

use super::{Lint, Linter};
use crate::comparison::{Bound, Comparison, Exactly, Numeric};
use crate::diagnostic::{Diagnostic, Fix};
use crate::pattern::Field;
use crate::span::Span;

/// Where High begins.
const HIGH: f64 = 7.0;
/// Where Critical begins.
const CRITICAL: f64 = 9.0;
/// How many decimals in a row are a list that a range is meant by.
const DECIMALS: usize = 5;
/// The same of whole numbers.
const WHOLES: usize = 4;

impl Linter<'_> {
    /// Whether the field lists severities that a range is meant by.
    pub(super) fn severity(&mut self, index: usize, field: &Field) -> bool {
        if !self.scope.is_guardduty(index) || !self.has_path(index, &["severity", "detail"]) {
            return false;
        }
        if let [only] = field.alternatives.as_slice() {
            if let Comparison::Numeric(Numeric::Range { low: Some(low), high: Some(high) }) =
                &only.comparison
            {
                self.range(low, high, only.span);
            }
            return false;
        }
        let Some(list) = List::new(field) else { return false };
        self.list(&list, field.span);
        true
    }

    fn range(&mut self, low: &Bound, high: &Bound, span: Span) {
        let spans_levels = low.value < HIGH && high.value > HIGH;
        let critical = high.value > CRITICAL || (high.value == CRITICAL && high.inclusive);
        if !spans_levels || critical {
            return;
        }
        let at_critical = high.value == CRITICAL;
        let lint = Lint::SeverityWithoutCritical { high: high.text.clone(), at_critical };
        let operator = if low.inclusive { ">=" } else { ">" };
        let upwards = format!("{{\"numeric\": [\"{operator}\", {}]}}", low.text);
        let fix = Fix::replace(with_critical(&low.text), span, upwards);
        self.found.push(Diagnostic::lint(lint, span).with_fix(Some(fix)));
    }

    fn list(&mut self, list: &List, span: Span) {
        let (low, high) = (tenths(list.low), tenths(list.high));
        let range = format!("[{{\"numeric\": [\">=\", {low}, \"<=\", {high}]}}]");
        let fix = Fix::replace(format!("Test for {low} to {high}"), span, range);
        let lint = Lint::SeverityList { low: low.clone(), high: high.clone() };
        self.found.push(Diagnostic::lint(lint, span).with_fix(Some(fix)));
        if (71..90).contains(&list.high) {
            let lint = Lint::SeverityWithoutCritical { high, at_critical: false };
            let upwards = format!("[{{\"numeric\": [\">=\", {low}]}}]");
            let fix = Fix::replace(with_critical(&low), span, upwards);
            self.found.push(Diagnostic::lint(lint, span).with_fix(Some(fix)));
        }
    }
}

fn with_critical(low: &str) -> String {
    format!("Test for {low} and above, Critical included")
}

/// A list of severities without gaps, in tenths.
struct List {
    low: usize,
    high: usize,
}

impl List {
    fn new(field: &Field) -> Option<Self> {
        let mut listed = [false; 101];
        for alternative in &field.alternatives {
            let Comparison::Exactly(Exactly::Number { value: Some(value), .. }) =
                alternative.comparison
            else {
                return None;
            };
            let tenths = (value * 10.0).round();
            if !(0.0..=100.0).contains(&tenths) || (tenths - value * 10.0).abs() > 1e-6 {
                return None;
            }
            *listed.get_mut(tenths as usize)? = true;
        }
        let count = listed.iter().filter(|listed| **listed).count();
        let low = listed.iter().position(|listed| *listed)?;
        let high = listed.iter().rposition(|listed| *listed)?;
        let decimals = count >= DECIMALS && high - low + 1 == count;
        let all_whole = listed.iter().enumerate().all(|(tenth, listed)| !listed || tenth % 10 == 0);
        let wholes = count >= WHOLES && all_whole && (high - low) / 10 + 1 == count;
        (decimals || wholes).then_some(Self { low, high })
    }
}

fn tenths(tenths: usize) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}
