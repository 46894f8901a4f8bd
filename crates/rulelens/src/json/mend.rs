//! How to mend a text that is no JSON, where it is plain what was meant.

use super::{Container, Expected, Fault, write};
use crate::fix::Fix;
use crate::span::Span;

/// The fix for a fault of the reader's at `span`.
pub(super) fn fix(fault: &Fault, span: Span, text: &str) -> Option<Fix> {
    match fault {
        Fault::TrailingComma { container } => {
            let closing = match container {
                Container::Array => ']',
                Container::Object => '}',
            };
            let closed = behind_space(text.get(span.end..)?).starts_with(closing);
            closed.then(|| Fix::replace("Remove the comma", span, ""))
        }
        Fault::TrailingText if is_left_over(span.of(text)) => {
            Some(Fix::replace("Remove what follows the closing bracket", span, ""))
        }
        Fault::Comment => comment(span, text),
        Fault::UnknownWord { word } => word_in_lower_case(word, span),
        Fault::SingleQuote { expected } => in_double_quotes(*expected, span, text),
        Fault::UnexpectedCharacter { expected: Expected::Key, .. } => bare_key(span, text),
        _ => None,
    }
}

/// Brackets that were closed once too often, or what stood behind the value where it was copied.
fn is_left_over(rest: &str) -> bool {
    rest.trim_start_matches(['}', ']', ',', ';', ' ', '\t', '\r', '\n']).is_empty()
}

fn comment(span: Span, text: &str) -> Option<Fix> {
    let rest = text.get(span.start..)?;
    let length = if rest.starts_with("//") {
        rest.find(['\n', '\r']).unwrap_or(rest.len())
    } else {
        rest.find("*/")? + 2
    };
    // What stood on both sides of it must not become one token.
    let behind = rest.get(length..)?;
    let space = if behind.is_empty() || behind_space(behind) != behind { "" } else { " " };
    Some(Fix::replace("Remove the comment", Span::new(span.start, span.start + length), space))
}

fn word_in_lower_case(word: &str, span: Span) -> Option<Fix> {
    let meant = match word.to_ascii_lowercase().as_str() {
        "true" => "true",
        "false" => "false",
        "null" | "none" | "nil" | "undefined" => "null",
        _ => return None,
    };
    Some(Fix::replace(format!("Write `{meant}`"), span, meant))
}

/// A string in single quotes that ends where a string can end.
fn in_double_quotes(expected: Expected, span: Span, text: &str) -> Option<Fix> {
    let inside = text.get(span.end..)?;
    let length = inside.find(['\'', '"', '\\', '\n', '\r', '\t'])?;
    let behind = behind_space(inside.get(length..)?.strip_prefix('\'')?);
    let ends: &[char] = match expected {
        Expected::Key => &[':'],
        Expected::Value => &[',', ']', '}'],
        _ => return None,
    };
    if !behind.starts_with(ends) {
        return None;
    }
    let string = Span::new(span.start, span.end + length + 1);
    Some(Fix::replace("Use double quotes", string, write::quoted(inside.get(..length)?)))
}

/// A key without quotes.
fn bare_key(span: Span, text: &str) -> Option<Fix> {
    let rest = text.get(span.start..)?;
    let in_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '$' | '.');
    let length = rest.find(|char| !in_name(char))?;
    let (name, behind) = rest.split_at_checked(length)?;
    if name.is_empty() || !behind_space(behind).starts_with(':') {
        return None;
    }
    let span = Span::new(span.start, span.start + length);
    Some(Fix::replace("Put the key in double quotes", span, write::quoted(name)))
}

fn behind_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}
