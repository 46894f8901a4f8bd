//! Values as YAML, as CloudFormation reads it.

use super::value::Value;

/// How long a line may be, if it can be helped.
const WIDTH: usize = 80;
/// How deep values are set out on lines; what is deeper stands between brackets.
const MAX_LEVELS: usize = 32;

/// A document of members.
pub(super) fn document(members: &[(String, Value)]) -> String {
    let mut text = String::new();
    map(&mut text, members, 0);
    text
}

/// Adds members, each on a line of its own; the first one goes on where the text ends.
fn map(text: &mut String, members: &[(String, Value)], level: usize) {
    for (position, (name, value)) in members.iter().enumerate() {
        if position > 0 {
            indent(text, level);
        }
        let key = scalar(name, true);
        text.push_str(&format!("{key}:"));
        member(text, value, (level, key.chars().count() + ": ".len()));
    }
}

fn indent(text: &mut String, level: usize) {
    text.extend(std::iter::repeat_n("  ", level));
}

/// Adds the value of a key, which with its colon has `before` characters.
fn member(text: &mut String, value: &Value, (level, before): (usize, usize)) {
    match value {
        _ if level >= MAX_LEVELS => {
            text.push_str(&format!(" {}\n", flow(value, usize::MAX).unwrap_or_default()));
        }
        Value::Map(members) if !members.is_empty() => {
            text.push('\n');
            indent(text, level + 1);
            map(text, members, level + 1);
        }
        Value::List(elements) if !is_flow(value, level * 2 + before) => {
            text.push('\n');
            list(text, elements, level + 1);
        }
        Value::Text(content) if is_block(content) => block(text, content, level + 1),
        _ => text.push_str(&format!(" {}\n", flow(value, usize::MAX).unwrap_or_default())),
    }
}

fn list(text: &mut String, elements: &[Value], level: usize) {
    for element in elements {
        indent(text, level);
        match element {
            Value::Map(members) if !members.is_empty() && level < MAX_LEVELS => {
                text.push_str("- ");
                map(text, members, level + 1);
            }
            Value::Text(content) if is_block(content) => {
                text.push('-');
                block(text, content, level + 1);
            }
            _ => {
                text.push_str(&format!("- {}\n", flow(element, usize::MAX).unwrap_or_default()));
            }
        }
    }
}

/// Whether a list stands on one line: it holds no objects, and there is room.
fn is_flow(value: &Value, before: usize) -> bool {
    let Value::List(elements) = value else { return true };
    let has_map = elements.iter().any(|it| matches!(it, Value::Map(_) | Value::List(_)));
    elements.is_empty() || (!has_map && flow(value, WIDTH.saturating_sub(before)).is_some())
}

/// A value on one line, if there is room for it.
fn flow(value: &Value, room: usize) -> Option<String> {
    let mut text = String::new();
    push_flow(&mut text, value, false, room).then_some(text)
}

fn push_flow(text: &mut String, value: &Value, is_inside: bool, room: usize) -> bool {
    match value {
        Value::Literal(literal) | Value::Code(literal) => text.push_str(&number(literal)),
        Value::Text(content) => text.push_str(&scalar(content, !is_inside)),
        // No template has calls of a language.
        Value::Call(function, _) => text.push_str(function),
        Value::Ref(name) => text.push_str(&format!("!Ref {name}")),
        Value::Attribute(name, attribute) => text.push_str(&format!("!GetAtt {name}.{attribute}")),
        Value::List(elements) => {
            text.push('[');
            for (position, element) in elements.iter().enumerate() {
                text.push_str(if position > 0 { ", " } else { "" });
                if !push_flow(text, element, true, room) {
                    return false;
                }
            }
            text.push(']');
        }
        Value::Map(members) => {
            text.push('{');
            for (position, (name, value)) in members.iter().enumerate() {
                let comma = if position > 0 { ", " } else { "" };
                text.push_str(&format!("{comma}{}: ", scalar(name, false)));
                if !push_flow(text, value, true, room) {
                    return false;
                }
            }
            text.push('}');
        }
    }
    text.len() <= room || text.chars().nth(room).is_none()
}

/// A number as YAML 1.1 has it: with an exponent it must have a point and a sign.
fn number(literal: &str) -> String {
    let Some((digits, exponent)) = literal.split_once(['e', 'E']) else {
        return literal.to_owned();
    };
    if !literal.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        return literal.to_owned();
    }
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

/// A text on one line, with quotes if it needs them. `is_block` says that no bracket is around it.
fn scalar(text: &str, is_block: bool) -> String {
    if is_plain(text, is_block) {
        return text.to_owned();
    }
    let has_special = text.contains(['"', '\\']);
    if has_special && text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    double_quoted(text)
}

/// Whether a text says itself without quotes.
fn is_plain(text: &str, is_block: bool) -> bool {
    let begins = |first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '/' | '$');
    let is_safe = |char: char| {
        char.is_ascii_alphanumeric()
            || matches!(char, '_' | '/' | '$' | '.' | '-' | '+' | '@' | '=')
    };
    let is_between = |char: char| char == ' ' || (char == ':' && is_block) || char == '*';
    text.starts_with(begins)
        && text.ends_with(is_safe)
        && text.chars().all(|char| is_safe(char) || is_between(char))
        && !text.contains(": ")
        && !is_word(text)
}

/// Whether a text is a boolean or null in YAML 1.1.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn is_printable(char: char) -> bool {
    !char.is_control()
        && !matches!(
            char,
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn double_quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            char if is_printable(char) => quoted.push(char),
            char => quoted.push_str(&format!("\\u{:04X}", u32::from(char))),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text can be a block of lines: it has several, and its first one shows the indent.
fn is_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    text.contains('\n')
        && !first.is_empty()
        && !first.starts_with([' ', '\t'])
        && !text.ends_with("\n\n")
        && text.trim_end_matches('\n').lines().last().is_some_and(|last| !last.trim().is_empty())
        && text.chars().all(|char| char == '\n' || is_printable(char))
}

/// Adds a block behind a key: `|-` if the text does not end with a line break.
fn block(text: &mut String, content: &str, level: usize) {
    text.push_str(if content.ends_with('\n') { " |\n" } else { " |-\n" });
    for line in content.lines() {
        if !line.is_empty() {
            indent(text, level);
            text.push_str(line);
        }
        text.push('\n');
    }
}
