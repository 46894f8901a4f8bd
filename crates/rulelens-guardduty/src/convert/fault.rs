//! Why no event can be made of a finding.

use std::borrow::Cow;

use rulelens::diagnostic::Describe;
use rulelens::json::Type;

use crate::scenario::cut;

/// Why no event can be made of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is no object.
    NotObject {
        /// What it is.
        found: Type,
    },
    /// `Findings` is no list.
    NotList {
        /// What it is.
        found: Type,
    },
    /// There is no finding.
    Empty,
    /// It is an event already.
    IsEvent,
    /// It lacks what an event must have.
    Incomplete {
        /// Which keys.
        missing: Vec<&'static str>,
    },
    /// A value has another type than in a finding.
    WrongType {
        /// Its key.
        key: &'static str,
        /// What it must be.
        expected: &'static str,
        /// What it is.
        found: Type,
    },
    /// `UpdatedAt` is no time.
    NoTime {
        /// What it says.
        text: String,
    },
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotObject { .. } => "finding-not-object",
            Self::NotList { .. } => "findings-not-list",
            Self::Empty => "findings-empty",
            Self::IsEvent => "finding-is-event",
            Self::Incomplete { .. } => "finding-incomplete",
            Self::WrongType { .. } => "finding-type",
            Self::NoTime { .. } => "finding-time",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found } => {
                format!("a finding must be an object, found {}", found.with_article()).into()
            }
            Self::NotList { found } => {
                format!("`Findings` must be an array, found {}", found.with_article()).into()
            }
            Self::Empty => "there is no finding".into(),
            Self::IsEvent => "this is an event already".into(),
            Self::Incomplete { missing } => {
                let missing: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
                format!("the finding has no {}", missing.join(", ")).into()
            }
            Self::WrongType { key, expected, found } => {
                format!("`{key}` must be {expected}, found {}", found.with_article()).into()
            }
            Self::NoTime { text } => format!("`{}` is no time", cut(text)).into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { .. } | Self::NotList { .. } | Self::WrongType { .. } => {
                "Give what `aws guardduty get-findings` prints, or findings of it."
            }
            Self::Empty => "Ask `aws guardduty get-findings` for at least one `--finding-ids`.",
            Self::IsEvent => "Use it as it is.",
            Self::Incomplete { .. } => {
                "Every finding has them; do not leave them out with `--query`."
            }
            Self::NoTime { .. } => "Write it as `2026-03-14T09:31:02.114Z`.",
        }
        .into()
    }
}
