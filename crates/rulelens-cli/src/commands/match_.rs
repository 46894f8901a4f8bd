//! `rulelens match`

use std::io;

use rulelens::explain;

use super::{Status, both, event, pattern, refuse, texts, warnings};
use crate::args::Match;
use crate::render::verdict::Verdict;
use crate::{json, output, render};

pub(super) fn run(args: &Match) -> io::Result<Status> {
    let (pattern_source, event_source) = match texts(&args.texts) {
        Ok(sources) => sources,
        Err(faults) => return refuse(&faults, args.json),
    };
    let (pattern, event) = match both(pattern(&pattern_source), event(&event_source)) {
        Ok(parsed) => parsed,
        Err(faults) => return refuse(&faults, args.json),
    };
    let explanation = explain(&pattern, &event);
    let warnings = warnings((&pattern_source, &pattern), (&event_source, &event));
    let verdict = Verdict::new(&pattern, &event, &explanation);
    if args.json {
        output::to_stdout(&json::text(&json::Matched::new(&verdict, &warnings))?)?;
    } else if !args.quiet {
        output::to_stderr(&render::faults(&warnings));
        output::to_stdout(&verdict.render())?;
    }
    Ok(if explanation.matched { Status::Yes } else { Status::No })
}
