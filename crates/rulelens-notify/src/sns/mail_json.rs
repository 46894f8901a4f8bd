//! The e-mail that a subscriber by the protocol `email-json` gets.
//!
//! Source: the SNS developer guide, "HTTP/HTTPS notification JSON format", which has the same
//! fields and spaces.

use super::mail::{FROM_ADDRESS, FROM_NAME, SUBJECT};
use super::{Refused, Subscription, accepted};
use crate::notice::Notice;
use rulelens::json::push_string;

/// An e-mail whose body is a JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MailJson {
    /// A rule cannot set one: always `AWS Notification Message`.
    pub subject: &'static str,
    /// The sender's name.
    pub from_name: &'static str,
    /// The sender's address.
    pub from_address: &'static str,
    /// The receiver.
    pub to: String,
    /// The fields of the object, in order.
    pub fields: Vec<JsonField>,
    /// What there is to know besides.
    pub notices: Vec<Notice>,
}

/// A field of the object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct JsonField {
    /// Its key.
    pub name: &'static str,
    /// Its value: a string.
    pub value: String,
    /// How well it is known.
    pub origin: Origin,
}

/// How well a value is known before a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Origin {
    /// It will be so.
    Known,
    /// It will be much like it.
    Approximate,
    /// It is an example: nobody can know it.
    Invented,
}

impl MailJson {
    /// The body of the mail: the object, a field on a line.
    pub fn body(&self) -> String {
        let mut body = "{\n".to_owned();
        for (index, field) in self.fields.iter().enumerate() {
            body.push_str(if index == 0 { "  " } else { ",\n  " });
            push_string(&mut body, field.name);
            body.push_str(" : ");
            push_string(&mut body, &field.value);
        }
        body.push_str("\n}");
        body
    }
}

const MESSAGE_ID: &str = "2f1c9a40-6f0e-5a0b-9d3e-c6a1f57b2d10";
const SIGNATURE: &str = "EXAMPLEw6JRN1p8b0bq3KfXQ4b2V1n5tZ0mC7sYh9dGgU=";
const CERTIFICATE: &str = "SimpleNotificationService-EXAMPLE0000000000000000000000000.pem";

/// The e-mail that a payload becomes; `time` is when it is published, in ISO 8601.
///
/// # Errors
///
/// [`Refused`] for a payload that SNS does not take.
pub fn email_json(
    payload: &str,
    subscription: &Subscription,
    time: &str,
) -> Result<MailJson, Refused> {
    accepted(payload)?;
    let host = format!("https://sns.{}.amazonaws.com", subscription.region);
    let unsubscribe = format!("{host}/?Action=Unsubscribe&SubscriptionArn={}", subscription.arn());
    let field = |name, value: &str, origin| JsonField { name, value: value.to_owned(), origin };
    let fields = vec![
        field("Type", "Notification", Origin::Known),
        field("MessageId", MESSAGE_ID, Origin::Invented),
        field("TopicArn", &subscription.topic_arn, Origin::Known),
        field("Subject", SUBJECT, Origin::Approximate),
        field("Message", payload, Origin::Known),
        field("Timestamp", &with_milliseconds(time), Origin::Approximate),
        field("SignatureVersion", "1", Origin::Known),
        field("Signature", SIGNATURE, Origin::Invented),
        field("SigningCertURL", &format!("{host}/{CERTIFICATE}"), Origin::Invented),
        field("UnsubscribeURL", &unsubscribe, Origin::Invented),
    ];
    let invented = fields.iter().filter(|field| field.origin == Origin::Invented);
    let invented = invented.map(|field| field.name).collect();
    Ok(MailJson {
        subject: SUBJECT,
        from_name: FROM_NAME,
        from_address: FROM_ADDRESS,
        to: subscription.address.clone(),
        fields,
        notices: vec![Notice::Invented { fields: invented }, Notice::SubjectApproximate],
    })
}

/// `2026-03-14T09:31:07Z` as `2026-03-14T09:31:07.000Z`.
fn with_milliseconds(time: &str) -> String {
    match time.strip_suffix('Z') {
        Some(seconds) if !seconds.contains('.') => format!("{seconds}.000Z"),
        _ => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Subscription;
    use super::{Origin, email_json};

    #[test]
    fn the_payload_is_a_string_in_the_object() {
        let subscription = Subscription::example("eu-west-1", "111122223333");
        let payload = "\"a\"\n\"b\\\"";
        let mail = email_json(payload, &subscription, "2026-03-14T09:31:07Z").unwrap();
        let body: Value = serde_json::from_str(&mail.body()).unwrap();
        assert_eq!(body["Message"], json!(payload));
        assert_eq!(body["Timestamp"], json!("2026-03-14T09:31:07.000Z"));
        assert_eq!(body.as_object().unwrap().len(), 10);
        let invented = mail.fields.iter().filter(|field| field.origin == Origin::Invented);
        let names: Vec<_> = invented.map(|field| field.name).collect();
        assert_eq!(names, ["MessageId", "Signature", "SigningCertURL", "UnsubscribeURL"]);
    }
}
