//! What may be wrong with a file of cases.

use std::borrow::Cow;

use rulelens::diagnostic::Describe;

/// What is wrong with a file of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A member that must be there is not, or is of another type.
    Member {
        /// Its name.
        key: &'static str,
        /// What it must be, with its article.
        expected: &'static str,
    },
    /// The version is none that is known.
    Version,
    /// A case names a rule that the file does not have.
    UnknownRule {
        /// The name.
        name: String,
    },
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Member { .. } => "cases-member",
            Self::Version => "cases-version",
            Self::UnknownRule { .. } => "cases-unknown-rule",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Member { key, expected } => format!("`{key}` must be {expected}").into(),
            Self::Version => "the version of this file is not known".into(),
            Self::UnknownRule { name } => format!("there is no rule `{name}`").into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Member { .. } => {
                "A file has `version`, `rules` by name, and `cases` with `name`, `event`, `matches`."
                    .into()
            }
            Self::Version => "Write `\"version\": 1`.".into(),
            Self::UnknownRule { .. } => "Name one of `rules`.".into(),
        }
    }
}
