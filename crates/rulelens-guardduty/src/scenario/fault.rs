//! What may be wrong with a scenario.

use std::borrow::Cow;

use rulelens::diagnostic::Describe;
use rulelens::json::Type;

use super::{MAX_ACCOUNTS, MAX_OCCURRENCES, MAX_SETTINGS};

/// What is wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A value of another type stands there.
    WrongType {
        /// What it is.
        what: Cow<'static, str>,
        /// What it must be, with its article.
        expected: &'static str,
        /// What it is.
        found: Type,
    },
    /// A member that must be there is not.
    Missing {
        /// Its name.
        key: &'static str,
        /// Where it belongs.
        of: &'static str,
    },
    /// A member that is not known.
    UnknownKey {
        /// Its name.
        key: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// A member is there twice.
    RepeatedKey {
        /// Its name.
        key: String,
    },
    /// A text that is no time.
    NoTime {
        /// What it says.
        text: String,
    },
    /// A text that is no span of time.
    NoSpan {
        /// What it says.
        text: String,
    },
    /// A text that is no interval.
    NoInterval {
        /// What it says.
        text: String,
    },
    /// A text that is no account.
    NoAccount {
        /// What it says.
        text: String,
    },
    /// An account that is there twice.
    RepeatedAccount {
        /// Which.
        id: String,
    },
    /// An account that the scenario does not have.
    UnknownAccount {
        /// Which.
        id: String,
    },
    /// An account that a finding must name, since there are several.
    WhichAccount,
    /// A member sets the interval.
    IntervalByMember {
        /// Which.
        member: String,
        /// Who may.
        administrator: String,
    },
    /// A type that is none.
    UnknownType {
        /// What it says.
        name: String,
        /// The one that may be meant.
        meant: Option<&'static str>,
    },
    /// A finding with a `type` or the like, and a whole `finding` besides.
    TwoFindings,
    /// A severity outside of all bands.
    NoSeverity {
        /// What it says.
        text: String,
    },
    /// A number of occurrences that is none.
    NoCount {
        /// What it says.
        text: String,
    },
    /// A period that ends before it begins.
    Backwards,
    /// Too many of something.
    TooMany {
        /// Of what.
        what: TooMany,
    },
    /// A time that a run of occurrences reaches does not exist.
    EndOfTime,
    /// A view that is none.
    UnknownView {
        /// What it says.
        name: String,
    },
}

