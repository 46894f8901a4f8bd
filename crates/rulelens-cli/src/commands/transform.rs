//! `rulelens transform`

use std::io;
use std::rc::Rc;

use rulelens::Event;
use rulelens::transform::{Outcome, RuleContext, TargetInput};

use super::{Status, both, event, refuse};
use crate::args::Transform;
use crate::fault::{Fault, Source};
use crate::render::dropped::Dropped;
use crate::{input, json, output, target};

pub(super) fn run(args: &Transform) -> io::Result<Status> {
    let (event_source, target) = match read(args) {
        Ok(texts) => texts,
        Err(faults) => return refuse(&faults, args.json),
    };
    let event = match event(&event_source) {
        Ok(event) => event,
        Err(faults) => return refuse(&faults, args.json),
    };
    let delivery = target.deliver(&event, &context(args, &event));
    let dropped = match &delivery.outcome {
        Outcome::Dropped(drop) => Some(Dropped::new(drop, &delivery, &target, &event_source)),
        _ => None,
    };
    if args.json {
        let delivered = json::Delivered::new(&delivery, &target, &event, dropped.as_ref());
        output::to_stdout(&json::text(&delivered)?)?;
    } else if let Some(dropped) = &dropped {
        output::to_stderr(&dropped.render());
    } else {
        output::payload_to_stdout(&delivery.payload)?;
    }
    Ok(if dropped.is_some() { Status::No } else { Status::Yes })
}

/// Reads everything, so that the faults of the event and of the target's settings are told
/// together.
fn read(args: &Transform) -> Result<(Rc<Source>, TargetInput), Vec<Fault>> {
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
    both(source, target_input(args))
}

fn target_input(args: &Transform) -> Result<TargetInput, Vec<Fault>> {
    if let Some(file) = &args.template {
        let paths = args.input_paths.as_deref().map(input::read).transpose();
        let (template, paths) = both(input::read(file), paths)?;
        return target::transformer(&template, paths.as_ref());
    }
    if let Some(path) = &args.input_path {
        return target::path(&input::argument("--input-path", path));
    }
    if let Some(file) = &args.input {
        return target::constant(&input::read(file)?);
    }
    if let Some(file) = &args.target {
        return target::from_json(&input::read(file)?);
    }
    Ok(TargetInput::MatchedEvent)
}

fn context(args: &Transform, event: &Event<'_>) -> RuleContext {
    let mut context = RuleContext::of_event(&args.rule_name, event);
    if let Some(arn) = &args.rule_arn {
        context.rule_arn.clone_from(arn);
    }
    if let Some(time) = &args.ingestion_time {
        context.ingestion_time.clone_from(time);
    }
    context
}
