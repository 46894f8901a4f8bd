//! Masks: one bit for each of 64 bytes, the first byte the lowest.

/// Bits of a block of 64 bytes.
pub(super) type Mask = u64;

/// The bytes of one block.
pub(super) type Block = [u8; 64];

/// For each bit, whether an odd number of bits up to and with it is set.
#[inline(always)]
pub(super) fn prefix_xor(mut mask: Mask) -> Mask {
    mask ^= mask << 1;
    mask ^= mask << 2;
    mask ^= mask << 4;
    mask ^= mask << 8;
    mask ^= mask << 16;
    mask ^ (mask << 32)
}

/// The last bit, as the first one of the next block.
#[inline(always)]
pub(super) fn carry(mask: Mask) -> Mask {
    mask >> 63
}

/// Its bits, the lowest first.
#[inline(always)]
pub(super) fn bits(mut mask: Mask) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        (mask != 0).then(|| {
            let bit = mask.trailing_zeros();
            mask &= mask - 1;
            bit
        })
    })
}

/// What comes behind a run: the bit behind each run of `run` that a bit of `starts` begins.
///
/// A start that is not in a run stands for an empty one. What runs over the end of the block is
/// carried to the next by `over`, which is 0 or 1.
#[inline(always)]
pub(super) fn behind_runs(starts: Mask, run: Mask, over: &mut Mask) -> Mask {
    let (sum, overflows) = run.carrying_add(starts, *over != 0);
    *over = Mask::from(overflows);
    sum & !run
}
