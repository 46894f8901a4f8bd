//! `rulelens open`

use std::io;
use std::path::Path;

use rulelens_share::{Input, Read, Shown, State, StateFile, Target, fragment_of, read};

use super::{Status, refuse};
use crate::args::Open;
use crate::fault::{Fault, Place};
use crate::render::escape::visible;
use crate::{input, json, output};

pub(super) fn run(args: &Open) -> io::Result<Status> {
    let link = if args.link == "-" {
        match input::read(Path::new("-")) {
            Ok(source) => source.text.clone(),
            Err(faults) => return refuse(&faults, false),
        }
    } else {
        args.link.clone()
    };
    let read = read(fragment_of(&link));
    let faults = faults(&read);
    let nothing = read.state == State::default();
    if nothing && !faults.is_empty() {
        return refuse(&faults, args.json);
    }
    if args.json {
        output::to_stdout(&json::text(&StateFile::new(read.state))?)?;
    } else if let Some(folder) = &args.out {
        let files = files(&read.state).chain([whole(read.state.clone())?]).collect::<Vec<_>>();
        let texts: Vec<_> =
            files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
        if let Err(faults) = output::new_files(folder, &texts) {
            return refuse(&faults, false);
        }
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        output::lines_to_stdout(&names.join("\n"))?;
    } else {
        let drawn = chosen(&read.state).into_iter().chain(files(&read.state).map(|it| it.draw()));
        let drawn: Vec<_> = drawn.collect();
        if !drawn.is_empty() {
            output::lines_to_stdout(&drawn.join("\n\n"))?;
        }
    }
    if faults.is_empty() {
        return Ok(Status::Yes);
    }
    refuse(&faults, false)?;
    Ok(Status::No)
}

/// A text of a link, and the file that it is written to.
struct Opened {
    name: String,
    /// What it is called in the link.
    title: String,
    text: String,
}

impl Opened {
    fn draw(&self) -> String {
        let title = if self.title.is_empty() {
            String::new()
        } else {
            format!(": {}", visible(&self.title))
        };
        format!("── {}{title}\n{}", self.name, self.text)
    }
}

/// What is chosen of the rules and targets, and how it is shown, in words.
fn chosen(state: &State) -> Option<String> {
    let Shown { rule, target, view, seen_as } = &state.shown;
    if state.shown == Shown::default() {
        return None;
    }
    let named = |what, index: usize, name: Option<&String>| {
        name.map(|name| format!("{what} {} ({})", index + 1, visible(name)))
    };
    let word =
        |what, name: &String| (!name.is_empty()).then(|| format!("{what} {}", visible(name)));
    let told = [
        named("rule", *rule, state.rules.get(*rule).map(|rule| &rule.name)),
        named("target", *target, state.targets.get(*target).map(|target| &target.name)),
        word("seen as", seen_as),
        word("view", view),
    ];
    let told: Vec<_> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| format!("── chosen: {}", told.join(", ")))
}

/// The texts that are there. Names of files are ours, not those of the link.
fn files(state: &State) -> impl Iterator<Item = Opened> {
    let mut files = vec![("event.json".to_owned(), String::new(), &state.event)];
    for (index, rule) in state.rules.iter().enumerate() {
        files.push((format!("rule-{}.json", index + 1), rule.name.clone(), &rule.pattern));
    }
    for (index, target) in state.targets.iter().enumerate() {
        for (name, input, text) in of_target(target) {
            let unused = if input == target.input { "" } else { " (not its input)" };
            let title = format!("{}{unused}", target.name);
            files.push((format!("target-{}-{name}", index + 1), title, text));
        }
    }
    files.push(("scenario.json".to_owned(), String::new(), &state.scenario));
    files.push(("cases.rulelens.json".to_owned(), String::new(), &state.cases));
    let there = files.into_iter().filter(|(_, _, text)| !text.is_empty());
    there.map(|(name, title, text)| Opened { name, title, text: text.clone() })
}

/// The texts of all forms of input, each with the form that it belongs to.
fn of_target(target: &Target) -> [(&'static str, Input, &String); 4] {
    [
        ("input-paths.json", Input::Transformer, &target.input_paths),
        ("template.txt", Input::Transformer, &target.template),
        ("input-path.txt", Input::Path, &target.input_path),
        ("input.json", Input::Constant, &target.constant),
    ]
}

/// The file that holds all of it, and what is chosen.
fn whole(state: State) -> io::Result<Opened> {
    let text = serde_json::to_string_pretty(&StateFile::new(state))?;
    Ok(Opened {
        name: "page.rulelens-state.json".to_owned(),
        title: String::new(),
        text: format!("{text}\n"),
    })
}

/// What is wrong with the link, and which parts are not whole.
fn faults(read: &Read) -> Vec<Fault> {
    let Some(fault) = &read.fault else { return Vec::new() };
    let parts = read.parts.iter().map(|it| {
        let name = it.part.map_or("part", |part| part.name());
        format!("{name} {}", it.condition.words())
    });
    let parts: Vec<_> = parts.take(SHOWN).collect();
    let mut message = fault.to_string();
    if !parts.is_empty() {
        message = format!("{message}: {}", parts.join(", "));
    }
    vec![Fault::error(fault.code(), message, fault.help(), Place::Link)]
}

/// Of how many parts it is told how they are.
const SHOWN: usize = 20;
