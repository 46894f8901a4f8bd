//! What was found in a text of infrastructure code.

use rulelens::{Diagnostic, Span};

use crate::fault::Fault;
use crate::read::Format;
use crate::rule::Rule;
use crate::values::Values;

/// What was found in a text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Found {
    /// What the text is.
    pub format: Format,
    /// The rules, in the order of the text.
    pub rules: Vec<Rule>,
    /// What in the rules is known only at deployment, in the order of the text. Those that were
    /// given a value are here too.
    pub placeholders: Vec<Placeholder>,
    /// What could not be read, each with its place.
    pub unread: Vec<Diagnostic>,
}

/// What is known only at deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placeholder {
    /// Its name, as in [`Values`].
    pub name: String,
    /// Where it is written.
    pub places: Vec<Span>,
    /// The value that the text has for it: the default of a parameter or a variable.
    pub default: Option<String>,
}

impl Found {
    /// The rules of that name: as they are called where they are written or at EventBridge; if there
    /// are none, those whose address ends with it, as `findings` for
    /// `aws_cloudwatch_event_rule.findings` and `Notify/findings`.
    pub fn named(&self, name: &str) -> Vec<&Rule> {
        let called: Vec<_> = self.rules.iter().filter(|rule| rule.is_called(name)).collect();
        if !called.is_empty() {
            return called;
        }
        let ends = |rule: &&Rule| rule.id.rsplit(['.', '/']).next() == Some(name);
        self.rules.iter().filter(ends).collect()
    }

    pub(crate) fn nothing(format: Format) -> Self {
        Self { format, rules: Vec::new(), placeholders: Vec::new(), unread: Vec::new() }
    }

    pub(crate) fn unread(&mut self, fault: &Fault, place: Span) {
        self.unread.push(fault.at(place));
    }

    /// Lists what in the rules is known only at deployment.
    pub(crate) fn list_placeholders(&mut self, defaults: &Values) {
        let mut written: Vec<(&str, Span)> = self
            .rules
            .iter()
            .flat_map(Rule::texts)
            .flat_map(crate::sourced::Sourced::placeholders)
            .collect();
        written.sort_unstable_by_key(|&(name, place)| (place, name));
        written.dedup();
        let mut positions = std::collections::HashMap::new();
        let mut placeholders: Vec<Placeholder> = Vec::new();
        for (name, place) in written {
            let position = *positions.entry(name).or_insert(placeholders.len());
            match placeholders.get_mut(position) {
                Some(known) => known.places.push(place),
                None => placeholders.push(Placeholder {
                    name: name.to_owned(),
                    places: vec![place],
                    default: defaults.get(name).cloned(),
                }),
            }
        }
        self.placeholders = placeholders;
    }
}
