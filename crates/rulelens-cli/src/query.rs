//! A line that `rulelens eval` reads: an event pattern and an event, each as a JSON string.

use std::borrow::Cow;

use rulelens::json::{Document, Type, Value};
use serde::Deserialize;

const PATTERN: &str = "pattern";
const EVENT: &str = "event";

/// The two texts.
#[derive(Debug, Deserialize)]
pub(crate) struct Query<'l> {
    #[serde(borrow)]
    pub(crate) pattern: Cow<'l, str>,
    #[serde(borrow)]
    pub(crate) event: Cow<'l, str>,
}

/// Why a line is no [`Query`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    pub(crate) message: Cow<'static, str>,
    /// In UTF-16 code units, from 1.
    pub(crate) column: usize,
}

impl<'l> Query<'l> {
    /// Reads a line. Keys other than the two are skipped.
    ///
    /// `serde_json` reads what there is in bulk. What it refuses is read by our own reader: a
    /// surrogate without its partner, which becomes U+FFFD as everywhere in Rulelens, and faults,
    /// which have its words and places.
    pub(crate) fn read(line: &'l [u8]) -> Result<Self, Misread> {
        let line = str::from_utf8(line).map_err(|error| not_utf8(line, error.valid_up_to()))?;
        // An array would be read as well, its elements taken for the fields in their order.
        if line.trim_ascii_start().starts_with('{')
            && let Ok(query) = serde_json::from_str(line)
        {
            return Ok(query);
        }
        Self::read_or_tell(line)
    }

    fn read_or_tell(line: &str) -> Result<Self, Misread> {
        let misread = |message, offset| Misread::new(message, line, offset);
        let document =
            Document::parse(line).map_err(|fault| misread(fault.message(), fault.span.start))?;
        let root = document.root();
        if root.kind() != Type::Object {
            let found = root.kind().with_article();
            let message = format!("the line must be an object, found {found}");
            return Err(misread(message.into(), root.span().start));
        }
        let text = |key| match text(root, key) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err((message, offset)) => Err(misread(message.into(), offset)),
        };
        Ok(Self { pattern: text(PATTERN)?, event: text(EVENT)? })
    }
}

/// The string at `key`, or what is wrong with it, and where.
fn text(line: Value<'_>, key: &str) -> Result<String, (String, usize)> {
    let mut found = line.members().filter(|member| member.key.string().as_deref() == Some(key));
    let Some(member) = found.next() else {
        return Err((format!("the line has no `{key}`"), line.span().start));
    };
    if let Some(again) = found.next() {
        return Err((format!("the line has more than one `{key}`"), again.key.span().start));
    }
    let Some(text) = member.value.string() else {
        let found = member.value.kind().with_article();
        let message = format!("`{key}` must be a string that holds a text, found {found}");
        return Err((message, member.value.span().start));
    };
    Ok(text.into_owned())
}

fn not_utf8(line: &[u8], offset: usize) -> Misread {
    let message = format!("the line is not UTF-8: its byte {offset} belongs to no character");
    let readable = line.get(..offset).unwrap_or_default();
    Misread::new(message.into(), &String::from_utf8_lossy(readable), offset)
}

impl Misread {
    fn new(message: Cow<'static, str>, line: &str, offset: usize) -> Self {
        let before = line.get(..offset).unwrap_or(line);
        Self { message, column: before.encode_utf16().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn read(line: &str) -> Result<(String, String), (String, usize)> {
        match Query::read(line.as_bytes()) {
            Ok(query) => Ok((query.pattern.into_owned(), query.event.into_owned())),
            Err(misread) => Err((misread.message.into_owned(), misread.column)),
        }
    }

    #[test]
    fn both_texts_are_read_letter_by_letter() {
        let texts = |pattern: &str, event: &str| Ok((pattern.to_owned(), event.to_owned()));
        assert_eq!(read(r#"{"pattern": "{ }", "event": ""}"#), texts("{ }", ""));
        assert_eq!(
            read(r#" {"event": "\"\\\/\n\u0000\ud83d\ude00", "more": [1], "pattern": "é"} "#),
            texts("é", "\"\\/\n\0😀")
        );
    }

    #[test]
    fn a_lone_surrogate_becomes_one_replacement_character() {
        for lone in [r"\ud800", r"\udfff", r"\uD83D\n", r"\ud83d\ud83d\ude00"] {
            let (pattern, event) =
                read(&format!(r#"{{"pattern": "a{lone}", "event": "{lone}b"}}"#)).unwrap();
            assert!(pattern.starts_with("a\u{FFFD}"), "{lone}");
            assert!(event.starts_with('\u{FFFD}') && event.ends_with('b'), "{lone}");
        }
        let (pattern, _) = read(r#"{"pattern": "\ud83d\ud83d\ude00", "event": ""}"#).unwrap();
        assert_eq!(pattern, "\u{FFFD}😀");
    }

    #[test]
    fn what_is_no_query_is_told_with_its_column() {
        let told = |message: &str, column| Err((message.to_owned(), column));
        let array = "the line must be an object, found an array";
        assert_eq!(read(r#" ["{}", "{}"]"#), told(array, 2));
        assert_eq!(read(r#"{"event": "{}"}"#), told("the line has no `pattern`", 1));
        let object = "`event` must be a string that holds a text, found an object";
        assert_eq!(read(r#"{"pattern": "😀", "event": {}}"#), told(object, 28));
        let twice = "the line has more than one `event`";
        assert_eq!(read(r#"{"event": "", "pattern": "", "event": ""}"#), told(twice, 30));
        assert!(read(r#"{"pattern": "#).is_err());
        assert!(read(r#"{"pattern": "", "event": ""} {}"#).is_err());
        assert!(read("{\"pattern\": \"\t\", \"event\": \"\"}").is_err());
    }
}
