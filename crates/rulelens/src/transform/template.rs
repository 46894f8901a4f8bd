//! `InputTemplate`: text with placeholders.

use super::reserved::Reserved;
use super::{Fault, InputPaths, MAX_TEMPLATE_CHARS, Path, path, service};
use crate::diagnostic::{Diagnostic, Fix, shown};
use crate::nearest::{nearest, slip};
use crate::span::Span;

/// An input template, read.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) placeholders: Vec<Placeholder>,
    pub(super) dialect: Dialect,
}

/// What kind of template it is, which decides how values are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Kind {
    /// Its first character that is not blank is `{`: the result must be JSON, or nothing arrives.
    Json,
    /// Any other: the result arrives as it is, the quotes around it included.
    Text,
}

impl Kind {
    /// The kind that a template of this text is.
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with('{') { Self::Json } else { Self::Text }
    }
}

/// Whose templates these are: their placeholders differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Of a rule's target: `<name>` of an input path, `<aws.events.…>`.
    Rule,
    /// Of a pipe: `<$.path>`, `<aws.pipes.…>`.
    Pipe,
}

impl Dialect {
    /// The variables that are reserved in it.
    pub fn reserved(self) -> &'static [Reserved] {
        match self {
            Self::Rule => &Reserved::ALL,
            Self::Pipe => &Reserved::OF_PIPES,
        }
    }
}

/// `<name>` in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placeholder {
    /// The name, or in a pipe's template the path.
    pub name: String,
    /// Where it stands, angle brackets included.
    pub span: Span,
    /// Whether it stands between double quotes.
    pub in_quotes: bool,
    /// The reserved variable that it is.
    pub reserved: Option<Reserved>,
    /// The path that is written in place, in a pipe's template.
    pub path: Option<Path>,
    /// The string that it stands in, if it is closed, quotes included.
    pub(super) string: Option<Span>,
}

impl Placeholder {
    /// Whether it stands between quotes with nothing else.
    pub(super) fn is_alone_in_quotes(&self) -> bool {
        self.string == Some(Span::new(self.span.start.saturating_sub(1), self.span.end + 1))
    }
}

impl Template {
    /// Reads a template and checks its placeholders against the input paths.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text.
    pub fn parse(text: &str, paths: &InputPaths) -> Result<Self, Vec<Diagnostic>> {
        Self::read(text, paths, Dialect::Rule, service::NO_ID).map_err(settled)
    }

    /// Reads the template of a pipe, which has its paths written in place.
    ///
    /// ```
    /// use rulelens::transform::Template;
    ///
    /// let template = Template::parse_pipe("<$.body.id> by <aws.pipes.pipe-name>").unwrap();
    /// assert_eq!(template.placeholders()[0].name, "$.body.id");
    /// assert!(Template::parse_pipe("<$.a['b']>").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text.
    pub fn parse_pipe(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let none = InputPaths::default();
        let refused = |mut faults: Vec<Diagnostic>| {
            // What `CreatePipe` answers is not known.
            faults.iter_mut().for_each(|fault| fault.service = None);
            faults
        };
        Self::read(text, &none, Dialect::Pipe, service::NO_ID).map_err(refused)
    }

