//! What is found in infrastructure code, and what a rule is written as.

use rulelens::{Diagnostic, LineIndex, Severity, Span};
use rulelens_iac::{Exported as CoreExported, File, Finding, Found, Note, Rule, Sourced};
use serde::Serialize;

use super::Place;
use super::diagnostic::{Problem, Refused};
use crate::text::Text;

/// The rules of a text.
#[derive(Serialize)]
pub(crate) struct Imported<'f> {
    ok: bool,
    format: &'static str,
    rules: Vec<RuleOf<'f>>,
    placeholders: Vec<PlaceholderOf<'f>>,
    diagnostics: Vec<Problem>,
}

#[derive(Serialize)]
struct RuleOf<'f> {
    id: &'f str,
    name: Option<&'f str>,
    description: Option<&'f str>,
    state: &'static str,
    bus: Option<&'f str>,
    pattern: Option<&'f str>,
    schedule: Option<&'f str>,
    targets: Vec<String>,
    #[serde(flatten)]
    place: LinePlace,
}

#[derive(Serialize)]
struct PlaceholderOf<'f> {
    name: &'f str,
    default: Option<&'f str>,
    places: Vec<LinePlace>,
}

/// A place that a person looks for.
#[derive(Serialize)]
struct LinePlace {
    #[serde(flatten)]
    place: Place,
    line: usize,
    column: usize,
}

impl LinePlace {
    fn new(span: Span, lines: &LineIndex<'_>) -> Self {
        let start = lines.position(span.start);
        Self { place: Place::new(span, lines), line: start.line, column: start.column }
    }
}

impl<'f> Imported<'f> {
    pub(crate) fn new(source: &Text<'_>, found: &'f Found, rules: &[&'f Rule]) -> Self {
        let lines = source.lines();
        let placeholders = found.placeholders.iter().map(|it| PlaceholderOf {
            name: &it.name,
            default: it.default.as_deref(),
            places: it.places.iter().map(|place| LinePlace::new(*place, &lines)).collect(),
        });
        Self {
            ok: true,
            format: found.format.name(),
            rules: rules.iter().map(|it| rule(it, &lines)).collect(),
            placeholders: placeholders.collect(),
            diagnostics: diagnostics(source, &lines, rules, &found.unread),
        }
    }
}

fn rule<'f>(rule: &'f Rule, lines: &LineIndex<'_>) -> RuleOf<'f> {
    fn text(text: Option<&Sourced>) -> Option<&str> {
        text.map(Sourced::text)
    }
    RuleOf {
        id: &rule.id,
        name: text(rule.name.as_ref()),
        description: text(rule.description.as_ref()),
        state: rule.state.name(),
        bus: text(rule.bus.as_ref()),
        pattern: text(rule.pattern.as_ref()),
        schedule: text(rule.schedule.as_ref()),
        targets: rule.targets.iter().map(|it| it.to_json().text().to_owned()).collect(),
        place: LinePlace::new(rule.place, lines),
    }
}

/// What is wrong with the rules, then what was not understood.
fn diagnostics(
    source: &Text<'_>,
    lines: &LineIndex<'_>,
    rules: &[&Rule],
    unread: &[Diagnostic],
) -> Vec<Problem> {
    let of_rules = rules.iter().flat_map(|rule| rule.check());
    let of_rules = of_rules.map(|Finding { diagnostic, related, .. }| {
        Problem::found(source, lines, &diagnostic).with_related(related, lines)
    });
    of_rules.chain(unread.iter().map(|it| Problem::found(source, lines, it))).collect()
}

/// Rules of a text that have no fault.
#[derive(Serialize)]
pub(crate) struct Linted {
    ok: bool,
    rules: usize,
    warnings: Vec<Problem>,
}

impl Linted {
    /// What may not be meant; all of it if there is a fault.
    pub(crate) fn new(source: &Text<'_>, found: &Found) -> Result<Self, Refused> {
        let rules: Vec<&Rule> = found.rules.iter().collect();
        let all = diagnostics(source, &source.lines(), &rules, &found.unread);
        if all.iter().any(|it| it.severity() == Severity::Error) {
            return Err(Refused::all(all));
        }
        let with_pattern = rules.iter().filter(|rule| rule.pattern.is_some()).count();
        Ok(Self { ok: true, rules: with_pattern, warnings: all })
    }
}

/// A rule as the code of a tool.
#[derive(Serialize)]
pub(crate) struct Exported<'e> {
    ok: bool,
    files: Vec<FileOf<'e>>,
    notes: Vec<NoteOf>,
}

#[derive(Serialize)]
struct FileOf<'e> {
    name: &'e str,
    language: &'static str,
    text: &'e str,
}

#[derive(Serialize)]
struct NoteOf {
    code: &'static str,
    text: &'static str,
}

impl<'e> Exported<'e> {
    pub(crate) fn new(exported: &'e CoreExported) -> Self {
        let file = |file: &'e File| FileOf {
            name: &file.name,
            language: file.language.name(),
            text: &file.text,
        };
        let note = |note: &Note| NoteOf { code: note.code(), text: note.text() };
        Self {
            ok: true,
            files: exported.files.iter().map(file).collect(),
            notes: exported.notes.iter().map(note).collect(),
        }
    }
}
