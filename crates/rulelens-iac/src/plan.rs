//! The rules in what `terraform show -json` prints.

use crate::format::Format;
use crate::node::Node;
use crate::rule::Found;

/// The rules of a plan or a state, in all its modules.
pub(crate) fn find(root: &Node) -> Found {
    let mut found = Found::nothing(Format::Plan);
    let values = root.get("planned_values").or_else(|| root.get("values"));
    if let Some(module) = values.and_then(|values| values.get("root_module")) {
        find_in(module, &mut found);
    }
    found
}

/// Not deeper than nodes are nested.
fn find_in(module: &Node, found: &mut Found) {
    for resource in module.get("resources").map_or(&[][..], Node::elements) {
        let is_rule =
            resource.get("type").is_some_and(|kind| kind.says("aws_cloudwatch_event_rule"));
        let pattern = resource.get("values").and_then(|values| values.get("event_pattern"));
        let address = resource.get("address").and_then(Node::string);
        if let (true, Some(pattern), Some(address)) = (is_rule, pattern, address) {
            found.add(address.text(), pattern);
        }
    }
    for child in module.get("child_modules").map_or(&[][..], Node::elements) {
        find_in(child, found);
    }
}
