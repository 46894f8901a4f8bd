//! JSON values back to text.

use super::Value;

/// The value as JSON on one line: no white space between tokens, each token as it was spelled.
pub(crate) fn compact(value: Value<'_>) -> String {
    let mut in_string = false;
    let mut escaped = false;
    let kept = value.raw().chars().filter(|&char| {
        if !in_string && char == '"' {
            in_string = true;
        } else if in_string {
            in_string = escaped || char != '"';
            escaped = !escaped && char == '\\';
            return true;
        }
        in_string || !matches!(char, ' ' | '\t' | '\n' | '\r')
    });
    kept.collect()
}

/// Adds `content` as a JSON string: in quotes, with what must be escaped escaped.
pub(crate) fn push_string(text: &mut String, content: &str) {
    text.push('"');
    push_escaped(text, content);
    text.push('"');
}

/// `content` as a JSON string.
pub(crate) fn quoted(content: &str) -> String {
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
            control if control < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(control))),
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
    fn a_written_string_reads_back() {
        let content = "\"\\\n\r\t\u{1}é😀/";
        let mut text = String::new();
        push_string(&mut text, content);
        assert_eq!(Document::parse(&text).unwrap().root().string().unwrap(), content);
    }
}
