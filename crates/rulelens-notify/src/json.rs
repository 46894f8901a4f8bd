//! JSON to write, in the order in which it is built, and JSON made readable.

use rulelens::json::push_string;

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Bool(bool),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl Json {
    /// The value on one line.
    pub(crate) fn compact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// The value in lines, indented by two spaces.
    pub(crate) fn pretty(&self) -> String {
        pretty(&self.compact())
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::String(value) => push_string(text, value),
            Self::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    element.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    push_string(text, key);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// Deeper than this, values are indented no further: the text must not grow with its depth.
const MAX_INDENT: usize = 24;

/// JSON in lines, indented by two spaces; every token is kept as it is spelled. The text must be
/// JSON.
pub(crate) fn pretty(json: &str) -> String {
    let mut pretty = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    let mut opened = false;
    for char in json.chars() {
        if in_string {
            in_string = escaped || char != '"';
            escaped = !escaped && char == '\\';
            pretty.push(char);
            continue;
        }
        if matches!(char, ' ' | '\t' | '\n' | '\r') {
            continue;
        }
        let closing = matches!(char, '}' | ']');
        depth -= usize::from(closing && depth > 0);
        if opened != closing {
            // Behind an opening bracket and before a closing one; an empty pair stays together.
            break_line(&mut pretty, depth);
        }
        opened = matches!(char, '{' | '[');
        in_string = char == '"';
        pretty.push(char);
        match char {
            '{' | '[' => depth += 1,
            ',' => break_line(&mut pretty, depth),
            ':' => pretty.push(' '),
            _ => {}
        }
    }
    pretty
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth.min(MAX_INDENT)));
}

#[cfg(test)]
mod tests {
    use super::{Json, pretty};

    #[test]
    fn tokens_are_kept_and_empty_brackets_stay_together() {
        let text = r#"{"a" : [1.50, {}, [ ]], "b\"{": "\\", "c":{"d":null}}"#;
        let expected = r#"{
  "a": [
    1.50,
    {},
    []
  ],
  "b\"{": "\\",
  "c": {
    "d": null
  }
}"#;
        assert_eq!(pretty(text), expected);
        assert_eq!(pretty("\"a, b\""), "\"a, b\"");
    }

    #[test]
    fn a_deep_text_grows_no_more_than_a_flat_one() {
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        assert!(pretty(&deep).len() < 100 * deep.len());
    }

    #[test]
    fn what_is_written_is_json() {
        let json = Json::Object(vec![
            ("a", Json::Array(vec![Json::Bool(true), "\"\\\n\u{1}é".into()])),
            ("b", Json::Object(Vec::new())),
        ]);
        let read: serde_json::Value = serde_json::from_str(&json.compact()).unwrap();
        assert_eq!(read, serde_json::json!({"a": [true, "\"\\\n\u{1}é"], "b": {}}));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json.pretty()).unwrap(), read);
    }
}
