//! `rulelens explain`

use std::io;

use super::{Status, both, event, pattern, refuse, texts, warnings};
use crate::args::Explain;
use crate::render::explained::Explained;
use crate::render::verdict::Verdict;
use crate::{json, output, render};

pub(super) fn run(args: &Explain) -> io::Result<Status> {
    let (pattern_source, event_source) = match texts(&args.pattern, &args.event) {
        Ok(sources) => sources,
        Err(faults) => return refuse(&faults, args.json),
    };
    let (pattern, event) = match both(pattern(&pattern_source), event(&event_source)) {
        Ok(parsed) => parsed,
        Err(faults) => return refuse(&faults, args.json),
    };
    let explanation = rulelens::explain(&pattern, &event);
    let warnings = warnings(&pattern_source, &pattern, &event);
    let verdict = Verdict::new(&pattern, &event, &explanation);
    let explained = Explained::new(&verdict, &pattern_source, &event_source);
    if args.json {
        output::to_stdout(&json::text(&json::Explained::new(&explained, &warnings))?)?;
    } else {
        output::to_stderr(&render::faults(&warnings));
        output::to_stdout(&explained.render())?;
    }
    Ok(if explanation.matched { Status::Yes } else { Status::No })
}
