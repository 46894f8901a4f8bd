//! `rulelens open`

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rulelens_share::{Input, Read, State, Target, fragment_of, read};

use super::{Status, refuse};
use crate::args::Open;
use crate::fault::{Fault, Place};
use crate::render::escape::visible;
use crate::{input, output};

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
    let files = files(&read.state);
    let faults = faults(&read);
    if let Some(folder) = &args.out {
        if let Err(faults) = write_all(folder, &files) {
            return refuse(&faults, false);
        }
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        if !names.is_empty() {
            output::lines_to_stdout(&names.join("\n"))?;
        }
    } else {
        let drawn: Vec<_> = files.iter().map(Opened::draw).collect();
        if !drawn.is_empty() {
            output::lines_to_stdout(&drawn.join("\n\n"))?;
        }
    }
    if faults.is_empty() {
        return Ok(Status::Yes);
    }
    let status = refuse(&faults, false)?;
    Ok(if files.is_empty() { status } else { Status::No })
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

/// The texts that are there. Names of files are ours, not those of the link.
fn files(state: &State) -> Vec<Opened> {
    let mut files = Vec::new();
    let mut push = |name: String, title: &str, text: &str| {
        if !text.is_empty() {
            files.push(Opened { name, title: title.to_owned(), text: text.to_owned() });
        }
    };
    push("event.json".to_owned(), "", &state.event);
    for (index, rule) in state.rules.iter().enumerate() {
        push(format!("rule-{}.json", index + 1), &rule.name, &rule.pattern);
    }
    for (index, target) in state.targets.iter().enumerate() {
        for (name, text) in of_target(target) {
            push(format!("target-{}-{name}", index + 1), &target.name, text);
        }
    }
    push("cases.rulelens.json".to_owned(), "", &state.cases);
    files
}

/// The texts of the form of input that is chosen.
fn of_target(target: &Target) -> Vec<(&'static str, &str)> {
    match target.input {
        Input::MatchedEvent => Vec::new(),
        Input::Path => vec![("input-path.txt", &target.input_path)],
        Input::Constant => vec![("input.json", &target.constant)],
        Input::Transformer => {
            vec![("input-paths.json", &target.input_paths), ("template.txt", &target.template)]
        }
    }
}

/// Writes the files; none that is there already is changed.
fn write_all(folder: &Path, files: &[Opened]) -> Result<(), Vec<Fault>> {
    let fault = |path: &Path, error: &io::Error| {
        let name = path.display().to_string();
        let message = format!("cannot write `{name}`: {error}");
        vec![Fault::error("file-unwritable", message, "Choose a new folder.", Place::File(name))]
    };
    fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
    for file in files {
        let path = folder.join(&file.name);
        let written = File::create_new(&path).and_then(|mut it| it.write_all(file.text.as_bytes()));
        written.map_err(|error| fault(&path, &error))?;
    }
    Ok(())
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
    vec![Fault::error(fault.code(), message, fault.help(), Place::File("LINK".to_owned()))]
}

/// Of how many parts it is told how they are.
const SHOWN: usize = 20;
