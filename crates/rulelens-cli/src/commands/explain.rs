//! `rulelens explain`

use std::io;

use rulelens::{Event, Pattern};

use super::{Status, event, refuse, texts, warnings};
use crate::args::Explain;
use crate::fault::Fault;
use crate::render::explained::Explained;
use crate::render::verdict::Verdict;
use crate::{json, output, render};

pub(super) fn run(args: &Explain) -> io::Result<Status> {
    let (pattern_source, event_source) = match texts(&args.texts) {
        Ok(sources) => sources,
        Err(faults) => return refuse(&faults, args.json),
    };
    let (pattern, found) = Pattern::read(&pattern_source.text);
    let mut faults = Fault::all(&pattern_source, &found);
    let event = match event(&event_source) {
        Ok(event) if faults.is_empty() => event,
        Ok(event) => return neighbours(&pattern, &event, &faults, args.json),
        Err(more) => {
            faults.extend(more);
            return refuse(&faults, args.json);
        }
    };
    let explanation = rulelens::explain(&pattern, &event);
    let warnings = warnings((&pattern_source, &pattern), (&event_source, &event));
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

/// Of a pattern with faults, what can be explained: the fields that have none.
fn neighbours(
    pattern: &Pattern,
    event: &Event<'_>,
    faults: &[Fault],
    as_json: bool,
) -> io::Result<Status> {
    let explanation = rulelens::explain(pattern, event);
    let verdict = Verdict::new(pattern, event, &explanation);
    if as_json {
        output::to_stdout(&json::text(&json::Refused::with_fields(faults, &verdict))?)?;
    } else {
        output::to_stderr(&render::faults(faults));
        output::to_stdout(&verdict.render_fields())?;
    }
    Ok(Status::Fault)
}
