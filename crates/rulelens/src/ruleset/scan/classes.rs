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
        let mut vectors = [u8x16::ZERO; 4];
        for (vector, part) in vectors.iter_mut().zip(parts) {
            *vector = u8x16::new(*part);
        }
        let mask = |test: &dyn Fn(u8x16) -> u8x16| {
            vectors.iter().rev().fold(0, |mask, &vector| {
                mask << 16 | Mask::from(test(vector).to_bitmask() & 0xFFFF)
            })
        };
        let is = |byte: u8| mask(&|bytes| bytes.simd_eq(u8x16::splat(byte)));
        let is_either =
            |byte: u8| mask(&|bytes| (bytes | u8x16::splat(CASE)).simd_eq(u8x16::splat(byte)));
        let up_to = |last: u8| mask(&|bytes| bytes.min(u8x16::splat(last)).simd_eq(bytes));
        let control = up_to(0x1F);
        Self {
            quote: is(b'"'),
            backslash: is(b'\\'),
            open: is_either(b'{'),
            close: is_either(b'}'),
            brace: mask(&|bytes| (bytes & u8x16::splat(CASE)).simd_eq(u8x16::splat(CASE))),
            colon: is(b':'),
            comma: is(b','),
            // One mask for all four: masks cost more than comparisons.
            space: mask(&|bytes| {
                let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
                (is(b' ') | is(b'\t')) | (is(b'\n') | is(b'\r'))
            }),
            control,
            digit: mask(&|bytes| {
                let digit = bytes - u8x16::splat(b'0');
                digit.min(u8x16::splat(9)).simd_eq(digit)
            }),
            zero: is(b'0'),
            minus: is(b'-'),
            dot: is(b'.'),
            // A mask is made of the high bits.
            high: mask(&|bytes| bytes),
        }
    }
}