/// Of what there are too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// Occurrences.
    Occurrences,
    /// Settings of the interval.
    Settings,
    /// Accounts.
    Accounts,
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongType { .. } => "scenario-type",
            Self::Missing { .. } => "scenario-missing",
            Self::UnknownKey { .. } => "scenario-unknown-key",
            Self::RepeatedKey { .. } => "scenario-repeated-key",
            Self::NoTime { .. } => "scenario-time",
            Self::NoSpan { .. } => "scenario-span",
            Self::NoInterval { .. } => "scenario-interval",
            Self::NoAccount { .. } => "scenario-account",
            Self::RepeatedAccount { .. } => "scenario-repeated-account",
            Self::UnknownAccount { .. } => "scenario-unknown-account",
            Self::WhichAccount => "scenario-which-account",
            Self::IntervalByMember { .. } => "interval-by-member",
            Self::UnknownType { .. } => "unknown-finding-type",
            Self::TwoFindings => "scenario-two-findings",
            Self::NoSeverity { .. } => "scenario-severity",
            Self::NoCount { .. } => "scenario-count",
            Self::Backwards => "scenario-backwards",
            Self::TooMany { .. } => "scenario-too-many",
            Self::EndOfTime => "scenario-end-of-time",
            Self::UnknownView { .. } => "scenario-view",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::WrongType { what, expected, found } => {
                format!("{what} must be {expected}, found {}", found.with_article()).into()
            }
            Self::Missing { key, of } => format!("{of} has no `{key}`").into(),
            Self::UnknownKey { key, .. } => format!("`{}` is not known here", cut(key)).into(),
            Self::RepeatedKey { key } => format!("`{}` is there twice", cut(key)).into(),
            Self::NoTime { text } => format!("`{}` is no time", cut(text)).into(),
            Self::NoSpan { text } => format!("`{}` is no span of time", cut(text)).into(),
            Self::NoInterval { text } => {
                format!("`{}` is no interval that GuardDuty has", cut(text)).into()
            }
            Self::NoAccount { text } => format!("`{}` is no account", cut(text)).into(),
            Self::RepeatedAccount { id } => format!("account `{id}` is there twice").into(),
            Self::UnknownAccount { id } => {
                format!("there is no account `{}` in the scenario", cut(id)).into()
            }
            Self::WhichAccount => "which of the accounts the finding arises in is not said".into(),
            Self::IntervalByMember { member, administrator } => format!(
                "account `{member}` cannot set the interval: it is a member of `{administrator}`"
            )
            .into(),
            Self::UnknownType { name, .. } => {
                format!("there is no finding type `{}`", cut(name)).into()
            }
            Self::TwoFindings => {
                "`finding` is the whole finding, so nothing of it can be said beside it".into()
            }
            Self::NoSeverity { text } => format!("`{}` is no severity", cut(text)).into(),
            Self::NoCount { text } => format!("`{}` is no number of occurrences", cut(text)).into(),
            Self::Backwards => "the period ends before it begins".into(),
            Self::TooMany { what: TooMany::Occurrences } => {
                format!("there are more than {MAX_OCCURRENCES} occurrences").into()
            }
            Self::TooMany { what: TooMany::Settings } => {
                format!("the interval is set more than {MAX_SETTINGS} times").into()
            }
            Self::TooMany { what: TooMany::Accounts } => {
                format!("there are more than {MAX_ACCOUNTS} accounts").into()
            }
            Self::EndOfTime => "the occurrences lead beyond the year 9999".into(),
            Self::UnknownView { name } => format!("there is no view `{}`", cut(name)).into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::WrongType { .. } | Self::Missing { .. } => {
                "See the format in `rulelens guardduty simulate --help`."
            }
            Self::UnknownKey { meant: Some(meant), .. } => {
                return format!("Is `{meant}` meant?").into();
            }
            Self::UnknownKey { meant: None, .. } => "Leave it out.",
            Self::RepeatedKey { .. } | Self::RepeatedAccount { .. } => "Leave one of them out.",
            Self::NoTime { .. } => "Write it as `2026-03-14T09:31:07Z`, from 1970 to 9999.",
            Self::NoSpan { .. } => "Write it as `90s`, `12m`, `1h30m` or `2d`.",
            Self::NoInterval { .. } => "It can be `15m`, `1h` or `6h`.",
            Self::NoAccount { .. } => "An account has twelve digits, in quotes.",
            Self::UnknownAccount { .. } => "Add it to `accounts`.",
            Self::WhichAccount => "Give its `account`.",
            Self::IntervalByMember { administrator, .. } => {
                return format!(
                    "Only the administrator `{administrator}` can set it, and what it sets holds \
                     for all its members."
                )
                .into();
            }
            Self::UnknownType { meant: Some(meant), .. } => {
                return format!("Is `{meant}` meant?").into();
            }
            Self::UnknownType { meant: None, .. } => {
                "`rulelens guardduty sample --list` shows all of them."
            }
            Self::TwoFindings => "Leave `finding` out, or `type`, `severity` and `resource`.",
            Self::NoSeverity { .. } => "It is a number from 1.0 to 10.0.",
            Self::NoCount { .. } => "It is a whole number from 1 on.",
            Self::Backwards => "`until` must be later than `from`.",
            Self::TooMany { .. } => "Split the scenario.",
            Self::EndOfTime => "Let them occur fewer times, or more often.",
            Self::UnknownView { .. } => {
                "There are `email`, `email-json`, `slack`, `teams`, `chime`, `slack-webhook`, \
                 `teams-webhook` and `json`."
            }
        }
        .into()
    }
}

/// Text of the user's, short enough for a message.
pub(crate) fn cut(text: &str) -> String {
    const LENGTH: usize = 80;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
