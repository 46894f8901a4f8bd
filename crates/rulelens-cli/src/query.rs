//! A line that `rulelens eval` reads: an event, and an event pattern, a target, or both.

use std::borrow::Cow;

use rulelens::json::{Document, Type, Value};
use serde::Deserialize;
use serde::de::IgnoredAny;

const PATTERN: &str = "pattern";
const EVENT: &str = "event";
const TARGET: &str = "target";
const RULE: &str = "rule";
const INGESTION_TIME: &str = "ingestion_time";

/// What a line asks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Query<'l> {
    /// The text of an event.
    pub(crate) event: Cow<'l, str>,
    /// The text of an event pattern.
    pub(crate) pattern: Option<Cow<'l, str>>,
    /// The text of a target, and the rule that it belongs to; without it, it is asked whether the
    /// event matches.
    pub(crate) target: Option<(Cow<'l, str>, Rule)>,
}

/// The rule of a target, as far as it is told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) name: Option<String>,
    pub(crate) arn: Option<String>,
    pub(crate) ingestion_time: Option<String>,
}

/// Why a line is no [`Query`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    pub(crate) message: Cow<'static, str>,
    /// In UTF-16 code units, from 1.
    pub(crate) column: usize,
}

/// A line that asks whether an event matches.
#[derive(Deserialize)]
struct Texts<'l> {
    #[serde(borrow)]
    pattern: Cow<'l, str>,
    #[serde(borrow)]
    event: Cow<'l, str>,
    target: Option<IgnoredAny>,
}

impl<'l> Query<'l> {
    /// Reads a line. Keys that are not known are skipped.
    ///
    /// `serde_json` reads in bulk what asks whether an event matches. Everything else is read by
    /// our own reader, which keeps places: targets; a surrogate without its partner, which becomes
    /// U+FFFD as everywhere in Rulelens; and faults, which have its words.
    pub(crate) fn read(line: &'l [u8]) -> Result<Self, Misread> {
        let line = str::from_utf8(line).map_err(|error| not_utf8(line, error.valid_up_to()))?;
        // An array would be read as well, its elements taken for the fields in their order.
        if line.trim_ascii_start().starts_with('{')
            && let Ok(Texts { pattern, event, target: None }) = serde_json::from_str(line)
        {
            return Ok(Self { event, pattern: Some(pattern), target: None });
        }
        Self::read_or_tell(line)
    }

    fn read_or_tell(line: &'l str) -> Result<Self, Misread> {
        let misread = |message, offset| Misread::new(message, line, offset);
        let document =
            Document::parse(line).map_err(|fault| misread(fault.message(), fault.span.start))?;
        let root = document.root();
        if root.kind() != Type::Object {
            let found = root.kind().with_article();
            let message = format!("the line must be an object, found {found}");
            return Err(misread(message.into(), root.span().start));
        }
        members(root, line).map_err(|(message, offset)| misread(message.into(), offset))
    }
}

/// What is wrong, and where.
type Wrong = (String, usize);

fn members<'l>(root: Value<'_>, line: &'l str) -> Result<Query<'l>, Wrong> {
    let pattern = text(root, PATTERN)?.map(Cow::Owned);
    let target = target(root, line)?;
    if pattern.is_none() && target.is_none() {
        let message = format!("the line has neither `{PATTERN}` nor `{TARGET}`");
        return Err((message, root.span().start));
    }
    let Some(event) = text(root, EVENT)? else {
        return Err((format!("the line has no `{EVENT}`"), root.span().start));
    };
    let target = target.map(|target| Ok((target, rule(root)?))).transpose()?;
    Ok(Query { event: Cow::Owned(event), pattern, target })
}

/// The value at `key`, if it is there.
fn only<'d>(object: Value<'d>, key: &str) -> Result<Option<Value<'d>>, Wrong> {
    let mut found = object.members().filter(|member| member.key.string().as_deref() == Some(key));
    let first = found.next();
    match found.next() {
        Some(again) => Err((format!("the line has more than one `{key}`"), again.key.span().start)),
        None => Ok(first.map(|member| member.value)),
    }
}

