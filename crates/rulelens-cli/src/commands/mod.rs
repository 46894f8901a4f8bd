//! The commands: read texts, ask the core, write the answer.

mod check;
mod eval;
mod explain;
mod export;
mod filter;
mod guardduty;
mod import;
mod lint;
mod match_;
mod open;
mod render;
mod share;
mod test;
mod transform;

use std::io;

use std::process::ExitCode;
use std::rc::Rc;

use clap::CommandFactory;
use rulelens::{Diagnostic, Event, Pattern, Severity};

use crate::args::{Args, Command, PatternAndEvent};
use crate::fault::{Fault, Source};
use crate::{input, json, output};

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Matched, delivered, no errors: 0.
    Yes,
    /// Not matched, dropped: 1.
    No,
    /// There is no answer: 2.
    Fault,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Yes => Self::SUCCESS,
            Status::No => Self::from(1),
            Status::Fault => Self::from(2),
        }
    }
}

/// Does what the command line says. The error is one of writing.
pub(crate) fn run(command: &Command) -> io::Result<Status> {
    match command {
        Command::Match(args) => match_::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Transform(args) => transform::run(args),
        Command::Render(args) => render::run(args),
        Command::Check(args) => check::run(args),
        Command::Lint(args) => lint::run(args),
        Command::Import(args) => import::run(args),
        Command::Export(args) => export::run(args),
        Command::Guardduty(command) => guardduty::run(command),
        Command::Eval => eval::run(),
        Command::Filter(args) => filter::run(args),
        Command::Test(args) => test::run(args),
        Command::Share(args) => share::run(args),
        Command::Open(args) => open::run(args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "rulelens", &mut script);
            output::to_stdout(&String::from_utf8_lossy(&script))?;
            Ok(Status::Yes)
        }
    }
}

/// Ends a command that has no answer because of faults.
fn refuse(faults: &[Fault], as_json: bool) -> io::Result<Status> {
    if as_json {
        output::to_stdout(&json::text(&json::Refused::new(faults))?)?;
    } else {
        output::to_stderr(&crate::render::faults(faults));
    }
    Ok(Status::Fault)
}

/// Both, or the faults of both.
fn both<A, B>(
    first: Result<A, Vec<Fault>>,
    second: Result<B, Vec<Fault>>,
) -> Result<(A, B), Vec<Fault>> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults)
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
    }
}

/// Reads the files of a pattern and of an event.
fn texts(args: &PatternAndEvent) -> Result<(Rc<Source>, Rc<Source>), Vec<Fault>> {
    let PatternAndEvent { pattern, event } = args;
    input::at_most_one_stdin(&[("--pattern", Some(pattern)), ("--event", Some(event))])?;
    both(input::read(pattern), input::read(event))
}

/// Reads an event.
fn event(source: &Rc<Source>) -> Result<Event<'_>, Vec<Fault>> {
    Event::parse(&source.text).map_err(|fault| vec![Fault::new(source, &fault)])
}

/// What in a pattern and an event is most likely not as intended. `rulelens check` gives advice too.
fn warnings(pattern: (&Rc<Source>, &Pattern), event: (&Rc<Source>, &Event<'_>)) -> Vec<Fault> {
    let warnings = |source, mut found: Vec<Diagnostic>| {
        found.retain(|found| found.severity == Severity::Warning);
        Fault::all(source, &found)
    };
    let mut found = warnings(event.0, rulelens::event::lint(event.1));
    let of_pattern = rulelens::pattern::lint(&pattern.0.text, pattern.1, Some(event.1));
    found.extend(warnings(pattern.0, of_pattern));
    found
}

/// Reads an event pattern.
fn pattern(source: &Rc<Source>) -> Result<Pattern, Vec<Fault>> {
    Pattern::parse(&source.text).map_err(|faults| Fault::all(source, &faults))
}
