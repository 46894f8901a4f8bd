//! Why a text is no event.

use std::borrow::Cow;

use crate::diagnostic::Describe;
use crate::json::Type;

/// Why a text is no event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is no object.
    NotObject {
        /// What it is.
        found: Type,
    },
    /// Its bytes are not UTF-8.
    NotUtf8,
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotObject { .. } => "event-not-object",
            Self::NotUtf8 => "event-not-utf8",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found } => {
                format!("the event must be an object, found {}", found.with_article()).into()
            }
            Self::NotUtf8 => "unexpected byte that belongs to no character of UTF-8".into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found: Type::Array } => "Paste one event of the list: `{ … }`.",
            Self::NotObject { .. } => {
                "An event is `{ … }`, with `source`, `detail-type` and `detail`."
            }
            Self::NotUtf8 => "Events are JSON in UTF-8.",
        }
        .into()
    }
}
