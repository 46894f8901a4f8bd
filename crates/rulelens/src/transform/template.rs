//! `InputTemplate`: text with placeholders.

use super::{Fault, InputPaths, MAX_TEMPLATE_CHARS};
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// An input template, read.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) placeholders: Vec<Placeholder>,
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

/// `<name>` in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The name.
    pub name: String,
    /// Where it stands, angle brackets included.
    pub span: Span,
    /// Whether it stands between double quotes.
    pub in_quotes: bool,
    /// The reserved variable that it is.
    pub reserved: Option<Reserved>,
}

/// A variable that needs no input path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// `aws.events.rule-arn`
    RuleArn,
    /// `aws.events.rule-name`
    RuleName,
    /// `aws.events.event.ingestion-time`
    IngestionTime,
    /// `aws.events.event`: the event without `detail`, with the key `detailType`.
    Event,
    /// `aws.events.event.json`: the whole event.
    EventJson,
}

impl Reserved {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::RuleArn, Self::RuleName, Self::IngestionTime, Self::Event, Self::EventJson];

    /// As it is written between angle brackets.
    pub fn name(self) -> &'static str {
        match self {
            Self::RuleArn => "aws.events.rule-arn",
            Self::RuleName => "aws.events.rule-name",
            Self::IngestionTime => "aws.events.event.ingestion-time",
            Self::Event => "aws.events.event",
            Self::EventJson => "aws.events.event.json",
        }
    }
}

impl Template {
    /// Reads a template and checks its placeholders against the input paths.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text.
    pub fn parse(text: &str, paths: &InputPaths) -> Result<Self, Vec<Diagnostic>> {
        let whole = Span::new(0, text.len());
        let chars = text.chars().count();
        if chars == 0 {
            return Err(vec![Diagnostic::error(Fault::TemplateEmpty, whole)]);
        }
        if chars > MAX_TEMPLATE_CHARS {
            return Err(vec![Diagnostic::error(Fault::TemplateTooLong { chars }, whole)]);
        }
        let kind = Kind::of(text);
        let placeholders = placeholders(text);
        let faults: Vec<_> =
            placeholders.iter().filter_map(|placeholder| check(placeholder, kind, paths)).collect();
        if faults.is_empty() {
            Ok(Self { kind, text: text.to_owned(), placeholders })
        } else {
            Err(faults)
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its placeholders, in the order of the text.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }
}

fn check(placeholder: &Placeholder, kind: Kind, paths: &InputPaths) -> Option<Diagnostic> {
    let name = &placeholder.name;
    if placeholder.reserved == Some(Reserved::EventJson) && kind == Kind::Text {
        let message = format!(
            "InputTemplate for target ID contains placeholder {name} valid only for JSON template."
        );
        let fault = Diagnostic::error(Fault::EventJsonInText, placeholder.span);
        return Some(fault.with_service(message));
    }
    if placeholder.reserved.is_some() || paths.get(name).is_some() {
        return None;
    }
    let names: Vec<&str> = paths.entries().iter().map(|entry| entry.name.as_str()).collect();
    let fault = Fault::UnknownPlaceholder { name: name.clone(), nearest: nearest(name, &names) };
    let message = format!("InputTemplate for target ID contains invalid placeholder {name}.");
    Some(Diagnostic::error(fault, placeholder.span).with_service(message))
}

/// The name that differs only in case, `_` or `-`.
fn nearest(name: &str, names: &[&str]) -> Option<String> {
    let plain = |name: &str| name.replace(['_', '-', '.'], "").to_ascii_lowercase();
    names.iter().find(|other| plain(other) == plain(name)).map(|&other| other.to_owned())
}

/// Finds the placeholders, keeping track of whether the place is inside a quoted string.
fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut in_quotes = false;
    let mut chars = text.char_indices();
    while let Some((offset, char)) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            '"' => in_quotes = !in_quotes,
            '<' => {
                if let Some((name, end)) = name_at(text, offset) {
                    let reserved = Reserved::ALL.into_iter().find(|known| known.name() == name);
                    let span = Span::new(offset, end);
                    found.push(Placeholder { name: name.to_owned(), span, in_quotes, reserved });
                    while chars.offset() < end && chars.next().is_some() {}
                }
            }
            _ => {}
        }
    }
    found
}

/// The name between `<` at `start` and the next `>`, and the offset behind that.
fn name_at(text: &str, start: usize) -> Option<(&str, usize)> {
    let inside = text.get(start + 1..)?;
    let length = inside.find('>')?;
    let name = inside.get(..length)?;
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    (!name.is_empty() && name.chars().all(plain)).then_some((name, start + length + 2))
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn knows_what_stands_in_quotes() {
        let text = r#"{"a": <one>, "b": "<two> \"<three>\"", "c": 1 < 2, "d": <a b> <>}"#;
        let found: Vec<_> =
            placeholders(text).into_iter().map(|found| (found.name, found.in_quotes)).collect();
        let expected = [("one", false), ("two", true), ("three", true)];
        assert_eq!(found, expected.map(|(name, in_quotes)| (name.to_owned(), in_quotes)));
    }

    #[test]
    fn a_placeholder_is_found_behind_a_stray_bracket() {
        let found = placeholders("a < b <c> <<d>>");
        let names: Vec<_> = found.iter().map(|found| found.name.as_str()).collect();
        assert_eq!(names, ["c", "d"]);
    }
}
