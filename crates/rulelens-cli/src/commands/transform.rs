//! `rulelens transform`

use std::io;
use std::rc::Rc;

use rulelens::transform::{About, Outcome, PipeContext, RuleContext};
use rulelens::{Event, Severity};

use super::{Status, both, event, refuse};
use crate::args::Transform;
use crate::fault::{Fault, Source};
use crate::render::dropped::Dropped;
use crate::target::{Contexts, Setting};
use crate::{input, json, output, render, target};

pub(super) fn run(args: &Transform) -> io::Result<Status> {
    let (event_source, setting) = match read(args) {
        Ok(texts) => texts,
        Err(faults) => return refuse(&faults, args.json),
    };
    let event = match event(&event_source) {
        Ok(event) => event,
        Err(faults) => return refuse(&faults, args.json),
    };
    let delivery = setting.deliver(&event, &contexts(args, &event));
    let warnings = warnings(&setting, &event);
    let dropped = match &delivery.outcome {
        Outcome::Dropped(drop) => Some(Dropped::new(drop, &delivery, &setting, &event_source)),
        _ => None,
    };
    if args.json {
        let delivered =
            json::Delivered::new(&delivery, &setting, &event, dropped.as_ref(), &warnings);
        output::to_stdout(&json::text(&delivered)?)?;
    } else if let Some(dropped) = &dropped {
        output::to_stderr(&dropped.render());
        output::to_stderr(&render::faults(&apart_from(&warnings, dropped)));
    } else {
        output::to_stderr(&render::faults(&warnings));
        output::payload_to_stdout(&delivery.payload)?;
    }
    Ok(if dropped.is_some() { Status::No } else { Status::Yes })
}

/// Reads everything, so that the faults of the event and of the target's settings are told
/// together.
pub(super) fn read(args: &Transform) -> Result<(Rc<Source>, Setting), Vec<Fault>> {
    input::at_most_one_stdin(&[
        ("--event", Some(&args.event)),
        ("--template", args.template.as_deref()),
        ("--input-paths", args.input_paths.as_deref()),
        ("--input", args.input.as_deref()),
        ("--target", args.target.as_deref()),
    ])?;
    let source = input::read(&args.event).and_then(|source| {
        event(&source)?;
        Ok(source)
    });
    both(source, setting(args))
}

fn setting(args: &Transform) -> Result<Setting, Vec<Fault>> {
    if let Some(file) = &args.template {
        if args.pipe.is_some() {
            return target::pipe(input::read(file)?);
        }
        let paths = args.input_paths.as_deref().map(input::read).transpose();
        let (template, paths) = both(input::read(file), paths)?;
        return target::transformer(template, paths);
    }
    if let Some(path) = &args.input_path {
        return target::path(input::argument("--input-path", path));
    }
    if let Some(file) = &args.input {
        return target::constant(input::read(file)?);
    }
    if let Some(file) = &args.target {
        return target::setting(input::read(file)?);
    }
    Ok(Setting::Event)
}

pub(super) fn contexts(args: &Transform, event: &Event<'_>) -> Contexts {
    let mut rule = RuleContext::of_event(&args.rule_name, event);
    let mut pipe = PipeContext::of_event(args.pipe.as_deref().unwrap_or_default(), event);
    if let Some(arn) = &args.rule_arn {
        rule.rule_arn.clone_from(arn);
    }
    if let Some(time) = &args.ingestion_time {
        rule.ingestion_time.clone_from(time);
        pipe.ingestion_time.clone_from(time);
    }
    Contexts { rule, pipe }
}

/// What is most likely not as intended. `rulelens check` gives advice too.
pub(super) fn warnings(setting: &Setting, event: &Event<'_>) -> Vec<Fault> {
    let mut found = setting.lints(&About { event: Some(event), ..About::default() });
    found.retain(|found| found.severity == Severity::Warning);
    found
}

/// The warnings that the drop does not tell already.
pub(super) fn apart_from(warnings: &[Fault], dropped: &Dropped<'_>) -> Vec<Fault> {
    let told = |fault: &&Fault| {
        let is_drop = matches!(fault.code, "json-in-quotes" | "unescaped-text");
        let place = fault.text().map(|(source, span)| span.of(&source.text));
        !is_drop || place != dropped.placeholder().map(|name| format!("<{name}>")).as_deref()
    };
    warnings.iter().filter(told).cloned().collect()
}
