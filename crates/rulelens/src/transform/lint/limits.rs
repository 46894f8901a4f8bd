//! What is near its limit.

use super::{Lint, Linter, Part};
use crate::span::Span;
use crate::transform::{InputPaths, MAX_INPUT_PATHS, MAX_TEMPLATE_CHARS, Template};

impl Linter<'_> {
    /// Whether less than a tenth is left.
    pub(super) fn limits(&mut self, paths: &InputPaths, template: &Template) {
        let chars = template.text.chars().count();
        if chars > MAX_TEMPLATE_CHARS - MAX_TEMPLATE_CHARS / 10 {
            let whole = Span::new(0, template.text.len());
            self.push(Part::Template, Lint::TemplateNearLimit { chars }, whole, None);
        }
        let entries = paths.entries();
        let (count, last) = (entries.len(), entries.last());
        if let Some(last) = last.filter(|_| count > MAX_INPUT_PATHS - MAX_INPUT_PATHS / 10) {
            self.push(Part::Paths, Lint::PathsNearLimit { count }, last.name_span, None);
        }
    }
}
