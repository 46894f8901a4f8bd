//! Why a text is no JSON.

use std::borrow::Cow;

use super::MAX_DEPTH;
use crate::diagnostic::Describe;

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// There is nothing but white space.
    Blank,
    /// The text ends too early.
    UnexpectedEnd {
        /// What should have come.
        expected: Expected,
        /// The innermost array or object that is open.
        within: Option<Opening>,
    },
    /// A string is not closed.
    UnclosedString {
        /// Whether it is a key.
        key: bool,
    },
    /// Something else should stand here.
    UnexpectedCharacter {
        /// What stands here.
        found: char,
        /// What should.
        expected: Expected,
        /// The innermost array or object that is open.
        within: Option<Opening>,
    },
    /// A bare word that is not `true`, `false` or `null`.
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A string in single quotes.
    SingleQuote {
        /// What should stand here.
        expected: Expected,
    },
    /// A comma before a closing bracket.
    TrailingComma {
        /// What is open.
        container: Container,
    },
    /// A comment.
    Comment,
    /// A number that JSON does not know, as `01`, `.5`, `1.` or `+1`.
    Number {
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// A backslash before a character that cannot be escaped.
    Escape {
        /// The character.
        found: char,
    },
    /// `\u` without four hexadecimal digits.
    UnicodeEscape,
    /// A control character in a string, as a line break.
    ControlCharacter {
        /// Its code point.
        code: u32,
    },
    /// Arrays and objects nest deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More than 4 GiB of text.
    TooLong,
    /// Text behind the value.
    TrailingText,
}

/// What the reader was waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Value,
    /// A key in double quotes.
    Key,
    /// `:` between key and value.
    Colon,
    /// `,` or the bracket that closes.
    CommaOrClose(Container),
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `[`
    Array,
    /// `{`
    Object,
}

/// An array or object that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which of the two.
    pub container: Container,
    /// The offset of its bracket.
    pub start: usize,
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// `01`
    LeadingZero,
    /// `1.` or `.5`
    PointWithoutDigit,
    /// `1e`
    ExponentWithoutDigit,
    /// `+1`
    Plus,
    /// `-`
    MinusWithoutDigit,
}

impl Expected {
    fn words(self) -> &'static str {
        match self {
            Self::Value => "a value",
            Self::Key => "a key in double quotes",
            Self::Colon => "`:` between key and value",
            Self::CommaOrClose(Container::Array) => "`,` or `]`",
            Self::CommaOrClose(Container::Object) => "`,` or `}`",
        }
    }
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Blank => "json-blank",
            Self::UnexpectedEnd { .. } => "json-unexpected-end",
            Self::UnclosedString { .. } => "json-unclosed-string",
            Self::UnexpectedCharacter { .. } => "json-unexpected-character",
            Self::UnknownWord { .. } => "json-unknown-word",
            Self::SingleQuote { .. } => "json-single-quote",
            Self::TrailingComma { .. } => "json-trailing-comma",
            Self::Comment => "json-comment",
            Self::Number { .. } => "json-number",
            Self::Escape { .. } => "json-escape",
            Self::UnicodeEscape => "json-unicode-escape",
            Self::ControlCharacter { .. } => "json-control-character",
            Self::TooDeep => "json-too-deep",
            Self::TooLong => "json-too-long",
            Self::TrailingText => "json-trailing-text",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Blank => "there is no text".into(),
            Self::UnexpectedEnd { expected, .. } => {
                format!("unexpected end of the text, expected {}", expected.words()).into()
            }
            Self::UnclosedString { .. } => "unexpected end of the text inside a string".into(),
            Self::UnexpectedCharacter { found, expected, .. } => {
                let found = shown(*found);
                format!("unexpected `{found}`, expected {}", expected.words()).into()
            }
            Self::UnknownWord { word } => {
                format!("unexpected word `{word}`, expected a value").into()
            }
            Self::SingleQuote { .. } => "unexpected single quote, expected a double quote".into(),
            Self::TrailingComma { .. } => "unexpected `,` before the closing bracket".into(),
            Self::Comment => "unexpected comment: JSON has none".into(),
            Self::Number { fault } => match fault {
                NumberFault::LeadingZero => "unexpected zero at the start of a number",
                NumberFault::PointWithoutDigit => {
                    "unexpected decimal point, expected a digit on both sides of it"
                }
                NumberFault::ExponentWithoutDigit => {
                    "unexpected end of a number, expected a digit in its exponent"
                }
                NumberFault::Plus => "unexpected `+` before a number",
                NumberFault::MinusWithoutDigit => "unexpected `-`, expected a digit behind it",
            }
            .into(),
            Self::Escape { found } => {
                let found = shown(*found);
                format!("unexpected `\\{found}` in a string: no such escape").into()
            }
            Self::UnicodeEscape => {
                "unexpected end of `\\u`, expected four hexadecimal digits".into()
            }
            Self::ControlCharacter { code } => {
                format!("unexpected control character U+{code:04X} in a string").into()
            }
            Self::TooDeep => format!("arrays and objects nest deeper than {MAX_DEPTH}").into(),
            Self::TooLong => "the text is longer than 4 GiB".into(),
            Self::TrailingText => "unexpected text behind the closing bracket".into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Blank => "A JSON text is expected here, as `{ … }`.",
            Self::UnexpectedEnd { .. } => "Something is not closed: check the brackets above.",
            Self::UnclosedString { .. } => "Close the string with a double quote.",
            Self::UnexpectedCharacter { expected: Expected::Key, .. } => "Keys stand in double quotes: `\"key\": value`.",
            Self::UnexpectedCharacter { expected: Expected::Colon, .. } => "Put a colon behind the key: `\"key\": value`.",
            Self::UnexpectedCharacter { expected: Expected::CommaOrClose(_), .. } => {
                "A comma may be missing before this place, or a bracket behind it."
            }
            Self::UnexpectedCharacter { expected: Expected::Value, .. } => {
                "A value is a string in double quotes, a number, `true`, `false`, `null`, an array or an object."
            }
            Self::UnknownWord { .. } => "Put a string in double quotes; `true`, `false` and `null` are written in lower case.",
            Self::SingleQuote { .. } => "JSON strings and keys stand in double quotes.",
            Self::TrailingComma { .. } => "Take the comma away.",
            Self::Comment => "Take the comment away.",
            Self::Number { .. } => "Write numbers as `5`, `0.5`, `-5` or `5e3`.",
            Self::Escape { .. } => "Write a backslash itself as `\\\\`.",
            Self::UnicodeEscape => "Write the code unit with four digits, as in `\\u00e9`.",
            Self::ControlCharacter { .. } => "Write it escaped: `\\n` for a line break, `\\t` for a tab.",
            Self::TooDeep => "The service's reader refuses such texts too.",
            Self::TooLong => "Split the text.",
            Self::TrailingText => "Only white space may follow the value. Is a bracket closed too early?",
        }
        .into()
    }
}

/// The character, or its escape if it would not be seen.
fn shown(char: char) -> String {
    match char {
        control if control.is_control() => control.escape_unicode().to_string(),
        other => other.to_string(),
    }
}
