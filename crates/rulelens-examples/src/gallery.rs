//! All examples, read from a folder.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rulelens_share::{Input, Rule, Shown, State, Target};
use serde::Deserialize;

use crate::example::{Arrival, Card, Example, ExpectedRule, ExpectedTarget, Verdict};
use crate::text;

/// The file that names the examples in their order.
const ORDER: &str = "gallery.toml";

/// What is wrong with the files of the gallery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.message)
    }
}

impl std::error::Error for Fault {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    /// The same in Korean.
    ko: String,
    examples: Vec<String>,
}

/// The examples of a folder, in their order.
///
/// # Errors
///
/// A file that cannot be read, or that is not what it should be; an example that is named twice; a
/// file that is not named.
pub fn gallery(folder: &Path) -> Result<Vec<Example>, Fault> {
    let order: Order = read_toml(&folder.join(ORDER))?;
    let mut examples = Vec::new();
    let mut named = BTreeSet::from(["gallery".to_owned()]);
    for group in order.group {
        for id in group.examples {
            if !named.insert(id.clone()) {
                return Err(fault(&folder.join(ORDER), format!("`{id}` is named twice")));
            }
            examples.push(example(folder, [&group.name, &group.ko], id)?);
        }
    }
    let entries = fs::read_dir(folder).map_err(|error| fault(folder, error))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut ours = files.filter(|file| file.extension().is_some_and(|it| it == "toml"));
    let unnamed = |file: &PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        !named.contains(stem.as_ref())
    };
    match ours.find(unnamed) {
        Some(file) => Err(fault(&file, format!("{ORDER} does not name it"))),
        None => Ok(examples),
    }
}

fn fault(file: &Path, message: impl fmt::Display) -> Fault {
    Fault { file: file.to_owned(), message: message.to_string() }
}

fn read(file: &Path) -> Result<String, Fault> {
    fs::read_to_string(file).map_err(|error| fault(file, error))
}

fn read_toml<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, Fault> {
    toml::from_str(&read(file)?).map_err(|error| fault(file, error))
}

/// The text of an example, or that of a file beside it which several share. Without the line break
/// at its end: in a template it would be part of the payload.
fn text(
    folder: &Path,
    text: Option<String>,
    shared: Option<String>,
) -> Result<Option<String>, Fault> {
    let text = match shared {
        Some(shared) => Some(read(&folder.join(shared))?),
        None => text,
    };
    Ok(text.map(|text| text.trim_end_matches('\n').to_owned()))
}

fn example(folder: &Path, [group, ko]: [&str; 2], id: String) -> Result<Example, Fault> {
    let file = folder.join(format!("{id}.toml"));
    let written: text::File = read_toml(&file)?;
    let chosen_rule = written.rules.iter().position(|rule| rule.chosen);
    let chosen_target = written.targets.iter().position(|target| target.chosen);
    let mut example = Example {
        id,
        card: Card { group: group.to_owned(), title: written.title, about: written.about },
        ko: Card { group: ko.to_owned(), title: written.ko.title, about: written.ko.about },
        words: written.words,
        code: written.code,
        state: State {
            shown: Shown {
                rule: chosen_rule.unwrap_or_default(),
                target: chosen_target.unwrap_or_default(),
                seen_as: written.seen_as,
                ..Shown::default()
            },
            event: text(folder, written.event, written.event_file)?
                .ok_or_else(|| fault(&file, "it has no event"))?,
            ..State::default()
        },
        rules: Vec::new(),
        targets: Vec::new(),
    };
    for rule in written.rules {
        let verdict = match (rule.refused, rule.matches) {
            (Some(code), None) => Verdict::Refused(code),
            (None, Some(true)) => Verdict::Matches,
            (None, Some(false)) => Verdict::Misses,
            _ => return Err(fault(&file, "a rule has either `matches` or `refused`")),
        };
        example.rules.push(ExpectedRule { verdict, advice: rule.advice });
        let pattern = text(folder, rule.pattern, rule.pattern_file)?
            .ok_or_else(|| fault(&file, "a rule has no pattern"))?;
        example.state.rules.push(Rule { name: rule.name, pattern });
    }
    for target in written.targets {
        let (target, expected) = self::target(folder, &file, target)?;
        example.targets.push(expected);
        example.state.targets.push(target);
    }
    Ok(example)
}

fn target(
    folder: &Path,
    file: &Path,
    written: text::Target,
) -> Result<(Target, ExpectedTarget), Fault> {
    let template = text(folder, written.template, written.template_file)?;
    let input = match (&template, &written.path, &written.constant) {
        (Some(_), None, None) => Input::Transformer,
        (None, Some(_), None) => Input::Path,
        (None, None, Some(_)) => Input::Constant,
        (None, None, None) => Input::MatchedEvent,
        _ => return Err(fault(file, "a target has one form of input")),
    };
    let payload = text(folder, written.payload, None)?;
    let arrival = match (payload, written.dropped, input) {
        (Some(payload), None, _) => Arrival::Payload(payload),
        (None, Some(value), _) => Arrival::Dropped(value),
        (None, None, Input::MatchedEvent) => Arrival::Event,
        _ => return Err(fault(file, "a target has either `payload` or `dropped`")),
    };
    let target = Target {
        name: written.name,
        rule: None,
        arn: written.arn,
        input,
        input_paths: text(folder, written.paths, written.paths_file)?.unwrap_or_default(),
        template: template.unwrap_or_default(),
        input_path: written.path.unwrap_or_default(),
        constant: written.constant.unwrap_or_default(),
    };
    Ok((target, ExpectedTarget { arrival, seen: written.seen }))
}
