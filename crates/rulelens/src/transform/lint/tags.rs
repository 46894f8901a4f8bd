//! `<…>` that looks like a placeholder and is none.

use super::{Lint, Linter, Part};
use crate::diagnostic::{Fix, shown};
use crate::span::Span;
use crate::transform::{InputPaths, Reserved, Template};

impl Linter<'_> {
    pub(super) fn tags(&mut self, paths: &InputPaths, template: &Template) {
        let text = &template.text;
        let mut placeholders = template.placeholders().iter().peekable();
        for (start, _) in text.match_indices('<') {
            while placeholders.next_if(|placeholder| placeholder.span.end <= start).is_some() {}
            if placeholders.peek().is_some_and(|placeholder| placeholder.span.start == start) {
                continue;
            }
            if let Some((span, meant)) = tag(text, start, paths) {
                let fix = meant.map(|meant| {
                    Fix::replace(format!("Write `<{meant}>`"), span, format!("<{meant}>"))
                });
                let meant = meant.map(str::to_owned);
                let lint = Lint::NoPlaceholder { text: shown(span.of(text)), meant };
                self.push(Part::Template, lint, span, fix);
            }
        }
    }
}

/// What stands at `<`, and the placeholder that is meant, if it is known.
fn tag<'p>(text: &str, start: usize, paths: &'p InputPaths) -> Option<(Span, Option<&'p str>)> {
    let rest = text.get(start + 1..)?;
    let length = rest.find(['<', '>', '"', '\n']).unwrap_or(rest.len());
    let (inside, behind) = rest.split_at_checked(length)?;
    if !behind.starts_with('>') {
        // `<name` without an end, where it is the name of an input path.
        let is_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
        let length = inside.find(|char| !is_name(char)).unwrap_or(inside.len());
        let name = known(inside.get(..length)?, paths)?;
        return Some((Span::new(start, start + 1 + length), Some(name)));
    }
    let span = Span::new(start, start + length + 2);
    let looks_so = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | ' ');
    let name = inside.trim();
    if name.starts_with("$.") || name == "$" {
        return Some((span, None));
    }
    let is_word = name.starts_with(char::is_alphabetic) && name.chars().all(looks_so);
    is_word.then(|| (span, known(name, paths)))
}

/// The name as it is in the map, or reserved; `_` and `-` may stand for a space.
fn known<'p>(written: &str, paths: &'p InputPaths) -> Option<&'p str> {
    let plain = |name: &str| name.replace(['_', ' '], "-").to_ascii_lowercase();
    let wanted = plain(written);
    let entries = paths.entries().iter().map(|entry| entry.name.as_str());
    let reserved = Reserved::ALL.into_iter().map(|known| -> &'p str { known.name() });
    entries.chain(reserved).find(|name| !written.is_empty() && plain(name) == wanted)
}
