//! What a target is expected to receive, and in what what it receives differs.

use rulelens::json::{Document, Type, Value, quoted};
use rulelens::transform::{Delivery, Outcome};

use crate::excerpt::{around, beginning, pair};
use crate::json;

/// What a target is expected to receive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// This text, letter by letter.
    Text(String),
    /// JSON that says the same as this: white space, the order of keys and the spelling of numbers
    /// do not count.
    Json(String),
    /// Nothing: EventBridge drops it.
    Nothing,
}

impl Payload {
    /// What a target has received, to be expected from now on.
    #[must_use]
    pub fn of(delivery: &Delivery) -> Self {
        let text = || delivery.payload.clone();
        let kind = Document::parse(&delivery.payload).ok().map(|json| json.root().kind());
        match (&delivery.outcome, kind) {
            (Outcome::Dropped(_), _) => Self::Nothing,
            // These stand for something else in a file.
            (_, None | Some(Type::String | Type::Null)) => Self::Text(text()),
            _ => Self::Json(text()),
        }
    }

    /// As it stands in a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Json(json) => json.clone(),
            Self::Nothing => "null".to_owned(),
        }
    }

    /// A string stands for a text, `null` for nothing, all else for itself.
    pub(crate) fn read(value: &Value<'_>) -> Self {
        match value.kind() {
            Type::String => Self::Text(value.string().unwrap_or_default().into_owned()),
            Type::Null => Self::Nothing,
            _ => Self::Json(value.raw().to_owned()),
        }
    }

    /// In what a delivery differs, in words; none if it does not.
    pub(crate) fn difference(&self, delivery: &Delivery) -> Option<String> {
        let payload = delivery.payload.as_str();
        match (self, &delivery.outcome) {
            (Self::Nothing, Outcome::Dropped(_)) => None,
            (Self::Nothing, _) => {
                Some(format!("receives `{}`, expected nothing", beginning(payload)))
            }
            (_, Outcome::Dropped(drop)) => {
                let (why, place) = (&drop.message, around(payload, drop.at));
                Some(format!("receives nothing, since EventBridge drops it: {why} in `{place}`"))
            }
            (Self::Text(expected), _) => text_differs(payload, expected),
            (Self::Json(expected), _) => json_differs(payload, expected),
        }
    }
}

fn text_differs(payload: &str, expected: &str) -> Option<String> {
    if payload == expected {
        return None;
    }
    let same = payload.chars().zip(expected.chars()).take_while(|(a, b)| a == b);
    let lines = same.filter(|(c, _)| *c == '\n').count();
    let place = if lines > 0 { format!(" in line {}", lines + 1) } else { String::new() };
    let (payload, expected) = pair(payload, expected);
    Some(format!("receives `{payload}`, expected `{expected}`, which differs{place}"))
}

fn json_differs(payload: &str, expected: &str) -> Option<String> {
    let Ok(document) = Document::parse(payload) else {
        return Some(format!("receives no JSON: `{}`", beginning(payload)));
    };
    // What was expected has been read as a part of the file.
    let expected = Document::parse(expected).ok()?;
    json::difference(document.root(), expected.root()).map(|it| format!("receives JSON where {it}"))
}

#[cfg(test)]
mod tests {
    use rulelens::Event;
    use rulelens::transform::{RuleContext, Target};

    use super::*;

    #[test]
    fn what_was_received_is_expected_and_holds() {
        let event = Event::parse(r#"{"n": 1.0, "none": null, "text": "a\"b"}"#).unwrap();
        let context = RuleContext::of_event("r", &event);
        for (input, json) in [
            (r#""InputPath": "$.n""#, "1.0"),
            (r#""InputPath": "$.none""#, r#""null""#),
            (r#""InputPath": "$.text""#, r#""\"a\\\"b\"""#),
            (r#""Input": "[1]""#, "[1]"),
        ] {
            let target = Target::parse(&format!(r#"{{"Id": "t", {input}}}"#)).unwrap();
            let delivery = target.input().deliver(&event, &context);
            let expected = Payload::of(&delivery);
            assert_eq!(expected.to_json(), json);
            let read = Document::parse(json).unwrap();
            assert_eq!(Payload::read(&read.root()), expected);
            assert_eq!(expected.difference(&delivery), None);
        }
    }
}
