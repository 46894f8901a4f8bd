//! What was found in infrastructure code, and what a rule is written as.

use rulelens::{LineIndex, Position};
use rulelens_iac::{Exported, Found, Rule, Sourced};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Diagnostic, Place, diagnostics};
use crate::fault::{Fault, Source};

/// `rulelens import`
#[derive(Serialize)]
pub(crate) struct Imported<'f> {
    ok: bool,
    format: &'static str,
    rules: Vec<RuleOf<'f>>,
    placeholders: Vec<PlaceholderOf<'f>>,
    diagnostics: Vec<Diagnostic<'f>>,
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
    targets: Vec<Box<RawValue>>,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct PlaceholderOf<'f> {
    name: &'f str,
    default: Option<&'f str>,
    places: Vec<Place>,
}

impl<'f> Imported<'f> {
    pub(crate) fn new(
        source: &Source,
        found: &'f Found,
        rules: &[&'f Rule],
        faults: &'f [Fault],
    ) -> Self {
        let lines = LineIndex::new(&source.text);
        let placeholders = found.placeholders.iter().map(|it| PlaceholderOf {
            name: &it.name,
            default: it.default.as_deref(),
            places: it.places.iter().map(|place| Place::new(*place, &lines)).collect(),
        });
        Self {
            ok: true,
            format: found.format.name(),
            rules: rules.iter().map(|rule| self::rule(rule, &lines)).collect(),
            placeholders: placeholders.collect(),
            diagnostics: diagnostics(faults),
        }
    }
}

fn rule<'f>(rule: &'f Rule, lines: &LineIndex<'_>) -> RuleOf<'f> {
    fn text(text: Option<&Sourced>) -> Option<&str> {
        text.map(Sourced::text)
    }
    let target =
        |it: &rulelens_iac::Target| RawValue::from_string(it.to_json().text().to_owned()).ok();
    RuleOf {
        id: &rule.id,
        name: text(rule.name.as_ref()),
        description: text(rule.description.as_ref()),
        state: rule.state.name(),
        bus: text(rule.bus.as_ref()),
        pattern: text(rule.pattern.as_ref()),
        schedule: text(rule.schedule.as_ref()),
        targets: rule.targets.iter().filter_map(target).collect(),
        start: lines.position(rule.place.start),
        end: lines.position(rule.place.end),
    }
}

/// `rulelens export`
#[derive(Serialize)]
pub(crate) struct ExportedFiles<'e> {
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

impl<'e> ExportedFiles<'e> {
    pub(crate) fn new(exported: &'e Exported) -> Self {
        let files = exported.files.iter().map(|file| FileOf {
            name: &file.name,
            language: file.language.name(),
            text: &file.text,
        });
        let notes =
            exported.notes.iter().map(|note| NoteOf { code: note.code(), text: note.text() });
        Self { ok: true, files: files.collect(), notes: notes.collect() }
    }
}
