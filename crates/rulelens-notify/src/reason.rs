//! Why a payload is not shown, and what to do about it.

use std::borrow::Cow;

use rulelens::Span;
use rulelens::diagnostic::Describe;
use rulelens::json::Type;

use crate::sns::MAX_MESSAGE_BYTES;

/// Why a payload is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// What is wrong, with the values that it concerns.
    pub kind: Kind,
    /// The place in the payload, if it is one place.
    pub at: Option<Span>,
}

/// What is wrong with a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// SNS takes no empty message.
    Empty,
    /// SNS takes no larger message.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The payload is no JSON.
    NotJson {
        /// What a JSON reader says.
        fault: String,
        /// What it is instead, as far as it can be told.
        form: Form,
    },
    /// The payload is a value, but no object.
    NotObject {
        /// What it is.
        found: Type,
    },
    /// An object that has nothing of an event and nothing of a custom notification.
    Neither,
    /// The `detail` of a finding, without the event around it.
    DetailOnly,
    /// An event without some of its fields.
    EventIncomplete {
        /// Which.
        missing: Vec<&'static str>,
    },
    /// A field of an event is not what it is in events.
    EventField {
        /// Which.
        field: &'static str,
        /// What it must be.
        expected: Type,
        /// What it is.
        found: Type,
    },
    /// An event of an application, not of an AWS service.
    NotAws {
        /// Its `source`.
        source: String,
    },
    /// An event of a service that is not supported by way of EventBridge.
    NotSupported {
        /// Its `source`.
        source: String,
        /// Its `detail-type`.
        detail_type: String,
    },
    /// A custom notification without something that it must have.
    NotificationIncomplete {
        /// What.
        missing: Vec<&'static str>,
    },
    /// `version` is not `"1.0"`.
    NotificationVersion {
        /// What it is, as JSON.
        found: String,
    },
    /// `source` is not `"custom"`.
    NotificationSource {
        /// What it is, as JSON.
        found: String,
    },
    /// `content.textType` is not `client-markdown`.
    NotificationTextType {
        /// What it is, as JSON.
        found: String,
    },
    /// `content.description` is empty.
    DescriptionEmpty,
    /// A field of a custom notification has another type than it must have.
    NotificationField {
        /// Its path.
        field: Cow<'static, str>,
        /// What it must be, as `a string`.
        expected: &'static str,
        /// What it is.
        found: Type,
    },
}

/// What a payload that is no JSON is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Lines in quotes: a text template is written so.
    QuotedLines,
    /// An object whose quotes are gone: a text template takes them away.
    WithoutQuotes,
    /// Anything else.
    Other,
}

impl Form {
    pub(crate) fn of(payload: &str) -> Self {
        let mut chars = payload.chars().filter(|char| !char.is_whitespace());
        match (chars.next(), chars.next()) {
            (Some('"'), _) => Self::QuotedLines,
            (Some('{'), Some(key)) if key.is_alphabetic() => Self::WithoutQuotes,
            _ => Self::Other,
        }
    }
}

/// How sure it is that a payload is dropped for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Certainty {
    /// The service's documentation says so.
    Documented,
    /// People have reported it.
    Reported,
    /// It follows from the documented form; nobody has measured it.
    Assumed,
}

impl Reason {
    pub(crate) fn new(kind: Kind, at: Option<Span>) -> Self {
        Self { kind, at }
    }

    /// The stable code, as `not-json`: never changes its meaning.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong: lower case, no final stop, the user's text in backticks.
    pub fn message(&self) -> Cow<'static, str> {
        self.kind.message()
    }

    /// What to do about it.
    pub fn help(&self) -> Cow<'static, str> {
        self.kind.help()
    }

    /// How sure it is.
    pub fn certainty(&self) -> Certainty {
        match self.kind {
            Kind::Empty
            | Kind::TooLarge { .. }
            | Kind::NotJson { .. }
            | Kind::NotObject { .. }
            | Kind::Neither
            | Kind::NotSupported { .. }
            | Kind::NotificationIncomplete { .. }
            | Kind::NotificationVersion { .. }
            | Kind::NotificationSource { .. }
            | Kind::NotificationTextType { .. } => Certainty::Documented,
            Kind::EventIncomplete { .. } | Kind::DetailOnly => Certainty::Reported,
            Kind::EventField { .. }
            | Kind::NotAws { .. }
            | Kind::DescriptionEmpty
            | Kind::NotificationField { .. } => Certainty::Assumed,
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut reason = serializer.serialize_struct("Reason", 5)?;
        reason.serialize_field("code", self.code())?;
        reason.serialize_field("message", &self.message())?;
        reason.serialize_field("help", &self.help())?;
        reason.serialize_field("certainty", &self.certainty())?;
        reason.serialize_field("at", &self.at)?;
        reason.end()
    }
}

