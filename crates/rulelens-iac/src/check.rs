//! The faults of what was found, where they are written.

use rulelens::diagnostic::Related;
use rulelens::transform::{self, About};
use rulelens::{Diagnostic, Pattern, Span, pattern};

use crate::rule::{Input, Rule, Target};
use crate::sourced::Sourced;

/// What was found in a pattern or a target, with places in the original text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The fault or lint; its span is in the original text.
    pub diagnostic: Diagnostic,
    /// The other place of it: not the diagnostic's own, which is in the pattern's text.
    pub related: Option<Related>,
}

impl Rule {
    /// The faults of the pattern and of the targets, or what may not be meant, with places in the
    /// original text.
    ///
    /// What depends on a value that is known only at deployment is left out. A fix is left out too:
    /// it would have to be quoted.
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut is_about_findings = false;
        if let Some(text) = &self.pattern {
            let found = match Pattern::parse(text.text()) {
                Ok(pattern) => {
                    is_about_findings = pattern::is_about_findings(&pattern);
                    pattern::lint(text.text(), &pattern, None)
                }
                Err(faults) => faults,
            };
            findings = placed(found, text);
        }
        findings.extend(self.targets.iter().flat_map(|target| target.check(is_about_findings)));
        findings
    }
}

impl Target {
    fn check(&self, is_about_findings: bool) -> Vec<Finding> {
        let is_read = match &self.input {
            Input::MatchedEvent => false,
            // One that is not there was told when it was read.
            Input::Transformer { template, .. } => *template != Sourced::default(),
            _ => true,
        };
        if !is_read {
            return Vec::new();
        }
        let json = self.to_json();
        let text = json.text();
        let found = match transform::Target::parse(text) {
            Ok(target) => {
                let findings = is_about_findings;
                target.lint(text, &About { event: None, findings, service: target.service() })
            }
            Err(faults) => faults,
        };
        placed(found, &json)
    }
}

fn placed(found: Vec<Diagnostic>, text: &Sourced) -> Vec<Finding> {
    let place = |span| text.place(inside_quotes(span, text.text()));
    let is_known = |it: &Diagnostic| !text.is_unknown(it.span);
    let placed = |mut diagnostic: Diagnostic| {
        let related = diagnostic.related();
        let related = related.map(|it| Related { span: place(it.span), ..it });
        diagnostic.span = place(diagnostic.span);
        diagnostic.fix = None;
        Finding { diagnostic, related }
    };
    found.into_iter().filter(is_known).map(placed).collect()
}

/// The content of a string: its quotes are ours, and need not be in the original.
fn inside_quotes(span: Span, text: &str) -> Span {
    let inside = span.of(text).strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.is_empty() => Span::new(span.start + 1, span.end - 1),
        _ => span,
    }
}
