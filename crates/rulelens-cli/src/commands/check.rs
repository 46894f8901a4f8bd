//! `rulelens check`

use std::io;
use std::path::PathBuf;
use std::rc::Rc;

use rulelens::Event;
use rulelens::pattern::{is_about_findings, lint};
use rulelens::transform::About;

use super::{Status, both, event, pattern};
use crate::args::Check;
use crate::fault::{self, Fault, Source};
use crate::target::Setting;
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
    let read = |file: &Option<PathBuf>| file.as_deref().map(input::read).transpose();
    let (event_source, pattern_source) = (read(&args.event), read(&args.pattern));
    let sample = parsed(&event_source, event);
    let rule = parsed(&pattern_source, pattern);
    let about = About {
        event: sample.as_ref(),
        findings: rule.as_ref().is_some_and(is_about_findings),
        ..About::default()
    };
    let found = [
        pattern_source.and_then(|source| check_pattern(source.as_ref(), about.event)),
        event_source.clone().and_then(|source| check_event(source.as_ref())),
        check_transformer(args, &about),
        check_target(args, &about),
    ];
    Ok(found.into_iter().flat_map(|found| found.unwrap_or_else(|faults| faults)).collect())
}

type Found = Result<Vec<Fault>, Vec<Fault>>;
type Read = Result<Option<Rc<Source>>, Vec<Fault>>;

/// What a text is, if it is there and has no faults.
fn parsed<'s, T>(
    source: &'s Read,
    parse: impl Fn(&'s Rc<Source>) -> Result<T, Vec<Fault>>,
) -> Option<T> {
    source.as_ref().ok()?.as_ref().and_then(|source| parse(source).ok())
}

fn check_pattern(source: Option<&Rc<Source>>, sample: Option<&Event<'_>>) -> Found {
    let Some(source) = source else { return Ok(Vec::new()) };
    Ok(Fault::all(source, &lint(&source.text, &pattern(source)?, sample)))
}

fn check_event(source: Option<&Rc<Source>>) -> Found {
    let Some(source) = source else { return Ok(Vec::new()) };
    Ok(Fault::all(source, &rulelens::event::lint(&event(source)?)))
}

fn check_transformer(args: &Check, about: &About<'_>) -> Found {
    let paths = args.input_paths.as_deref().map(input::read).transpose();
    let template = args.template.as_deref().map(input::read).transpose();
    match both(paths, template)? {
        (paths, Some(template)) => lints(target::transformer(template, paths), about),
        (Some(paths), None) => target::input_paths(&paths).map(|_| Vec::new()),
        (None, None) => Ok(Vec::new()),
    }
}

fn check_target(args: &Check, about: &About<'_>) -> Found {
    let Some(file) = &args.target else { return Ok(Vec::new()) };
    lints(target::setting(input::read(file)?), about)
}

fn lints(setting: Result<Setting, Vec<Fault>>, about: &About<'_>) -> Found {
    setting.map(|setting| setting.lints(about))
}
