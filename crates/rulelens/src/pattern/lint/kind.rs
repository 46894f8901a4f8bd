//! What the lints find, and its words.

use std::borrow::Cow;

use crate::diagnostic::{Describe, Related, Severity};
use crate::json::Type;
use crate::pattern::{MAX_BYTES, MAX_TESTED_BYTES};
use crate::span::Span;

/// Why a pattern may not mean what was intended. The service takes it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lint {
    /// The pattern is larger than the service takes.
    OverQuota {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Severities listed one by one.
    SeverityList {
        /// The lowest.
        low: String,
        /// The highest.
        high: String,
    },
    /// Severities of GuardDuty up to High, without Critical.
    SeverityWithoutCritical {
        /// The highest.
        high: String,
        /// Whether it ends just where Critical begins, which looks deliberate.
        at_critical: bool,
    },
    /// A field that another one of the same path replaces.
    ReplacedField {
        /// Its last key.
        name: String,
        /// The key of the other one.
        by: Span,
    },
    /// A key with a dot.
    DottedKey {
        /// The key.
        name: String,
    },
    /// A comparison with another type than the event has there.
    TypeDiffers {
        /// The field's last key.
        name: String,
        /// The type in the event.
        found: Type,
        /// The type in the pattern.
        compared: Type,
    },
    /// `anything-but` over what is an array in the event.
    AnythingButArray {
        /// The field's last key.
        name: String,
    },
    /// A field that no known event has.
    UnknownField {
        /// The key.
        name: String,
        /// What may be meant: a key, or a path if it is elsewhere.
        nearest: Option<Box<str>>,
        /// Whether it is a field of the event itself, beside `detail`.
        envelope: bool,
    },
    /// A key of a GuardDuty finding as the SDKs spell it.
    SdkSpelling {
        /// The key.
        name: String,
        /// As events spell it.
        meant: String,
    },
    /// A source that no known event has.
    UnknownSource {
        /// The source.
        source: String,
        /// What is meant.
        nearest: &'static str,
    },
    /// A detail-type that no known event of the source has.
    UnknownDetailType {
        /// The detail-type.
        detail_type: String,
        /// What may be meant.
        nearest: Option<&'static str>,
    },
    /// A detail-type that events of another source have.
    ForeignDetailType {
        /// The detail-type.
        detail_type: String,
        /// The other source.
        of: &'static str,
    },
    /// Neither `source` nor `detail-type`.
    NoSource,
    /// An alternative that is listed before.
    RepeatedAlternative {
        /// The alternative.
        text: String,
        /// Where it is listed first.
        first: Span,
    },
    /// An alternative that another one covers.
    CoveredAlternative {
        /// The alternative.
        text: Box<str>,
        /// The other one.
        by: Box<str>,
        /// Where the other one is.
        place: Span,
    },
    /// `$or` that is the name of a field.
    OrAsField,
}

impl Lint {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::SeverityWithoutCritical { at_critical: false, .. }
            | Self::OverQuota { .. }
            | Self::ReplacedField { .. }
            | Self::TypeDiffers { .. }
            | Self::AnythingButArray { .. }
            | Self::UnknownField { envelope: true, .. }
            | Self::UnknownField { nearest: Some(_), .. }
            | Self::SdkSpelling { .. }
            | Self::UnknownSource { .. }
            | Self::UnknownDetailType { nearest: Some(_), .. }
            | Self::ForeignDetailType { .. }
            | Self::CoveredAlternative { .. }
            | Self::OrAsField => Severity::Warning,
            Self::SeverityWithoutCritical { at_critical: true, .. }
            | Self::SeverityList { .. }
            | Self::DottedKey { .. }
            | Self::UnknownField { .. }
            | Self::UnknownDetailType { .. }
            | Self::RepeatedAlternative { .. }
            | Self::NoSource => Severity::Advice,
        }
    }

    /// The place of the other field or alternative that it has to do with.
    pub(crate) fn related(&self) -> Option<Related> {
        let (message, span) = match self {
            Self::ReplacedField { by, .. } => ("this one counts", *by),
            Self::RepeatedAlternative { first, .. } => ("it is here too", *first),
            Self::CoveredAlternative { place, .. } => ("this one accepts it", *place),
            _ => return None,
        };
        Some(Related { message, span })
    }
}

