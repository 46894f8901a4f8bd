//! The rules in a Terraform module, in the syntax of JSON: files `*.tf.json`, as CDK for Terraform
//! writes them. Strings in it are templates.

use rulelens::{Diagnostic, Span};

use super::eventbridge_module::listed;
use super::hcl::{Scope, Wanted};
use super::json;
use super::node::{Kind, Node};
use super::resource::Resource;
use super::terraform::{Module, known, wanted};
use crate::found::Found;
use crate::sourced::Sourced;
use crate::values::Values;

/// Whether JSON is a module with resources of AWS, or one that calls others.
pub(crate) fn is_module(root: &Node) -> bool {
    let has = |name, labels| root.get(name).is_some_and(|it| blocks(it, labels).next().is_some());
    let kinds = root.get("resource").into_iter().flat_map(|it| blocks(it, 2));
    let mut labels = kinds.filter_map(|block| block.labels.first().copied());
    labels.any(|kind| kind.starts_with("aws_")) || has("module", 1)
}

/// The rules of a module, as [`super::terraform::read`] finds them.
///
/// # Errors
///
/// If the text is no JSON, or a string of a rule is no template.
pub(crate) fn read(text: &str, values: &Values) -> Result<Found, Diagnostic> {
    let root = json::read(text)?;
    let all =
        |name: &str, labels| root.get(name).into_iter().flat_map(move |it| blocks(it, labels));
    let mut module = Module::default();
    for Block { labels, body } in all("resource", 2) {
        let [kind, name] = labels.as_slice() else { continue };
        if !Module::is_known(kind) {
            continue;
        }
        let body = evaluated(body, values)?;
        let attribute = |name: &str| attribute(&body, name);
        let resource = Resource { place: body.place, attribute: &attribute };
        module.resource(kind, name, &resource, dynamic(&body));
    }
    for Block { labels, body } in all("module", 1) {
        let body = evaluated(body, values)?;
        if let Some(name) = labels.first() {
            module.call(name, &|name| body.get(name).cloned());
        }
    }
    let mut defaults = Values::new();
    for Block { labels, body } in all("variable", 1) {
        // Here alone strings are taken as they are.
        if let (Some(name), Some(value)) = (labels.first(), body.get("default").and_then(known)) {
            defaults.insert(format!("var.{name}"), value);
        }
    }
    for Block { body, .. } in all("locals", 0) {
        for (name, value) in body.members() {
            if let Some(value) = known(&evaluated_as(value, Wanted::Value, values)?) {
                defaults.insert(format!("local.{}", name.text()), value);
            }
        }
    }
    Ok(module.found(&defaults))
}

/// A block: its labels, and what is in it.
struct Block<'n> {
    labels: Vec<&'n str>,
    body: &'n Node,
}

/// The blocks of a kind that has so many labels. Each label is the key of an object; instead of an
/// object there may be a list of them, at each level.
fn blocks(node: &Node, labels: usize) -> impl Iterator<Item = Block<'_>> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), node)];
    while let Some((known, node)) = open.pop() {
        match &node.kind {
            Kind::Array(elements) => {
                open.extend(elements.iter().rev().map(|it| (known.clone(), it)));
            }
            Kind::Object(_) if known.len() == labels => {
                found.push(Block { labels: known, body: node });
            }
            Kind::Object(members) => {
                let labelled = members.iter().rev().map(|(label, inside)| {
                    let mut known = known.clone();
                    known.push(label.text());
                    (known, inside)
                });
                open.extend(labelled);
            }
            _ => {}
        }
    }
    found.into_iter()
}

/// The body of a block with its strings evaluated.
fn evaluated(body: &Node, values: &Values) -> Result<Node, Diagnostic> {
    let member = |(key, value): &(Sourced, Node)| {
        let wanted = wanted(key.text());
        Ok((key.clone(), evaluated_as(value, wanted, values)?))
    };
    let members = body.members().iter().map(member).collect::<Result<_, Diagnostic>>()?;
    Ok(Node { kind: Kind::Object(members), place: body.place })
}

/// Not deeper than nodes are nested.
fn evaluated_as(node: &Node, wanted: Wanted, values: &Values) -> Result<Node, Diagnostic> {
    let inside = |it: &Node| evaluated_as(it, wanted, values);
    let kind = match &node.kind {
        Kind::String(text) if !text.text().is_empty() => {
            return Ok(Node { place: node.place, ..Scope::template(text, wanted, values)? });
        }
        Kind::Array(elements) => {
            Kind::Array(elements.iter().map(inside).collect::<Result<_, _>>()?)
        }
        Kind::Object(members) => {
            let member = |(key, value): &(Sourced, Node)| Ok((key.clone(), inside(value)?));
            Kind::Object(members.iter().map(member).collect::<Result<_, Diagnostic>>()?)
        }
        same => same.clone(),
    };
    Ok(Node { kind, place: node.place })
}

/// An attribute. A block may be an object, or a list of one.
fn attribute(body: &Node, name: &str) -> Option<Node> {
    let value = body.get(name)?;
    match (&value.kind, name) {
        (Kind::Object(_), "input_transformer") => Some(listed(value)),
        _ => Some(value.clone()),
    }
}

fn dynamic(body: &Node) -> Option<Span> {
    let dynamic = blocks(body.get("dynamic")?, 1);
    let mut transformers = dynamic.filter(|it| it.labels.first() == Some(&"input_transformer"));
    transformers.next().map(|it| it.body.place)
}
