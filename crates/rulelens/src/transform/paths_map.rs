//! `InputPathsMap`: names for parts of the event.

use super::{Fault, MAX_INPUT_PATHS, MAX_PATH_CHARS, Path};
use crate::diagnostic::Diagnostic;
use crate::json::{Document, Member, Type};
use crate::span::Span;

/// An input paths map, read from JSON: `{"name": "$.path"}`.
#[derive(Clone, Debug, Default)]
pub struct InputPaths {
    entries: Vec<InputPath>,
}

/// An entry of an input paths map.
#[derive(Clone, Debug)]
pub struct InputPath {
    /// The name, which a template uses as `<name>`.
    pub name: String,
    /// The path.
    pub path: Path,
    /// Where the name stands.
    pub name_span: Span,
    /// Where the path stands.
    pub path_span: Span,
}

impl InputPaths {
    /// Reads an input paths map. A blank text is an empty map.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let document = Document::parse(text).map_err(|fault| vec![fault])?;
        let root = document.root();
        if root.kind() != Type::Object {
            let fault = Fault::PathsNotObject { found: root.kind() };
            return Err(vec![Diagnostic::error(fault, root.span())]);
        }
        let mut paths = Self::default();
        let mut faults = Vec::new();
        for (index, member) in root.members().enumerate() {
            if index == MAX_INPUT_PATHS {
                faults.push(Diagnostic::error(Fault::TooManyPaths, member.key.span()));
            }
            match entry(member) {
                Ok(entry) => paths.entries.push(entry),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(paths) } else { Err(faults) }
    }

    /// The entries, in the order of the text.
    pub fn entries(&self) -> &[InputPath] {
        &self.entries
    }

    /// The entry of that name; of several, the last.
    pub fn get(&self, name: &str) -> Option<&InputPath> {
        self.entries.iter().rev().find(|entry| entry.name == name)
    }

    /// Which entry has that name, counted from 0; of several, the last.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.name == name)
    }
}

fn entry(member: Member<'_>) -> Result<InputPath, Diagnostic> {
    let (name_span, path_span) = (member.key.span(), member.value.span());
    let name = member.key.string().unwrap_or_default().into_owned();
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    if name.is_empty() || name.len() > MAX_PATH_CHARS || !name.chars().all(plain) {
        return Err(Diagnostic::error(Fault::NameInvalid { name }, name_span));
    }
    let Some(path) = member.value.string() else {
        let fault = Fault::PathNotString { found: member.value.kind() };
        return Err(Diagnostic::error(fault, path_span));
    };
    let path = Path::parse(&path).map_err(|fault| {
        let refused = Diagnostic::error(fault, path_span);
        // The service has the same words for an entry of the map.
        refused.with_service("InputPath for target ID is invalid.".to_owned())
    })?;
    Ok(InputPath { name, path, name_span, path_span })
}
