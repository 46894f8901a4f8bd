//! What was found in a text of infrastructure code.

use rulelens::diagnostic::Related;
use rulelens::{Diagnostic, Pattern, Span, pattern};

use crate::fault::Fault;
use crate::format::Format;
use crate::node::{Kind, Node};
use crate::sourced::Sourced;

/// What was found in a text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Found {
    /// What the text is.
    pub format: Format,
    /// The rules, in the order of the text.
    pub rules: Vec<Rule>,
    /// The rules that could not be read, each with its place.
    pub unread: Vec<Diagnostic>,
}

/// A rule with an event pattern.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its logical ID or address.
    pub name: String,
    /// Its event pattern, with places in the text that it was found in.
    pub pattern: Sourced,
}

/// What was found in a pattern, with places in the original text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The fault or lint; its span is in the original text.
    pub diagnostic: Diagnostic,
    /// The other place of it: not the diagnostic's own, which is in the pattern's text.
    pub related: Option<Related>,
}

impl Rule {
    /// The faults of the pattern, or what may not be meant, with places in the original text.
    ///
    /// A fix is left out: it would have to be quoted.
    pub fn check(&self) -> Vec<Finding> {
        let text = self.pattern.text();
        let found = match Pattern::parse(text) {
            Ok(pattern) => pattern::lint(text, &pattern, None),
            Err(faults) => faults,
        };
        let place = |span| self.pattern.place(inside_quotes(span, text));
        let placed = |mut diagnostic: Diagnostic| {
            let related = diagnostic.related();
            let related = related.map(|it| Related { span: place(it.span), ..it });
            diagnostic.span = place(diagnostic.span);
            diagnostic.fix = None;
            Finding { diagnostic, related }
        };
        found.into_iter().map(placed).collect()
    }
}

/// The content of a string: its quotes are ours, and need not be in the original.
fn inside_quotes(span: Span, text: &str) -> Span {
    let inside = span.of(text).strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.is_empty() => Span::new(span.start + 1, span.end - 1),
        _ => span,
    }
}

impl Found {
    pub(crate) fn nothing(format: Format) -> Self {
        Self { format, rules: Vec::new(), unread: Vec::new() }
    }

    /// Adds the rule whose pattern is `node`: values, or a text of JSON.
    pub(crate) fn add(&mut self, name: &str, node: &Node) {
        let pattern = match &node.kind {
            Kind::String(text) => text.clone(),
            Kind::Unknown(..) => match node.substituted() {
                Some(text) => text.clone(),
                None => {
                    let fault = Fault::Unknown { rule: name.to_owned() };
                    self.unread.push(fault.at(node.place));
                    return;
                }
            },
            Kind::Literal(literal) if literal == "null" => return,
            _ => node.pattern(),
        };
        self.rules.push(Rule { name: name.to_owned(), pattern });
    }
}
