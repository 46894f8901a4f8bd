//! Expressions of HCL to nodes.

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, FuncCall, ObjectKey};
use hcl_edit::template::{Element, Template};
use rulelens::{Diagnostic, Span};

use super::align::{Quoting, align, quoted};
use super::node::{Kind, Node, is_literal};
use crate::fault::Fault;
use crate::sourced::Sourced;
use crate::values::Values;

/// How often `jsonencode` is followed into itself: each time doubles the backslashes.
const MAX_ENCODED: usize = 2;

/// What expressions are evaluated with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'s> {
    /// The text of the module.
    pub(crate) text: &'s str,
    /// Values of what is known only at deployment.
    pub(crate) values: &'s Values,
}

/// For what an expression is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// An event pattern: a value that is not known is put where it may be.
    Pattern,
    /// Any other value.
    Value,
}

impl Scope<'_> {
    /// The value of an expression. `within` is where it is looked for if the parser does not say.
    pub(crate) fn node(&self, expression: &Expression, wanted: Wanted, within: Span) -> Node {
        let evaluation = Evaluation { scope: *self, wanted, encoded: 0 };
        evaluation.value(expression, within).filled(self.values)
    }

    /// The value of a template that stands in another text, as strings do in Terraform's JSON.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub(crate) fn template(
        template: &Sourced,
        wanted: Wanted,
        values: &Values,
    ) -> Result<Node, Diagnostic> {
        let (text, place) = (template.text(), template.whole_place());
        if !text.contains("${") && !text.contains("%{") {
            return Ok(Node { kind: Kind::String(template.clone()), place });
        }
        if let Some(large) = large_object(text) {
            return Err(Fault::TooLarge { limit: MAX_MEMBERS }.at(template.place(large)));
        }
        let parsed: Template = text.parse().map_err(|error: hcl_edit::parser::Error| {
            let at = text.floor_char_boundary(error.location().offset());
            Fault::Hcl(error.message().to_owned()).at(template.place(Span::at(at)))
        })?;
        let evaluation = Evaluation { scope: Scope { text, values }, wanted, encoded: 0 };
        let whole = Span::new(0, text.len());
        let kind =
            evaluation.template(&parsed.iter().collect::<Vec<_>>(), Quoting::Indented(0), whole);
        Ok(Node { kind, place: whole }.filled(values).through(template))
    }
}

#[derive(Clone, Copy)]
struct Evaluation<'s> {
    scope: Scope<'s>,
    wanted: Wanted,
    /// How many calls of `jsonencode` are around.
    encoded: usize,
}

