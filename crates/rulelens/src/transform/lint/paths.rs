//! Input paths: those that find nothing, and those that nothing uses.

use super::nearest_path::{self, Sought};
use super::{Lint, Linter, Part};
use crate::diagnostic::{Edit, Fix};
use crate::event::Event;
use crate::json::{self, around};
use crate::nearest::{nearest, slip};
use crate::schema::{Finding, envelope};
use crate::span::Span;
use crate::transform::path::{Found, Step};
use crate::transform::{InputPath, InputPaths, Path, Template};

/// What the documentation reserves.
const PREFIX: &str = "aws";

impl Linter<'_> {
    pub(super) fn paths(&mut self, paths: &InputPaths, template: &Template, text: &str) {
        for (index, entry) in paths.entries().iter().enumerate() {
            self.path(Part::Paths, &entry.path, entry.path_span);
            if is_reserved(&entry.name) {
                let lint = Lint::ReservedPrefix { name: entry.name.clone() };
                self.push(Part::Paths, lint, entry.name_span, None);
            }
            let counts = paths.position(&entry.name).filter(|&counts| counts != index);
            let by = counts.and_then(|counts| paths.entries().get(counts));
            self.without_use(entry, by, template, text);
        }
    }

    /// Whether an entry makes no difference. `by` is the one that replaces it.
    fn without_use(
        &mut self,
        entry: &InputPath,
        by: Option<&InputPath>,
        template: &Template,
        text: &str,
    ) {
        let name = entry.name.clone();
        let lint = match by {
            Some(by) => Lint::ReplacedPath { name, by: by.name_span },
            None if template.placeholders().iter().any(|it| it.name == name) => return,
            None => Lint::UnusedPath { name },
        };
        self.push(Part::Paths, lint, entry.name_span, removal(entry, text));
    }

    /// Whether a path finds something.
    pub(super) fn path(&mut self, part: Part, path: &Path, span: Span) {
        let (lint, meant) = match (self.event, self.known(path)) {
            (Some(event), _) if !matches!(path.find(event.root()), Found::Nothing) => return,
            (Some(event), known) => self.missing(path, event, known),
            (None, Known::Never(meant)) => (never_there(path, meant.clone()), meant),
            (None, Known::Sometimes | Known::Unknown) => return,
        };
        let fix = meant.map(|meant| {
            let title = format!("Read `{meant}`");
            // An `InputPath` is read by its characters.
            let written = if part == Part::Path { meant } else { json::quoted(&meant) };
            Fix::replace(title, span, written)
        });
        self.push(part, lint, span, fix);
    }

    /// What is known of a path, without the event.
    fn known(&self, path: &Path) -> Known {
        // What is no event of a bus may have anything.
        let on_bus = self.event.is_none_or(|event| event.root().get("detail").is_some());
        match &self.finding {
            Some(finding) => in_finding(path, finding),
            None if on_bus => in_any_event(path),
            None => Known::Unknown,
        }
    }

    /// That an event has nothing at a path, and the path that may be meant.
    fn missing(&mut self, path: &Path, event: &Event<'_>, known: Known) -> (Lint, Option<String>) {
        let finds_nothing = |nearest, known| {
            let path = path.text().to_owned();
            Lint::FindsNothing { path, nearest, known }
        };
        if matches!(known, Known::Sometimes) {
            return (finds_nothing(None, true), None);
        }
        let sought = Sought { path, event, elsewhere: self.may_search() };
        let nearest = nearest_path::nearest(&sought);
        match known {
            Known::Never(meant) => {
                let meant = nearest.or(meant);
                (never_there(path, meant.clone()), meant)
            }
            _ => (finds_nothing(nearest.clone(), false), nearest),
        }
    }

    fn may_search(&mut self) -> bool {
        let may = self.searches > 0;
        self.searches = self.searches.saturating_sub(1);
        may
    }
}

fn is_reserved(name: &str) -> bool {
    name.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

fn never_there(path: &Path, nearest: Option<String>) -> Lint {
    Lint::NeverThere { path: path.text().to_owned(), nearest }
}

fn removal(entry: &InputPath, text: &str) -> Option<Fix> {
    let member = Span::new(entry.name_span.start, entry.path_span.end);
    let edit: Edit = around::removal(text, member)?;
    Some(Fix { title: format!("Remove `{}`", entry.name), edits: vec![edit] })
}

/// What is known of a path in events of a type.
enum Known {
    /// None has it; what may be meant.
    Never(Option<String>),
    /// Some have it.
    Sometimes,
    Unknown,
}

/// Of any event on a bus only the fields beside `detail` are known.
fn in_any_event(path: &Path) -> Known {
    match path.steps().first() {
        Some(Step::Key(key)) if !envelope().any(|known| known == key) => {
            let meant = nearest(key, envelope(), slip(key));
            let rest = path.text().get(2 + key.len()..).unwrap_or_default();
            Known::Never(meant.map(|meant| format!("$.{meant}{rest}")))
        }
        _ => Known::Unknown,
    }
}

fn in_finding(path: &Path, finding: &Finding) -> Known {
    let mut keys = keys(path);
    match keys.next() {
        Some("detail") => {}
        Some(_) => return in_any_event(path),
        None => return Known::Unknown,
    }
    let mut at = finding.root();
    for key in keys {
        if finding.is_open(at) {
            return Known::Unknown;
        }
        let Some(inside) = finding.step(at, key) else {
            let names = finding.keys(at).map(|(known, _)| known);
            let meant = nearest(key, names, slip(key));
            let beside = meant.and_then(|meant| replaced(path, key, meant));
            let elsewhere = || finding.path_of(key).map(|path| format!("$.{path}"));
            return Known::Never(beside.or_else(elsewhere));
        };
        at = inside;
    }
    Known::Sometimes
}

/// The path with one key for another, if it is there once.
fn replaced(path: &Path, key: &str, meant: &str) -> Option<String> {
    let once = keys(path).filter(|other| *other == key).count() == 1;
    let text = path.text();
    let at = text.find(&format!(".{key}"))? + 1;
    let (before, behind) = (text.get(..at)?, text.get(at + key.len()..)?);
    (once && !behind.starts_with(|char: char| char.is_alphanumeric()))
        .then(|| format!("{before}{meant}{behind}"))
}

/// Whether findings have an object at this path.
pub(super) fn is_object(path: &Path, finding: &Finding) -> bool {
    let mut keys = keys(path);
    if keys.next() != Some("detail")
        || path.steps().iter().any(|step| !matches!(step, Step::Key(_)))
    {
        return false;
    }
    let inside = keys.try_fold(finding.root(), |at, key| finding.step(at, key));
    inside.is_some_and(|inside| finding.keys(inside).next().is_some())
}

/// The keys of a path, without the places in arrays.
fn keys(path: &Path) -> impl Iterator<Item = &str> {
    path.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) | Step::All => None,
    })
}
