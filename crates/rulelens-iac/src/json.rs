//! JSON to nodes.

use rulelens::json::{Document, Type, Value};
use rulelens::{Diagnostic, Span};

use crate::align::{Quoting, align};
use crate::cloudformation::intrinsic;
use crate::fault::Fault;
use crate::node::{Kind, MAX_DEPTH, Node};
use crate::sourced::Sourced;

/// Reads a text of JSON. Intrinsic functions of CloudFormation are taken for what they are.
pub(crate) fn read(text: &str) -> Result<Node, Diagnostic> {
    node(Document::parse(text)?.root(), 0)
}

fn node(value: Value<'_>, depth: usize) -> Result<Node, Diagnostic> {
    let place = value.span();
    if depth > MAX_DEPTH {
        return Err(Fault::TooDeep { limit: MAX_DEPTH }.at(Span::at(place.start)));
    }
    let kind = match value.kind() {
        Type::String => Kind::String(string(value)),
        Type::Array => {
            let elements = value.elements().map(|element| node(element, depth + 1));
            Kind::Array(elements.collect::<Result<_, _>>()?)
        }
        Type::Object => {
            let member = |key, value| Ok((string(key), node(value, depth + 1)?));
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

fn string(value: Value<'_>) -> Sourced {
    let raw = value.raw();
    let inside = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
    align(&value.string().unwrap_or_default(), inside, value.span().start + 1, Quoting::Backslash)
}
