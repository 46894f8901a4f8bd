//! The literals of TypeScript.

use crate::write::literal::Style;
use crate::write::value::Value;

pub(super) const TYPESCRIPT: Style = Style {
    string,
    key,
    assign: ": ",
    padding: " ",
    separator: ",",
    trailing_member: ",",
    trailing_element: ",",
    is_aligned: false,
};

/// A string between single quotes.
pub(super) fn string(text: &str) -> String {
    format!("'{}'", escaped(text, '\''))
}

/// What stands between quotes, or backquotes.
pub(super) fn escaped(text: &str, quote: char) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            char if char == quote => escaped.extend(['\\', char]),
            char if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(char)));
            }
            char => escaped.push(char),
        }
    }
    // Begins an expression between backquotes.
    if quote == '`' { escaped.replace("${", "\\${") } else { escaped }
}

/// A key of an object: a name, or a string.
fn key(text: &str) -> String {
    let begins =
        text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$'));
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    if begins && text.bytes().all(is_name) { text.to_owned() } else { string(text) }
}

/// Whether an object of TypeScript says a value: one key would set its prototype.
pub(super) fn can_say(value: &Value) -> bool {
    match value {
        Value::List(elements) => elements.iter().all(can_say),
        Value::Map(members) => {
            members.iter().all(|(key, value)| key != "__proto__" && can_say(value))
        }
        _ => true,
    }
}
