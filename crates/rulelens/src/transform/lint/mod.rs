//! Lints: what the service takes, but may not be received as intended. They never change what is
//! delivered.

mod constant;
mod kind;
mod limits;
mod nearest_path;
mod paths;
mod strings;
mod tags;
mod text;

pub use kind::Lint;

use super::template::Template;
use super::{InputPaths, Path, Target, TargetInput};
use crate::diagnostic::{Diagnostic, Fix, shown};
use crate::event::Event;
use crate::json;
use crate::nearest::{nearest, slip};
use crate::order::sort_by_key;
use crate::schema::Finding;

/// How many paths are looked for elsewhere in the event. Keeps the time in bounds for maps that
/// hold nothing else.
const SEARCHES: usize = 20;

/// What is known of the events that a target is for, and of the target.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// A sample of the events.
    pub event: Option<&'a Event<'a>>,
    /// Whether all of them are findings of GuardDuty, as
    /// [`is_about_findings`](crate::pattern::is_about_findings) says of a pattern. The sample is
    /// looked at too.
    pub findings: bool,
    /// The service that receives them: [`Target::service`].
    pub service: Option<&'a str>,
}

/// In which of the settings something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `Input`
    Constant,
    /// `InputPath`
    Path,
    /// `InputPathsMap`
    Paths,
    /// `InputTemplate`
    Template,
}

/// What was found in one of the settings, with its place in the text of that one.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which one.
    pub part: Part,
    /// What was found.
    pub diagnostic: Diagnostic,
}

/// What in a target's input may not be as intended, in the order of the texts.
///
/// `paths_text` is what the input paths map was read from.
///
/// ```
/// use rulelens::Event;
/// use rulelens::transform::{About, InputPaths, TargetInput, Template, lint};
///
/// let text = r#"{"type": "$.detail.typ"}"#;
/// let paths = InputPaths::parse(text).unwrap();
/// let template = Template::parse("\"<type>\"", &paths).unwrap();
/// let event = Event::parse(r#"{"detail": {"type": "Recon:EC2/Portscan"}}"#).unwrap();
/// let about = About { event: Some(&event), ..About::default() };
/// let found = lint(&TargetInput::Transformer { paths, template }, text, &about);
/// assert_eq!(found[0].diagnostic.code(), "input-path-finds-nothing");
/// let fix = found[0].diagnostic.fix.as_ref().unwrap();
/// assert_eq!(fix.apply(text), r#"{"type": "$.detail.type"}"#);
/// ```
pub fn lint(input: &TargetInput, paths_text: &str, about: &About<'_>) -> Vec<Found> {
    let mut linter = Linter::new(about);
    match input {
        TargetInput::Path(path) => linter.input_path(path),
        TargetInput::Transformer { paths, template } => {
            linter.paths(paths, template, paths_text);
            linter.template(paths, template);
        }
        TargetInput::Constant(text) => linter.constant(text),
        TargetInput::MatchedEvent => {}
    }
    sort_by_key(&mut linter.found, |found| (found.part, found.diagnostic.span.start));
    linter.found
}

impl Target {
    /// What in it may not be as intended, in the order of its text. `about` need not say the
    /// service.
    ///
    /// `text` is what the target was read from.
    pub fn lint(&self, text: &str, about: &About<'_>) -> Vec<Diagnostic> {
        let about = About { service: about.service.or(self.service()), ..*about };
        let placed = |found: Found| match found.part {
            Part::Paths => found.diagnostic,
            Part::Constant | Part::Path | Part::Template => self.in_text(found.diagnostic),
        };
        let mut found: Vec<_> = lint(self.input(), text, &about).into_iter().map(placed).collect();
        for (name, key) in self.unknown() {
            let meant = nearest(name, Self::members(), slip(name));
            let lint = Lint::UnknownMember { name: shown(name), nearest: meant };
            let title = |meant| format!("Rename it to `{meant}`");
            let fix = meant.map(|meant| Fix::replace(title(meant), *key, json::quoted(meant)));
            found.push(Diagnostic::target_lint(lint, *key).with_fix(fix));
        }
        sort_by_key(&mut found, |found| found.span.start);
        found
    }
}

struct Linter<'l> {
    event: Option<&'l Event<'l>>,
    service: Option<&'l str>,
    /// The schema of the events' `detail`, if it is known.
    finding: Option<Finding>,
    /// How many paths may still be looked for.
    searches: usize,
    found: Vec<Found>,
}

impl<'l> Linter<'l> {
    fn new(about: &About<'l>) -> Self {
        let is_finding = about.findings || about.event.is_some_and(is_finding);
        Self {
            event: about.event,
            service: about.service,
            finding: is_finding.then(Finding::new),
            searches: SEARCHES,
            found: Vec::new(),
        }
    }

    fn push(&mut self, part: Part, lint: Lint, span: crate::span::Span, fix: Option<Fix>) {
        let diagnostic = Diagnostic::target_lint(lint, span).with_fix(fix);
        self.found.push(Found { part, diagnostic });
    }

    fn input_path(&mut self, path: &Path) {
        let span = crate::span::Span::new(0, path.text().len());
        self.path(Part::Path, path, span);
    }

    fn template(&mut self, paths: &InputPaths, template: &Template) {
        self.limits(paths, template);
        self.text(template);
        self.strings(paths, template);
        self.tags(paths, template);
    }
}

fn is_finding(event: &Event<'_>) -> bool {
    let is = |key: &str, text: &str| {
        event.root().get(key).and_then(|value| value.string()).is_some_and(|found| found == text)
    };
    is("source", "aws.guardduty") && is("detail-type", "GuardDuty Finding")
}
