//! JSON to be copied, coloured quietly.

use yew::prelude::*;

use super::words::shown_text;

/// The JSON text, which is one of ours. Of more than `limit` bytes only the beginning is drawn.
pub(crate) fn json(text: &str, limit: usize) -> Html {
    let shown = text.get(..text.floor_char_boundary(limit)).unwrap_or(text);
    let drawn = tokens(shown).map(|(token, class)| match class {
        Some(class) => html! { <span {class}>{shown_text(token)}</span> },
        None => shown_text(token),
    });
    html! { <pre class="json" tabindex="0">{for drawn}</pre> }
}

/// Strings, keys, other values, and what stands between.
fn tokens(text: &str) -> impl Iterator<Item = (&str, Option<&'static str>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_value = |char: char| char.is_alphanumeric() || matches!(char, '-' | '+' | '.');
        let end = if first == '"' {
            string_end(rest)
        } else if is_value(first) {
            rest.find(|char| !is_value(char)).unwrap_or(rest.len())
        } else {
            rest.find(|char| char == '"' || is_value(char)).unwrap_or(rest.len())
        };
        let (token, after) = rest.split_at(end);
        rest = after;
        let class = match first {
            '"' if after.trim_start().starts_with(':') => Some("j-key"),
            '"' => Some("j-str"),
            '-' | '0'..='9' => Some("j-num"),
            _ if is_value(first) => Some("j-lit"),
            _ => None,
        };
        Some((token, class))
    })
}

/// Where a string that begins the text ends.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_strings_and_nothing_is_lost() {
        let text = "{\n  \"a\\\"\" : \"b: \\\\\", \"c\": [-1.5e+3, true, \"";
        let found: Vec<_> = tokens(text).collect();
        assert_eq!(found.iter().map(|(token, _)| *token).collect::<String>(), text);
        let coloured: Vec<_> = found.into_iter().filter_map(|(it, of)| Some((it, of?))).collect();
        assert_eq!(
            coloured,
            [
                ("\"a\\\"\"", "j-key"),
                ("\"b: \\\\\"", "j-str"),
                ("\"c\"", "j-key"),
                ("-1.5e+3", "j-num"),
                ("true", "j-lit"),
                ("\"", "j-str"),
            ]
        );
    }
}
