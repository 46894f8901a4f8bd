//! The rules in a Terraform module.

use hcl_edit::Span as _;
use hcl_edit::structure::{Block, Body};
use rulelens::{Diagnostic, Span};

use super::Format;
use super::eventbridge_module;
use super::hcl::{MAX_MEMBERS, Scope, Wanted, large_object};
use super::join::Joining;
use super::node::{Kind, Node};
use super::resource::{RULE, Resource, TARGET};
use crate::fault::Fault;
use crate::found::Found;
use crate::sourced::Sourced;
use crate::values::Values;

/// The rules of a module: resources `aws_cloudwatch_event_rule`, each with its resources
/// `aws_cloudwatch_event_target`, and those that are given to a module for them.
pub(crate) fn read(text: &str, values: &Values) -> Result<Found, Diagnostic> {
    if let Some(place) = large_object(text) {
        return Err(Fault::TooLarge { limit: MAX_MEMBERS }.at(place));
    }
    let body: Body = text.parse().map_err(|error: hcl_edit::parser::Error| {
        let at = text.floor_char_boundary(error.location().offset());
        Fault::Hcl(error.message().to_owned()).at(Span::at(at))
    })?;
    let scope = Scope { text, values };
    let mut found = Found::nothing(Format::Terraform);
    let mut joining = Joining::default();
    for block in body.get_blocks("resource") {
        let [kind, name] = block.labels.as_slice() else { continue };
        let place = place(block, Span::default());
        let attribute = |name: &str| attribute(block, name, scope);
        let resource = Resource { place, attribute: &attribute };
        match kind.as_str() {
            RULE => {
                let rule = resource.rule(&format!("{RULE}.{}", name.as_str()), &mut found);
                found.rules.push(rule);
            }
            TARGET => {
                let rule = resource.text("rule").unwrap_or_default();
                tell_dynamic(block, place, &mut found);
                joining.add(called(&rule), resource.target(&mut found));
            }
            _ => {}
        }
    }
    joining.finish(&mut found);
    for block in body.get_blocks("module") {
        let argument = |name: &str| attribute(block, name, scope);
        let is_it = |source: Node| {
            source.string().is_some_and(|it| it.text().contains(eventbridge_module::SOURCE))
        };
        if let (true, Some(name)) = (argument("source").is_some_and(is_it), block.labels.first()) {
            let address = format!("module.{}", name.as_str());
            eventbridge_module::find(&address, &argument, &mut found);
        }
    }
    found.list_placeholders(&defaults(&body, scope));
    Ok(found)
}

fn place(block: &Block, within: Span) -> Span {
    block.span().map_or(within, Span::from)
}

/// The value of an attribute; a block counts as a list of objects, as it does in a plan.
fn attribute(block: &Block, name: &str, scope: Scope<'_>) -> Option<Node> {
    let within = place(block, Span::default());
    if let Some(attribute) = block.body.get_attribute(name) {
        // The rules of a module have patterns in them.
        let wanted = match name {
            "event_pattern" | "rules" => Wanted::Pattern,
            _ => Wanted::Value,
        };
        return Some(scope.node(&attribute.value, wanted, within));
    }
    let inside = block.body.get_blocks(name).next()?;
    let place = place(inside, within);
    let member = |it: &hcl_edit::structure::Attribute| {
        let start = it.key.span().map_or(place.start, |span| span.start);
        let key = Sourced::verbatim(it.key.as_str(), start);
        (key, scope.node(&it.value, Wanted::Value, place))
    };
    let members = Kind::Object(inside.body.attributes().map(member).collect());
    Some(Node { kind: Kind::Array(vec![Node { kind: members, place }]), place })
}

fn tell_dynamic(block: &Block, within: Span, found: &mut Found) {
    for dynamic in block.body.get_blocks("dynamic") {
        if dynamic.labels.first().is_some_and(|it| it.as_str() == "input_transformer") {
            found.unread(&Fault::Dynamic, place(dynamic, within));
        }
    }
}

/// What a target calls its rule: the address that it refers to, else the name.
fn called(rule: &Sourced) -> String {
    let text = rule.text();
    let reference = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    let Some(reference) = reference else { return text.to_owned() };
    let mut parts = reference.split('.');
    match (parts.next(), parts.next()) {
        (Some(RULE), Some(name)) => {
            format!("{RULE}.{}", name.split('[').next().unwrap_or_default())
        }
        _ => reference.to_owned(),
    }
}

/// The defaults of variables, and local values, if they are known.
fn defaults(body: &Body, scope: Scope<'_>) -> Values {
    let mut defaults = Values::new();
    for block in body.get_blocks("variable") {
        let value = attribute(block, "default", scope).as_ref().and_then(known);
        if let (Some(name), Some(value)) = (block.labels.first(), value) {
            defaults.insert(format!("var.{}", name.as_str()), value);
        }
    }
    for block in body.get_blocks("locals") {
        let place = place(block, Span::default());
        for attribute in block.body.attributes() {
            let value = scope.node(&attribute.value, Wanted::Value, place);
            if let Some(value) = known(&value) {
                defaults.insert(format!("local.{}", attribute.key.as_str()), value);
            }
        }
    }
    defaults
}

/// A value as it is given for a placeholder, if all of it is known.
fn known(value: &Node) -> Option<String> {
    let text = match &value.kind {
        Kind::Array(_) | Kind::Object(_) => value.json(),
        _ => value.text()?,
    };
    text.placeholders().next().is_none().then(|| text.text().to_owned())
}
