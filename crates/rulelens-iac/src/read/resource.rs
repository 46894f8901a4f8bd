//! A rule and a target with the attributes that Terraform's AWS provider has for them.

use rulelens::Span;

use super::api;
use super::node::Node;
use crate::found::Found;
use crate::rule::{Input, Rule, Target};
use crate::sourced::Sourced;

pub(crate) const RULE: &str = "aws_cloudwatch_event_rule";
pub(crate) const TARGET: &str = "aws_cloudwatch_event_target";

/// The attributes of a resource, and where all of it is written.
pub(crate) struct Resource<'r> {
    pub(crate) place: Span,
    pub(crate) attribute: &'r dyn Fn(&str) -> Option<Node>,
}

impl Resource<'_> {
    /// What is set; in a plan what is not set is `null` or empty.
    fn set(&self, name: &str) -> Option<Node> {
        (self.attribute)(name).filter(|it| !it.is_null() && !it.says(""))
    }

    pub(crate) fn text(&self, name: &str) -> Option<Sourced> {
        self.set(name)?.text()
    }

    /// The rule; `address` is what it is called.
    pub(crate) fn rule(&self, address: &str, found: &mut Found) -> Rule {
        Rule {
            id: address.to_owned(),
            place: self.place,
            name: self.text("name"),
            description: self.text("description"),
            state: api::state(self.set("state").as_ref(), self.set("is_enabled").as_ref(), found),
            bus: self.text("event_bus_name"),
            pattern: self.set("event_pattern").and_then(|it| api::pattern(&it, address, found)),
            schedule: self.text("schedule_expression"),
            targets: Vec::new(),
        }
    }

    /// The target.
    pub(crate) fn target(&self, found: &mut Found) -> Target {
        Target {
            place: self.place,
            id: self.text("target_id"),
            arn: self.text("arn"),
            role: self.text("role_arn"),
            input: self.input(found),
        }
    }

    fn input(&self, found: &mut Found) -> Input {
        if let Some(list) = self.set("input_transformer")
            && let Some(settings) = list.elements().first()
        {
            let paths = settings.get("input_paths");
            return api::transformer(settings, paths, settings.get("input_template"), found);
        }
        api::one_text(self.set("input").as_ref(), self.set("input_path").as_ref())
    }
}
