//! A custom notification made of a text template.

use rulelens::json::push_string;

/// The input template of a custom notification that says what a text template says: the way out for
/// a text that the chat service would drop.
///
/// The quotes around lines, which only `put-targets` once asked for, are taken away. Placeholders
/// stay; what they stand for is put in as it is, so a value with quotes or line breaks in it would
/// break the JSON (the core's `Drop` tells).
///
/// ```
/// use rulelens_notify::chat::notification_template;
///
/// let template = notification_template("\"Severity <severity>\"\n\"in <region>\"");
/// assert_eq!(template, r#"{
///   "version": "1.0",
///   "source": "custom",
///   "content": {
///     "textType": "client-markdown",
///     "description": "Severity <severity>\nin <region>"
///   }
/// }"#);
/// ```
pub fn notification_template(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(unquoted).collect();
    let mut template =
        "{\n  \"version\": \"1.0\",\n  \"source\": \"custom\",\n  \"content\": {\n    \
        \"textType\": \"client-markdown\",\n    \"description\": "
            .to_owned();
    push_string(&mut template, &lines.join("\n"));
    template.push_str("\n  }\n}");
    template
}

/// A line without the quotes around it.
fn unquoted(line: &str) -> &str {
    let line = line.trim();
    let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
    inside.unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use rulelens::Event;
    use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};

    use super::notification_template;
    use crate::chat::{Client, Verdict, chat};

    #[test]
    fn what_it_makes_is_shown() {
        let text = notification_template("\"A \\\"quoted\\\" <a>\"\n<b> at the start");
        let paths = InputPaths::parse(r#"{"a": "$.a", "b": "$.b"}"#).unwrap();
        let template = Template::parse(&text, &paths).unwrap();
        let target = TargetInput::Transformer { paths, template };
        let event = Event::parse(r#"{"a": "value", "b": 8.0}"#).unwrap();
        let payload = target.deliver(&event, &RuleContext::example()).payload;
        let Verdict::Shown(shown) = chat(&payload, Client::Slack).verdict else {
            panic!("{payload}")
        };
        assert_eq!(shown.message.to_string(), "A \\\"quoted\\\" value\n8.0 at the start\n");
    }
}
