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
        key: String,
        /// What it must be, with its article.
        expected: &'static str,
    },
    /// The version is none that is known.
    Version,
    /// A member that the file does not have.
    UnknownMember {
        /// Its name.
        key: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// A rule is named that the file does not have.
    UnknownRule {
        /// The name.
        name: String,
    },
    /// A target is named that its rule does not have.
    UnknownTarget {
        /// Its `Id`.
        id: String,
        /// The name of the rule.
        rule: String,
    },
    /// A payload is expected of a rule that is not expected to match.
    PayloadWithoutMatch {
        /// The name of the rule.
        rule: String,
    },
    /// A rule that is in another file was not given.
    RuleElsewhere {
        /// The file, as it is named.
        file: String,
    },
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Member { .. } => "cases-member",
            Self::Version => "cases-version",
            Self::UnknownMember { .. } => "cases-unknown-member",
            Self::UnknownRule { .. } => "cases-unknown-rule",
            Self::UnknownTarget { .. } => "cases-unknown-target",
            Self::PayloadWithoutMatch { .. } => "cases-payload-without-match",
            Self::RuleElsewhere { .. } => "cases-rule-elsewhere",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Member { key, expected } => format!("`{key}` must be {expected}").into(),
            Self::Version => "the version of this file is not known".into(),
            Self::UnknownMember { key, .. } => format!("there is no `{key}` here").into(),
            Self::UnknownRule { name } => format!("there is no rule `{name}`").into(),
            Self::UnknownTarget { id, rule } => {
                format!("rule `{rule}` has no target `{id}`").into()
            }
            Self::PayloadWithoutMatch { rule } => {
                format!("rule `{rule}` is not expected to match, so nothing is sent").into()
            }
            Self::RuleElsewhere { file } => {
                format!("the rule could not be taken from `{file}`").into()
            }
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Member { .. } => {
                "A file has `version`, `rules` by name, and `cases` with `name`, `event`, `matches`; \
                 `targets` by rule, and of a case `payloads`, may be left out."
                    .into()
            }
            Self::Version => "Write `\"version\": 1`.".into(),
            Self::UnknownMember { meant: Some(meant), .. } => format!("Write `{meant}`.").into(),
            Self::UnknownMember { meant: None, .. } => "Leave it out.".into(),
            Self::UnknownRule { .. } => "Name one of `rules`.".into(),
            Self::UnknownTarget { .. } => "Name the `Id` of one of its `targets`.".into(),
            Self::PayloadWithoutMatch { .. } => "Add the rule to `matches`.".into(),
            Self::RuleElsewhere { .. } => {
                "Name a file beside this one, and a rule with an event pattern in it.".into()
            }
        }
    }
}
