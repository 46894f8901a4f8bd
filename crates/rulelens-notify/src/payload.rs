//! What Lambda, SQS, Kinesis, Step Functions and the other targets receive: the payload itself.

use rulelens::json::Document;

use crate::json::pretty;

/// A payload as a target without a person at its end receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Payload {
    /// Whether it is JSON. What a text template makes seldom is.
    pub is_json: bool,
    /// The payload in lines if it is JSON, each token as it is spelled; else letter by letter.
    pub text: String,
    /// How many bytes the target receives.
    pub bytes: usize,
}

/// A payload, readable.
///
/// ```
/// use rulelens_notify::payload;
///
/// let payload = payload(r#"{"n":8.0}"#);
/// assert_eq!(payload.text, "{\n  \"n\": 8.0\n}");
/// assert_eq!((payload.is_json, payload.bytes), (true, 9));
/// ```
pub fn payload(payload: &str) -> Payload {
    let is_json = Document::parse(payload).is_ok();
    let text = if is_json { pretty(payload) } else { payload.to_owned() };
    Payload { is_json, text, bytes: payload.len() }
}
