//! JSON values back to text.

use super::{Value, string};

/// The value as JSON on one line, as Jackson writes it: no white space between tokens, in strings
/// only what must be escaped; but numbers as they are spelled.
pub(crate) fn compact(value: Value<'_>) -> String {
    let mut rest = value.raw();
    let mut text = String::with_capacity(rest.len());
    while let Some(quote) = rest.find('"') {
        let (between, string) = rest.split_at_checked(quote).unwrap_or((rest, ""));
        text.extend(between.chars().filter(|char| !is_space(*char)));
        let (string, behind) =
            string.split_at_checked(string_length(string)).unwrap_or((string, ""));
        push_respelled(&mut text, string);
        rest = behind;
    }
    text.extend(rest.chars().filter(|char| !is_space(*char)));
    text
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}

/// How long the string is that a text begins with, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let closing = text.bytes().enumerate().skip(1).find(|&(_, byte)| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    closing.map_or(text.len(), |(offset, _)| offset + 1)
}

/// Adds a string with only those escapes that it needs. One with half a character stays as it is.
fn push_respelled(text: &mut String, spelled: &str) {
    let inside = spelled.get(1..spelled.len().saturating_sub(1)).unwrap_or_default();
    if !inside.contains('\\') {
        return text.push_str(spelled);
    }
    let content = string::unescape(inside);
    let halves = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    if halves(&content) == halves(inside) {
        push_string(text, &content);
    } else {
        text.push_str(spelled);
    }
}

/// Adds `content` as a JSON string: in quotes, with what must be escaped escaped.
///
/// ```
/// let mut json = String::new();
/// rulelens::json::push_string(&mut json, "say \"é\"");
/// assert_eq!(json, r#""say \"é\"""#);
/// ```
pub fn push_string(text: &mut String, content: &str) {
    text.push('"');
    push_escaped(text, content);
    text.push('"');
}

/// `content` as a JSON string.
///
/// ```
/// assert_eq!(rulelens::json::quoted("a\"b\n"), r#""a\"b\n""#);
/// ```
pub fn quoted(content: &str) -> String {
    let mut text = String::with_capacity(content.len() + 2);
    push_string(&mut text, content);
    text
}

/// What stands between the quotes of a JSON string that says `content`.
pub(crate) fn escaped(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    push_escaped(&mut text, content);
    text
}

fn push_escaped(text: &mut String, content: &str) {
    for char in content.chars() {
        match char {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control if control < ' ' => text.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::{compact, push_string};

    #[test]
    fn only_white_space_between_tokens_goes() {
        let text = "{ \"a b\" : [ 1.0 , \"x \\\" \\\\\" , {} ] ,\n \"\": null }";
        let document = Document::parse(text).unwrap();
        assert_eq!(compact(document.root()), r#"{"a b":[1.0,"x \" \\",{}],"":null}"#);
    }

    #[test]
    fn strings_are_escaped_no_more_than_they_must_be() {
        let respelled = |text| compact(Document::parse(text).unwrap().root());
        assert_eq!(
            respelled(r#"["\u00e9\/\ud83d\ude00", "\"\u005c\u000A\u001b\u0008"]"#),
            "[\"é/😀\",\"\\\"\\\\\\n\\u001B\\b\"]"
        );
        assert_eq!(respelled(r#""\ud800\u00e9 ""#), r#""\ud800\u00e9 ""#);
    }

    #[test]
    fn a_written_string_reads_back() {
        let content = "\"\\\n\r\t\u{1}é😀/";
        let mut text = String::new();
        push_string(&mut text, content);
        assert_eq!(Document::parse(&text).unwrap().root().string().unwrap(), content);
    }
}
