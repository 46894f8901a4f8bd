//! Checks a case about what a pattern is told besides its verdict: faults and lints, with fixes.

use rulelens::diagnostic::Kind;
use rulelens::pattern::lint;
use rulelens::{Diagnostic, Event, LineIndex, Pattern, Severity};

use crate::check::Failure;
use crate::suite::{LintCase, Told};

/// Checks a case: what is found, in order, each with its place and what its fix makes of the text;
/// and that each fix mends what it is for.
///
/// # Errors
///
/// What differs.
pub fn lints(case: &LintCase) -> Result<(), Failure> {
    let event = case.event.as_deref().map(Event::parse).transpose();
    let event = event.map_err(|fault| format!("event: {fault}"))?;
    let found = found(&case.pattern, event.as_ref());
    let lines = LineIndex::new(&case.pattern);
    let told: Vec<Told> = found.iter().map(|found| told(&case.pattern, found, &lines)).collect();
    if told != case.told {
        return Err(format!("told {told:#?}, expected {:#?}", case.told));
    }
    found.iter().try_for_each(|found| mends(&case.pattern, found, event.as_ref()))
}

/// The faults of a pattern, or if it has none what the lints find.
pub fn found(text: &str, event: Option<&Event<'_>>) -> Vec<Diagnostic> {
    match Pattern::parse(text) {
        Ok(pattern) => lint(text, &pattern, event),
        Err(faults) => faults,
    }
}

fn told(text: &str, found: &Diagnostic, lines: &LineIndex<'_>) -> Told {
    let start = lines.position(found.span.start);
    Told {
        code: found.code().to_owned(),
        at: found.span.of(text).to_owned(),
        line: start.line,
        column: start.column,
        fixed: found.fix.as_ref().map(|fix| fix.apply(text)),
    }
}

/// Checks that a fix mends what it is for: the same is not found at the same place again, or less
/// is found than before. A fix of an error brings no new one before the place where it was.
///
/// # Errors
///
/// What is still wrong.
pub fn mends(text: &str, mended: &Diagnostic, event: Option<&Event<'_>>) -> Result<(), Failure> {
    let Some(fix) = &mended.fix else { return Ok(()) };
    let fixed = fix.apply(text);
    if fixed == text {
        return Err(format!("`{}` changes nothing", fix.title));
    }
    let same = |found: &&Diagnostic| found.code() == mended.code();
    let (before, after) = (found(text, event), found(&fixed, event));
    let fewer = after.iter().filter(same).count() < before.iter().filter(same).count()
        || after.len() < before.len();
    let elsewhere = after.iter().filter(same).all(|found| found.span.start != mended.span.start);
    if !fewer && !elsewhere {
        return Err(format!("`{}` does not mend {}: {fixed}", fix.title, mended.code()));
    }
    // A text that is JSON at last may turn out to be no pattern.
    let is_syntax = |found: &Diagnostic| matches!(found.kind, Kind::Json(_));
    let is_new = |found: &&Diagnostic| {
        found.severity == Severity::Error
            && found.span.start < mended.span.start
            && (is_syntax(found) || !is_syntax(mended))
            && before.iter().all(|before| before.code() != found.code())
    };
    match after.iter().find(is_new) {
        Some(new) => Err(format!("`{}` makes {new} of {fixed}", fix.title)),
        None => Ok(()),
    }
}
