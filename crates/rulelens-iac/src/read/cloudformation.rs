//! The rules in a template of CloudFormation or SAM.

use rulelens::Span;

use super::api;
use super::node::Node;
use crate::found::Found;
use crate::rule::{Rule, Target};
use crate::sourced::Sourced;
use crate::values::Values;

/// Adds the rules of a template: `AWS::Events::Rule`, and the events of functions and state
/// machines in SAM.
pub(crate) fn find(template: &Node, found: &mut Found) {
    let resources = template.get("Resources").map_or(&[][..], Node::members);
    for (id, resource) in resources {
        let (Some(kind), Some(properties)) = (resource.get("Type"), resource.get("Properties"))
        else {
            continue;
        };
        if kind.says("AWS::Events::Rule") {
            let rule = api::rule(properties, found);
            let place = around(id, resource);
            found.rules.push(Rule { id: id.text().to_owned(), place, ..rule });
        } else if kind.says("AWS::Serverless::Function")
            || kind.says("AWS::Serverless::StateMachine")
        {
            find_events(id.text(), properties, found);
        }
    }
}

/// The values that parameters have if none is given.
pub(crate) fn defaults(template: &Node) -> Values {
    let parameters = template.get("Parameters").map_or(&[][..], Node::members);
    let default = |(name, parameter): &(Sourced, Node)| {
        let value = parameter.get("Default")?.text()?;
        let is_list = parameter
            .get("Type")
            .and_then(Node::string)
            .is_some_and(|kind| kind.text().contains("List"));
        let value = if is_list { list(value.text()) } else { value.text().to_owned() };
        Some((name.text().to_owned(), value))
    };
    parameters.iter().filter_map(default).collect()
}

/// A list with commas as JSON.
fn list(value: &str) -> String {
    let items = value.split(',').map(|item| rulelens::json::quoted(item.trim()));
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// From a key to the end of its value.
fn around(key: &Sourced, value: &Node) -> Span {
    let start = key.whole_place().start.min(value.place.start);
    Span::new(start, value.place.end.max(start))
}

fn find_events(id: &str, properties: &Node, found: &mut Found) {
    for (name, event) in properties.get("Events").map_or(&[][..], Node::members) {
        let (Some(kind), Some(properties)) = (event.get("Type"), event.get("Properties")) else {
            continue;
        };
        let is = |kinds: &[&str]| kinds.iter().any(|it| kind.says(it));
        if is(&["EventBridgeRule", "CloudWatchEvent", "Schedule"]) {
            let mut rule = event_rule(id, name.text(), properties, found);
            rule.place = around(name, event);
            found.rules.push(rule);
        }
    }
}

/// The rule that SAM makes of an event, with the function as its target.
fn event_rule(function: &str, name: &str, properties: &Node, found: &mut Found) -> Rule {
    let text = |key: &str| properties.get(key).and_then(Node::text);
    let id = format!("{function}/{name}");
    let mut arn = Sourced::default();
    arn.push_placeholder(&format!("{function}.Arn"), Span::at(properties.place.start));
    let target = Target {
        place: properties.place,
        id: properties.get("Target").and_then(|it| it.get("Id")).and_then(Node::text),
        arn: Some(arn),
        role: None,
        input: api::input(properties, found),
    };
    Rule {
        name: text("RuleName").or_else(|| text("Name")),
        description: text("Description"),
        state: api::state(properties.get("State"), properties.get("Enabled"), found),
        bus: text("EventBusName"),
        pattern: properties.get("Pattern").and_then(|it| api::pattern(it, &id, found)),
        schedule: text("Schedule"),
        targets: vec![target],
        id,
        ..Rule::default()
    }
}
