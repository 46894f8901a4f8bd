//! How often later occurrences of a finding are sent.

use crate::time::Minutes;

/// How often later occurrences of a finding are sent. Source: the GuardDuty user guide,
/// `FindingPublishingFrequency` of `UpdateDetector`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum Interval {
    /// Every 15 minutes.
    #[cfg_attr(feature = "serde", serde(rename = "15m"))]
    FifteenMinutes,
    /// Every hour.
    #[cfg_attr(feature = "serde", serde(rename = "1h"))]
    OneHour,
    /// Every 6 hours, unless another is set.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "6h"))]
    SixHours,
}

impl Interval {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::FifteenMinutes, Self::OneHour, Self::SixHours];

    /// How long it is.
    pub fn minutes(self) -> Minutes {
        match self {
            Self::FifteenMinutes => Minutes(15),
            Self::OneHour => Minutes(60),
            Self::SixHours => Minutes(360),
        }
    }

    /// As a scenario writes it: `15m`, `1h` or `6h`.
    pub fn name(self) -> &'static str {
        match self {
            Self::FifteenMinutes => "15m",
            Self::OneHour => "1h",
            Self::SixHours => "6h",
        }
    }

    /// In words: `15 minutes`, `1 hour` or `6 hours`.
    pub fn words(self) -> &'static str {
        match self {
            Self::FifteenMinutes => "15 minutes",
            Self::OneHour => "1 hour",
            Self::SixHours => "6 hours",
        }
    }

    /// The interval of that name, a scenario's or GuardDuty's (`SIX_HOURS`).
    pub fn named(name: &str) -> Option<Self> {
        let of_service = |interval| match interval {
            Self::FifteenMinutes => "FIFTEEN_MINUTES",
            Self::OneHour => "ONE_HOUR",
            Self::SixHours => "SIX_HOURS",
        };
        Self::ALL.into_iter().find(|known| known.name() == name || of_service(*known) == name)
    }
}
