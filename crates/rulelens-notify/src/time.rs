//! Times as people read them.

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026-03-14T09:26:18Z` as `Sat, 14 Mar 2026 09:26:18 GMT`; anything else as it is.
pub(crate) fn readable(time: &str) -> String {
    rfc1123(time).unwrap_or_else(|| time.to_owned())
}

fn rfc1123(time: &str) -> Option<String> {
    let (date, clock) = time.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-').map(number);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':').map(number);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let ended = date.next().is_none() && parts.next().is_none() && number(fraction).is_some();
    let in_range = (1..=9999).contains(&year) && (1..=31).contains(&day) && hour < 24;
    if !ended || !in_range || minute > 59 || second > 60 {
        return None;
    }
    let name = MONTHS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    let weekday =
        DAYS.get(usize::try_from(days_since_1970(year, month, day).rem_euclid(7)).ok()?)?;
    Some(format!("{weekday}, {day:02} {name} {year:04} {hour:02}:{minute:02}:{second:02} GMT"))
}

fn number(digits: &str) -> Option<i64> {
    let plain = digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Days from 1970-01-01 to a day of the Gregorian calendar, which was a Thursday. The year is
/// taken to begin in March, so that the leap day is its last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days_before_month = (153 * month + 2) / 5;
    year * 365 + leap_days + days_before_month + day - 719_469
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_time_is_told_with_its_weekday() {
        for (time, told) in [
            ("2026-03-14T09:26:18Z", "Sat, 14 Mar 2026 09:26:18 GMT"),
            ("2026-03-14T09:31:02.114Z", "Sat, 14 Mar 2026 09:31:02 GMT"),
            ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
            ("2000-03-01T00:00:00Z", "Wed, 01 Mar 2000 00:00:00 GMT"),
        ] {
            assert_eq!(readable(time), told);
        }
    }

    #[test]
    fn what_is_no_time_is_left() {
        for text in [
            "",
            "yesterday",
            "2026-03-14",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "TZ",
            "9999999999999999999-01-01T00:00:00Z",
            "2026-03-14T09:26:18+01:00",
            "é-é-éTé:é:éZ",
        ] {
            assert_eq!(readable(text), text);
        }
    }
}
