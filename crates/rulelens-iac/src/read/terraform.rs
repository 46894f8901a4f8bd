//! The rules in a Terraform module, in the syntax of HCL.

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
    let mut module = Module::default();
    for block in body.get_blocks("resource") {
        let [kind, name] = block.labels.as_slice() else { continue };
        let place = place(block, Span::default());
        let attribute = |name: &str| attribute(block, name, scope);
        let resource = Resource { place, attribute: &attribute };
        module.resource(kind.as_str(), name.as_str(), &resource, dynamic(block, place));
    }
    for block in body.get_blocks("module") {
        if let Some(name) = block.labels.first() {
            module.call(name.as_str(), &|name| attribute(block, name, scope));
        }
    }
    Ok(module.found(&defaults(&body, scope)))
}

/// What a module has of rules, whatever syntax it is in.
#[derive(Debug)]
pub(crate) struct Module {
    found: Found,
    joining: Joining,
    /// The rules of the modules that it calls.
    called: Found,
}

impl Default for Module {
    fn default() -> Self {
        let nothing = || Found::nothing(Format::Terraform);
        Self { found: nothing(), joining: Joining::default(), called: nothing() }
    }
}

impl Module {
    /// Whether a resource of that kind is a rule or a target.
    pub(crate) fn is_known(kind: &str) -> bool {
        matches!(kind, RULE | TARGET)
    }

    /// Adds a resource, if it is a rule or a target. `dynamic` is where blocks of it are made by a
    /// loop that matter.
    pub(crate) fn resource(
        &mut self,
        kind: &str,
        name: &str,
        resource: &Resource<'_>,
        dynamic: Option<Span>,
    ) {
        match kind {
            RULE => {
                let rule = resource.rule(&format!("{RULE}.{name}"), &mut self.found);
                self.found.rules.push(rule);
            }
            TARGET => {
                if let Some(place) = dynamic {
                    self.found.unread(&Fault::Dynamic, place);
                }
                let rule = resource.text("rule").unwrap_or_default();
                self.joining.add(called(&rule), resource.target(&mut self.found));
            }
            _ => {}
        }
    }

    /// Adds the rules that are given to another module, if it is known to take some.
    pub(crate) fn call(&mut self, name: &str, argument: &dyn Fn(&str) -> Option<Node>) {
        let is_it = |source: Node| {
            source.string().is_some_and(|it| it.text().contains(eventbridge_module::SOURCE))
        };
        if argument("source").is_some_and(is_it) {
            eventbridge_module::find(&format!("module.{name}"), argument, &mut self.called);
        }
    }

    /// All of them; `defaults` are those of variables, and local values.
    pub(crate) fn found(mut self, defaults: &Values) -> Found {
        self.joining.finish(&mut self.found);
        self.found.rules.append(&mut self.called.rules);
        self.found.unread.append(&mut self.called.unread);
        self.found.list_placeholders(defaults);
        self.found
    }
}

/// For what an attribute is evaluated: the rules of a module have patterns in them.
pub(crate) fn wanted(attribute: &str) -> Wanted {
    match attribute {
        "event_pattern" | "rules" => Wanted::Pattern,
        _ => Wanted::Value,
    }
}

fn place(block: &Block, within: Span) -> Span {
    block.span().map_or(within, Span::from)
}

/// The value of an attribute; a block counts as a list of objects, as it does in a plan.
fn attribute(block: &Block, name: &str, scope: Scope<'_>) -> Option<Node> {
    let within = place(block, Span::default());
    if let Some(attribute) = block.body.get_attribute(name) {
        return Some(scope.node(&attribute.value, wanted(name), within));
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

fn dynamic(block: &Block, within: Span) -> Option<Span> {
    let is_it = |dynamic: &&Block| {
        dynamic.labels.first().is_some_and(|it| it.as_str() == "input_transformer")
    };
    block.body.get_blocks("dynamic").find(is_it).map(|it| place(it, within))
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
pub(crate) fn known(value: &Node) -> Option<String> {
    let text = match &value.kind {
        Kind::Array(_) | Kind::Object(_) => value.json(),
        _ => value.text()?,
    };
    text.placeholders().next().is_none().then(|| text.text().to_owned())
}
