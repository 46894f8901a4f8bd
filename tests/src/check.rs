//! Checks a case against the core.

use rulelens::transform::{InputPaths, Outcome, RuleContext, TargetInput, Template};
use rulelens::{Diagnostic, Event, LineIndex, Pattern, explain};

use crate::suite::{PatternCase, Refusal, TransformCase};

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

fn refused(text: &str, faults: &[Diagnostic], refusal: &Refusal) -> Result<(), Failure> {
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

fn told(text: &str, faults: &[Diagnostic]) -> String {
    let told = faults.iter().map(|fault| format!("{fault} at `{}`", fault.span.of(text)));
    told.collect::<Vec<_>>().join("; ")
}

/// Checks a case about a target's input.
///
/// # Errors
///
/// What differs.
pub fn transform(case: &TransformCase) -> Result<(), Failure> {
    let event = Event::parse(&case.event).map_err(|fault| format!("event: {fault}"))?;
    let target = match (target(case), &case.refused) {
        (Ok(target), None) => target,
        (Ok(_), Some(refusal)) => return Err(format!("accepted, not refused: {}", refusal.code)),
        (Err((text, faults)), Some(refusal)) => return refused(text, &faults, refusal),
        (Err((text, faults)), None) => return Err(format!("refused: {}", told(text, &faults))),
    };
    let context = RuleContext::of_event("example", &event);
    let delivery = target.deliver(&event, &context);
    let (delivered, dropped) = match &delivery.outcome {
        Outcome::Dropped(drop) => {
            let piece = drop.piece.and_then(|piece| delivery.pieces.get(piece));
            let culprit = piece.map(|piece| piece.span.of(&delivery.payload)).unwrap_or_default();
            (None, Some(culprit.to_owned()))
        }
        _ => (Some(delivery.payload.clone()), None),
    };
    if (&delivered, &dropped) == (&case.delivered, &case.dropped) {
        return Ok(());
    }
    Err(format!(
        "delivered {delivered:?}, dropped {dropped:?}; expected {:?}, {:?}; payload {}",
        case.delivered, case.dropped, delivery.payload
    ))
}

type Refused<'c> = (&'c str, Vec<Diagnostic>);

fn target(case: &TransformCase) -> Result<TargetInput, Refused<'_>> {
    if let Some(path) = &case.path {
        return TargetInput::path(path).map_err(|fault| (&**path, vec![fault]));
    }
    if let Some(constant) = &case.constant {
        return TargetInput::constant(constant).map_err(|fault| (&**constant, vec![fault]));
    }
    let paths = InputPaths::parse(&case.paths).map_err(|faults| (&*case.paths, faults))?;
    let Some(text) = &case.template else {
        return Ok(TargetInput::MatchedEvent);
    };
    let template = Template::parse(text, &paths).map_err(|faults| (&**text, faults))?;
    Ok(TargetInput::Transformer { paths, template })
}