    pub(super) fn read(
        text: &str,
        paths: &InputPaths,
        dialect: Dialect,
        id: &str,
    ) -> Result<Self, Vec<Diagnostic>> {
        if let Some(fault) = length(text) {
            return Err(vec![fault]);
        }
        let kind = Kind::of(text);
        let found = placeholders(text, dialect);
        let check = Check { paths, kind, dialect, id };
        let faults: Vec<_> = found.iter().filter_map(|found| check.fault(found)).collect();
        if faults.is_empty() {
            Ok(Self { kind, text: text.to_owned(), placeholders: found, dialect })
        } else {
            Err(faults)
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whose template it is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its placeholders, in the order of the text.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }
}

fn settled(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    service::settle(&mut faults);
    faults
}

fn length(text: &str) -> Option<Diagnostic> {
    let chars = text.chars().count();
    let (fault, constraint) = match chars {
        0 => (Fault::TemplateEmpty, "greater than or equal to 1"),
        1..=MAX_TEMPLATE_CHARS => return None,
        _ => (Fault::TemplateTooLong { chars }, "less than or equal to 8192"),
    };
    let message = service::length("inputTransformer.inputTemplate", text, constraint);
    Some(Diagnostic::error(fault, Span::new(0, text.len())).with_service(message))
}

/// What placeholders are checked against.
struct Check<'c> {
    paths: &'c InputPaths,
    kind: Kind,
    dialect: Dialect,
    id: &'c str,
}

impl Check<'_> {
    fn fault(&self, placeholder: &Placeholder) -> Option<Diagnostic> {
        let name = &placeholder.name;
        if placeholder.reserved == Some(Reserved::EventJson) && self.kind == Kind::Text {
            let fault = Diagnostic::error(Fault::EventJsonInText, placeholder.span);
            return Some(fault.with_service(service::only_in_json(self.id, name)));
        }
        if placeholder.reserved.is_some()
            || placeholder.path.is_some()
            || self.paths.get(name).is_some()
        {
            return None;
        }
        match self.dialect {
            Dialect::Rule => Some(self.undefined(placeholder)),
            Dialect::Pipe => Some(unknown_in_pipe(placeholder)),
        }
    }

    fn undefined(&self, placeholder: &Placeholder) -> Diagnostic {
        let name = &placeholder.name;
        let meant = meant(name, self.paths);
        let nearest = meant.map(str::to_owned);
        let fix = meant.map(|meant| renamed(placeholder, meant));
        let fault = Fault::UnknownPlaceholder { name: shown(name), nearest };
        let fault = Diagnostic::error(fault, placeholder.span).with_fix(fix);
        fault.with_service(service::invalid_placeholder(self.id, name))
    }
}

fn unknown_in_pipe(placeholder: &Placeholder) -> Diagnostic {
    let name = &placeholder.name;
    if name.starts_with('$') {
        let fault = Path::parse(name).err().unwrap_or(Fault::PathTooLong);
        let fix = path::meant(name).map(|meant| renamed(placeholder, &meant));
        return Diagnostic::error(fault, placeholder.span).with_fix(fix);
    }
    let names = Reserved::OF_PIPES.into_iter().map(Reserved::name);
    let nearest = nearest(name, names, slip(name));
    let fix = nearest.map(|meant| renamed(placeholder, meant));
    let fault = Fault::UnknownPipeVariable { name: shown(name), nearest };
    Diagnostic::error(fault, placeholder.span).with_fix(fix)
}

fn renamed(placeholder: &Placeholder, meant: &str) -> Fix {
    let title = format!("Rename it to `<{meant}>`");
    Fix::replace(title, placeholder.span, format!("<{meant}>"))
}

/// The name of an input path or of a reserved variable that may be meant: one that differs only in
/// case, `_`, `-` or `.`, else the nearest by edits.
fn meant<'p>(name: &str, paths: &'p InputPaths) -> Option<&'p str> {
    let entries = || paths.entries().iter().map(|entry| entry.name.as_str());
    let reserved = || Reserved::ALL.into_iter().map(|known| -> &'p str { known.name() });
    let plain = |name: &str| name.replace(['_', '-', '.'], "").to_ascii_lowercase();
    let wanted = plain(name);
    let same = entries().chain(reserved()).find(|other| plain(other) == wanted);
    same.or_else(|| nearest(name, entries().chain(reserved()), slip(name)))
}

