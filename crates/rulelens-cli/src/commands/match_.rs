//! `rulelens match`

use std::io;
use std::rc::Rc;

use rulelens::explain;

use super::{Status, both, event, pattern, refuse};
use crate::args::Match;
use crate::fault::{Fault, Source};
use crate::render::verdict::Verdict;
use crate::{input, json, output, render};

pub(super) fn run(args: &Match) -> io::Result<Status> {
    let (pattern_source, event_source) = match read(args) {
        Ok(sources) => sources,
        Err(faults) => return refuse(&faults, args.json),
    };
    let (pattern, event) = match both(pattern(&pattern_source), event(&event_source)) {
        Ok(parsed) => parsed,
        Err(faults) => return refuse(&faults, args.json),
    };
    let explanation = explain(&pattern, &event);
    let warnings = Fault::all(&pattern_source, pattern.warnings());
    let verdict = Verdict::new(&pattern, &event, &explanation);
    if args.json {
        output::to_stdout(&json::text(&json::Matched::new(&verdict, &warnings))?)?;
    } else if !args.quiet {
        output::to_stderr(&render::faults(&warnings));
        output::to_stdout(&verdict.render())?;
    }
    Ok(if explanation.matched { Status::Yes } else { Status::No })
}

fn read(args: &Match) -> Result<(Rc<Source>, Rc<Source>), Vec<Fault>> {
    let (pattern, event) = (&args.pattern, &args.event);
    input::at_most_one_stdin(&[("--pattern", Some(pattern)), ("--event", Some(event))])?;
    both(input::read(pattern), input::read(event))
}
