//! Quotes that people see.

use super::{Lint, Linter, Part};
use crate::span::Span;
use crate::transform::{Template, TemplateKind};

/// Whose subscribers read what arrives.
const SNS: &str = "sns";

impl Linter<'_> {
    pub(super) fn quotes(&mut self, template: &Template) {
        let text = &template.text;
        let first = text.len() - text.trim_start().len();
        let in_quotes = text.trim_start().starts_with('"');
        if template.kind() == TemplateKind::Text && in_quotes && self.service == Some(SNS) {
            self.push(Part::Template, Lint::QuotesShown, Span::new(first, first + 1), None);
        }
    }
}
