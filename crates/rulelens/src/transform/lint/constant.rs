//! Constants that look like something else.

use super::{Lint, Linter, Part};
use crate::json::Document;
use crate::span::Span;
use crate::transform::{Path, Reserved};

impl Linter<'_> {
    pub(super) fn constant(&mut self, text: &str) {
        if let Some((name, span)) = first_variable(text) {
            self.push(Part::Constant, Lint::ConstantNotFilled { name }, span, None);
        }
        let Ok(document) = Document::parse(text) else { return };
        let root = document.root();
        let Some(content) = root.string().filter(|content| content.starts_with("$.")) else {
            return;
        };
        if Path::parse(&content).is_ok() {
            let lint = Lint::ConstantIsPath { path: content.into_owned() };
            self.push(Part::Constant, lint, root.span(), None);
        }
    }
}

/// The first reserved variable in a text, as a placeholder.
fn first_variable(text: &str) -> Option<(&'static str, Span)> {
    let found = Reserved::ALL.into_iter().filter_map(|variable| {
        let name = variable.name();
        let placeholder = format!("<{name}>");
        let start = text.find(&placeholder)?;
        Some((name, Span::new(start, start + placeholder.len())))
    });
    found.min_by_key(|(_, span)| span.start)
}
