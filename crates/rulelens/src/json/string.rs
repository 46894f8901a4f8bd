//! What a JSON string says.

use std::str::Chars;

/// The characters that an escaped string stands for; `inside` is the text between its quotes.
pub(super) fn unescape(inside: &str) -> String {
    decode(inside, |_, _| {})
}

/// Adds them to a text.
pub(crate) fn unescape_into(text: &mut String, inside: &str) {
    decode_into(text, inside, |_, _| {});
}

/// The same as [`unescape`], and for each escape where it ends: in the characters, and in `inside`.
pub(super) fn decode(inside: &str, behind_escape: impl FnMut(usize, usize)) -> String {
    let mut text = String::with_capacity(inside.len());
    decode_into(&mut text, inside, behind_escape);
    text
}

fn decode_into(text: &mut String, inside: &str, mut behind_escape: impl FnMut(usize, usize)) {
    let start = text.len();
    let mut rest = inside;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut chars = escape.chars();
        text.push(escaped(&mut chars));
        rest = chars.as_str();
        behind_escape(text.len() - start, inside.len() - rest.len());
    }
    text.push_str(rest);
}

fn escaped(chars: &mut Chars<'_>) -> char {
    match chars.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => unicode(chars),
        Some(itself) => itself,
        None => char::REPLACEMENT_CHARACTER,
    }
}

fn unicode(chars: &mut Chars<'_>) -> char {
    let unit = code_unit(chars);
    if !(0xD800..0xDC00).contains(&unit) {
        return char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    // A high surrogate: its partner must follow as a second escape, which is only taken if it does.
    let mut ahead = chars.clone();
    if ahead.next() == Some('\\') && ahead.next() == Some('u') {
        let low = code_unit(&mut ahead);
        if (0xDC00..0xE000).contains(&low) {
            *chars = ahead;
            let code = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
    }
    char::REPLACEMENT_CHARACTER
}

fn code_unit(chars: &mut Chars<'_>) -> u32 {
    (0..4).fold(0, |unit, _| {
        let digit = chars.next().and_then(|char| char.to_digit(16)).unwrap_or(0);
        unit * 16 + digit
    })
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn resolves_every_escape() {
        assert_eq!(unescape(r#"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"#), "\"\\/\u{8}\u{c}\n\r\té😀");
    }

    #[test]
    fn a_lone_surrogate_is_replaced_and_what_follows_is_kept() {
        assert_eq!(unescape(r"\ud83dx"), "\u{FFFD}x");
        assert_eq!(unescape(r"\ud83d\n"), "\u{FFFD}\n");
        assert_eq!(unescape(r"\ude00"), "\u{FFFD}");
    }
}
