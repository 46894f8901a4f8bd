//! Long texts cut in the middle, with what is left out counted.

use super::escape::visible;

/// How many characters of a value are shown.
pub(crate) const VALUE: usize = 60;

/// At most about `limit` characters of `text`: its start and its end.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    // Few bytes are few characters.
    let count = if text.len() <= limit { 0 } else { text.chars().count() };
    let mark = marked(0).len();
    if count <= limit + mark {
        return visible(text).into_owned();
    }
    let tail = limit / 3;
    let head = limit - tail;
    let (start, rest) = split(text, head);
    let (_, end) = split(rest, count - limit);
    format!("{}{}{}", visible(start), marked(count - limit), visible(end))
}

/// Two texts that are compared, each cut so that the place where they begin to differ is shown.
pub(crate) fn cut_pair(left: &str, right: &str, limit: usize) -> (String, String) {
    let common = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
    // Before that a cut in the middle shows the difference by itself.
    if common < limit / 2 {
        return (cut(left, limit), cut(right, limit));
    }
    let skipped = common - limit / 3;
    (cut_both_ends(left, skipped, limit), cut_both_ends(right, skipped, limit))
}

/// `limit` characters of `text` behind the first `skipped`.
fn cut_both_ends(text: &str, skipped: usize, limit: usize) -> String {
    let (_, rest) = split(text, skipped);
    let (window, behind) = split(rest, limit);
    let behind = behind.chars().count();
    let end = if behind == 0 { String::new() } else { marked(behind) };
    format!("{}{}{end}", marked(skipped), visible(window))
}

fn marked(left_out: usize) -> String {
    format!("…[{left_out} characters]…")
}

/// The first `chars` characters and the rest.
fn split(text: &str, chars: usize) -> (&str, &str) {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(offset, _)| offset);
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::{cut, cut_pair};

    #[test]
    fn what_is_left_out_is_counted() {
        let text: String = ('a'..='z').cycle().take(130).collect();
        assert_eq!(cut(&text, 12), "abcdefgh…[118 characters]…wxyz");
        assert_eq!(cut("short", 12), "short");
        assert_eq!(cut("a little longer than twelve", 12), "a little longer than twelve");
        assert_eq!(cut(&"é".repeat(100), 9), "éééééé…[91 characters]…ééé");
    }

    #[test]
    fn where_two_long_texts_differ_is_shown() {
        let left = format!("\"{}xyz{}\"", "a".repeat(100), "b".repeat(100));
        let right = format!("\"{}xyZ\"", "a".repeat(100));
        let (left, right) = cut_pair(&left, &right, 12);
        assert_eq!(left, "…[99 characters]…aaxyzbbbbbbb…[94 characters]…");
        assert_eq!(right, "…[99 characters]…aaxyZ\"");
    }
}
