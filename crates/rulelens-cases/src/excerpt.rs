//! Long texts, cut to what there is to see of them.

/// How many characters are shown of a text.
const SHOWN: usize = 80;
/// How many of them are common, before those that differ.
const BEFORE: usize = 24;

/// The beginning of a text.
pub(crate) fn beginning(text: &str) -> String {
    from(text, 0)
}

/// Two texts from shortly before where they part.
pub(crate) fn pair(left: &str, right: &str) -> (String, String) {
    let common = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
    let longest = left.chars().count().max(right.chars().count());
    let start = if longest > SHOWN { common.saturating_sub(BEFORE) } else { 0 };
    (from(left, start), from(right, start))
}

/// A text around a place in it, in bytes.
pub(crate) fn around(text: &str, at: usize) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let before = text.char_indices().take_while(|(start, _)| *start < at).count();
    from(text, before.saturating_sub(SHOWN / 2))
}

fn from(text: &str, start: usize) -> String {
    let mut rest = text.chars().skip(start);
    let mut shown = String::from(if start > 0 { "…" } else { "" });
    shown.extend(rest.by_ref().take(SHOWN));
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}
