//! Moments and spans of time, in milliseconds.

use std::fmt;

use jiff::Timestamp;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use rulelens_guardduty::Time;
///
/// let time = Time::parse("2026-03-14T10:31:07+01:00").unwrap();
/// assert_eq!(time.to_string(), "2026-03-14T09:31:07Z");
/// assert_eq!(Time::parse("14 March"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

/// The last moment that there is: the end of 9999-12-29, so that no zone leads out of the calendar.
const LAST: i64 = 253_402_127_999_999;

impl Time {
    /// The first moment: 1970-01-01T00:00:00Z.
    pub const FIRST: Self = Self(0);

    /// A moment from 1970 to 9999; one outside is moved to the nearest inside.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(0, LAST))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Reads a time in ISO 8601 with `Z` or an offset from UTC; less than a millisecond is cut.
    /// `None` for anything else, and outside of the years from 1970 to 9999.
    pub fn parse(text: &str) -> Option<Self> {
        let millis = text.parse::<Timestamp>().ok()?.as_millisecond();
        (0..=LAST).contains(&millis).then_some(Self(millis))
    }

    /// The moment so much later, at the latest the last that there is.
    #[must_use]
    pub fn after(self, span: Minutes) -> Self {
        Self::from_millis(self.0.saturating_add(span.millis()))
    }

    /// With milliseconds even where there are none, as `createdAt` of a finding has them.
    pub(crate) fn with_millis(self) -> String {
        let text = self.to_string();
        match text.strip_suffix('Z') {
            Some(clock) if !clock.contains('.') => format!("{clock}.000Z"),
            _ => text,
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timestamp = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        if self.0 % 1000 == 0 { write!(f, "{timestamp:.0}") } else { write!(f, "{timestamp:.3}") }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A span of whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub u32);

impl Minutes {
    /// In milliseconds.
    pub fn millis(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

/// Reads a span such as `90s`, `12m`, `1h30m` or `2d`, in milliseconds. `None` for anything else,
/// for nothing, and for more than a century.
pub(crate) fn span(text: &str) -> Option<i64> {
    const CENTURY: i64 = 36_525 * 86_400_000;
    let mut rest = text;
    let mut millis: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit())?;
        let (number, unit) = rest.split_at_checked(digits)?;
        let number: i64 = number.parse().ok()?;
        let mut chars = unit.chars();
        let unit = match chars.next()? {
            's' => 1000,
            'm' => 60_000,
            'h' => 3_600_000,
            'd' => 86_400_000,
            _ => return None,
        };
        millis = millis.checked_add(number.checked_mul(unit)?)?;
        rest = chars.as_str();
    }
    (1..=CENTURY).contains(&millis).then_some(millis)
}

#[cfg(test)]
mod tests {
    use super::{Time, span};

    #[test]
    fn spans_add_up() {
        assert_eq!(span("1h30m"), Some(5_400_000));
        assert_eq!(span("12m"), Some(720_000));
        assert_eq!(span("2d1s"), Some(172_801_000));
        for wrong in ["", "0s", "1", "m", "1.5h", "-1h", "1w", "99999999999d", "1h "] {
            assert_eq!(span(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn times_are_written_as_they_are_read() {
        for text in ["1970-01-01T00:00:00Z", "2026-03-14T09:31:02.114Z", "9999-12-29T23:59:59Z"] {
            assert_eq!(Time::parse(text).unwrap().to_string(), text);
        }
        for wrong in
            ["1969-12-31T23:59:59Z", "2026-03-14", "2026-03-14T09:31:02", "9999-12-31T23:59:59Z"]
        {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
        assert_eq!(
            Time::parse("2026-03-14T09:31:02Z").unwrap().with_millis(),
            "2026-03-14T09:31:02.000Z"
        );
    }
}
