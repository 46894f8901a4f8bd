//! Places of the core, in bytes, as places of the editors: lines and UTF-16 code units.

use rulelens::transform::Drop;
use rulelens::{Diagnostic, LineIndex, Severity, Span};

use super::change::change;
use crate::messages;
use crate::state::Texts;
use crate::view::{Fix, Problem, TextName};

/// Each fix holds the whole text as it would be.
const FIXES: usize = 20;

/// The lines of the texts.
pub(super) struct Lines<'t> {
    texts: &'t Texts,
    event: LineIndex<'t>,
    pattern: LineIndex<'t>,
    constant: LineIndex<'t>,
    input_path: LineIndex<'t>,
    input_paths: LineIndex<'t>,
    template: LineIndex<'t>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(texts: &'t Texts) -> Self {
        Self {
            texts,
            event: LineIndex::new(&texts.event),
            pattern: LineIndex::new(texts.pattern()),
            constant: LineIndex::new(&texts.target().constant),
            input_path: LineIndex::new(&texts.target().input_path),
            input_paths: LineIndex::new(&texts.target().input_paths),
            template: LineIndex::new(&texts.target().template),
        }
    }

    fn of(&self, name: TextName) -> &LineIndex<'t> {
        match name {
            TextName::Event => &self.event,
            TextName::Pattern => &self.pattern,
            TextName::Constant => &self.constant,
            TextName::InputPath => &self.input_path,
            TextName::InputPaths => &self.input_paths,
            TextName::Template => &self.template,
        }
    }

    pub(super) fn text(&self, name: TextName) -> &'t str {
        self.texts.get(name)
    }

    /// The line that a span begins in.
    pub(super) fn line(&self, name: TextName, span: Span) -> usize {
        self.of(name).position(span.start).line
    }

    /// That nothing arrives because of a place in the template.
    pub(super) fn dropped(&self, drop: &Drop, cause: Span) -> Problem {
        let lines = self.of(TextName::Template);
        let (start, end) = (lines.position(cause.start), lines.position(cause.end));
        Problem {
            code: "dropped".to_owned(),
            severity: Severity::Warning,
            message: messages::format(
                "dropped.problem",
                &[("fault", &messages::plain(&drop.message))],
            ),
            help: String::new(),
            fix: drop.fix.as_ref().map(|fix| self.fix(TextName::Template, fix)),
            service: None,
            from: start.utf16,
            to: end.utf16,
            line: start.line,
            column: start.column,
        }
    }

    /// A span in UTF-16 code units.
    pub(super) fn range(&self, name: TextName, span: Span) -> (usize, usize) {
        let lines = self.of(name);
        (lines.position(span.start).utf16, lines.position(span.end).utf16)
    }

    /// What is found in a text: faults, or advice. Only of the first few a fix is kept.
    pub(super) fn problems(&self, name: TextName, found: &[Diagnostic]) -> Vec<Problem> {
        let problem = |(index, diagnostic)| self.problem(name, diagnostic, index < FIXES);
        found.iter().enumerate().map(problem).collect()
    }

    /// Advice on a text, the most serious first: the foot of the editor has room for one.
    pub(super) fn advice(&self, name: TextName, mut found: Vec<Diagnostic>) -> Vec<Problem> {
        found.sort_by_key(|found| found.severity);
        self.problems(name, &found)
    }

    /// What mends a text, as the text that it becomes.
    pub(super) fn fix(&self, name: TextName, fix: &rulelens::Fix) -> Fix {
        fix_of(self.text(name), fix)
    }

    fn problem(&self, name: TextName, diagnostic: &Diagnostic, mended: bool) -> Problem {
        let mended = mended.then(|| self.text(name));
        problem(diagnostic, self.of(name), mended)
    }
}

/// What is found in a text, with its place there. With the text, what mends it too.
pub(crate) fn problem(
    diagnostic: &Diagnostic,
    lines: &LineIndex<'_>,
    mended: Option<&str>,
) -> Problem {
    let located = diagnostic.located(lines);
    Problem {
        code: located.code.to_owned(),
        severity: located.severity,
        message: located.message.into_owned(),
        help: located.help.into_owned(),
        fix: mended.zip(diagnostic.fix.as_ref()).map(|(text, fix)| fix_of(text, fix)),
        service: located.service,
        from: located.start.utf16,
        to: located.end.utf16,
        line: located.start.line,
        column: located.start.column,
    }
}

fn fix_of(text: &str, fix: &rulelens::Fix) -> Fix {
    Fix { title: fix.title.clone(), text: fix.apply(text).into(), change: change(text, fix) }
}
