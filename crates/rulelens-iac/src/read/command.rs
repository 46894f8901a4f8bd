//! The rules in commands of the AWS CLI.

use std::collections::HashMap;

use rulelens::Span;

use super::join::Joining;
use super::node::Node;
use super::shell::{self, assignment};
use super::{Format, api, json, shorthand};
use crate::fault::Fault;
use crate::found::Found;
use crate::rule::{Rule, State, Target};
use crate::sourced::Sourced;
use crate::values::Values;

/// The rules of the commands `put-rule`, `put-targets` and `test-event-pattern` in a text.
pub(crate) fn find(text: &str, values: &Values) -> Found {
    let mut found = Found::nothing(Format::Command);
    let mut joining = Joining::default();
    let mut defaults = Values::new();
    let script = shell::read(text);
    for words in &script.commands {
        let words: Vec<Sourced> = words.iter().map(|word| word.filled(values)).collect();
        let is_export = |word: &&Sourced| matches!(word.text(), "export" | "readonly" | "local");
        let set = words.iter().skip_while(is_export).map_while(assignment);
        defaults.extend(set.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let command = Command { words: &words, files: &script.files, values };
        match operation(&words) {
            Some("put-rule" | "test-event-pattern") => {
                let rule = command.rule(&mut found);
                found.rules.push(rule);
            }
            Some("put-targets") => command.targets(&mut found, &mut joining),
            _ => {}
        }
    }
    joining.finish(&mut found);
    found.list_placeholders(&defaults);
    found
}

/// Whether a text has one of these commands.
pub(crate) fn is_any(text: &str) -> bool {
    text.contains("events")
        && shell::read(text).commands.iter().any(|words| operation(words).is_some())
}

/// The operation of `aws events`.
fn operation(words: &[Sourced]) -> Option<&str> {
    let mut words = words.iter().map(Sourced::text);
    words.find(|word| *word == "events")?;
    words.find(|word| matches!(*word, "put-rule" | "put-targets" | "test-event-pattern"))
}

struct Command<'w> {
    words: &'w [Sourced],
    /// The files that are written in the same text.
    files: &'w HashMap<String, Sourced>,
    values: &'w Values,
}

impl Command<'_> {
    /// From its first word to its last.
    fn place(&self) -> Span {
        let first = self.words.first().map(|word| word.whole_place().start).unwrap_or_default();
        let last = self.words.last().map(|word| word.whole_place().end).unwrap_or_default();
        Span::new(first, last.max(first))
    }

    /// The value of an option: the next word, or what is behind `=`.
    fn option(&self, name: &str) -> Option<Sourced> {
        self.values(name).into_iter().next()
    }

    /// The values of an option, up to the next one.
    fn values(&self, name: &str) -> Vec<Sourced> {
        let is_option = |word: &Sourced| {
            let rest = word.text().strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
        };
        let Some(at) = self.words.iter().position(is_option) else { return Vec::new() };
        let mut words = self.words.iter().skip(at);
        let inline = words.next().and_then(|word| {
            let behind = name.len() + "=".len();
            (word.text().len() >= behind).then(|| word.behind(behind))
        });
        let further = words.take_while(|word| !word.text().starts_with("--")).cloned();
        inline.into_iter().chain(further).collect()
    }

    /// The value of an option, or what is in the file that it names.
    fn content(&self, name: &str, found: &mut Found) -> Option<Sourced> {
        self.read(self.option(name)?, found)
    }

    /// A value, or what is in the file that it names; if that is not written here, it is told.
    fn read(&self, value: Sourced, found: &mut Found) -> Option<Sourced> {
        let path = value.text();
        let Some(file) = path.strip_prefix("file://").or_else(|| path.strip_prefix("fileb://"))
        else {
            return Some(value);
        };
        let written = self.files.get(file.trim_start_matches("./"));
        if written.is_none() {
            found.unread(&Fault::File { path: path.to_owned() }, value.whole_place());
        }
        written.map(|content| content.filled(self.values))
    }

    /// The JSON of `--cli-input-json`.
    fn whole_input(&self, found: &mut Found) -> Option<Node> {
        let text = self.content("--cli-input-json", found)?;
        read_json(&text, found)
    }

    fn rule(&self, found: &mut Found) -> Rule {
        let input = self.whole_input(found);
        let whole = input.map(|node| api::rule(&node, found)).unwrap_or_default();
        let name = self.option("--name").or(whole.name);
        let state = self.option("--state").map(|it| {
            State::from_name(it.text()).unwrap_or_else(|| {
                found.unread(&Fault::State, it.whole_place());
                State::Enabled
            })
        });
        Rule {
            id: name.as_ref().map_or_else(|| "pattern".to_owned(), |it| it.text().to_owned()),
            place: self.place(),
            name,
            description: self.option("--description").or(whole.description),
            state: state.unwrap_or(whole.state),
            bus: self.option("--event-bus-name").or(whole.bus),
            pattern: self
                .content("--event-pattern", found)
                .map(|text| text.as_json())
                .or(whole.pattern),
            schedule: self.option("--schedule-expression").or(whole.schedule),
            targets: whole.targets,
        }
    }

    fn targets(&self, found: &mut Found, joining: &mut Joining) {
        let whole = self.whole_input(found);
        let named = whole.as_ref().and_then(|it| it.get("Rule")).and_then(Node::text);
        let rule = self.option("--rule").or(named).unwrap_or_default();
        let mut targets: Vec<Target> = Vec::new();
        for node in whole.iter().filter_map(|it| it.get("Targets")).flat_map(Node::elements) {
            targets.push(api::target(node, found));
        }
        for word in self.values("--targets") {
            let Some(word) = self.read(word, found) else { continue };
            let Some(node) = target_node(&word, found) else { continue };
            let list = std::slice::from_ref(&node);
            let list = if node.elements().is_empty() { list } else { node.elements() };
            targets.extend(list.iter().map(|it| api::target(it, found)));
        }
        for target in targets {
            joining.add(rule.text().to_owned(), target);
        }
    }
}

/// A word of `--targets`: JSON, or the CLI's shorthand.
fn target_node(word: &Sourced, found: &mut Found) -> Option<Node> {
    if word.text().trim_start().starts_with(['{', '[']) {
        return read_json(word, found);
    }
    let node = shorthand::read(word);
    if node.is_none() {
        found.unread(&Fault::Shorthand, word.whole_place());
    }
    node
}

fn read_json(text: &Sourced, found: &mut Found) -> Option<Node> {
    match json::read_in(text) {
        Ok(node) => Some(node),
        Err(fault) => {
            found.unread.push(fault);
            None
        }
    }
}
