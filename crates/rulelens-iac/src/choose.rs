//! One rule of those that were found, and values for what is known only at deployment.

use crate::found::Found;
use crate::rule::Rule;
use crate::values::Values;

/// Why there is not one rule to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotOne {
    /// The name that was asked for.
    name: Option<String>,
    /// Whether there are several; otherwise there is none.
    are_several: bool,
    /// What there is.
    among: Vec<String>,
}

impl NotOne {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        "rule-not-one"
    }

    /// It in words, of a text that is called so.
    pub fn message(&self, text: &str) -> String {
        let how_many = if self.are_several { "several rules" } else { "no rule" };
        let name = self.name.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default();
        let among = listed(self.among.iter().map(String::as_str));
        format!("{text} has {how_many}{name}{among}")
    }
}

/// A value that was given for nothing that the text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// What it was given for.
    name: String,
    /// What there is.
    among: Vec<String>,
}

impl UnknownValue {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        "value-unknown"
    }

    /// It in words.
    pub fn message(&self) -> String {
        let among = listed(self.among.iter().map(String::as_str));
        format!("`{}` is nothing that is known only at deployment{among}", self.name)
    }
}

/// Names behind a message.
pub fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { String::new() } else { format!("; there is {}", names.join(", ")) }
}

impl Found {
    /// The rule of that name, or the only one with an event pattern.
    ///
    /// # Errors
    ///
    /// If there is none, or there are several.
    pub fn choose(&self, name: Option<&str>) -> Result<&Rule, NotOne> {
        let rules: Vec<&Rule> = match name {
            Some(name) => self.named(name),
            None => {
                let with_pattern = self.rules.iter().filter(|rule| rule.pattern.is_some());
                let rules: Vec<_> = with_pattern.collect();
                if rules.is_empty() { self.rules.iter().collect() } else { rules }
            }
        };
        if let [rule] = rules.as_slice() {
            return Ok(rule);
        }
        let are_several = !rules.is_empty();
        let among = if are_several { rules } else { self.rules.iter().collect() };
        Err(NotOne {
            name: name.map(str::to_owned),
            are_several,
            among: among.iter().map(|rule| rule.id.clone()).collect(),
        })
    }

    /// Whether all values are given for something that there is.
    ///
    /// # Errors
    ///
    /// The first that is not: it may be misspelled.
    pub fn know(&self, values: &Values) -> Result<(), UnknownValue> {
        let is_known = |name: &String| self.placeholders.iter().any(|it| it.name == *name);
        let Some(unknown) = values.keys().find(|name| !is_known(name)) else { return Ok(()) };
        let among = self.placeholders.iter().map(|it| it.name.clone()).collect();
        Err(UnknownValue { name: unknown.clone(), among })
    }
}
