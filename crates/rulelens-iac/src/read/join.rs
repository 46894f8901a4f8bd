//! Targets that are written apart from their rules.

use std::collections::HashMap;

use crate::found::Found;
use crate::rule::{Rule, Target};
use crate::sourced::Sourced;

/// Targets, each with what it calls its rule.
#[derive(Debug, Default)]
pub(crate) struct Joining {
    targets: Vec<(String, Target)>,
}

impl Joining {
    pub(crate) fn add(&mut self, rule: String, target: Target) {
        self.targets.push((rule, target));
    }

    /// Gives each target to the rule with that address or name. A rule that is not in the text is
    /// added with its targets alone.
    pub(crate) fn finish(self, found: &mut Found) {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (position, rule) in found.rules.iter().enumerate() {
            let name = rule.name.as_ref().map(Sourced::text).map(str::to_owned);
            for called in name.into_iter().chain([rule.id.clone()]) {
                known.insert(called, position);
            }
        }
        for (called, target) in self.targets {
            let position = *known.entry(called).or_insert_with_key(|called| {
                let place = target.place;
                found.rules.push(Rule { id: called.clone(), place, ..Rule::default() });
                found.rules.len() - 1
            });
            if let Some(rule) = found.rules.get_mut(position) {
                rule.targets.push(target);
            }
        }
    }
}
