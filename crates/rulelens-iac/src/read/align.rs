//! Where the characters of a string are written, found by going along both.

use rulelens::Span;

use crate::sourced::Sourced;

/// How a string is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// Between double quotes: a backslash begins an escape.
    Backslash,
    /// Between single quotes in YAML: two stand for one.
    Doubled,
    /// In lines, each after so many spaces that do not count.
    Indented(usize),
}

/// The string `value`, written at `place` between quotes of one byte each.
pub(crate) fn quoted(value: &str, text: &str, place: Span, quoting: Quoting) -> Sourced {
    let raw = place.of(text);
    let inside = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
    align(value, inside, place.start + 1, quoting)
}

/// The string `value`, written as `raw` (without its quotes) from `start` on.
///
/// What is written before a character and is none of the string (an indent, the end of a folded
/// line) is passed over, so time is linear in both.
pub(crate) fn align(value: &str, raw: &str, start: usize, quoting: Quoting) -> Sourced {
    let mut sourced = Sourced::default();
    let mut rest = raw;
    for char in value.chars() {
        let mut text = [0; 4];
        let text: &str = char.encode_utf8(&mut text);
        let length = loop {
            if let Quoting::Indented(indent) = quoting {
                rest = without_indent(raw, rest, indent);
            }
            let Some(next) = rest.chars().next() else { break 0 };
            if quoting == Quoting::Backslash && next == '\\' && !is_continuation(rest) {
                break escape_length(rest);
            }
            if quoting == Quoting::Doubled && rest.starts_with("''") {
                break 2;
            }
            if next == char {
                break next.len_utf8();
            }
            if matches!(char, ' ' | '\n') && matches!(next, ' ' | '\t' | '\r' | '\n') {
                break rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            }
            rest = after(rest, next.len_utf8());
        };
        let at = start + (raw.len() - rest.len());
        let (written, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if written == text {
            sourced.push_verbatim(text, at);
        } else {
            sourced.push_for(text, Span::new(at, at + written.len()));
        }
        rest = behind;
    }
    sourced
}

fn after(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

/// The rest of `raw`, without the indent if it begins a line.
fn without_indent<'t>(raw: &'t str, rest: &'t str, indent: usize) -> &'t str {
    let before = raw.len() - rest.len();
    if before > 0 && raw.as_bytes().get(before - 1) != Some(&b'\n') {
        return rest;
    }
    let spaces = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).take(indent).count();
    after(rest, spaces)
}

fn is_continuation(rest: &str) -> bool {
    rest.starts_with("\\\n") || rest.starts_with("\\\r")
}

/// How long the escape is that a text begins with, in JSON, YAML and HCL.
fn escape_length(rest: &str) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'U') => 10,
        Some(b'u') => {
            let half = rest.get(2..4).map(str::to_ascii_lowercase);
            let is_first =
                half.is_some_and(|half| matches!(half.as_str(), "d8" | "d9" | "da" | "db"));
            if is_first && rest.get(6..8) == Some("\\u") { 12 } else { 6 }
        }
        _ => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
    }
}
