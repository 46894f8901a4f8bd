//! Numbers of few digits and no exponent, read and judged by whole numbers alone.
//!
//! Nearly all numbers in events are such. What is longer, or lies where two doubles are equally near,
//! is for [`super::number`] to say; both give the same answers.

/// A number: its digits as a whole number, of which as many stand behind the point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    negative: bool,
    digits: u64,
    places: u32,
}

/// All whole numbers up to this one are doubles.
const EXACT: u64 = 1 << 53;

/// Decimals of so many digits are all told apart by doubles, and those of one more than
/// [`LONGEST`] by none.
const SAFE: u64 = 10u64.pow(f64::DIGITS);
const LONGEST: u64 = 10u64.pow(17);

/// Powers of ten that are doubles.
const POWERS: [f64; 20] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
];

impl Short {
    /// Reads a number of at most 19 digits.
    #[inline]
    pub(super) fn new(text: &str) -> Option<Self> {
        let (negative, text) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            text => (false, text),
        };
        if text.len() > 20 {
            return None;
        }
        let mut digits = 0u64;
        let mut point = text.len();
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                }
                b'.' if point == text.len() => point = at,
                _ => return None,
            }
        }
        let places = (text.len() - point).checked_sub(1);
        // As JSON has it, there is a digit before and behind a point.
        let is_number = point > 0 && places != Some(0);
        let is_short = text.len() - usize::from(places.is_some()) < 20;
        let places = places.unwrap_or(0) as u32;
        (is_number && is_short).then_some(Self { negative, digits, places })
    }

    /// The double that is nearest, if one division tells: both of its numbers are doubles then, and
    /// what is divided is rounded just once.
    #[inline]
    pub(super) fn nearest(self) -> Option<f64> {
        let power = POWERS.get(self.places as usize)?;
        let value = self.digits as f64 / power;
        // Zero has no sign.
        let value = if self.negative { 0.0 - value } else { value };
        (self.digits <= EXACT).then_some(value)
    }

    /// Whether its nearest double is printed as this number, if that can be told.
    pub(super) fn is_printed(self, nearest: f64) -> Option<bool> {
        let (mut digits, mut places) = (self.digits, self.places);
        while places > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        if places == 0 {
            return (digits < EXACT).then_some(true);
        }
        match digits {
            ..SAFE => Some(true),
            LONGEST.. => Some(false),
            _ => is_shortest(digits, places, nearest.abs()),
        }
    }
}

/// Whether a decimal of 16 or 17 digits is the shortest that has this nearest double, and of those
/// that are as short the nearest to it; `None` if it takes more to know.
///
/// The double times 10 to the power of `places` is `mantissa * 5^places / 2^shift`: everything is
/// compared in halves of that fraction, in whole numbers of less than 110 bits.
fn is_shortest(digits: u64, places: u32, nearest: f64) -> Option<bool> {
    let bits = nearest.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    // Below a power of two doubles lie closer, on one side; the smallest have fewer digits.
    if fraction == 0 || !nearest.is_normal() {
        return None;
    }
    let mantissa = fraction | 1 << 52;
    let exponent = i32::try_from(bits >> 52).ok()? - 1075;
    let shift = u32::try_from(-(exponent + places as i32)).ok().filter(|shift| *shift < 64)? + 1;
    let half_gap = u128::from(5u64.checked_pow(places)?);
    let double = u128::from(mantissa) * half_gap * 2;
    let away = |decimal: u64| (u128::from(decimal) << shift).abs_diff(double);
    let whole = u64::try_from(double >> shift).ok()?;
    let shorter = whole - whole % 10;
    for decimal in [shorter, shorter + 10] {
        match away(decimal).cmp(&half_gap) {
            std::cmp::Ordering::Less => return Some(false),
            std::cmp::Ordering::Equal => return None,
            std::cmp::Ordering::Greater => {}
        }
    }
    let away = away(digits);
    let half = 1u128 << (shift - 1);
    (away != half && away < half_gap).then_some(away < half)
}
