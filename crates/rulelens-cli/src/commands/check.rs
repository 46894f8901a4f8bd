//! `rulelens check`

use std::io;
use std::rc::Rc;

use rulelens::pattern::lint;
use rulelens::transform::TargetInput;

use super::{Status, both, event, pattern};
use crate::args::Check;
use crate::fault::{self, Fault, Source};
use crate::{input, json, output, render, target};

pub(super) fn run(args: &Check) -> io::Result<Status> {
    let faults = match faults(args) {
        Ok(warnings) => warnings,
        Err(faults) => faults,
    };
    let (errors, warnings) = fault::count(&faults);
    let ok = errors == 0 && (warnings == 0 || !args.deny_warnings);
    if args.json {
        output::to_stdout(&json::text(&json::Checked::new(ok, &faults))?)?;
    } else {
        output::to_stderr(&render::faults(&faults));
        let counted = render::counted(errors, warnings);
        if ok {
            output::to_stdout(&counted)?;
        } else {
            output::to_stderr(&counted);
        }
    }
    Ok(if ok { Status::Yes } else { Status::Fault })
}

/// All faults of all texts: warnings if that is all, else in the error.
fn faults(args: &Check) -> Result<Vec<Fault>, Vec<Fault>> {
    input::at_most_one_stdin(&[
        ("--pattern", args.pattern.as_deref()),
        ("--event", args.event.as_deref()),
        ("--input-paths", args.input_paths.as_deref()),
        ("--template", args.template.as_deref()),
        ("--target", args.target.as_deref()),
    ])?;
    let event = args.event.as_deref().map(input::read).transpose();
    let sample = event.as_ref().ok().and_then(Option::as_ref);
    let pattern = check_pattern(args, sample);
    let found = [pattern, check_event(event), check_transformer(args), check_target(args)];
    Ok(found.into_iter().flat_map(|found| found.unwrap_or_else(|faults| faults)).collect())
}

type Found = Result<Vec<Fault>, Vec<Fault>>;

fn check_pattern(args: &Check, sample: Option<&Rc<Source>>) -> Found {
    let Some(file) = &args.pattern else { return Ok(Vec::new()) };
    let source = input::read(file)?;
    let sample = sample.and_then(|sample| event(sample).ok());
    Ok(Fault::all(&source, &lint(&source.text, &pattern(&source)?, sample.as_ref())))
}

fn check_event(source: Result<Option<Rc<Source>>, Vec<Fault>>) -> Found {
    source?.map_or(Ok(Vec::new()), |source| event(&source).map(|_| Vec::new()))
}

fn check_transformer(args: &Check) -> Found {
    let paths = args.input_paths.as_deref().map(input::read).transpose();
    let template = args.template.as_deref().map(input::read).transpose();
    match both(paths, template)? {
        (paths, Some(template)) => no_warnings(target::transformer(&template, paths.as_ref())),
        (Some(paths), None) => target::input_paths(&paths).map(|_| Vec::new()),
        (None, None) => Ok(Vec::new()),
    }
}

fn check_target(args: &Check) -> Found {
    let Some(file) = &args.target else { return Ok(Vec::new()) };
    no_warnings(target::from_json(&input::read(file)?))
}

fn no_warnings(target: Result<TargetInput, Vec<Fault>>) -> Found {
    target.map(|_| Vec::new())
}
