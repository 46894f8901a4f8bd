//! What the sample event has, against what it is compared with: `"5"` and `5`, and arrays.

use super::{Lint, Linter};
use crate::comparison::{AnythingBut, Comparison, Exactly};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::json::{self, Document, Type};
use crate::pattern::{Alternative, Field};

impl Linter<'_> {
    pub(super) fn types(&mut self, index: usize, field: &Field) {
        let Some(seen) = self.sample.as_ref().map(|sample| sample.at(field.path_id)) else {
            return;
        };
        if seen.in_array {
            self.anything_but_array(index, field);
        }
        if let Some(found @ (Type::String | Type::Number | Type::Boolean)) = seen.kind {
            self.type_differs(index, field, found);
        }
    }

    fn anything_but_array(&mut self, index: usize, field: &Field) {
        let is_anything_but =
            |it: &&Alternative| matches!(it.comparison, Comparison::AnythingBut(_));
        if let Some(alternative) = field.alternatives.iter().find(is_anything_but) {
            self.push(Lint::AnythingButArray { name: self.name(index) }, alternative.span);
        }
    }

    /// Tells of the first alternative that looks like a value of the event's type; only if none
    /// has that type.
    fn type_differs(&mut self, index: usize, field: &Field, found: Type) {
        let concerns = |alternative: &Alternative| match compared(&alternative.comparison) {
            Some(compared) => compared == found,
            None => true,
        };
        if field.alternatives.iter().any(concerns) {
            return;
        }
        let differs = |it: &&Alternative| respelled(&it.comparison, found) != Respelled::No;
        let Some(first) = field.alternatives.iter().find(differs) else { return };
        let Some(compared) = compared(&first.comparison) else { return };
        let edit = |it: &Alternative| match respelled(&it.comparison, found) {
            Respelled::As(replacement) => Some(Edit { span: it.span, replacement }),
            _ => None,
        };
        let edits: Vec<Edit> = field.alternatives.iter().filter_map(edit).collect();
        let title = if found == Type::String { "Add the quotes" } else { "Take the quotes away" };
        let fix = (!edits.is_empty()).then(|| Fix { title: title.to_owned(), edits });
        let lint = Lint::TypeDiffers { name: self.name(index), found, compared };
        self.found.push(Diagnostic::lint(lint, first.span).with_fix(fix));
    }
}

/// The type of values that a comparison is about; `None` for any.
fn compared(comparison: &Comparison) -> Option<Type> {
    Some(match comparison {
        Comparison::Exactly(Exactly::Number { .. })
        | Comparison::Numeric(_)
        | Comparison::AnythingBut(AnythingBut::Numbers(_)) => Type::Number,
        Comparison::Exactly(Exactly::Literal(text)) if text == "null" => Type::Null,
        Comparison::Exactly(Exactly::Literal(_)) => Type::Boolean,
        Comparison::Exists(_) => return None,
        _ => Type::String,
    })
}

/// An alternative in the type that the event has.
#[derive(PartialEq)]
enum Respelled {
    /// It does not look like one.
    No,
    /// It is not plain how it is written.
    Somehow,
    As(String),
}

fn respelled(comparison: &Comparison, found: Type) -> Respelled {
    match comparison {
        Comparison::Exactly(Exactly::String(text)) if looks_like(text, found) => {
            Respelled::As(text.clone())
        }
        Comparison::Exactly(Exactly::Number { text, .. }) if found == Type::String => {
            Respelled::As(quoted(text))
        }
        Comparison::Exactly(Exactly::Literal(text)) if found == Type::String && text != "null" => {
            Respelled::As(quoted(text))
        }
        Comparison::AnythingBut(AnythingBut::Strings(texts))
            if texts.iter().all(|text| looks_like(text, found)) =>
        {
            Respelled::Somehow
        }
        Comparison::AnythingBut(AnythingBut::Numbers(_)) if found == Type::String => {
            Respelled::Somehow
        }
        Comparison::Numeric(_)
        | Comparison::Prefix(_)
        | Comparison::Suffix(_)
        | Comparison::Wildcard(_)
        | Comparison::EqualsIgnoreCase(_) => Respelled::Somehow,
        _ => Respelled::No,
    }
}

/// Whether a text reads as a JSON value of that type.
fn looks_like(text: &str, kind: Type) -> bool {
    let document = Document::parse(text);
    document.is_ok_and(|document| {
        let root = document.root();
        root.kind() == kind && kind != Type::String && root.raw() == text
    })
}

fn quoted(text: &str) -> String {
    let mut string = String::new();
    json::push_string(&mut string, text);
    string
}
