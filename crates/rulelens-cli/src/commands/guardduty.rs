//! `rulelens guardduty`

use std::io;

use rulelens::{Diagnostic, Span};
use rulelens_guardduty::{FindingType, Sample, Scenario, Time, convert, notify, simulate};

use super::{Status, refuse};
use crate::args::{Convert, Guardduty, SampleOf, Simulate};
use crate::fault::{Fault, Place};
use crate::render::timeline;
use crate::{input, json, output};

/// When an event is sent unless it is said.
const SAMPLE_TIME: &str = "2026-03-14T09:31:07Z";

pub(super) fn run(command: &Guardduty) -> io::Result<Status> {
    match command {
        Guardduty::Sample(args) => sample(args),
        Guardduty::Convert(args) => convert_file(args),
        Guardduty::Simulate(args) => simulate_file(args),
    }
}

fn sample(args: &SampleOf) -> io::Result<Status> {
    if args.list {
        output::to_stdout(&timeline::types())?;
        return Ok(Status::Yes);
    }
    match made(args) {
        Ok(sample) => output::lines_to_stdout(&in_lines(&sample.event()))?,
        Err(faults) => return refuse(&faults, false),
    }
    Ok(Status::Yes)
}

/// The sample that the command line asks for.
fn made(args: &SampleOf) -> Result<Sample, Vec<Fault>> {
    let place = |argument: &str, text: &str| {
        Place::Text(input::argument(argument, text), Span::new(0, text.len()))
    };
    let name = args.name.as_deref().unwrap_or_default();
    let Some(finding_type) = FindingType::named(name) else {
        let message = format!("there is no finding type `{name}`");
        let help = match FindingType::nearest(name) {
            Some(meant) => format!("Is `{}` meant?", meant.name),
            None => "`rulelens guardduty sample --list` shows all of them.".to_owned(),
        };
        return Err(vec![Fault::error("unknown-finding-type", message, help, place("TYPE", name))]);
    };
    let text = args.time.as_deref().unwrap_or(SAMPLE_TIME);
    let Some(time) = Time::parse(text) else {
        let message = format!("`{text}` is no time");
        let help = format!("Write it as `{SAMPLE_TIME}`.");
        return Err(vec![Fault::error("time", message, help, place("--time", text))]);
    };
    Ok(Sample::new(finding_type, args.seed, time))
}

fn convert_file(args: &Convert) -> io::Result<Status> {
    let events = match read(&args.file, convert) {
        Ok(events) => events,
        Err(faults) => return refuse(&faults, false),
    };
    if let [only] = events.as_slice() {
        output::lines_to_stdout(&in_lines(&only.event))?;
    } else {
        let lines: Vec<&str> = events.iter().map(|converted| converted.event.as_str()).collect();
        output::lines_to_stdout(&lines.join("\n"))?;
    }
    Ok(Status::Yes)
}

fn simulate_file(args: &Simulate) -> io::Result<Status> {
    let scenario = match read(&args.scenario, Scenario::parse) {
        Ok(scenario) => scenario,
        Err(faults) => return refuse(&faults, args.json),
    };
    let timeline = simulate(&scenario);
    let notified = notify(&scenario, &timeline);
    if args.json {
        output::to_stdout(&json::text(&json::Simulated::new(&scenario, &timeline, &notified))?)?;
    } else {
        output::to_stdout(&timeline::render(&scenario, &timeline, &notified))?;
    }
    Ok(Status::Yes)
}

/// Reads a file, and what is in it.
fn read<T>(
    file: &std::path::Path,
    parse: impl Fn(&str) -> Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Fault>> {
    let source = input::read(file)?;
    parse(&source.text).map_err(|faults| Fault::all(&source, &faults))
}

/// JSON with a line for each member.
fn in_lines(json: &str) -> String {
    rulelens_notify::payload(json).text
}
