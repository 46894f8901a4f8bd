//! `rulelens share`

use std::io;
use std::path::Path;

use rulelens_share::sensitive::{self, Kind};
use rulelens_share::{Input, Rule, State, Target, write};

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
        Err(too_large) => {
            let place = Place::File("link".to_owned());
            let fault = Fault::error("link-too-large", too_large.to_string(), TOO_LARGE, place);
            return refuse(&[fault], false);
        }
    };
    output::to_stderr(&told(&sensitive::count(&state)));
    let base = args.base.as_deref().unwrap_or_default();
    output::lines_to_stdout(&format!("{}#{fragment}", base.trim_end_matches('#')))?;
    Ok(Status::Yes)
}

const TOO_LARGE: &str = "Pass the files on in place of a link.";

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
        ("--cases", args.cases.as_deref()),
    ]
    .into_iter()
    .chain(args.pattern.iter().map(|file| ("--pattern", Some(file.as_path()))))
    .collect();
    input::at_most_one_stdin(&files)?;
    let rule = |file| text(file).map(|pattern| Rule { name: stem(file), pattern });
    let rules = args.pattern.iter().map(|file| rule(file)).collect::<Result<_, _>>()?;
    Ok(State {
        rules,
        event: optional(args.event.as_deref())?,
        targets: target(args)?.into_iter().collect(),
        cases: optional(args.cases.as_deref())?,
        ..State::default()
    })
}

fn target(args: &Share) -> Result<Option<Target>, Vec<Fault>> {
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
