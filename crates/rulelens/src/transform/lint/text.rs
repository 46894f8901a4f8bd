//! Text templates: quotes that people see, and lists, which are text too.

use super::{Lint, Linter, Part};
use crate::span::Span;
use crate::transform::{Template, TemplateKind};

/// Whose subscribers read what arrives.
const SNS: &str = "sns";

impl Linter<'_> {
    pub(super) fn text(&mut self, template: &Template) {
        if template.kind() != TemplateKind::Text {
            return;
        }
        let text = template.text.trim_start();
        let start = template.text.len() - text.len();
        let first = Span::new(start, start + 1);
        if text.starts_with('"') && self.service == Some(SNS) {
            self.push(Part::Template, Lint::QuotesShown, first, None);
        }
        let mut placeholders = template.placeholders().iter();
        if text.starts_with('[') && placeholders.any(|placeholder| !placeholder.in_quotes) {
            self.push(Part::Template, Lint::ListIsText, first, None);
        }
    }
}
