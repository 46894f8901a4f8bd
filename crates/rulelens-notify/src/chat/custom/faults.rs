//! What keeps an object from being a custom notification.

use std::borrow::Cow;

use rulelens::json::{Type, Value};

use crate::reason::{Kind, Reason};

/// What is wrong with what is meant to be a custom notification; nothing if it is one.
pub(crate) fn faults(root: Value<'_>) -> Vec<Reason> {
    let mut faults = Vec::new();
    missing(root, &mut faults);
    constant(root, "version", "1.0", |found| Kind::NotificationVersion { found }, &mut faults);
    constant(root, "source", "custom", |found| Kind::NotificationSource { found }, &mut faults);
    if let Some(content) = object(root, "content", &mut faults) {
        self::content(content, &mut faults);
    }
    if let Some(metadata) = object(root, "metadata", &mut faults) {
        self::metadata(metadata, &mut faults);
    }
    field(root, "id", "id", STRING, &mut faults);
    faults
}

/// A value that is left out; `null` is taken to be one.
fn present<'d>(object: Value<'d>, key: &str) -> Option<Value<'d>> {
    object.get(key).filter(|value| value.kind() != Type::Null)
}

fn missing(root: Value<'_>, faults: &mut Vec<Reason>) {
    let content = present(root, "content");
    let no_description = match content {
        Some(content) => {
            content.kind() == Type::Object && present(content, "description").is_none()
        }
        None => false,
    };
    let missing: Vec<&'static str> = [
        ("version", present(root, "version").is_none()),
        ("source", present(root, "source").is_none()),
        ("content", content.is_none()),
        ("content.description", no_description),
    ]
    .into_iter()
    .filter_map(|(field, is_missing)| is_missing.then_some(field))
    .collect();
    if !missing.is_empty() {
        faults.push(Reason::new(Kind::NotificationIncomplete { missing }, None));
    }
}

/// A field that must be a certain string, if it is there.
fn constant(
    object: Value<'_>,
    key: &str,
    expected: &str,
    kind: fn(String) -> Kind,
    faults: &mut Vec<Reason>,
) {
    let Some(value) = present(object, key) else { return };
    if value.string().is_none_or(|found| found != expected) {
        faults.push(Reason::new(kind(value.raw().to_owned()), Some(value.span())));
    }
}

fn content(content: Value<'_>, faults: &mut Vec<Reason>) {
    field(content, "description", "content.description", STRING, faults);
    let description =
        present(content, "description").and_then(|value| Some((value, value.string()?)));
    if let Some((value, _)) = description.filter(|(_, text)| text.trim().is_empty()) {
        faults.push(Reason::new(Kind::DescriptionEmpty, Some(value.span())));
    }
    let text_type = |found| Kind::NotificationTextType { found };
    constant(content, "textType", "client-markdown", text_type, faults);
    field(content, "title", "content.title", STRING, faults);
    strings(content, "nextSteps", "content.nextSteps", faults);
    strings(content, "keywords", "content.keywords", faults);
}

fn metadata(metadata: Value<'_>, faults: &mut Vec<Reason>) {
    field(metadata, "threadId", "metadata.threadId", STRING, faults);
    field(metadata, "summary", "metadata.summary", STRING, faults);
    field(metadata, "eventType", "metadata.eventType", STRING, faults);
    strings(metadata, "relatedResources", "metadata.relatedResources", faults);
    field(metadata, "additionalContext", "metadata.additionalContext", OBJECT, faults);
    field(metadata, "enableCustomActions", "metadata.enableCustomActions", BOOLEAN, faults);
    let context = metadata.get("additionalContext").into_iter().flat_map(|it| it.members());
    for member in context.filter(|member| member.value.kind() != Type::String) {
        let name = member.key.string().unwrap_or_default();
        let path = format!("metadata.additionalContext.{name}");
        push(path.into(), member.value, STRING, faults);
    }
}

/// A type, and how it is named.
type Expected = (Type, &'static str);

const STRING: Expected = (Type::String, "a string");
const OBJECT: Expected = (Type::Object, "an object");
const BOOLEAN: Expected = (Type::Boolean, "a boolean");

/// A field that must be of a type, if it is there.
fn field(
    object: Value<'_>,
    key: &str,
    path: &'static str,
    expected: Expected,
    faults: &mut Vec<Reason>,
) {
    if let Some(value) = present(object, key).filter(|value| value.kind() != expected.0) {
        push(path.into(), value, expected, faults);
    }
}

/// A field that must be a list of strings, if it is there.
fn strings(object: Value<'_>, key: &str, path: &'static str, faults: &mut Vec<Reason>) {
    const LIST: Expected = (Type::Array, "a list of strings");
    let Some(value) = present(object, key) else { return };
    if value.kind() != Type::Array {
        return push(path.into(), value, LIST, faults);
    }
    if let Some(element) = value.elements().find(|element| element.kind() != Type::String) {
        push(format!("{path}[]").into(), element, STRING, faults);
    }
}

/// A field that must be an object, if it is there.
fn object<'d>(root: Value<'d>, key: &'static str, faults: &mut Vec<Reason>) -> Option<Value<'d>> {
    let value = present(root, key)?;
    if value.kind() == Type::Object {
        return Some(value);
    }
    push(key.into(), value, OBJECT, faults);
    None
}

fn push(
    field: Cow<'static, str>,
    value: Value<'_>,
    (_, expected): Expected,
    faults: &mut Vec<Reason>,
) {
    let found = value.kind();
    let kind = Kind::NotificationField { field, expected, found };
    faults.push(Reason::new(kind, Some(value.span())));
}
