//! Placeholders inside of strings of a JSON template, where EventBridge escapes nothing.

use super::{Lint, Linter, Part, paths};
use crate::diagnostic::{Edit, Fix};
use crate::json::Value;
use crate::span::Span;
use crate::transform::mend::needs_escape;
use crate::transform::path::Found;
use crate::transform::template::Placeholder;
use crate::transform::{InputPaths, Path, Reserved, Template, TemplateKind};

/// What is put inside of quotes.
enum Inside {
    Json,
    Unescaped,
}

impl Linter<'_> {
    pub(super) fn strings(&mut self, paths: &InputPaths, template: &Template) {
        if template.kind() != TemplateKind::Json {
            return;
        }
        let entries = paths.entries().iter();
        let breaking: Vec<_> = entries.map(|entry| self.in_quotes(&entry.path)).collect();
        for placeholder in template.placeholders() {
            if is_key(placeholder, template) {
                let lint = Lint::PlaceholderAsKey { name: placeholder.name.clone() };
                self.push(Part::Template, lint, placeholder.span, None);
                continue;
            }
            let entry = paths.position(&placeholder.name).and_then(|at| breaking.get(at));
            let inside = match placeholder.reserved {
                Some(Reserved::Event | Reserved::EventJson) => Some(&Inside::Json),
                Some(_) => None,
                None => entry.and_then(Option::as_ref),
            };
            if let Some(inside) = inside.filter(|_| placeholder.in_quotes) {
                self.breaks(placeholder, inside);
            }
        }
    }

    fn breaks(&mut self, placeholder: &Placeholder, inside: &Inside) {
        let name = placeholder.name.clone();
        let lint = match inside {
            Inside::Json => Lint::JsonInQuotes { name },
            Inside::Unescaped => Lint::UnescapedText { name },
        };
        let fix = placeholder.is_alone_in_quotes().then(|| without_quotes(placeholder));
        self.push(Part::Template, lint, placeholder.span, fix);
    }

    /// What comes of a path inside of quotes, if it breaks the string: of the sample event, or if it
    /// has nothing there of any event of the type.
    fn in_quotes(&self, path: &Path) -> Option<Inside> {
        match self.event.map(|event| path.find(event.root())) {
            Some(Found::One(value)) => broken_by(value),
            Some(Found::Many(_)) => Some(Inside::Json),
            Some(Found::Nothing) | None => {
                let finding = self.finding.as_ref()?;
                paths::is_object(path, finding).then_some(Inside::Json)
            }
        }
    }
}

fn broken_by(value: Value<'_>) -> Option<Inside> {
    match value.string() {
        Some(text) => needs_escape(&text).then_some(Inside::Unescaped),
        None => (!value.is_leaf()).then_some(Inside::Json),
    }
}

fn without_quotes(placeholder: &Placeholder) -> Fix {
    let Span { start, end } = placeholder.span;
    let quotes = [Span::new(start.saturating_sub(1), start), Span::new(end, end + 1)];
    let edits = quotes.map(|span| Edit { span, replacement: String::new() });
    let title = format!("Take away the quotes around `<{}>`", placeholder.name);
    Fix { title, edits: edits.to_vec() }
}

/// Whether a colon follows the placeholder, or the string that it is in.
fn is_key(placeholder: &Placeholder, template: &Template) -> bool {
    let end = match placeholder.string {
        Some(string) => string.end,
        None if placeholder.in_quotes => return false,
        None => placeholder.span.end,
    };
    template.text.get(end..).is_some_and(|behind| behind.trim_start().starts_with(':'))
}
