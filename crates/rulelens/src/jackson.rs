//! What the service says of a text that is no JSON, and of a place in one: the words of Jackson, its
//! JSON reader.
//!
//! The common cases, as recorded from the service and from event-ruler. Where Jackson stood differs
//! between its releases: of an unexpected character the service names the character's own column,
//! of an unknown word the one behind it.

use crate::diagnostic::{Diagnostic, Kind};
use crate::json::{Container, Expected, Fault, NumberFault, Opening};
use crate::span::LineIndex;

/// How much of a text the service repeats, in UTF-16 code units.
const QUOTED_UNITS: usize = 500;

/// How much of an unknown word Jackson repeats, in UTF-16 code units.
const TOKEN_UNITS: usize = 256;

const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// A place in a text: `[Source: (String)"TEXT"; line: L, column: C]`.
pub(crate) fn source(text: &str, lines: &LineIndex<'_>, offset: usize) -> String {
    let position = lines.position(offset);
    let quoted = quote(text);
    let (line, column) = (position.line, position.column);
    format!("[Source: (String){quoted}; line: {line}, column: {column}]")
}

/// The reason that the service gives, and the offset that it names; `None` where it is not known.
///
/// `source` words a place.
pub(crate) fn reason(
    fault: &Diagnostic,
    text: &str,
    source: impl Fn(usize) -> String,
) -> Option<(String, usize)> {
    let Kind::Json(kind) = &fault.kind else {
        return None;
    };
    let (start, end) = (fault.span.start, fault.span.end);
    let reason = match kind {
        Fault::Blank => return Some(("Filter is not an object".to_owned(), text.len())),
        Fault::UnexpectedEnd { expected, within } => {
            return Some((unexpected_end(*expected, *within, text, source), text.len()));
        }
        Fault::UnclosedString { key } => {
            let what = if *key {
                " in field name"
            } else {
                ": was expecting closing quote for a string value"
            };
            return Some((format!("Unexpected end-of-input{what}"), text.len()));
        }
        Fault::UnexpectedCharacter {
            found: found @ ('}' | ']'),
            expected: Expected::Value | Expected::Key | Expected::CommaOrClose(_),
            within: Some(within),
        } if !follows(text, start, ':') => close_marker(*found, *within, source),
        Fault::UnexpectedCharacter { found, .. } if *found < ' ' => {
            let found = described(*found);
            format!(
                "Illegal character ({found}): only regular white space (\\r, \\n, \\t) is allowed between tokens"
            )
        }
        Fault::UnexpectedCharacter { found: found @ '}', expected: Expected::Value, .. } => {
            unexpected(*found, "expected a value")
        }
        Fault::UnexpectedCharacter { found, expected: Expected::Value, .. }
            if is_identifier_start(*found) =>
        {
            return Some(unrecognized(text, start));
        }
        Fault::UnexpectedCharacter { found, expected, .. } => unexpected(*found, wanted(*expected)),
        Fault::SingleQuote { expected } => unexpected('\'', wanted(*expected)),
        Fault::TrailingComma { container } => {
            let rest = text.get(end..).unwrap_or_default();
            let bracket = end + rest.len() - rest.trim_start().len();
            let found = text.get(bracket..)?.chars().next()?;
            let wanted = match (container, found) {
                (Container::Object, _) => wanted(Expected::Key),
                (Container::Array, '}') => "expected a value",
                (Container::Array, _) => wanted(Expected::Value),
            };
            return Some((unexpected(found, wanted), bracket));
        }
        Fault::UnknownWord { word } if matches!(word.as_str(), "NaN" | "Infinity") => {
            return Some((non_standard(word), end));
        }
        Fault::UnknownWord { .. } => return Some(unrecognized(text, start)),
        Fault::Comment => unexpected(
            '/',
            "maybe a (non-standard) comment? (not recognized as one since Feature \
             'ALLOW_COMMENTS' not enabled for parser)",
        ),
        Fault::Number { fault } => return number(*fault, text, start, end),
        Fault::Escape { found } => {
            return Some((
                format!("Unrecognized character escape {}", described(*found)),
                start + 1,
            ));
        }
        Fault::ControlCharacter { .. } => {
            let found = text.get(start..)?.chars().next()?;
            format!(
                "Illegal unquoted character ({}): has to be escaped using backslash to be \
                 included in string value",
                described(found)
            )
        }
        _ => return None,
    };
    Some((reason, start))
}

fn unexpected_end(
    expected: Expected,
    within: Option<Opening>,
    text: &str,
    source: impl Fn(usize) -> String,
) -> String {
    let Some(Opening { container, start }) = within else {
        return "Unexpected end-of-input".to_owned();
    };
    let name = name(container);
    let between = matches!(expected, Expected::Colon) || text.trim_end().ends_with([',', ':']);
    if between {
        return format!("Unexpected end-of-input within/between {name} entries");
    }
    let source = source(start);
    format!("Unexpected end-of-input: expected close marker for {name} (start marker at {source})")
}

