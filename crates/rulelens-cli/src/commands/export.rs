//! `rulelens export`

use std::io;
use std::path::Path;

use rulelens::transform::InputPaths;
use rulelens_iac::{Exported, Format, Input, Options, Rule, Sourced, Target, read_as, write};

use super::{Status, pattern, refuse};
use crate::args::Export;
use crate::fault::Fault;
use crate::infrastructure::{choose, read};
use crate::{input, json, output, target};

pub(super) fn run(args: &Export) -> io::Result<Status> {
    let exported = match exported(args) {
        Ok(exported) => exported,
        Err(faults) => return refuse(&faults, args.json),
    };
    if args.json {
        output::to_stdout(&json::text(&json::ExportedFiles::new(&exported))?)?;
        return Ok(Status::Yes);
    }
    for note in &exported.notes {
        output::to_stderr(&format!("note: {}\n", note.text()));
    }
    let files: Vec<(&str, &str)> =
        exported.files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
    if let Some(folder) = &args.out {
        if let Err(faults) = output::new_files(folder, &files) {
            return refuse(&faults, false);
        }
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        output::lines_to_stdout(&names.join("\n"))?;
    } else if let [(_, text)] = files.as_slice() {
        output::lines_to_stdout(text.trim_end_matches('\n'))?;
    } else {
        let drawn = files.iter().map(|(name, text)| format!("── {name}\n{text}"));
        output::lines_to_stdout(drawn.collect::<Vec<_>>().join("\n").trim_end_matches('\n'))?;
    }
    Ok(Status::Yes)
}

fn exported(args: &Export) -> Result<Exported, Vec<Fault>> {
    let mut options = Options::default();
    options.permissions = !args.no_permissions;
    if let Some(file) = &args.from {
        let (source, found) = read(file, &args.values)?;
        let rule = choose(&source, &found, args.rule.as_deref())?;
        return write(rule, args.format, options).map_err(|faults| Fault::all(&source, &faults));
    }
    let name = args.name.as_deref().unwrap_or("rule");
    let file = args.pattern.as_deref().unwrap_or(Path::new("-"));
    input::at_most_one_stdin(&[
        ("--pattern", Some(file)),
        ("--template", args.template.as_deref()),
        ("--input-paths", args.input_paths.as_deref()),
        ("--input", args.input.as_deref()),
        ("--target", args.target.as_deref()),
    ])?;
    let source = input::read(file)?;
    pattern(&source)?;
    let mut rule = Rule::new(name, &source.text);
    rule.description = args.description.as_deref().map(Sourced::from);
    rule.bus = args.bus.as_deref().map(Sourced::from);
    rule.targets = targets(args)?;
    // The texts have no fault on their own, but an option may: a name that is none.
    write(&rule, args.format, options).map_err(|faults| Fault::all(&source, &faults))
}

fn targets(args: &Export) -> Result<Vec<Target>, Vec<Fault>> {
    if let Some(file) = &args.target {
        let source = input::read(file)?;
        target::setting(std::rc::Rc::clone(&source))?;
        let found = read_as(&source.text, Format::Api, &rulelens_iac::Values::new());
        let found = found.map_err(|fault| vec![Fault::new(&source, &fault)])?;
        return Ok(found.rules.into_iter().flat_map(|rule| rule.targets).collect());
    }
    let input = target_input(args)?;
    if input == Input::MatchedEvent && args.target_arn.is_none() {
        return Ok(Vec::new());
    }
    let mut target = Target::default();
    target.id = Some("target".into());
    target.arn = args.target_arn.as_deref().map(Sourced::from);
    target.input = input;
    Ok(vec![target])
}

fn target_input(args: &Export) -> Result<Input, Vec<Fault>> {
    if let Some(file) = &args.template {
        let paths = args.input_paths.as_deref().map(input::read).transpose()?;
        let template = input::read(file)?;
        target::transformer(std::rc::Rc::clone(&template), paths.clone())?;
        let map = paths.as_ref().map_or_else(|| Ok(InputPaths::default()), target::input_paths)?;
        let entry = |it: &rulelens::transform::InputPath| {
            (Sourced::from(it.name.as_str()), Sourced::from(it.path.text()))
        };
        let paths = map.entries().iter().map(entry).collect();
        return Ok(Input::Transformer { paths, template: template.text.as_str().into() });
    }
    if let Some(path) = &args.input_path {
        target::path(input::argument("--input-path", path))?;
        return Ok(Input::Path(path.as_str().into()));
    }
    if let Some(file) = &args.input {
        let source = input::read(file)?;
        target::constant(std::rc::Rc::clone(&source))?;
        return Ok(Input::Constant(source.text.as_str().into()));
    }
    Ok(Input::MatchedEvent)
}
