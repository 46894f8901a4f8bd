//! Which numbers the service compares by value.

use std::fmt::{self, Write};

use super::short::Short;

/// The value by which the service compares a JSON number, or `None` where it compares the text.
///
/// A number is comparable if its nearest double, printed as Java does up to its release 18, is the
/// same number again: `0.1` and `123456789012` are, `9007199254740993`, `1.0000000000000000001`,
/// `1e400` and, since it lies midway between two doubles, `1e23` are not. (event-ruler 2, probed;
/// which release of Java the service runs on is not known.)
pub(crate) fn comparable(text: &str) -> Option<f64> {
    let value = nearest(text)?;
    is_comparable(text, value).then_some(value)
}

/// The double that is nearest to a JSON number. Zero has one, however it is signed.
pub(crate) fn nearest(text: &str) -> Option<f64> {
    Short::new(text).and_then(Short::nearest).or_else(|| parsed(text))
}

fn parsed(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().map(|value| value + 0.0)
}

/// Whether a number is comparable, if that is its nearest double.
pub(crate) fn is_comparable(text: &str, nearest: f64) -> bool {
    let short = Short::new(text).and_then(|short| short.is_printed(nearest));
    short.unwrap_or_else(|| is_printed(text, nearest))
}

fn is_printed(text: &str, nearest: f64) -> bool {
    let same = |number: &Decimal<'_>| {
        let mut printed = Printed::default();
        printed.put(nearest).ok()?;
        Some(*number == Decimal::new(printed.text())?)
    };
    let Some(number) = Decimal::new(text).filter(|_| nearest.is_finite()) else { return false };
    let is_same = number.is_kept_by_any_double(nearest) || same(&number) == Some(true);
    is_same && !number.is_midway()
}

/// A number as its digits, without zeros at either end, and the power of ten of the last one.
#[derive(Debug)]
struct Decimal<'t> {
    negative: bool,
    whole: &'t [u8],
    fraction: &'t [u8],
    /// Which of the digits of both count.
    first: usize,
    end: usize,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    fn new(text: &'t str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse().ok()?),
            None => (text, 0i64),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (whole, fraction) = (whole.as_bytes(), fraction.as_bytes());
        let all = whole.len() + fraction.len();
        // Of strings, `+1` would be parsed as well.
        if !whole.iter().chain(fraction).all(u8::is_ascii_digit) {
            return None;
        }
        let mut digits = whole.iter().chain(fraction);
        let first = digits.position(|&digit| digit != b'0').unwrap_or(all);
        let zeros = whole.iter().chain(fraction).rev().take_while(|digit| **digit == b'0').count();
        let mut exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        exponent = exponent.checked_add(i64::try_from(zeros).ok()?)?;
        if first == all {
            return Some(Self { negative: false, whole, fraction, first, end: first, exponent: 0 });
        }
        Some(Self { negative, whole, fraction, first, end: all - zeros, exponent })
    }

    fn digits(&self) -> impl Iterator<Item = &u8> {
        self.whole.iter().chain(self.fraction).take(self.end).skip(self.first)
    }

    /// Whether it lies exactly between two doubles: a whole number of 54 bits, one more than a
    /// double has, times a power of two.
    fn is_midway(&self) -> bool {
        let Ok(exponent) = u32::try_from(self.exponent) else { return false };
        let digits = self.digits().try_fold(0u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        });
        let odd = digits.map(|digits| digits >> digits.trailing_zeros().min(63));
        let odd = odd.and_then(|odd| odd.checked_mul(5u64.checked_pow(exponent)?));
        odd.is_some_and(|odd| (1 << 53..1 << 54).contains(&odd))
    }

    /// Whether it has so few digits that no other number as short has the same nearest double,
    /// which is then printed as this one. Very small doubles keep fewer digits.
    fn is_kept_by_any_double(&self, value: f64) -> bool {
        let digits = self.end - self.first;
        digits == 0 || (digits <= f64::DIGITS as usize && value.abs() >= f64::MIN_POSITIVE)
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.negative == other.negative
            && self.exponent == other.exponent
            && self.digits().eq(other.digits())
    }
}

