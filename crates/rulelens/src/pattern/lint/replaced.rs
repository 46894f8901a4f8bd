//! `{"a": ["x"], "a": ["y"]}`: the first is ignored.

use super::{Lint, Linter};
use crate::diagnostic::{Diagnostic, Fix};
use crate::json::around;
use crate::pattern::{Field, Pattern};
use crate::span::Span;

/// For each field that never counts, the one that replaces it.
pub(super) fn by(pattern: &Pattern) -> Vec<Option<usize>> {
    let mut counts = vec![false; pattern.fields().len()];
    for &index in pattern.combinations().iter().flatten() {
        if let Some(counts) = counts.get_mut(index) {
            *counts = true;
        }
    }
    let mut next = vec![None; pattern.paths().len()];
    let mut replaced = vec![None; counts.len()];
    for (index, field) in pattern.fields().iter().enumerate().rev() {
        let Some(next) = next.get_mut(field.path_id) else { continue };
        if let Some(replaced) =
            replaced.get_mut(index).filter(|_| counts.get(index) == Some(&false))
        {
            *replaced = *next;
        }
        *next = Some(index);
    }
    replaced
}

impl Linter<'_> {
    pub(super) fn replaced(&mut self, index: usize, field: &Field, by: usize) {
        let Some(by) = self.pattern.fields().get(by).map(|by| by.key) else { return };
        let lint = Lint::ReplacedField { name: self.name(index), by };
        let edit = around::removal(self.text, Span::new(field.key.start, field.span.end));
        let title = "Remove what is ignored".to_owned();
        let fix = edit.map(|edit| Fix { title, edits: vec![edit] });
        self.found.push(Diagnostic::lint(lint, field.key).with_fix(fix));
    }
}