impl Describe for Lint {
    fn code(&self) -> &'static str {
        match self {
            Self::OverQuota { .. } => "pattern-over-quota",
            Self::SeverityList { .. } => "severity-list",
            Self::SeverityWithoutCritical { .. } => "severity-without-critical",
            Self::ReplacedField { .. } => "duplicate-key",
            Self::DottedKey { .. } => "dotted-key",
            Self::TypeDiffers { .. } => "type-differs",
            Self::AnythingButArray { .. } => "anything-but-array",
            Self::UnknownField { .. } => "unknown-field",
            Self::SdkSpelling { .. } => "sdk-spelling",
            Self::UnknownSource { .. } => "unknown-source",
            Self::UnknownDetailType { .. } | Self::ForeignDetailType { .. } => {
                "unknown-detail-type"
            }
            Self::NoSource => "no-source",
            Self::RepeatedAlternative { .. } => "repeated-alternative",
            Self::CoveredAlternative { .. } => "covered-alternative",
            Self::OrAsField => "or-as-field",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::OverQuota { bytes } => {
                format!("the pattern has {bytes} bytes, more than the quota of {MAX_BYTES}")
            }
            Self::SeverityList { low, high } => {
                format!("the severities from {low} to {high} are listed one by one")
            }
            Self::SeverityWithoutCritical { high, .. } => {
                format!("the severities end at {high}, which leaves out Critical (9.0 to 10.0)")
            }
            Self::ReplacedField { name, .. } => {
                format!("`{name}` is ignored, since the same field is named again")
            }
            Self::DottedKey { name } => {
                format!("`{name}` is a path, not a key with a dot")
            }
            Self::TypeDiffers { name, found, compared } => format!(
                "`{name}` is {} in the event, but is compared with {}",
                found.with_article(),
                compared.with_article()
            ),
            Self::AnythingButArray { name } => {
                format!(
                    "`{name}` is in an array in the event, so one element that differs is enough"
                )
            }
            Self::UnknownField { name, envelope: true, .. } => {
                format!("events have no field `{name}` beside `detail`")
            }
            Self::UnknownField { name, .. } => {
                format!("GuardDuty findings have no field `{name}` here")
            }
            Self::SdkSpelling { name, .. } => {
                format!("`{name}` is spelled as the SDKs print it, not as events do")
            }
            Self::UnknownSource { source, .. } => format!("`{source}` is no source of AWS events"),
            Self::ForeignDetailType { detail_type, of } => {
                format!("`{detail_type}` comes from `{of}`, not from this source")
            }
            Self::UnknownDetailType { detail_type, .. } => {
                format!("`{detail_type}` is no known detail-type")
            }
            Self::NoSource => return "neither `source` nor `detail-type` is tested".into(),
            Self::RepeatedAlternative { text, .. } => format!("`{text}` is listed twice"),
            Self::CoveredAlternative { text, by, .. } => {
                format!("`{text}` makes no difference, since `{by}` accepts it too")
            }
            Self::OrAsField => return "`$or` is read as the name of a field".into(),
        }
        .into()
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::OverQuota { bytes } if *bytes > MAX_TESTED_BYTES => {
                "`PutRule` and `TestEventPattern` refuse it. Shorten it, or ask AWS for a higher quota."
            }
            Self::OverQuota { .. } => {
                "`PutRule` refuses it. Shorten it, or ask AWS for a higher quota."
            }
            Self::SeverityList { low, high } => {
                return format!(
                    "A range is shorter and has no gaps: `[{{\"numeric\": [\">=\", {low}, \"<=\", {high}]}}]`."
                )
                .into();
            }
            Self::SeverityWithoutCritical { at_critical: true, .. } => {
                "Leave the upper bound away if Critical findings are wanted too."
            }
            Self::SeverityWithoutCritical { .. } => {
                "GuardDuty added Critical above High. Write a lower bound alone, as in `[{\"numeric\": [\">=\", 4]}]`, to include it."
            }
            Self::ReplacedField { .. } => {
                "Of a field that is named twice only the last counts. Put all alternatives into one array, or remove this one."
            }
            Self::DottedKey { .. } => {
                "EventBridge joins keys with dots, so nested objects mean the same and are easier to read."
            }
            Self::TypeDiffers { .. } => {
                "A string never equals a number or `true`, even if they look alike. Write the value as the event has it."
            }
            Self::AnythingButArray { .. } => {
                "The elements of an array are alternatives. No comparison asks `anything-but` of all of them."
            }
            Self::UnknownField { nearest: Some(nearest), .. } => return did_you_mean(nearest),
            Self::SdkSpelling { meant, .. } => return did_you_mean(meant),
            Self::UnknownField { envelope: true, .. } => {
                "What an event says stands in `detail`. Beside it there are `source`, `detail-type`, `account`, `region`, `time`, `id`, `resources` and `version`."
            }
            Self::UnknownField { .. } => {
                "Check it against a sample finding. It may be newer than what is known here."
            }
            Self::UnknownSource { nearest, .. }
            | Self::UnknownDetailType { nearest: Some(nearest), .. } => {
                return did_you_mean(nearest);
            }
            Self::ForeignDetailType { .. } => {
                "The rule cannot match. Change the source or the detail-type."
            }
            Self::UnknownDetailType { .. } => {
                "Check it against a sample event. It may be newer than what is known here."
            }
            Self::NoSource => {
                "The rule may match events of any service. Name the `source` that it is for."
            }
            Self::RepeatedAlternative { text, .. } if text.starts_with(is_of_number) => {
                "One of the two is enough. Numbers compare by value: `4` and `4.0` are equal."
            }
            Self::RepeatedAlternative { .. } => "One of the two is enough.",
            Self::CoveredAlternative { .. } => {
                "Alternatives are OR. Remove it, or narrow the other one."
            }
            Self::OrAsField => {
                "`$or` takes a list of two or more patterns, and no field in them may be named like an operator. This list is something else."
            }
        }
        .into()
    }
}

fn is_of_number(char: char) -> bool {
    char == '-' || char.is_ascii_digit()
}

fn did_you_mean(name: &str) -> Cow<'static, str> {
    format!("Did you mean `{name}`?").into()
}
