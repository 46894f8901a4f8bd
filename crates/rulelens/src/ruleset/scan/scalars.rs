//! What masks alone do not tell: words, exponents, escapes. They are rare, and read byte by byte.

/// Whether the byte may stand in a number or word.
fn belongs(byte: u8) -> bool {
    !matches!(byte, b'"' | b'{' | b'}' | b'[' | b']' | b':' | b',' | b' ' | b'\t' | b'\n' | b'\r')
}

/// The end of the number or word that holds the byte at `at`, if it is one in JSON.
pub(super) fn scalar_around(text: &[u8], at: usize) -> Option<usize> {
    let before = text.get(..at)?.iter().rev().take_while(|byte| belongs(**byte)).count();
    let behind = text.get(at..)?.iter().take_while(|byte| belongs(**byte)).count();
    let scalar = text.get(at - before..at + behind)?;
    let valid = matches!(scalar, b"true" | b"false" | b"null") || is_number(scalar);
    valid.then_some(at + behind)
}

fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, rest) = digits(text);
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with(b"0")) {
        return false;
    }
    let rest = match rest.strip_prefix(b".").map(digits) {
        Some(([], _)) => return false,
        Some((_, rest)) => rest,
        None => rest,
    };
    let Some((b'e' | b'E', exponent)) = rest.split_first() else { return rest.is_empty() };
    let unsigned = match exponent.split_first() {
        Some((b'+' | b'-', unsigned)) => unsigned,
        _ => exponent,
    };
    let (exponent, rest) = digits(unsigned);
    !exponent.is_empty() && rest.is_empty()
}

/// The digits that a text begins with, and what follows.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(count).unwrap_or((text, &[]))
}

/// Whether the byte at `at`, which follows a backslash, makes an escape of it.
pub(super) fn is_escape(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => true,
        Some(b'u') => {
            text.get(at + 1..at + 5).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        }
        _ => false,
    }
}
