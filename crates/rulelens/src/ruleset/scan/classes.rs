//! Which bytes of a block are what.

use wide::u8x16;

use super::block::{Block, Mask};

/// The bytes of a block by what they may mean, inside strings as well as outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes {
    /// `"`
    pub(super) quote: Mask,
    /// `\`
    pub(super) backslash: Mask,
    /// `{` and `[`
    pub(super) open: Mask,
    /// `}` and `]`
    pub(super) close: Mask,
    /// Of brackets, those that are braces; of no meaning for others.
    pub(super) brace: Mask,
    /// `:`
    pub(super) colon: Mask,
    /// `,`
    pub(super) comma: Mask,
    /// Space, tab, line feed, carriage return.
    pub(super) space: Mask,
    /// Below 0x20.
    pub(super) control: Mask,
    /// `0` to `9`
    pub(super) digit: Mask,
    /// `0`
    pub(super) zero: Mask,
    /// `-`
    pub(super) minus: Mask,
    /// `.`
    pub(super) dot: Mask,
    /// 0x80 and above.
    pub(super) high: Mask,
}

/// Sets opening and closing brackets apart from each other, not from braces.
pub(super) const CASE: u8 = 0x20;

impl Classes {
    /// The classes on any machine, 16 bytes at a time.
    #[inline(always)]
    pub(super) fn of(block: &Block) -> Self {
        let (parts, _) = block.as_chunks::<16>();
        let mut vectors = Vectors([u8x16::ZERO; 4]);
        for (vector, part) in vectors.0.iter_mut().zip(parts) {
            *vector = u8x16::new(*part);
        }
        let case = u8x16::splat(CASE);
        let Vectors([a, b, c, d]) = vectors;
        let lower = Vectors([a | case, b | case, c | case, d | case]);
        let upper = Vectors([a & case, b & case, c & case, d & case]);
        let zero = u8x16::splat(b'0');
        let digits = Vectors([a - zero, b - zero, c - zero, d - zero]);
        Self {
            quote: vectors.are(b'"'),
            backslash: vectors.are(b'\\'),
            open: lower.are(b'{'),
            close: lower.are(b'}'),
            brace: upper.are(CASE),
            colon: vectors.are(b':'),
            comma: vectors.are(b','),
            space: Vectors([space(a), space(b), space(c), space(d)]).high_bits(),
            control: vectors.are_up_to(0x1F),
            digit: digits.are_up_to(9),
            zero: vectors.are(b'0'),
            minus: vectors.are(b'-'),
            dot: vectors.are(b'.'),
            high: vectors.high_bits(),
        }
    }
}

/// White space; one mask for all four bytes, since masks cost more than comparisons.
#[inline(always)]
fn space(bytes: u8x16) -> u8x16 {
    let blank = bytes.simd_eq(u8x16::splat(b' ')) | bytes.simd_eq(u8x16::splat(b'\t'));
    let end = bytes.simd_eq(u8x16::splat(b'\n')) | bytes.simd_eq(u8x16::splat(b'\r'));
    blank | end
}

/// The bytes of a block. Without closures, which are not inlined where size counts most: then each
/// comparison would be a call.
#[derive(Clone, Copy)]
struct Vectors([u8x16; 4]);

impl Vectors {
    #[inline(always)]
    fn are(self, byte: u8) -> Mask {
        let byte = u8x16::splat(byte);
        let [a, b, c, d] = self.0;
        Self([a.simd_eq(byte), b.simd_eq(byte), c.simd_eq(byte), d.simd_eq(byte)]).high_bits()
    }

    #[inline(always)]
    fn are_up_to(self, last: u8) -> Mask {
        let last = u8x16::splat(last);
        let [a, b, c, d] = self.0;
        let up_to = Self([
            a.min(last).simd_eq(a),
            b.min(last).simd_eq(b),
            c.min(last).simd_eq(c),
            d.min(last).simd_eq(d),
        ]);
        up_to.high_bits()
    }

    /// The highest bit of each byte, of which a comparison sets all or none.
    #[inline(always)]
    fn high_bits(self) -> Mask {
        let [a, b, c, d] = self.0;
        let low = Mask::from(a.to_bitmask() & 0xFFFF) | Mask::from(b.to_bitmask() & 0xFFFF) << 16;
        let high = Mask::from(c.to_bitmask() & 0xFFFF) | Mask::from(d.to_bitmask() & 0xFFFF) << 16;
        low | high << 32
    }
}