/// Finds the placeholders, keeping track of whether the place is inside a quoted string.
fn placeholders(text: &str, dialect: Dialect) -> Vec<Placeholder> {
    let mut found: Vec<Placeholder> = Vec::new();
    // Where the open string begins, and how many placeholders there were before.
    let mut open: Option<(usize, usize)> = None;
    let mut chars = text.char_indices().peekable();
    let mut behind = 0;
    while let Some((offset, char)) = chars.next() {
        if offset < behind {
            continue;
        }
        match char {
            '\\' => _ = chars.next_if(|&(_, next)| matches!(next, '"' | '\\')),
            '"' => match open.take() {
                Some((start, before)) => {
                    for placeholder in found.iter_mut().skip(before) {
                        placeholder.string = Some(Span::new(start, offset + 1));
                    }
                }
                None => open = Some((offset, found.len())),
            },
            '<' => {
                if let Some((name, end)) = name_at(text, offset, dialect) {
                    let span = Span::new(offset, end);
                    found.push(placeholder(name, span, open.is_some(), dialect));
                    behind = end;
                }
            }
            _ => {}
        }
    }
    found
}

fn placeholder(name: &str, span: Span, in_quotes: bool, dialect: Dialect) -> Placeholder {
    Placeholder {
        name: name.to_owned(),
        span,
        in_quotes,
        reserved: dialect.reserved().iter().copied().find(|known| known.name() == name),
        path: if dialect == Dialect::Pipe { Path::parse(name).ok() } else { None },
        string: None,
    }
}

/// The name between `<` at `start` and the next `>`, and the offset behind that.
fn name_at(text: &str, start: usize, dialect: Dialect) -> Option<(&str, usize)> {
    let inside = text.get(start + 1..)?;
    let length = inside.find('>')?;
    let name = inside.get(..length)?;
    let is_name = match dialect {
        Dialect::Rule => is_plain(name),
        // Other tags are text.
        Dialect::Pipe => name.starts_with('$') || (name.starts_with("aws.") && is_plain(name)),
    };
    is_name.then_some((name, start + length + 2))
}

fn is_plain(name: &str) -> bool {
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    !name.is_empty() && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, dialect: Dialect) -> Vec<(String, bool)> {
        let found = placeholders(text, dialect);
        found.into_iter().map(|found| (found.name, found.in_quotes)).collect()
    }

    #[test]
    fn knows_what_stands_in_quotes() {
        let text = r#"{"a": <one>, "b": "<two> \"<three>\"", "c": 1 < 2, "d": <a b> <>}"#;
        let expected = [("one", false), ("two", true), ("three", true)];
        let expected = expected.map(|(name, in_quotes)| (name.to_owned(), in_quotes));
        assert_eq!(found(text, Dialect::Rule), expected);
    }

    #[test]
    fn a_placeholder_is_found_behind_a_stray_bracket() {
        let names: Vec<String> =
            found("a < b <c> <<d>>", Dialect::Rule).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["c", "d"]);
    }

    #[test]
    fn knows_what_stands_alone_in_quotes() {
        let text = r#"{"a": "<one>", "b": "<two>.", "c": "\"<three>\"", "d": <four>, "e": "<five>"#;
        let alone: Vec<bool> =
            placeholders(text, Dialect::Rule).iter().map(Placeholder::is_alone_in_quotes).collect();
        assert_eq!(alone, [true, false, false, false, false]);
    }

    #[test]
    fn a_pipe_has_its_paths_in_place() {
        let text = "<$.body.a> <b> <aws.pipes.event> <$.a b> <aws.events.event>";
        let names: Vec<String> =
            found(text, Dialect::Pipe).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["$.body.a", "aws.pipes.event", "$.a b", "aws.events.event"]);
        let codes: Vec<&str> = Template::parse_pipe(text)
            .unwrap_err()
            .iter()
            .map(|fault| (fault.code(), &fault.service))
            .map(|(code, service)| if service.is_none() { code } else { "service" })
            .collect();
        assert_eq!(codes, ["input-path-invalid", "unknown-pipe-variable"]);
    }
}
