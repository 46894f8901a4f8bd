//! Checks a case against the core.

use rulelens::{Diagnostic, Event, LineIndex, Pattern, explain};

use crate::suite::{PatternCase, Refusal};

/// Why a case does not hold.
pub type Failure = String;

/// How the service's answer to a pattern that it refuses begins.
const SERVICE_SAYS: &str = "Event pattern is not valid. Reason: ";

/// Checks a case about a pattern.
///
/// # Errors
///
/// What differs.
pub fn pattern(case: &PatternCase) -> Result<(), Failure> {
    let parsed = Pattern::parse(&case.pattern);
    let pattern = match (parsed, &case.refused) {
        (Err(faults), Some(refusal)) => return refused(&case.pattern, &faults, refusal),
        (Ok(_), Some(refusal)) => return Err(format!("accepted, not refused: {}", refusal.code)),
        (Err(faults), None) => return Err(format!("refused: {}", told(&case.pattern, &faults))),
        (Ok(pattern), None) => pattern,
    };
    if case.matches.is_empty() && case.misses.is_empty() {
        return Err("a case without an event shows nothing".to_owned());
    }
    let expected = |events: &[String], expected| {
        events.iter().try_for_each(|event| verdict(&pattern, event, expected))
    };
    expected(&case.matches, true)?;
    expected(&case.misses, false)
}

fn verdict(pattern: &Pattern, event: &str, expected: bool) -> Result<(), Failure> {
    let parsed = Event::parse(event).map_err(|fault| format!("event {event}: {fault}"))?;
    if explain(pattern, &parsed).matched == expected {
        return Ok(());
    }
    let verdict = if expected { "does not match" } else { "matches" };
    Err(format!("{verdict}: {event}"))
}

/// Checks how a text is refused.
///
/// # Errors
///
/// What differs.
pub(crate) fn refused(text: &str, faults: &[Diagnostic], refusal: &Refusal) -> Result<(), Failure> {
    let lines = LineIndex::new(text);
    let Some(first) = faults.first() else {
        return Err("refused without a fault".to_owned());
    };
    let start = lines.position(first.span.start);
    let found = (first.code(), first.span.of(text), start.line, start.column);
    let expected = (&*refusal.code, &*refusal.at, refusal.line, refusal.column);
    if found != expected {
        return Err(format!("fault {found:?}, expected {expected:?}"));
    }
    let then: Vec<&str> = faults.iter().skip(1).map(Diagnostic::code).collect();
    if then != refusal.then {
        return Err(format!("further faults {then:?}, expected {:?}", refusal.then));
    }
    if let Some(fixed) = &refusal.fixed {
        let found = first.fix.as_ref().map(|fix| fix.apply(text));
        if found.as_ref() != Some(fixed) {
            return Err(format!("fixed {found:?}, expected {fixed:?}"));
        }
    }
    let source = format!("[Source: (String)\"{text}\"");
    let found = first.service.as_deref();
    if let Some(service) = &refusal.service {
        let service = service.replace("[SOURCE", &source);
        if found != Some(service.as_str()) {
            return Err(format!("service says {found:?}, expected {service:?}"));
        }
    }
    if let Some(reason) = &refusal.reason {
        let reason = reason.replace("[SOURCE", &source);
        let found = found.and_then(|found| found.strip_prefix(SERVICE_SAYS));
        let found = found.and_then(|found| found.rsplit_once("\n at ")).map(|(reason, _)| reason);
        if found != Some(reason.as_str()) {
            return Err(format!("the service's reason is {found:?}, expected {reason:?}"));
        }
    }
    Ok(())
}

/// The faults, for a failure.
pub(crate) fn told(text: &str, faults: &[Diagnostic]) -> String {
    let told = faults.iter().map(|fault| format!("{fault} at `{}`", fault.span.of(text)));
    told.collect::<Vec<_>>().join("; ")
}

/// Whether what was found is what is expected.
pub(crate) fn same<A: PartialEq<B> + std::fmt::Debug, B: std::fmt::Debug>(
    what: &str,
    found: &A,
    expected: &B,
) -> Result<(), Failure> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}: {found:#?}, expected {expected:#?}"))
}
