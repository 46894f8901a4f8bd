//! The rules that are given to the module `terraform-aws-modules/eventbridge/aws`.

use rulelens::Span;

use super::node::{Kind, Node};
use super::resource::Resource;
use crate::found::Found;
use crate::rule::Rule;

/// What its source is, or holds.
pub(crate) const SOURCE: &str = "terraform-aws-modules/eventbridge";

/// Adds the rules of `rules`, each with its targets of `targets`. `argument` gives the arguments of
/// the module, which is called `address`.
pub(crate) fn find(address: &str, argument: &dyn Fn(&str) -> Option<Node>, found: &mut Found) {
    let (Some(rules), targets) = (argument("rules"), argument("targets")) else { return };
    for (key, members) in rules.members() {
        let key_place = key.whole_place();
        let place = Span::new(key_place.start, members.place.end.max(key_place.start));
        let attribute = |name: &str| match name {
            "event_bus_name" => argument("bus_name"),
            "is_enabled" => members.get("enabled").cloned(),
            // The module makes it of the key.
            "name" => None,
            name => members.get(name).cloned(),
        };
        let resource = Resource { place, attribute: &attribute };
        let mut rule: Rule = resource.rule(&format!("{address}.rules.{}", key.text()), found);
        let of_rule = targets.as_ref().and_then(|targets| targets.get(key.text()));
        for target in of_rule.map_or(&[][..], Node::elements) {
            let attribute = |name: &str| match name {
                "target_id" => target.get("name").cloned(),
                "input_transformer" => target.get(name).map(listed),
                name => target.get(name).cloned(),
            };
            let resource = Resource { place: target.place, attribute: &attribute };
            rule.targets.push(resource.target(found));
        }
        found.rules.push(rule);
    }
}

/// An object where a block would be a list of one.
pub(crate) fn listed(object: &Node) -> Node {
    Node { place: object.place, kind: Kind::Array(vec![object.clone()]) }
}
