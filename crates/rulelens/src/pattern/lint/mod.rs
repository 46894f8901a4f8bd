//! Lints: what the service takes, but may not mean what was intended. They never change the verdict.

mod alternatives;
mod keys;
mod kind;
mod replaced;
mod sample;
mod scope;
mod severity;
mod sources;
mod types;

pub use kind::Lint;

use super::{Field, MAX_BYTES, Pattern};
use crate::diagnostic::{Diagnostic, shown};
use crate::event::Event;
use crate::span::Span;
use sample::Sample;
use scope::Scope;

/// How many unknown names the nearest known one is looked for. Keeps the time in bounds for texts
/// that hold nothing else.
const SEARCHES: usize = 100;

/// What in a pattern may not be as intended, in the order of the text.
///
/// `text` is what the pattern was read from. A sample of the events that the rule is for tells
/// more: which fields hold numbers, and which are arrays.
///
/// ```
/// use rulelens::{Event, Pattern, pattern};
///
/// let text = r#"{"source": ["aws.health"], "detail": {"count": ["5"]}}"#;
/// let event = Event::parse(r#"{"source": "aws.health", "detail": {"count": 5}}"#).unwrap();
/// let found = pattern::lint(text, &Pattern::parse(text).unwrap(), Some(&event));
/// assert_eq!(found[0].code(), "type-differs");
/// assert!(found[0].fix.as_ref().unwrap().apply(text).contains("[5]"));
/// ```
pub fn lint(text: &str, pattern: &Pattern, event: Option<&Event<'_>>) -> Vec<Diagnostic> {
    let sample = event.map(|event| Sample::new(event, pattern));
    let scope = Scope::new(pattern);
    let keys = keys::lint(text, pattern, &scope, sample.as_ref());
    let mut linter = Linter {
        text,
        pattern,
        sample,
        scope,
        searches: SEARCHES,
        work: alternatives::WORK,
        found: Vec::new(),
    };
    let mut found = linter.whole(keys.misspelt_source);
    linter.fields();
    merge(&mut found, linter.found, keys.found);
    found
}

/// Whether all events that a pattern matches are findings of GuardDuty, by their detail-type.
///
/// ```
/// use rulelens::{Pattern, pattern};
///
/// let text = r#"{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"]}"#;
/// assert!(pattern::is_about_findings(&Pattern::parse(text).unwrap()));
/// let text = r#"{"source": ["aws.guardduty"]}"#;
/// assert!(!pattern::is_about_findings(&Pattern::parse(text).unwrap()));
/// ```
pub fn is_about_findings(pattern: &Pattern) -> bool {
    Scope::new(pattern).is_all_findings()
}

/// Both lists in the order of the text.
fn merge(all: &mut Vec<Diagnostic>, left: Vec<Diagnostic>, right: Vec<Diagnostic>) {
    let mut right = right.into_iter().peekable();
    for diagnostic in left {
        while let Some(earlier) = right.next_if(|it| it.span.start <= diagnostic.span.start) {
            all.push(earlier);
        }
        all.push(diagnostic);
    }
    all.extend(right);
}

/// What the lints of fields share.
struct Linter<'l> {
    text: &'l str,
    pattern: &'l Pattern,
    sample: Option<Sample>,
    scope: Scope,
    /// How many names may still be looked for.
    searches: usize,
    /// How much time may still be spent on comparing alternatives with each other.
    work: usize,
    found: Vec<Diagnostic>,
}

impl Linter<'_> {
    /// What concerns the pattern as a whole.
    fn whole(&self, misspelt_source: bool) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let bytes = self.text.len();
        if bytes > MAX_BYTES {
            found.push(Diagnostic::lint(Lint::OverQuota { bytes }, Span::new(0, bytes)));
        }
        if self.scope.lacks_source && !misspelt_source {
            let start = self.text.find('{').unwrap_or_default();
            found.push(Diagnostic::lint(Lint::NoSource, Span::new(start, start + 1)));
        }
        found
    }

    fn fields(&mut self) {
        let replaced = replaced::by(self.pattern);
        for (index, field) in self.pattern.fields().iter().enumerate() {
            if let Some(by) = replaced.get(index).copied().flatten() {
                self.replaced(index, field, by);
            }
            self.event_type(index, field);
            if !self.severity(index, field) {
                self.alternatives(field);
            }
            self.types(index, field);
        }
    }

    fn push(&mut self, lint: Lint, span: Span) {
        self.found.push(Diagnostic::lint(lint, span));
    }

    /// The last key of a field, cut if it is long.
    fn name(&self, index: usize) -> String {
        shown(self.pattern.last_key(index))
    }

    /// Whether a field has this path.
    fn has_path(&self, index: usize, last_first: &[&str]) -> bool {
        has_path(self.pattern, index, last_first)
    }

    /// The text of an alternative, cut if it is long.
    fn written(&self, span: Span) -> String {
        shown(span.of(self.text))
    }

    /// Whether one more name may be looked for.
    fn may_search(&mut self) -> bool {
        let may = self.searches > 0;
        self.searches = self.searches.saturating_sub(1);
        may
    }
}

/// Whether a field has this path, its last key first.
fn has_path(pattern: &Pattern, index: usize, last_first: &[&str]) -> bool {
    let mut keys = pattern.keys(index);
    last_first.iter().all(|key| keys.next() == Some(key)) && keys.next().is_none()
}

/// The text that a literal alternative is equal to.
fn literal(field: &Field, index: usize) -> Option<&str> {
    use crate::comparison::{Comparison, Exactly};
    match &field.alternatives.get(index)?.comparison {
        Comparison::Exactly(Exactly::String(text)) => Some(text),
        _ => None,
    }
}

/// The texts that the alternatives are equal to, if all are literals.
fn literals(field: &Field) -> Option<Vec<&str>> {
    (0..field.alternatives.len()).map(|index| literal(field, index)).collect()
}