impl Evaluation<'_> {
    /// Not deeper than the parser lets expressions be nested: 64 levels.
    fn value(self, expression: &Expression, within: Span) -> Node {
        let place = expression.span().map_or(within, Span::from);
        let inside = |inner: &Expression| self.value(inner, place);
        let kind = match expression {
            Expression::Null(_) => Kind::Literal("null".to_owned()),
            Expression::Bool(value) => Kind::Literal(value.to_string()),
            Expression::Number(value) => Kind::Literal(self.number(value.to_string(), place)),
            Expression::String(value) => {
                Kind::String(quoted(value, self.scope.text, place, Quoting::Backslash))
            }
            Expression::Array(array) => Kind::Array(array.iter().map(inside).collect()),
            Expression::Object(object) => {
                let members = object.iter();
                let member = |(key, value): (_, &hcl_edit::expr::ObjectValue)| {
                    (self.key(key, place), inside(value.expr()))
                };
                Kind::Object(members.map(member).collect())
            }
            Expression::StringTemplate(template) => {
                self.template(&template.iter().collect::<Vec<_>>(), Quoting::Backslash, place)
            }
            Expression::HeredocTemplate(heredoc) => {
                let quoting = Quoting::Indented(heredoc.indent().unwrap_or_default());
                Kind::String(self.elements(heredoc.template.iter(), quoting))
            }
            Expression::Parenthesis(inner) => return inside(inner.inner()),
            Expression::FuncCall(call) => self.call(call, place),
            _ => self.unknown(place),
        };
        Node { kind, place }
    }

    /// A number as it is spelled, if JSON spells it so.
    fn number(self, value: String, place: Span) -> String {
        let spelled = place.of(self.scope.text).trim();
        if is_literal(spelled) { spelled.to_owned() } else { value }
    }

    /// `"${value}"` alone is that value.
    fn template(self, elements: &[&Element], quoting: Quoting, place: Span) -> Kind {
        if let [Element::Interpolation(it)] = elements {
            return self.value(&it.expr, place).kind;
        }
        Kind::String(self.elements(elements.iter().copied(), quoting))
    }

    /// The functions that rules are written with; of others the result is not known.
    fn call(self, call: &FuncCall, place: Span) -> Kind {
        if call.name.is_namespaced() {
            return self.unknown(place);
        }
        let arguments: Vec<&Expression> = call.args.iter().collect();
        let text = |it: &Expression| match self.value(it, place).kind {
            Kind::String(text) => Some(text),
            _ => None,
        };
        let text = match (call.name.name.as_str(), arguments.as_slice()) {
            ("jsonencode", [argument]) => return self.encoded(argument, place),
            ("chomp", [argument]) => text(argument).map(|it| trimmed(&it, |char| char == '\n')),
            ("trimspace", [argument]) => text(argument).map(|it| trimmed(&it, char::is_whitespace)),
            ("replace", [argument, old, new]) => {
                let replaced = || {
                    let (argument, old, new) = (text(argument)?, text(old)?, text(new)?);
                    let is_regex = old.text().len() > 1
                        && old.text().starts_with('/')
                        && old.text().ends_with('/');
                    (!is_regex).then(|| argument.replaced(old.text(), new.text()))
                };
                replaced()
            }
            ("tostring", [argument]) => text(argument),
            _ => None,
        };
        text.map_or_else(|| self.unknown(place), Kind::String)
    }

    fn encoded(mut self, argument: &Expression, place: Span) -> Kind {
        if self.encoded >= MAX_ENCODED {
            return self.unknown(place);
        }
        self.encoded += 1;
        let argument = self.value(argument, place).filled(self.scope.values);
        match (&argument.kind, self.wanted) {
            (Kind::Unknown(_) | Kind::Given(_), _) => argument.kind,
            (_, Wanted::Pattern) => Kind::String(argument.pattern()),
            // Terraform escapes these, which takes placeholders out of a template.
            (_, Wanted::Value) => Kind::String(
                argument
                    .json()
                    .replaced("<", "\\u003c")
                    .replaced(">", "\\u003e")
                    .replaced("&", "\\u0026"),
            ),
        }
    }

    fn unknown(self, place: Span) -> Kind {
        Kind::Unknown(shown(place.of(self.scope.text)))
    }

    fn key(self, key: &ObjectKey, within: Span) -> Sourced {
        let place = |span: Option<std::ops::Range<usize>>| span.map_or(within, Span::from);
        match key {
            ObjectKey::Ident(name) => Sourced::verbatim(name.as_str(), place(name.span()).start),
            ObjectKey::Expression(expression) => {
                let node = self.value(expression, place(expression.span()));
                node.text().unwrap_or_default()
            }
        }
    }

    /// What a template says: its literals, and `${…}` as what is known only at deployment.
    fn elements<'e>(
        self,
        elements: impl Iterator<Item = &'e Element>,
        quoting: Quoting,
    ) -> Sourced {
        let mut sourced = Sourced::default();
        for element in elements {
            let place = element.span().map(Span::from).unwrap_or_default();
            match element {
                Element::Literal(literal) => {
                    sourced.push(&align(literal, place.of(self.scope.text), place.start, quoting));
                }
                Element::Interpolation(interpolation) => {
                    let node = self.value(&interpolation.expr, place);
                    match (node.text(), node.kind) {
                        (_, Kind::Unknown(name)) => sourced.push_placeholder(&name, place),
                        (Some(text), _) => sourced.push(&text),
                        (None, _) => {
                            sourced.push_placeholder(&shown(place.of(self.scope.text)), place);
                        }
                    }
                }
                Element::Directive(_) => {
                    sourced.push_placeholder(&shown(place.of(self.scope.text)), place);
                }
            }
        }
        sourced
    }
}

/// The name of what is not known: how it is written. Quotes would end a string of JSON.
fn shown(written: &str) -> String {
    let inside = written.trim().strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    inside.unwrap_or(written).trim().replace(['"', '\\', '\n'], "'")
}

fn trimmed(text: &Sourced, unwanted: fn(char) -> bool) -> Sourced {
    let all = text.text();
    let start = match unwanted('\t') {
        true => all.len() - all.trim_start_matches(unwanted).len(),
        // `chomp` looks at the end alone.
        false => 0,
    };
    text.part(Span::new(start, all.trim_end_matches(unwanted).len()))
}

/// How many members an object may have: the parser looks at all before for each.
pub(crate) const MAX_MEMBERS: usize = 2_000;

/// Where the first object is that may have more members than [`MAX_MEMBERS`], counted by what
/// separates them.
pub(crate) fn large_object(text: &str) -> Option<Span> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut is_in_string = false;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_in_string,
            // A string ends with its line at the latest.
            b'\n' if is_in_string => is_in_string = false,
            b'"' => is_in_string = !is_in_string,
            _ if is_in_string => {}
            b'{' => open.push((at, 0)),
            b'}' => {
                open.pop();
            }
            b'=' | b':' => {
                if let Some((start, members)) = open.last_mut() {
                    *members += 1;
                    if *members > MAX_MEMBERS {
                        return Some(Span::new(*start, *start + 1));
                    }
                }
            }
            _ => {}
        }
    }
    None
}