fn close_marker(found: char, within: Opening, source: impl Fn(usize) -> String) -> String {
    let (name, close) = match within.container {
        Container::Array => (name(within.container), ']'),
        Container::Object => (name(within.container), '}'),
    };
    let source = source(within.start);
    format!(
        "Unexpected close marker '{found}': expected '{close}' (for {name} starting at {source})"
    )
}

fn non_standard(token: &str) -> String {
    format!(
        "Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
    )
}

/// A word that is no value: as far as it could be the name of something in Java, and no further
/// than [`TOKEN_UNITS`].
fn unrecognized(text: &str, start: usize) -> (String, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let mut units = 0;
    let mut length = 0;
    for char in rest.chars().take_while(|char| is_identifier_part(*char)) {
        length += char.len_utf8();
        units += char.len_utf16();
        if units >= TOKEN_UNITS {
            break;
        }
    }
    let token = rest.get(..length).unwrap_or_default();
    let cut = if units >= TOKEN_UNITS { "..." } else { "" };
    (format!("Unrecognized token '{token}{cut}': was expecting {VALUES}"), start + length)
}

/// Whether the name of something in Java may begin with it. Java looks at UTF-16 code units, so
/// nothing outside the basic plane counts.
fn is_identifier_start(char: char) -> bool {
    char <= '\u{ffff}'
        && (char.is_alphabetic() || matches!(char, '_' | '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}'))
}

fn is_identifier_part(char: char) -> bool {
    is_identifier_start(char) || (char <= '\u{ffff}' && char.is_numeric())
}

fn number(fault: NumberFault, text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    let next = |offset: usize| text.get(offset..).and_then(|rest| rest.chars().next());
    let in_number = |found: char, why: &str| {
        format!("Unexpected character ({}) in numeric value: {why}", described(found))
    };
    Some(match fault {
        NumberFault::LeadingZero => {
            let minus = usize::from(next(start) == Some('-'));
            ("Invalid numeric value: Leading zeroes not allowed".to_owned(), start + minus + 1)
        }
        NumberFault::PointWithoutDigit if next(start) == Some('.') => {
            (unexpected('.', wanted(Expected::Value)), start)
        }
        NumberFault::PointWithoutDigit => {
            (in_number(next(end)?, "Decimal point not followed by a digit"), end)
        }
        NumberFault::ExponentWithoutDigit => {
            (in_number(next(end)?, "Exponent indicator not followed by a digit"), end)
        }
        NumberFault::Plus => (
            in_number(
                '+',
                "JSON spec does not allow numbers to have plus signs: enable \
                 `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow",
            ),
            start + 1,
        ),
        NumberFault::MinusWithoutDigit if text.get(start..)?.starts_with("-Infinity") => {
            (non_standard("-Infinity"), start + "-Infinity".len())
        }
        NumberFault::MinusWithoutDigit => (
            in_number(
                next(end)?,
                "expected digit (0-9) to follow minus sign, for valid numeric value",
            ),
            end,
        ),
    })
}

fn unexpected(found: char, wanted: &str) -> String {
    format!("Unexpected character ({}): {wanted}", described(found))
}

fn wanted(expected: Expected) -> &'static str {
    match expected {
        Expected::Value => {
            "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' \
             or 'false')"
        }
        Expected::Key => "was expecting double-quote to start field name",
        Expected::Colon => "was expecting a colon to separate field name and value",
        Expected::CommaOrClose(Container::Array) => "was expecting comma to separate Array entries",
        Expected::CommaOrClose(Container::Object) => {
            "was expecting comma to separate Object entries"
        }
    }
}

fn described(char: char) -> String {
    let code = u32::from(char);
    match char {
        control if control.is_control() => format!("(CTRL-CHAR, code {code})"),
        '\0'..='\u{ff}' => format!("'{char}' (code {code})"),
        _ => format!("'{char}' (code {code} / 0x{code:x})"),
    }
}

fn name(container: Container) -> &'static str {
    match container {
        Container::Array => "Array",
        Container::Object => "Object",
    }
}

/// Whether the last character before `offset` that is not white space is this one.
fn follows(text: &str, offset: usize, char: char) -> bool {
    text.get(..offset).is_some_and(|before| before.trim_end().ends_with(char))
}

/// The text in quotes, cut after [`QUOTED_UNITS`].
fn quote(text: &str) -> String {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > QUOTED_UNITS
    });
    let Some((end, _)) = cut else {
        return format!("\"{text}\"");
    };
    let (kept, rest) = text.split_at(end);
    let truncated: usize = rest.chars().map(char::len_utf16).sum();
    format!("\"{kept}\"[truncated {truncated} chars]")
}
