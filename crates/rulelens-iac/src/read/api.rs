//! Rules and targets with the members that the API has for them, as CloudFormation has too.

use rulelens::Span;

use super::node::{Kind, Node};
use crate::fault::Fault;
use crate::found::Found;
use crate::rule::{Input, Rule, State, Target};
use crate::sourced::Sourced;

/// Adds the rules in JSON that the API takes or answers with: a rule, a list of them, or targets.
pub(crate) fn find(root: &Node, found: &mut Found) {
    if let Some(rules) = root.get("Rules") {
        for node in rules.elements() {
            let rule = rule(node, found);
            found.rules.push(rule);
        }
        return;
    }
    let rule = match &root.kind {
        Kind::Array(targets) => of_targets(targets, root.place, found),
        _ if root.get("Arn").is_some() && root.get("Id").is_some() => {
            of_targets(std::slice::from_ref(root), root.place, found)
        }
        _ => rule(root, found),
    };
    found.rules.push(rule);
}

/// Whether JSON is what [`find`] reads, and no pattern.
pub(crate) fn is_api(root: &Node) -> bool {
    let is_target = |node: &Node| node.get("Id").and_then(Node::string).is_some();
    let is_list = |key: &str| matches!(root.get(key).map(|it| &it.kind), Some(Kind::Array(_)));
    match &root.kind {
        Kind::Array(elements) => elements.first().is_some_and(is_target),
        _ => {
            root.get("EventPattern").and_then(Node::string).is_some()
                || root.get("ScheduleExpression").and_then(Node::string).is_some()
                || (is_list("Targets") && root.get("Targets").is_some_and(has_targets))
                || (is_list("Rules") && root.get("Rules").is_some_and(has_rules))
                || (is_target(root) && root.get("Arn").and_then(Node::string).is_some())
        }
    }
}

fn has_targets(list: &Node) -> bool {
    list.elements().iter().all(|target| target.get("Id").is_some())
}

fn has_rules(list: &Node) -> bool {
    list.elements().iter().all(|rule| rule.get("Name").is_some())
}

fn of_targets(targets: &[Node], place: Span, found: &mut Found) -> Rule {
    let targets = targets.iter().map(|it| target(it, found)).collect();
    Rule { id: "rule".to_owned(), place, targets, ..Rule::default() }
}

/// A rule of these members. It is called by its name until it is told otherwise.
pub(crate) fn rule(members: &Node, found: &mut Found) -> Rule {
    let text = |key: &str| members.get(key).and_then(Node::text);
    let name = text("Name").or_else(|| text("Rule"));
    let id = name.as_ref().map_or_else(|| "rule".to_owned(), |it| it.text().to_owned());
    let targets = members.get("Targets").map_or(&[][..], Node::elements);
    Rule {
        place: members.place,
        description: text("Description"),
        state: state(members.get("State"), None, found),
        bus: text("EventBusName"),
        pattern: members.get("EventPattern").and_then(|it| pattern(it, &id, found)),
        schedule: text("ScheduleExpression"),
        targets: targets.iter().map(|it| target(it, found)).collect(),
        id,
        name,
    }
}

/// The pattern that a node is: values, or a text of JSON.
pub(crate) fn pattern(node: &Node, rule: &str, found: &mut Found) -> Option<Sourced> {
    match &node.kind {
        Kind::String(text) => Some(text.as_json()),
        Kind::Given(_) => node.text(),
        Kind::Unknown(_) => {
            found.unread(&Fault::Unknown { rule: rule.to_owned() }, node.place);
            None
        }
        Kind::Literal(literal) if literal == "null" => None,
        _ => Some(node.pattern()),
    }
}

/// The state that is named, else that of a switch; if it is none, the rule is at work, and that is
/// told.
pub(crate) fn state(named: Option<&Node>, is_enabled: Option<&Node>, found: &mut Found) -> State {
    let Some(node) = named.filter(|it| !it.is_null()) else {
        let is_off =
            matches!(is_enabled.map(|it| &it.kind), Some(Kind::Literal(it)) if it == "false");
        return if is_off { State::Disabled } else { State::Enabled };
    };
    let state = node.text().and_then(|text| State::from_name(text.text()));
    state.unwrap_or_else(|| {
        found.unread(&Fault::State, node.place);
        State::Enabled
    })
}

/// A target of these members.
pub(crate) fn target(members: &Node, found: &mut Found) -> Target {
    let text = |key: &str| members.get(key).and_then(Node::text);
    Target {
        place: members.place,
        id: text("Id"),
        arn: text("Arn"),
        role: text("RoleArn"),
        input: input(members, found),
    }
}

/// What is set to be received.
pub(crate) fn input(members: &Node, found: &mut Found) -> Input {
    let set = |key: &str| members.get(key).filter(|it| !it.is_null());
    if let Some(settings) = set("InputTransformer") {
        let paths = settings.get("InputPathsMap");
        return transformer(settings, paths, settings.get("InputTemplate"), found);
    }
    one_text(set("Input"), set("InputPath"))
}

/// A constant or a path. A constant may be written as the values that it says.
pub(crate) fn one_text(constant: Option<&Node>, path: Option<&Node>) -> Input {
    let constant = constant.map(|it| it.text().unwrap_or_else(|| it.json()));
    match (constant, path.and_then(Node::text)) {
        (Some(constant), _) => Input::Constant(constant),
        (None, Some(path)) => Input::Path(path),
        (None, None) => Input::MatchedEvent,
    }
}

/// An input transformer, of which all is read that is known.
pub(crate) fn transformer(
    settings: &Node,
    paths: Option<&Node>,
    template: Option<&Node>,
    found: &mut Found,
) -> Input {
    let mut entries = Vec::new();
    for (name, path) in paths.map_or(&[][..], Node::members) {
        match path.text() {
            Some(path) => entries.push((name.clone(), path)),
            None => found.unread(&Fault::NotText { name: "an input path" }, path.place),
        }
    }
    if let Some(unknown) = paths.filter(|it| matches!(it.kind, Kind::Unknown(_) | Kind::Given(_))) {
        found.unread(&Fault::NotText { name: "the map of input paths" }, unknown.place);
    }
    let text = template.and_then(Node::text);
    if text.is_none() {
        let place = template.unwrap_or(settings).place;
        found.unread(&Fault::NotText { name: "the input template" }, place);
    }
    Input::Transformer { paths: entries, template: text.unwrap_or_default() }
}
