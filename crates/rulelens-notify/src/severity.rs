//! How grave a finding is, in words and colours.
//!
//! Source: the GuardDuty user guide, "Severity levels of GuardDuty findings". It gives the bands
//! with one decimal (7.0 to 8.9, 9.0 to 10.0); a value between two bands belongs to the lower one.

use std::fmt;

use crate::message::{Bar, Color};

/// A band of severities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// 1.0 to 3.9. Below 1.0 there is no finding; the guide once began the band at 0.1.
    Low,
    /// 4.0 to 6.9.
    Medium,
    /// 7.0 to 8.9.
    High,
    /// 9.0 to 10.0.
    Critical,
}

impl Severity {
    /// All bands, from the lowest.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The highest value that a finding can have.
    pub const HIGHEST: f64 = 10.0;

    /// The band of a value; `None` outside of all.
    ///
    /// ```
    /// use rulelens_notify::Severity;
    ///
    /// assert_eq!(Severity::of(8.9), Some(Severity::High));
    /// assert_eq!(Severity::of(9.0), Some(Severity::Critical));
    /// assert_eq!(Severity::of(11.0), None);
    /// ```
    pub fn of(value: f64) -> Option<Self> {
        if value > Self::HIGHEST || value.is_nan() || value <= 0.0 {
            return None;
        }
        // What is below them all is low.
        Self::ALL.into_iter().rev().find(|band| value >= band.lowest()).or(Some(Self::Low))
    }

    /// Where the band begins; it ends where the next one begins, the last one at [`Self::HIGHEST`].
    pub fn lowest(self) -> f64 {
        match self {
            Self::Low => 1.0,
            Self::Medium => 4.0,
            Self::High => 7.0,
            Self::Critical => 9.0,
        }
    }

    /// As GuardDuty's console writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }

    /// The colour of its bar: ours, near to those of the console.
    pub fn color(self) -> Color {
        match self {
            Self::Low => Color { red: 0x5b, green: 0x7f, blue: 0xae },
            Self::Medium => Color { red: 0xb9, green: 0x8a, blue: 0x1c },
            Self::High => Color { red: 0xcf, green: 0x5f, blue: 0x17 },
            Self::Critical => Color { red: 0xa8, green: 0x1f, blue: 0x2b },
        }
    }

    /// The bar of a message about it.
    pub(crate) fn bar(self) -> Bar {
        Bar { color: self.color(), severity: Some(self) }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;

    #[test]
    fn the_bands_meet_without_gaps() {
        let bands = [
            (0.0, None),
            (0.1, Some(Severity::Low)),
            (3.9, Some(Severity::Low)),
            (4.0, Some(Severity::Medium)),
            (6.95, Some(Severity::Medium)),
            (7.0, Some(Severity::High)),
            (8.99, Some(Severity::High)),
            (9.0, Some(Severity::Critical)),
            (10.0, Some(Severity::Critical)),
            (10.1, None),
            (f64::NAN, None),
            (-1.0, None),
        ];
        for (value, band) in bands {
            assert_eq!(Severity::of(value), band, "{value}");
        }
    }
}