/// The string at `key`, if it is there.
fn text(object: Value<'_>, key: &str) -> Result<Option<String>, Wrong> {
    let Some(value) = only(object, key)? else { return Ok(None) };
    let Some(text) = value.string() else {
        let found = value.kind().with_article();
        let message = format!("`{key}` must be a string that holds a text, found {found}");
        return Err((message, value.span().start));
    };
    Ok(Some(text.into_owned()))
}

/// The target as it stands in the line, or a string that holds its text.
fn target<'l>(root: Value<'_>, line: &'l str) -> Result<Option<Cow<'l, str>>, Wrong> {
    let Some(value) = only(root, TARGET)? else { return Ok(None) };
    match value.kind() {
        Type::Object => Ok(Some(Cow::Borrowed(value.span().of(line)))),
        Type::String => Ok(value.string().map(|text| Cow::Owned(text.into_owned()))),
        other => {
            let found = other.with_article();
            Err((format!("`{TARGET}` must be an object, found {found}"), value.span().start))
        }
    }
}

fn rule(root: Value<'_>) -> Result<Rule, Wrong> {
    let ingestion_time = text(root, INGESTION_TIME)?;
    let Some(rule) = only(root, RULE)? else {
        return Ok(Rule { ingestion_time, ..Rule::default() });
    };
    if rule.kind() != Type::Object {
        let found = rule.kind().with_article();
        return Err((format!("`{RULE}` must be an object, found {found}"), rule.span().start));
    }
    Ok(Rule { name: text(rule, "name")?, arn: text(rule, "arn")?, ingestion_time })
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
    use super::{Query, Rule};

    fn read(line: &str) -> Result<(String, String), (String, usize)> {
        match Query::read(line.as_bytes()) {
            Ok(query) => {
                Ok((query.pattern.unwrap_or_default().into_owned(), query.event.into_owned()))
            }
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
    fn a_target_is_read_as_it_stands_with_its_rule() {
        fn target(line: &str) -> (std::borrow::Cow<'_, str>, Rule) {
            Query::read(line.as_bytes()).unwrap().target.unwrap()
        }
        let line = r#"{"event": "", "target": { "Input" : "\u0031" }, "rule": {"name": "r", "arn": "a"},
            "ingestion_time": "t", "pattern": ""}"#;
        let (text, rule) = target(line);
        assert_eq!(text, r#"{ "Input" : "\u0031" }"#);
        let told = |text: &str| Some(text.to_owned());
        let expected = Rule { name: told("r"), arn: told("a"), ingestion_time: told("t") };
        assert_eq!(rule, expected);
        let (text, rule) = target(r#"{"event": "", "target": "{\n}"}"#);
        assert_eq!((&*text, rule), ("{\n}", Rule::default()));
    }

    #[test]
    fn what_is_no_query_is_told_with_its_column() {
        let told = |message: &str, column| Err((message.to_owned(), column));
        let array = "the line must be an object, found an array";
        assert_eq!(read(r#" ["{}", "{}"]"#), told(array, 2));
        let neither = "the line has neither `pattern` nor `target`";
        assert_eq!(read(r#"{"event": "{}"}"#), told(neither, 1));
        assert_eq!(read(r#"{"pattern": "{}"}"#), told("the line has no `event`", 1));
        assert_eq!(read(r#"{"target": {}}"#), told("the line has no `event`", 1));
        let object = "`event` must be a string that holds a text, found an object";
        assert_eq!(read(r#"{"pattern": "😀", "event": {}}"#), told(object, 28));
        let twice = "the line has more than one `event`";
        assert_eq!(read(r#"{"event": "", "pattern": "", "event": ""}"#), told(twice, 30));
        let list = "`target` must be an object, found an array";
        assert_eq!(read(r#"{"event": "", "target": []}"#), told(list, 25));
        let rule = "`rule` must be an object, found a string";
        assert_eq!(read(r#"{"event": "", "target": {}, "rule": "r"}"#), told(rule, 37));
        let name = "`name` must be a string that holds a text, found null";
        assert_eq!(read(r#"{"event": "", "target": {}, "rule": {"name": null}}"#), told(name, 46));
        assert!(read(r#"{"pattern": "#).is_err());
        assert!(read(r#"{"pattern": "", "event": ""} {}"#).is_err());
        assert!(read("{\"pattern\": \"\t\", \"event\": \"\"}").is_err());
    }
}
