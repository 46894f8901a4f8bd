//! Which numbers the service compares by value.

/// The value by which the service compares a JSON number, or `None` where it compares the text.
///
/// A number is comparable if its nearest double, printed as Java does up to its release 18, is the
/// same number again: `0.1` and `123456789012` are, `9007199254740993`, `1.0000000000000000001`,
/// `1e400` and, since it lies midway between two doubles, `1e23` are not. (event-ruler 2, probed;
/// which release of Java the service runs on is not known.)
pub(crate) fn comparable(text: &str) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    if !value.is_finite() {
        return None;
    }
    let number = Decimal::new(text)?;
    let same = number == Decimal::new(&printed(value))? && !number.is_midway();
    // Zero has one value, however it is signed.
    same.then_some(value + 0.0)
}

/// The shortest text of the double, with no fewer than the two digits that Java prints.
fn printed(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    match value.abs().to_bits() {
        1 => format!("{sign}4.9e-324"),
        2 => format!("{sign}9.9e-324"),
        _ => format!("{value:e}"),
    }
}

/// A number as its digits, without zeros at either end, and the power of ten of the last one.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    fn new(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut exponent: i64 = exponent.parse().ok()?;
        exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let mut digits: Vec<u8> =
            whole.bytes().chain(fraction.bytes()).skip_while(|&digit| digit == b'0').collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
            exponent = exponent.checked_add(1)?;
        }
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        Some(Self { negative, digits, exponent })
    }

    /// Whether it lies exactly between two doubles: a whole number of 54 bits, one more than a
    /// double has, times a power of two.
    fn is_midway(&self) -> bool {
        let Ok(exponent) = u32::try_from(self.exponent) else { return false };
        let digits = self.digits.iter().try_fold(0u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        });
        let odd = digits.map(|digits| digits >> digits.trailing_zeros().min(63));
        let odd = odd.and_then(|odd| odd.checked_mul(5u64.checked_pow(exponent)?));
        odd.is_some_and(|odd| (1 << 53..1 << 54).contains(&odd))
    }
}

#[cfg(test)]
mod tests {
    use super::comparable;

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
        ] {
            assert_eq!(comparable(text), None, "{text}");
        }
        assert_eq!(comparable("123456789012"), Some(123_456_789_012.0));
        for text in ["1e308", "1e22", "6e23", "3e23", "4.9e-324", "-9.9e-324", "1.5e-323"] {
            assert_eq!(comparable(text), text.parse().ok(), "{text}");
        }
    }
}
