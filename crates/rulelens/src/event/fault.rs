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
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotObject { .. } => "event-not-object",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found } => {
                format!("the event must be an object, found {}", found.with_article()).into()
            }
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found: Type::Array } => "Paste one event of the list: `{ … }`.",
            Self::NotObject { .. } => {
                "An event is `{ … }`, with `source`, `detail-type` and `detail`."
            }
        }
        .into()
    }
}