impl Describe for Kind {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotJson { .. } => "not-json",
            Self::NotObject { .. } => "not-object",
            Self::Neither => "neither-event-nor-notification",
            Self::DetailOnly => "detail-only",
            Self::EventIncomplete { .. } => "event-incomplete",
            Self::EventField { .. } => "event-field",
            Self::NotAws { .. } => "not-aws",
            Self::NotSupported { .. } => "not-supported",
            Self::NotificationIncomplete { .. } => "notification-incomplete",
            Self::NotificationVersion { .. } => "notification-version",
            Self::NotificationSource { .. } => "notification-source",
            Self::NotificationTextType { .. } => "notification-text-type",
            Self::DescriptionEmpty => "description-empty",
            Self::NotificationField { .. } => "notification-field",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Empty => "the message is empty".into(),
            Self::TooLarge { bytes } => {
                let max = MAX_MESSAGE_BYTES;
                format!("the message has {bytes} bytes, more than SNS takes ({max})").into()
            }
            Self::NotJson { form: Form::QuotedLines, .. } => {
                "the payload is text, as a text template makes it, and not JSON".into()
            }
            Self::NotJson { form: Form::WithoutQuotes, .. } => {
                "the payload is an object without its quotes, as a text template puts it in, and \
                 not JSON"
                    .into()
            }
            Self::NotJson { fault, .. } => format!("the payload is not JSON: {fault}").into(),
            Self::NotObject { found } => {
                let found = found.with_article();
                format!("the payload is {found}, not an event and not a custom notification").into()
            }
            Self::Neither => {
                "the payload is neither an event of AWS nor a custom notification".into()
            }
            Self::DetailOnly => {
                "the payload is the `detail` of a finding, without the event around it".into()
            }
            Self::EventIncomplete { missing } => {
                format!("the event has no {}", listed(missing)).into()
            }
            Self::EventField { field, expected, found } => {
                let (expected, found) = (expected.with_article(), found.with_article());
                format!("`{field}` of the event is {found}, not {expected}").into()
            }
            Self::NotAws { source } => {
                format!("the event is of `{}`, not of an AWS service", shortened(source)).into()
            }
            Self::NotSupported { source, detail_type } => {
                let (source, kind) = (shortened(source), shortened(detail_type));
                format!("`{kind}` of `{source}` is not supported by way of EventBridge").into()
            }
            Self::NotificationIncomplete { missing } => {
                format!("the custom notification has no {}", listed(missing)).into()
            }
            Self::NotificationVersion { found } => {
                format!("`version` is `{}`, not the string `\"1.0\"`", shortened(found)).into()
            }
            Self::NotificationSource { found } => {
                format!("`source` is `{}`, not the string `\"custom\"`", shortened(found)).into()
            }
            Self::NotificationTextType { found } => {
                let found = shortened(found);
                format!("`content.textType` is `{found}`, not `\"client-markdown\"`").into()
            }
            Self::DescriptionEmpty => "`content.description` is empty".into(),
            Self::NotificationField { field, expected, found } => {
                let found = found.with_article();
                format!("`{field}` of the custom notification is {found}, not {expected}").into()
            }
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Empty => "Give the template a text that is there whatever the event holds.",
            Self::TooLarge { .. } => {
                "Send less of the event: name the fields that are needed in an input transformer."
            }
            Self::NotJson { .. } | Self::NotObject { .. } | Self::Neither => {
                "Send the matched event as it is (take Input, InputPath and InputTransformer \
                 away), or write a template that makes a custom notification: \
                 {\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"…\"}}."
            }
            Self::DetailOnly => "Take the InputPath away: the whole event must arrive.",
            Self::EventIncomplete { .. } | Self::EventField { .. } => {
                "Send the matched event as it is: an event of AWS has `version`, `id`, \
                 `detail-type`, `source`, `account`, `time`, `region`, `resources` and `detail`."
            }
            Self::NotAws { .. } => {
                "Write a template that makes a custom notification of it: \
                 {\"version\": \"1.0\", \"source\": \"custom\", \"content\": {\"description\": \"…\"}}."
            }
            Self::NotSupported { .. } => {
                "Let the service notify the topic itself (an alarm action, a notification rule of \
                 the developer tools), or write a template that makes a custom notification of it."
            }
            Self::NotificationIncomplete { .. } => {
                "A custom notification must have `version` \"1.0\", `source` \"custom\" and \
                 `content.description`."
            }
            Self::NotificationVersion { .. } => "Write \"version\": \"1.0\", in quotes.",
            Self::NotificationSource { .. } => "Write \"source\": \"custom\".",
            Self::NotificationTextType { .. } => {
                "Take `textType` away, or write \"client-markdown\"."
            }
            Self::DescriptionEmpty => {
                "Give the description a text that is there whatever the event holds."
            }
            Self::NotificationField { field, expected, .. } => {
                let must = matches!(&**field, "content" | "content.description");
                let away = if must { "" } else { ", or take it away: it need not be there" };
                return format!("Make it {expected}{away}.").into();
            }
        }
        .into()
    }
}

/// `a`, `b` and `c`, in backticks.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        _ => quoted.concat(),
    }
}

/// The first characters of a text that may be long.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    const CHARS: usize = 60;
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, shortened};

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&["a", "b", "c"]), "`a`, `b` and `c`");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(shortened("é"), "é");
        assert_eq!(shortened(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }
}
