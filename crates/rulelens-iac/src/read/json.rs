//! JSON to nodes.

use rulelens::json::{Document, Type, Value};
use rulelens::{Diagnostic, Span};

use super::align::{Quoting, quoted};
use super::intrinsic::intrinsic;
use super::node::{Kind, MAX_DEPTH, Node};
use crate::fault::Fault;
use crate::sourced::Sourced;

/// Reads a text of JSON. Intrinsic functions of CloudFormation are taken for what they are.
pub(crate) fn read(text: &str) -> Result<Node, Diagnostic> {
    node(Document::parse(text)?.root(), text, 0)
}

/// Reads JSON that stands in another text.
pub(crate) fn read_in(text: &Sourced) -> Result<Node, Diagnostic> {
    match read(text.text()) {
        Ok(node) => Ok(node.through(text)),
        Err(mut fault) => {
            fault.span = text.place(fault.span);
            fault.fix = None;
            Err(fault)
        }
    }
}

fn node(value: Value<'_>, text: &str, depth: usize) -> Result<Node, Diagnostic> {
    let place = value.span();
    if depth > MAX_DEPTH {
        return Err(Fault::TooDeep { limit: MAX_DEPTH }.at(Span::at(place.start)));
    }
    let kind = match value.kind() {
        Type::String => Kind::String(string(value, text)),
        Type::Array => {
            let elements = value.elements().map(|element| node(element, text, depth + 1));
            Kind::Array(elements.collect::<Result<_, _>>()?)
        }
        Type::Object => {
            let member = |key, value| Ok((string(key, text), node(value, text, depth + 1)?));
            let members = value.members().map(|it| member(it.key, it.value));
            return Ok(intrinsic(Node {
                kind: Kind::Object(members.collect::<Result<_, _>>()?),
                place,
            }));
        }
        Type::Null | Type::Boolean | Type::Number => Kind::Literal(value.raw().to_owned()),
    };
    Ok(Node { kind, place })
}

fn string(value: Value<'_>, text: &str) -> Sourced {
    quoted(&value.string().unwrap_or_default(), text, value.span(), Quoting::Backslash)
}
