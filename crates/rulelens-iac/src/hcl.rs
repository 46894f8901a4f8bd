//! Expressions of HCL to nodes.

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, FuncCall, ObjectKey};
use hcl_edit::template::{Element, Template};
use rulelens::Span;

use crate::align::{Quoting, align, quoted};
use crate::node::{Kind, Node};
use crate::sourced::Sourced;

/// The value of an expression. The parser has bounded how deep it is nested. `within` is where it
/// is looked for if the parser does not say.
pub(crate) fn node(expression: &Expression, text: &str, within: Span) -> Node {
    value(expression, text, within, 0)
}

/// How often `jsonencode` is followed into itself: each time doubles the backslashes.
const MAX_ENCODED: usize = 2;

fn value(expression: &Expression, text: &str, within: Span, encoded: usize) -> Node {
    let place = expression.span().map_or(within, Span::from);
    let inside = |inner: &Expression| value(inner, text, place, encoded);
    let kind = match expression {
        Expression::Null(_) => Kind::Literal("null".to_owned()),
        Expression::Bool(value) => Kind::Literal(value.to_string()),
        Expression::Number(value) => Kind::Literal(value.to_string()),
        Expression::String(value) => Kind::String(quoted(value, text, place, Quoting::Backslash)),
        Expression::Array(array) => Kind::Array(array.iter().map(inside).collect()),
        Expression::Object(object) => {
            let members = object.iter();
            Kind::Object(
                members
                    .map(|(key, value)| (self::key(key, text, place), inside(value.expr())))
                    .collect(),
            )
        }
        Expression::StringTemplate(template) => {
            Kind::String(elements(template.iter(), text, Quoting::Backslash))
        }
        Expression::HeredocTemplate(heredoc) => {
            Kind::String(lines(&heredoc.template, heredoc.indent(), text))
        }
        Expression::Parenthesis(inner) => return inside(inner.inner()),
        Expression::FuncCall(call) => match argument(call) {
            Some(argument) if encoded < MAX_ENCODED => {
                let argument = value(argument, text, place, encoded + 1);
                match &argument.kind {
                    Kind::Unknown(..) => return argument,
                    _ => Kind::String(argument.pattern()),
                }
            }
            _ => unknown(place, text),
        },
        _ => unknown(place, text),
    };
    Node { kind, place }
}

/// What `jsonencode` is given.
fn argument(call: &FuncCall) -> Option<&Expression> {
    let is_it = !call.name.is_namespaced() && call.name.name.as_str() == "jsonencode";
    call.args.get(0).filter(|_| is_it && call.args.len() == 1)
}

fn unknown(place: Span, text: &str) -> Kind {
    Kind::Unknown(format!("${{{}}}", place.of(text).trim()), None)
}

fn key(key: &ObjectKey, text: &str, within: Span) -> Sourced {
    let place = |span: Option<std::ops::Range<usize>>| span.map_or(within, Span::from);
    match key {
        ObjectKey::Ident(name) => Sourced::verbatim(name.as_str(), place(name.span()).start),
        ObjectKey::Expression(Expression::String(name)) => {
            quoted(name, text, place(name.span()), Quoting::Backslash)
        }
        ObjectKey::Expression(expression) => {
            let place = place(expression.span());
            Sourced::verbatim(place.of(text), place.start)
        }
    }
}

/// The lines of a heredoc.
fn lines(template: &Template, indent: Option<usize>, text: &str) -> Sourced {
    elements(template.iter(), text, Quoting::Indented(indent.unwrap_or_default()))
}

/// What a template says: its literals, and `${…}` as it is written.
fn elements<'e>(
    elements: impl Iterator<Item = &'e Element>,
    text: &str,
    quoting: Quoting,
) -> Sourced {
    let mut sourced = Sourced::default();
    for element in elements {
        let place = element.span().map(Span::from).unwrap_or_default();
        match element {
            Element::Literal(literal) => {
                sourced.push(&align(literal, place.of(text), place.start, quoting));
            }
            Element::Interpolation(_) | Element::Directive(_) => {
                // What is inside may hold quotes, which would end a string of JSON.
                let shown = place.of(text).replace(['"', '\\', '\n'], "'");
                sourced.push_for(&shown, place);
            }
        }
    }
    sourced
}