/// A double in print: never more than 24 characters.
#[derive(Default)]
struct Printed {
    bytes: [u8; 32],
    length: usize,
}

impl Printed {
    /// The shortest text of the double, with no fewer than the two digits that Java prints.
    fn put(&mut self, value: f64) -> fmt::Result {
        let sign = if value < 0.0 { "-" } else { "" };
        match value.abs().to_bits() {
            1 => write!(self, "{sign}4.9e-324"),
            2 => write!(self, "{sign}9.9e-324"),
            _ => write!(self, "{value:e}"),
        }
    }

    fn text(&self) -> &str {
        self.bytes.get(..self.length).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Printed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{comparable, is_comparable, is_printed, nearest, parsed};

    #[test]
    fn equal_numbers_have_one_value_in_any_spelling() {
        for text in ["300", "300.0", "3e2", "3.0E+2", "0.3e3", "30000e-2"] {
            assert_eq!(comparable(text), Some(300.0), "{text}");
        }
        assert_eq!(comparable("-0.0").map(f64::to_bits), Some(0.0f64.to_bits()));
        assert_eq!(comparable("0e99999999"), Some(0.0));
    }

    #[test]
    fn numbers_that_a_double_cannot_hold_have_none() {
        for text in [
            "9007199254740993",
            "1.0000000000000000001",
            "1e400",
            "1e-400",
            "0.1000000000000000055511",
            // Midway between two doubles.
            "1e23",
            "5E22",
            "-84e21",
            // Java prints the smallest double as 4.9E-324.
            "5e-324",
            "4.94e-324",
            "-122.429163609223551",
            // No number in JSON, but for Rust's reader.
            "+1",
            "inf",
        ] {
            assert_eq!(comparable(text), None, "{text}");
        }
        assert_eq!(comparable("123456789012"), Some(123_456_789_012.0));
        for text in ["1e308", "1e22", "6e23", "3e23", "4.9e-324", "-9.9e-324", "1.5e-323"] {
            assert_eq!(comparable(text), text.parse().ok(), "{text}");
        }
        assert_eq!(comparable("-122.42916360922355"), Some(-122.429_163_609_223_55));
        assert_eq!(comparable("0.000123456789012345000e2"), Some(0.012_345_678_901_234_5));
    }

    #[test]
    fn short_numbers_are_judged_as_all_others_are() {
        let mut state = 0x9E37_79B9_7F4A_7C15u64;
        let mut below = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % bound
        };
        let mut seen = [0, 0];
        for round in 0..if cfg!(miri) { 100 } else { 300_000 } {
            // Doubles in print, of all lengths; then with another last digit, or one more.
            let length = below(18) as u32 + 1;
            let whole = below(10u64.pow(length));
            let value = whole as f64 / 10f64.powi(below(20) as i32);
            let mut text = format!("{value}");
            match round % 6 {
                0 => text = format!("{whole}.{}", below(1 << 50)),
                1 => text.push(char::from(b'0' + below(10) as u8)),
                2 => {
                    text.pop();
                    text.push(char::from(b'0' + below(10) as u8));
                }
                3 => text.insert(0, '-'),
                4 => text = format!("{}", (whole as f64).exp2().fract() + below(4096) as f64),
                _ => {}
            }
            let Some(double) = parsed(&text) else { continue };
            assert_eq!(nearest(&text).map(f64::to_bits), Some(double.to_bits()), "{text}");
            let expected = is_printed(&text, double);
            assert_eq!(is_comparable(&text, double), expected, "{text}");
            seen[usize::from(expected)] += 1;
        }
        assert!(seen.iter().all(|&count| count > 0), "{seen:?}");
        for text in ["", "-", ".", "1.", ".5", "-.5", "1.2.3", "+1", "1e5", "00", "-0", "0.0", "1x"]
        {
            let double = parsed(text);
            assert_eq!(nearest(text), double, "{text}");
            if let Some(double) = double {
                assert_eq!(is_comparable(text, double), is_printed(text, double), "{text}");
            }
        }
    }
}
