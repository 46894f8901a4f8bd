//! `InputPathsMap`: names for parts of the event.

use super::{Fault, MAX_INPUT_PATHS, MAX_PATH_CHARS, Path, path, service};
use crate::diagnostic::{Diagnostic, Fix, shown};
use crate::json::{self, Document, Member, Type, Value};
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
        Self::read(document.root(), service::NO_ID).map_err(|mut faults| {
            service::settle(&mut faults);
            faults
        })
    }

    /// Reads the map from a value of a JSON text, in which its places then lie.
    pub(super) fn read(map: Value<'_>, id: &str) -> Result<Self, Vec<Diagnostic>> {
        if map.kind() != Type::Object {
            let fault = Fault::PathsNotObject { found: map.kind() };
            return Err(vec![Diagnostic::error(fault, map.span())]);
        }
        let only = map.members().nth(1).is_none();
        let mut paths = Self::default();
        let mut faults = Vec::new();
        for (index, member) in map.members().enumerate() {
            if index == MAX_INPUT_PATHS {
                faults.push(Diagnostic::error(Fault::TooManyPaths, member.key.span()));
                // What comes behind is no better, however much it is.
                break;
            }
            match entry(member, only, id) {
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

/// `only` says that the map has no other entry.
fn entry(member: Member<'_>, only: bool, id: &str) -> Result<InputPath, Diagnostic> {
    let (name_span, path_span) = (member.key.span(), member.value.span());
    let name = member.key.string().unwrap_or_default().into_owned();
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    if name.is_empty() || name.len() > MAX_PATH_CHARS || !name.chars().all(plain) {
        let path = member.value.string().filter(|_| only);
        let service = path.map(|path| service::name_invalid(&name, &path));
        let fault = Diagnostic::error(Fault::NameInvalid { name: shown(&name) }, name_span);
        return Err(Diagnostic { service, ..fault });
    }
    let Some(path) = member.value.string() else {
        let fault = Fault::PathNotString { found: member.value.kind() };
        return Err(Diagnostic::error(fault, path_span));
    };
    let path = Path::parse(&path).map_err(|fault| {
        let fix = path::meant(&path)
            .map(|meant| Fix::replace(format!("Write `{meant}`"), path_span, json::quoted(&meant)));
        // A path that is too long is refused with the whole map, which is not known to the letter.
        let service = matches!(fault, Fault::PathInvalid { .. }).then(|| service::path_invalid(id));
        Diagnostic { service, ..Diagnostic::error(fault, path_span).with_fix(fix) }
    })?;
    Ok(InputPath { name, path, name_span, path_span })
}
