//! Text of the user's made harmless and visible: an event may come from anywhere, and must not
//! control the terminal or hide what it says.

use std::borrow::Cow;

use rulelens::invisible::is_invisible;

/// Whether the character controls a terminal, turns the direction of text around it, or cannot be
/// seen.
pub(crate) fn is_hidden(char: char) -> bool {
    // Unlike a page, a terminal may show nothing of a variation selector but be moved by it.
    char.is_control() || is_invisible(char) || matches!(char, '\u{FE0F}' | '\u{FFF0}'..='\u{FFF8}')
}

/// The text on one line, with every such character written as `\n`, `\t` or `\u{202e}`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    escape(text, is_hidden)
}

/// The same, but lines and tabs stay.
pub(crate) fn visible_lines(text: &str) -> Cow<'_, str> {
    escape(text, |char| is_hidden(char) && !matches!(char, '\n' | '\t'))
}

fn escape(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if hidden(char) {
            escaped.extend(spelled(char));
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

/// How a hidden character is written.
pub(crate) fn spelled(char: char) -> impl Iterator<Item = char> {
    let (short, long) = match char {
        '\n' | '\t' | '\r' => (Some(char.escape_default()), None),
        _ => (None, Some(char.escape_unicode())),
    };
    short.into_iter().flatten().chain(long.into_iter().flatten())
}

/// JSON that means the same, with the hidden characters in its strings written as `\u202e`.
pub(crate) fn json(json: String) -> String {
    // Outside of strings, what `serde_json` writes is ASCII that can be seen.
    if !json.contains(is_hidden) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for char in json.chars() {
        if is_hidden(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(char);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{json, visible, visible_lines};

    #[test]
    fn nothing_that_controls_a_terminal_remains() {
        let hostile = "a\u{1b}[2J\u{9b}1m\u{7f}\u{202e}\u{200b}\u{feff}\r\n\té 漢 😀";
        assert_eq!(
            visible(hostile),
            "a\\u{1b}[2J\\u{9b}1m\\u{7f}\\u{202e}\\u{200b}\\u{feff}\\r\\n\\té 漢 😀"
        );
        assert_eq!(visible_lines("a\n\tb\r\u{1b}"), "a\n\tb\\r\\u{1b}");
    }

    #[test]
    fn escaped_json_means_the_same() {
        let text = "\u{7f}\u{202e}\u{e0041}é";
        let escaped = json(serde_json::to_string(text).unwrap());
        assert_eq!(escaped, "\"\\u007f\\u202e\\udb40\\udc41é\"");
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
