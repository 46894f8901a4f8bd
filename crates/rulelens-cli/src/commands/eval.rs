//! `rulelens eval`

use std::io::{self, BufWriter, Write};

use rulelens::{Diagnostic, Event, Pattern, Severity, explain};

use super::{Status, refuse};
use crate::json::{self, Answer, Refusal};
use crate::lines::{Line, Lines};
use crate::query::Query;
use crate::{input, output};

const BUFFER: usize = 1 << 16;

pub(super) fn run() -> io::Result<Status> {
    let mut lines = Lines::new(io::stdin().lock());
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    loop {
        // Whoever waits for an answer before writing the next line gets it; in bulk, lines are
        // there faster than they are answered.
        if !lines.is_ready() && output::is_closed(out.flush())? {
            return Ok(Status::Yes);
        }
        let line = match lines.next() {
            Ok(Some(line)) if line.is_blank() => continue,
            Ok(Some(line)) => line,
            Ok(None) => return Ok(Status::Yes),
            Err(error) => return refuse(&[input::stdin_unreadable(&error)], false),
        };
        if output::is_closed(out.write_all(answer(&line)?.as_bytes()))? {
            return Ok(Status::Yes);
        }
    }
}

/// The answer to a line, as a line.
fn answer(line: &Line<'_>) -> io::Result<String> {
    let query = match Query::read(line.bytes) {
        Ok(query) => query,
        Err(misread) => {
            return json::text(&Answer::Error(Refusal::of_line(line.number, &misread)));
        }
    };
    match matched(&query) {
        Ok(matched) => json::text(&Answer::Matched(matched)),
        Err((text, fault)) => {
            let message = fault.message();
            json::text(&Answer::Error(Refusal::of_text(text, &fault, &message)))
        }
    }
}

/// Whether the event matches, or the first fault, of the pattern before the event, with the text
/// that it is in.
fn matched<'q>(query: &'q Query<'_>) -> Result<bool, (&'q str, Box<Diagnostic>)> {
    let (pattern_text, event_text) = (&*query.pattern, &*query.event);
    let pattern = match Pattern::parse(pattern_text) {
        Ok(pattern) => pattern,
        Err(faults) => {
            let mut errors = faults.into_iter().filter(|fault| fault.severity == Severity::Error);
            // INVARIANT: there is one. A pattern without a meaning would match nothing.
            return errors.next().map_or(Ok(false), |first| Err((pattern_text, Box::new(first))));
        }
    };
    let event = Event::parse(event_text).map_err(|fault| (event_text, Box::new(fault)))?;
    Ok(explain(&pattern, &event).matched)
}
