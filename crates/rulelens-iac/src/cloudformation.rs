//! The rules in a template of CloudFormation or SAM.

use crate::node::{Kind, Node};
use crate::rule::Found;
use crate::sourced::Sourced;

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
            if let Some(pattern) = properties.get("EventPattern") {
                found.add(id.text(), pattern);
            }
        } else if kind.says("AWS::Serverless::Function")
            || kind.says("AWS::Serverless::StateMachine")
        {
            find_events(id.text(), properties, found);
        }
    }
}

fn find_events(id: &str, properties: &Node, found: &mut Found) {
    for (name, event) in properties.get("Events").map_or(&[][..], Node::members) {
        let is_rule = event
            .get("Type")
            .is_some_and(|kind| kind.says("EventBridgeRule") || kind.says("CloudWatchEvent"));
        let pattern = event.get("Properties").and_then(|properties| properties.get("Pattern"));
        if let (true, Some(pattern)) = (is_rule, pattern) {
            found.add(&format!("{id}/{}", name.text()), pattern);
        }
    }
}

/// An object with the one key of an intrinsic function becomes what is not known.
pub(crate) fn intrinsic(node: Node) -> Node {
    let Kind::Object(members) = &node.kind else { return node };
    let [(key, argument)] = members.as_slice() else { return node };
    if key.text() == "Ref" || key.text().starts_with("Fn::") {
        return called(key.text(), argument.clone(), node.place);
    }
    node
}

/// An intrinsic function as what is not known: `${Name}`, `${Name.Attribute}`, else its own name.
pub(crate) fn called(function: &str, argument: Node, place: rulelens::Span) -> Node {
    let named = match function {
        "Ref" => argument.string().map(|name| name.text().to_owned()),
        "Fn::GetAtt" => match &argument.kind {
            Kind::String(name) => Some(name.text().to_owned()),
            Kind::Array(path) => {
                let path: Option<Vec<_>> =
                    path.iter().map(|part| part.string().map(Sourced::text)).collect();
                path.map(|path| path.join("."))
            }
            _ => None,
        },
        _ => None,
    };
    let shown = format!("${{{}}}", named.as_deref().unwrap_or(function));
    Node { kind: Kind::Unknown(shown, Some(Box::new(argument))), place }
}
