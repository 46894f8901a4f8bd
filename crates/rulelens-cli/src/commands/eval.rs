//! `rulelens eval`

use std::io::{self, BufWriter, Write};

use rulelens::transform::{Delivery, RuleContext, Target};
use rulelens::{Diagnostic, Event, Pattern, Severity, explain};

use super::{Status, refuse};
use crate::json::{self, Answer, Arrival, Refusal};
use crate::lines::{Line, Lines};
use crate::query::{Query, Rule};
use crate::{input, output};

const BUFFER: usize = 1 << 16;
/// The name of a rule of which none is told.
const RULE: &str = "rule";

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
    match evaluated(&query) {
        Ok(Verdict::Matched(matched)) => json::text(&Answer::Matched(matched)),
        Ok(Verdict::Missed) => json::text(&Arrival::not_matched()),
        Ok(Verdict::Delivered(delivery, target)) => {
            json::text(&Arrival::new(&delivery, target.input()))
        }
        // INVARIANT: what is refused has a fault. A pattern without a meaning would match nothing.
        Err((text, faults)) => match first(&faults) {
            Some(fault) => {
                let message = fault.message();
                json::text(&Answer::Error(Refusal::of_text(text, fault, &message)))
            }
            None => json::text(&Answer::Matched(false)),
        },
    }
}

/// What comes of an event.
enum Verdict {
    /// Whether it matches a pattern.
    Matched(bool),
    /// It does not match, so that its target receives nothing.
    Missed,
    /// What a target receives.
    Delivered(Delivery, Box<Target>),
}

/// Faults, and the text that they are in.
type Faulty<'q> = (&'q str, Vec<Diagnostic>);

/// What comes of an event, or the faults: of the pattern before the event, and of the target
/// behind it.
fn evaluated<'q>(query: &'q Query<'_>) -> Result<Verdict, Faulty<'q>> {
    let pattern = query.pattern.as_deref().map(pattern).transpose()?;
    let event_text = &*query.event;
    let event = Event::parse(event_text).map_err(|fault| (event_text, vec![fault]))?;
    let matched = pattern.is_none_or(|pattern| explain(&pattern, &event).matched);
    let Some((target, rule)) = &query.target else { return Ok(Verdict::Matched(matched)) };
    let target = self::target(target)?;
    if !matched {
        return Ok(Verdict::Missed);
    }
    let delivery = target.input().deliver(&event, &context(rule, &event));
    Ok(Verdict::Delivered(delivery, Box::new(target)))
}

fn pattern(text: &str) -> Result<Pattern, Faulty<'_>> {
    Pattern::parse(text).map_err(|faults| (text, faults))
}

fn target(text: &str) -> Result<Target, Faulty<'_>> {
    Target::parse(text).map_err(|faults| (text, faults))
}

/// The fault that the service would tell, else the first error.
fn first(faults: &[Diagnostic]) -> Option<&Diagnostic> {
    let told = faults.iter().find(|fault| fault.service.is_some());
    told.or_else(|| faults.iter().find(|fault| fault.severity == Severity::Error))
}

fn context(rule: &Rule, event: &Event<'_>) -> RuleContext {
    let mut context = RuleContext::of_event(rule.name.as_deref().unwrap_or(RULE), event);
    if let Some(arn) = &rule.arn {
        context.rule_arn.clone_from(arn);
    }
    if let Some(time) = &rule.ingestion_time {
        context.ingestion_time.clone_from(time);
    }
    context
}
