//! The rules: a file of them, or a folder with one pattern a file.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rulelens::json::{Document, Type, Value};
use rulelens::{Pattern, RuleSet};

use crate::fault::{Fault, Place, Source};
use crate::input;

/// Rules ready to be matched.
#[derive(Debug)]
pub(crate) struct Rules {
    /// Their ids, in order.
    pub(crate) ids: Vec<String>,
    /// The set, in which a rule has the number of its id.
    pub(crate) set: RuleSet<u32>,
}

/// Patterns by their ids.
type Patterns = BTreeMap<String, Vec<Pattern>>;

/// Reads the rules that the path names.
///
/// # Errors
///
/// All faults in them.
pub(crate) fn read(path: &Path) -> Result<Rules, Vec<Fault>> {
    let patterns = if path.is_dir() { of_folder(path)? } else { of_file(path)? };
    let mut builder = RuleSet::builder();
    let mut ids = Vec::new();
    for (number, (id, patterns)) in (0..).zip(patterns) {
        ids.push(id);
        for pattern in &patterns {
            builder.add(number, pattern);
        }
    }
    Ok(Rules { ids, set: builder.build() })
}

/// Each file holds a pattern; its name, without `.json`, is the id.
fn of_folder(folder: &Path) -> Result<Patterns, Vec<Fault>> {
    let unreadable = |error| vec![input::unreadable(folder.display().to_string(), &error)];
    let mut files = files(folder).map_err(unreadable)?;
    files.sort();
    let (mut patterns, mut faults) = (Patterns::new(), Vec::new());
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let id = name.strip_suffix(".json").unwrap_or(&name).to_owned();
        let read = input::read(&path).and_then(|source| {
            Pattern::parse(&source.text).map_err(|faults| Fault::all(&source, &faults))
        });
        match read {
            Ok(pattern) => patterns.entry(id).or_default().push(pattern),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(patterns) } else { Err(faults) }
}

/// The files of a folder; hidden ones and folders are left out.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') && !path.is_dir() {
            files.push(path);
        }
    }
    Ok(files)
}

/// A JSON array of rules, or lines with one each.
fn of_file(path: &Path) -> Result<Patterns, Vec<Fault>> {
    let source = input::read(path)?;
    let mut file = File { source: &source, patterns: Patterns::new(), faults: Vec::new() };
    if source.text.trim_start().starts_with('[') {
        file.array();
    } else {
        file.lines();
    }
    if file.faults.is_empty() { Ok(file.patterns) } else { Err(file.faults) }
}

struct File<'s> {
    source: &'s Rc<Source>,
    patterns: Patterns,
    faults: Vec<Fault>,
}

impl File<'_> {
    fn array(&mut self) {
        match Document::parse(&self.source.text) {
            Ok(document) => document.root().elements().for_each(|rule| self.rule(rule, 0)),
            Err(fault) => self.faults.push(Fault::new(self.source, &fault)),
        }
    }

    fn lines(&mut self) {
        let mut offset = 0;
        for line in self.source.text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                match Document::parse(line.trim_end()) {
                    Ok(document) => self.rule(document.root(), offset),
                    Err(fault) => self.faults.push(Fault::shifted(self.source, &fault, offset)),
                }
            }
            offset += line.len();
        }
    }

    /// A rule; its text begins at `offset` in the file's.
    fn rule(&mut self, rule: Value<'_>, offset: usize) {
        if rule.kind() != Type::Object {
            let found = rule.kind().with_article();
            return self.fault(format!("a rule must be an object, found {found}"), rule, offset);
        }
        let (Some(id), Some(pattern)) = (rule.get("id"), rule.get("pattern")) else {
            let missing = if rule.get("id").is_none() { "id" } else { "pattern" };
            return self.fault(format!("a rule must have `{missing}`"), rule, offset);
        };
        let Some(id) = id.string() else {
            let found = id.kind().with_article();
            return self.fault(format!("`id` must be a string, found {found}"), id, offset);
        };
        match Pattern::parse(pattern.raw()) {
            Ok(pattern) => self.patterns.entry(id.into_owned()).or_default().push(pattern),
            Err(faults) => {
                let offset = offset + pattern.span().start;
                let faults = faults.iter().map(|it| Fault::shifted(self.source, it, offset));
                self.faults.extend(faults);
            }
        }
    }

    fn fault(&mut self, message: String, at: Value<'_>, offset: usize) {
        let (span, help) = (at.span(), "A rule is `{\"id\": \"…\", \"pattern\": {…}}`.");
        let span = rulelens::Span::new(span.start + offset, span.end + offset);
        let place = Place::Text(Rc::clone(self.source), span);
        self.faults.push(Fault::error("rule", message, help, place));
    }
}
