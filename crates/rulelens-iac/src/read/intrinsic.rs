//! The intrinsic functions of CloudFormation.

use rulelens::Span;

use super::node::{Kind, Node};
use crate::sourced::Sourced;

/// An object with the one key of an intrinsic function becomes what that gives.
pub(crate) fn intrinsic(node: Node) -> Node {
    let Kind::Object(members) = &node.kind else { return node };
    let [(key, argument)] = members.as_slice() else { return node };
    let is_ref = key.text() == "Ref" && argument.string().is_some();
    if is_ref || key.text().starts_with("Fn::") {
        return called(key.text(), argument, node.place);
    }
    node
}

/// What a function gives: a text if it puts one together, else what is known only at deployment.
pub(crate) fn called(function: &str, argument: &Node, place: Span) -> Node {
    let text = match function {
        "Fn::Sub" => substituted(argument),
        "Fn::Join" => joined(argument),
        "Fn::ToJsonString" => Some(argument.json()),
        _ => None,
    };
    let kind = match text {
        Some(text) => Kind::String(text),
        None => Kind::Unknown(name(function, argument)),
    };
    Node { kind, place }
}

/// `Name` of `Ref`, `Name.Attribute` of `Fn::GetAtt`, else the function and the names that it is
/// called with.
fn name(function: &str, argument: &Node) -> String {
    let names = match &argument.kind {
        Kind::Array(parts) => {
            let names = parts.iter().filter_map(Node::string).map(Sourced::text);
            names.collect::<Vec<_>>().join(".")
        }
        _ => argument.text().map(|it| it.text().to_owned()).unwrap_or_default(),
    };
    match function {
        "Ref" | "Fn::GetAtt" if !names.is_empty() => names,
        _ if names.is_empty() => function.to_owned(),
        _ => format!("{function} {names}"),
    }
}

/// The text of `Fn::Sub`: `${Name}` is a placeholder or a value of its map, `${!Name}` is text.
fn substituted(argument: &Node) -> Option<Sourced> {
    let (template, map) = match &argument.kind {
        Kind::Array(parts) => (parts.first()?.string()?, parts.get(1)),
        _ => (argument.string()?, None),
    };
    let text = template.text();
    let mut substituted = Sourced::default();
    let mut from = 0;
    while let Some((at, name)) = next_placeholder(text, from) {
        substituted.push(&template.part(Span::new(from, at)));
        let end = at + "${".len() + name.len() + "}".len();
        let place = template.place(Span::new(at, end));
        if let Some(literal) = name.strip_prefix('!') {
            substituted.push_for(&format!("${{{literal}}}"), place);
        } else if let Some(value) = map.and_then(|map| map.get(name)).and_then(Node::text) {
            substituted.push(&value);
        } else {
            substituted.push_placeholder(name.trim(), place);
        }
        from = end;
    }
    substituted.push(&template.part(Span::new(from, text.len())));
    Some(substituted)
}

/// Where the next `${…}` begins, and what is in it.
fn next_placeholder(text: &str, from: usize) -> Option<(usize, &str)> {
    let at = from + text.get(from..)?.find("${")?;
    let inside = text.get(at + 2..)?;
    Some((at, inside.get(..inside.find('}')?)?))
}

fn joined(argument: &Node) -> Option<Sourced> {
    let [delimiter, parts] = argument.elements() else { return None };
    let delimiter = delimiter.string()?;
    let Kind::Array(parts) = &parts.kind else { return None };
    let mut joined = Sourced::default();
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            joined.push(delimiter);
        }
        joined.push(&part.text()?);
    }
    Some(joined)
}
