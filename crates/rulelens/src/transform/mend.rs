//! Why a JSON template yields no JSON, and how to mend it.
//!
//! A way to mend it is offered only if the event is delivered with it.

use super::Template;
use super::delivery::{Delivery, Inserted, Piece, Source};
use super::render::{self, Inputs};
use super::template::{Kind, Placeholder};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::span::Span;

/// The value that breaks the JSON: the last one before the fault that ends a string too early, or
/// that puts into it what must be escaped.
pub(super) fn culprit(delivery: &Delivery, at: usize) -> Option<usize> {
    let before = |piece: &Piece| piece.span.start <= at;
    delivery.pieces.iter().rposition(|piece| before(piece) && breaks_string(piece, delivery))
}

fn breaks_string(piece: &Piece, delivery: &Delivery) -> bool {
    let Source::Placeholder { inserted, .. } = piece.source else {
        return false;
    };
    let in_string = matches!(inserted, Inserted::Text | Inserted::JsonInQuotes);
    in_string && needs_escape(piece.span.of(&delivery.payload))
}

/// Whether a text cannot stand in a JSON string as it is.
pub(super) fn needs_escape(text: &str) -> bool {
    text.contains(|char| matches!(char, '"' | '\\') || char < ' ')
}

/// The best way to mend a template.
pub(super) fn fix(
    template: &Template,
    inputs: Inputs<'_>,
    delivery: &Delivery,
    culprit: Option<usize>,
    fault: &Diagnostic,
) -> Option<Fix> {
    let candidates = [
        culprit.and_then(|culprit| without_quotes(template, delivery, |index| index == culprit)),
        without_quotes(template, delivery, |_| true),
        in_own_text(delivery, fault),
        with_quotes(template),
        as_text(template),
    ];
    candidates.into_iter().flatten().find(|fix| delivers(fix, template, inputs))
}

/// Whether the event is delivered with the template mended.
fn delivers(fix: &Fix, template: &Template, inputs: Inputs<'_>) -> bool {
    let text = fix.apply(&template.text);
    let mended = Template::read(&text, inputs.paths, template.dialect, "");
    mended.is_ok_and(|mended| {
        let (delivery, fault) = render::attempt(&mended, inputs);
        fault.is_none() && delivery.outcome == super::Outcome::Delivered
    })
}

/// Takes the quotes away around placeholders that break the string that they are in.
fn without_quotes(
    template: &Template,
    delivery: &Delivery,
    wanted: impl Fn(usize) -> bool,
) -> Option<Fix> {
    let pieces = delivery.pieces.iter().enumerate();
    let broken: Vec<&Placeholder> = pieces
        .filter(|&(index, piece)| wanted(index) && breaks_string(piece, delivery))
        .filter_map(|(_, piece)| placeholder(template, piece))
        .filter(|placeholder| placeholder.is_alone_in_quotes())
        .collect();
    let title = match broken.as_slice() {
        [] => return None,
        [only] => format!("Take away the quotes around `<{}>`", only.name),
        _ => "Take away the quotes around placeholders that bring their own".to_owned(),
    };
    let quotes = broken.iter().flat_map(|placeholder| {
        let Span { start, end } = placeholder.span;
        [Span::new(start.saturating_sub(1), start), Span::new(end, end + 1)]
    });
    let edits = quotes.map(|span| Edit { span, replacement: String::new() }).collect();
    Some(Fix { title, edits })
}

fn placeholder<'t>(template: &'t Template, piece: &Piece) -> Option<&'t Placeholder> {
    let Source::Placeholder { index, .. } = piece.source else { return None };
    template.placeholders.get(index)
}

/// Puts quotes around values that are made of placeholders and other text.
fn with_quotes(template: &Template) -> Option<Fix> {
    let mixed: Vec<Span> = values(template).filter(|value| is_mixed(*value, template)).collect();
    let title = match mixed.as_slice() {
        [] => return None,
        [only] => format!("Put `{}` in quotes", only.of(&template.text)),
        _ => "Put the values in quotes that are text".to_owned(),
    };
    let quote = |offset| Edit { span: Span::at(offset), replacement: "\"".to_owned() };
    let edits = mixed.iter().flat_map(|value| [quote(value.start), quote(value.end)]).collect();
    Some(Fix { title, edits })
}

/// Whether a value has a placeholder in it and something else, and would be a string in quotes.
fn is_mixed(value: Span, template: &Template) -> bool {
    let inside = |placeholder: &&Placeholder| {
        placeholder.span.start >= value.start && placeholder.span.end <= value.end
    };
    let mut placeholders = template.placeholders.iter().filter(inside);
    let plain = !needs_escape(value.of(&template.text));
    plain && placeholders.next().is_some_and(|first| first.span != value)
}

/// What stands outside of strings between a colon, a comma or a bracket and the next comma or
/// bracket, without the white space around it.
fn values(template: &Template) -> impl Iterator<Item = Span> {
    let mut values = Vec::new();
    let text = &template.text;
    let (mut start, mut in_string, mut escaped) = (0, false, false);
    // Whether a key was read and no value yet: only then a colon ends it.
    let mut key = false;
    for (offset, char) in text.char_indices() {
        if in_string {
            in_string = escaped || char != '"';
            escaped = char == '\\' && !escaped;
            key |= !in_string;
            continue;
        }
        let ends = matches!(char, ',' | '{' | '}' | '[' | ']') || (char == ':' && key);
        if ends {
            values.push(trimmed(text, Span::new(start, offset)));
            start = offset + 1;
        }
        in_string = char == '"';
        key &= matches!(char, ' ' | '\t' | '\r' | '\n');
    }
    values.into_iter()
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

/// What mends the JSON itself, if it is the template's own text that is wrong.
fn in_own_text(delivery: &Delivery, fault: &Diagnostic) -> Option<Fix> {
    let fix = fault.fix.as_deref()?;
    let edit = |edit: &Edit| {
        let span = own_text(delivery, edit.span)?;
        Some(Edit { span, replacement: edit.replacement.clone() })
    };
    let edits: Option<Vec<Edit>> = fix.edits.iter().map(edit).collect();
    Some(Fix { title: fix.title.clone(), edits: edits? })
}

/// Where in the template a part of the payload stands, if it is the template's own.
fn own_text(delivery: &Delivery, part: Span) -> Option<Span> {
    delivery.pieces.iter().find_map(|piece| {
        let Source::Template(own) = piece.source else { return None };
        let covers = piece.span.start <= part.start && part.end <= piece.span.end;
        let shifted = |offset: usize| own.start + (offset - piece.span.start);
        covers.then(|| Span::new(shifted(part.start), shifted(part.end)))
    })
}

/// Makes it a text template, if it looks like text that happens to begin with `{`.
fn as_text(template: &Template) -> Option<Fix> {
    let whole = Span::new(0, template.text.len());
    let looks_so = template.kind == Kind::Json && !template.text.contains('"');
    looks_so.then(|| Fix::surround("Make it a text template", whole, "\"", "\""))
}
