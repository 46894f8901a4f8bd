//! `rulelens share`

use std::io;
use std::path::Path;

use rulelens_share::sensitive::{self, Kind};
use rulelens_share::{
    COMFORTABLE, Input, Rule, State, StateFile, Target, TooLarge, largest, put_targets, write,
};

use super::{Status, refuse};
use crate::args::Share;
use crate::fault::{Fault, Place};
use crate::{input, output};

pub(super) fn run(args: &Share) -> io::Result<Status> {
    let state = match state(args) {
        Ok(state) if args.replace => sensitive::replaced(&state),
        Ok(state) => state,
        Err(faults) => return refuse(&faults, false),
    };
    let fragment = match write(&state) {
        Ok(fragment) => fragment,
        Err(too_large) => return refuse(&[unwritten(too_large)], false),
    };
    let base = args.base.as_deref().unwrap_or_default();
    let link = format!("{}#{fragment}", base.trim_end_matches('#'));
    output::to_stderr(&told(&sensitive::count(&state)));
    output::to_stderr(&too_long(&link, &state));
    output::lines_to_stdout(&link)?;
    Ok(Status::Yes)
}

fn unwritten(too_large: TooLarge) -> Fault {
    Fault::error(too_large.code(), too_large.to_string(), too_large.help(), Place::Link)
}

/// That some programs cut such a link off, and what makes it so long.
fn too_long(link: &str, state: &State) -> String {
    match largest(state) {
        Some(largest) if link.len() > COMFORTABLE => format!(
            "note: some programs cut off links of more than {COMFORTABLE} characters, and this one \
             has {}; the largest part is {largest}\n",
            link.len()
        ),
        _ => String::new(),
    }
}

/// What the link holds that one may not want to pass on.
fn told(found: &[(Kind, usize)]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let counted: Vec<_> =
        found.iter().map(|(kind, count)| format!("{count} {}", kind.words(*count))).collect();
    let counted = counted.join(", ");
    format!(
        "note: the link holds {counted}; --replace puts values of documentation in their place\n"
    )
}

fn state(args: &Share) -> Result<State, Vec<Fault>> {
    let files: Vec<(&str, Option<&Path>)> = [
        ("--event", args.event.as_deref()),
        ("--template", args.template.as_deref()),
        ("--input-paths", args.input_paths.as_deref()),
        ("--scenario", args.scenario.as_deref()),
        ("--cases", args.cases.as_deref()),
    ]
    .into_iter()
    .chain(args.pattern.iter().map(|file| ("--pattern", Some(file.as_path()))))
    .chain(args.target.iter().map(|file| ("--target", Some(file.as_path()))))
    .collect();
    input::at_most_one_stdin(&files)?;
    if let Some(file) = &args.state {
        return from_file(file);
    }
    let rule = |file| text(file).map(|pattern| Rule { name: stem(file), pattern });
    let rules = args.pattern.iter().map(|file| rule(file)).collect::<Result<_, _>>()?;
    Ok(State {
        rules,
        event: optional(args.event.as_deref())?,
        targets: targets(args)?,
        scenario: optional(args.scenario.as_deref())?,
        cases: optional(args.cases.as_deref())?,
        ..State::default()
    })
}

fn from_file(file: &Path) -> Result<State, Vec<Fault>> {
    let source = input::read(file)?;
    let read = serde_json::from_str::<StateFile>(&source.text);
    read.map(|file| file.state).map_err(|error| {
        let message = format!("`{}` is no file of `rulelens open --json`: {error}", source.name);
        let place = Place::File(source.name.clone());
        vec![Fault::error("state-file", message, "See docs/links.md.", place)]
    })
}

fn targets(args: &Share) -> Result<Vec<Target>, Vec<Fault>> {
    let mut targets: Vec<_> = of_template(args)?.into_iter().collect();
    for file in &args.target {
        let source = input::read(file)?;
        let read = put_targets::targets(&source.text);
        targets.extend(read.map_err(|fault| vec![Fault::new(&source, &fault)])?);
    }
    Ok(targets)
}

fn of_template(args: &Share) -> Result<Option<Target>, Vec<Fault>> {
    let Some(template) = &args.template else { return Ok(None) };
    Ok(Some(Target {
        name: stem(template),
        input: Input::Transformer,
        template: text(template)?,
        input_paths: optional(args.input_paths.as_deref())?,
        ..Target::default()
    }))
}

fn optional(file: Option<&Path>) -> Result<String, Vec<Fault>> {
    file.map_or_else(|| Ok(String::new()), text)
}

fn text(file: &Path) -> Result<String, Vec<Fault>> {
    input::read(file).map(|source| source.text.clone())
}

/// The file's name without its ending, which names the rule or target.
fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
