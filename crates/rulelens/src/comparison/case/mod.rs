//! What it means to ignore case.
//!
//! Each character of the pattern stands for its lower-case and its upper-case form, and nothing
//! else: `ß` stands for `ß` and `SS`, but `SS` does not stand for `ß`. A character outside the
//! basic multilingual plane stands for nothing, not even for itself. (event-ruler 2, probed: it is
//! not Unicode case folding, and goes through UTF-16 code units one by one.)

mod forms;
mod runs;

/// Whether `text` is `expected` but for case; `expected` is the pattern's side.
pub(super) fn equal(text: &str, expected: &str) -> bool {
    rest_after(text, expected) == Some("")
}

/// Whether `text` starts with `expected` but for case.
pub(super) fn starts_with(text: &str, expected: &str) -> bool {
    rest_after(text, expected).is_some()
}

/// Whether `text` ends with `expected` but for case.
pub(super) fn ends_with(text: &str, expected: &str) -> bool {
    let mut rest = text;
    expected.chars().rev().all(|char| {
        let before = if char.is_ascii() {
            let found = rest.chars().next_back().filter(|found| found.eq_ignore_ascii_case(&char));
            found.and_then(|found| rest.strip_suffix(found))
        } else {
            forms(char).into_iter().flatten().find_map(|form| rest.strip_suffix(form.as_str()))
        };
        rest = before.unwrap_or_default();
        before.is_some()
    })
}

/// What of `text` follows `expected`, if it starts with it.
fn rest_after<'t>(text: &'t str, expected: &str) -> Option<&'t str> {
    expected.chars().try_fold(text, |rest, char| {
        // Of an ASCII character both forms are ASCII.
        if char.is_ascii() {
            let found = rest.chars().next().filter(|found| found.eq_ignore_ascii_case(&char));
            return found.and_then(|found| rest.strip_prefix(found));
        }
        forms(char).into_iter().flatten().find_map(|form| rest.strip_prefix(form.as_str()))
    })
}

/// The texts that a character of the pattern stands for.
fn forms(char: char) -> Option<[String; 2]> {
    let in_basic_plane = char <= '\u{FFFF}';
    in_basic_plane.then(|| [forms::lower(char), forms::upper(char)])
}

/// The text in lower case, as far as case is ignored.
pub(super) fn lowered(text: &str) -> String {
    text.chars().fold(String::new(), |mut lowered, char| {
        match char {
            _ if char.is_ascii() => lowered.push(char.to_ascii_lowercase()),
            _ => lowered.push_str(&forms::lower(char)),
        }
        lowered
    })
}

#[cfg(test)]
mod tests {
    use super::{ends_with, equal, starts_with};

    #[test]
    fn only_the_forms_of_the_patterns_characters_count() {
        assert!(equal("EC2 Instance", "ec2 iNSTANCE"));
        assert!(equal("SS", "ß") && equal("ß", "ß"));
        assert!(!equal("ß", "SS") && !equal("ß", "ss"));
        assert!(!equal("😀", "😀"), "outside the basic plane nothing is equal");
        assert!(starts_with("ÄPFEL", "äp") && ends_with("a.PNG", ".png"));
        assert!(!starts_with("a", "ab") && !ends_with("g", ".png"));
        assert!(starts_with("", "") && ends_with("", ""));
    }
}
