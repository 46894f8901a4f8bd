//! The rules in what `terraform show -json` prints.

use super::Format;
use super::join::Joining;
use super::node::Node;
use super::resource::{RULE, Resource, TARGET};
use crate::found::Found;

/// The rules of a plan or a state, in all its modules.
pub(crate) fn find(root: &Node) -> Found {
    let mut found = Found::nothing(Format::Plan);
    let mut joining = Joining::default();
    let values = root.get("planned_values").or_else(|| root.get("values"));
    if let Some(module) = values.and_then(|values| values.get("root_module")) {
        find_in(module, &mut found, &mut joining);
    }
    joining.finish(&mut found);
    found
}

/// Not deeper than nodes are nested.
fn find_in(module: &Node, found: &mut Found, joining: &mut Joining) {
    for resource in module.get("resources").map_or(&[][..], Node::elements) {
        let address = resource.get("address").and_then(Node::string);
        let (Some(kind), Some(values), Some(address)) =
            (resource.get("type"), resource.get("values"), address)
        else {
            continue;
        };
        let attribute = |name: &str| values.get(name).cloned();
        let resource = Resource { place: resource.place, attribute: &attribute };
        if kind.says(RULE) {
            let rule = resource.rule(address.text(), found);
            found.rules.push(rule);
        } else if kind.says(TARGET) {
            // The name of its rule may be known only when that is made.
            let rule = resource.text("rule").unwrap_or_else(|| address.clone());
            joining.add(rule.text().to_owned(), resource.target(found));
        }
    }
    for child in module.get("child_modules").map_or(&[][..], Node::elements) {
        find_in(child, found, joining);
    }
}
