//! The classes of bytes by the vectors of 32 and 64 bytes that most x86-64 machines have.
//!
//! This is the only unsafe code: what is unsafe is to call a function that is compiled for
//! instructions which the machine may lack, so it is asked for them first, and to name a place in
//! memory that is to be fetched. The numbers that it buys are in `ARCHITECTURE.md`.

#![expect(unsafe_code, reason = "calls of functions that need certain instructions")]

use std::arch::x86_64::{
    __m256i, __m512i, _MM_HINT_T0, _mm_clmulepi64_si128, _mm_cvtsi128_si64, _mm_prefetch,
    _mm_set_epi64x, _mm_set1_epi8, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_min_epu8,
    _mm256_movemask_epi8, _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8,
    _mm512_cmpeq_epi8_mask, _mm512_cmple_epu8_mask, _mm512_movepi8_mask, _mm512_or_si512,
    _mm512_set_epi64, _mm512_set1_epi8, _mm512_sub_epi8, _mm512_test_epi8_mask, _pext_u64,
};

use super::block::{Block, Mask};
use super::classes::{CASE, Classes};
use super::grammar::{self, Vectors};
use super::outline::Outline;

/// How many lines of memory are asked for at once: about what a core waits for at a time.
const FETCHED: usize = 16;

/// Reads a text; `None` if the machine has no such vectors.
#[inline]
pub(super) fn scan(text: &[u8], outline: &mut Outline) -> Option<bool> {
    fetch(text);
    if is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("pclmulqdq")
    {
        // SAFETY: the machine has what the function is compiled for.
        return Some(unsafe { with_64_bytes(text, outline) });
    }
    if is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("pclmulqdq")
    {
        // SAFETY: the machine has what the function is compiled for.
        return Some(unsafe { with_32_bytes(text, outline) });
    }
    None
}

/// Has memory send the first lines of a text all at once, not each as it is read.
#[inline]
fn fetch(text: &[u8]) {
    for line in text.chunks(64).take(FETCHED) {
        // SAFETY: nothing is read, and the place is one of the text.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
    }
}

/// Does something with the instructions for masks, if the machine has them.
#[inline]
pub(super) fn with_masks<R>(work: impl FnOnce() -> R) -> R {
    #[target_feature(enable = "bmi1,bmi2,popcnt,lzcnt")]
    #[inline]
    fn enabled<R>(work: impl FnOnce() -> R) -> R {
        work()
    }
    if is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("popcnt")
    {
        // SAFETY: the machine has what the function is compiled for.
        return unsafe { enabled(work) };
    }
    work()
}

#[target_feature(enable = "avx512f,avx512bw,bmi1,bmi2,popcnt,pclmulqdq")]
pub(super) fn with_64_bytes(text: &[u8], outline: &mut Outline) -> bool {
    let vectors = Vectors {
        classes: |block: &Block| classes_of_64(block),
        prefix_xor: |mask| prefix_xor(mask),
        extract: Some(|mask, of| _pext_u64(mask, of)),
    };
    grammar::scan(text, outline, &vectors)
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,pclmulqdq")]
pub(super) fn with_32_bytes(text: &[u8], outline: &mut Outline) -> bool {
    let vectors = Vectors {
        classes: |block: &Block| classes_of_32(block),
        prefix_xor: |mask| prefix_xor(mask),
        extract: Some(|mask, of| _pext_u64(mask, of)),
    };
    grammar::scan(text, outline, &vectors)
}

#[target_feature(enable = "avx512f,avx512bw,bmi1,bmi2,popcnt,pclmulqdq")]
#[inline]
fn classes_of_64(block: &Block) -> Classes {
    let bytes = vector_of_64(block);
    let one = |byte: u8| _mm512_set1_epi8(byte.cast_signed());
    let is = |byte: u8| _mm512_cmpeq_epi8_mask(bytes, one(byte));
    let no_case = _mm512_or_si512(bytes, one(CASE));
    let control = _mm512_cmple_epu8_mask(bytes, one(0x1F));
    Classes {
        quote: is(b'"'),
        backslash: is(b'\\'),
        open: _mm512_cmpeq_epi8_mask(no_case, one(b'{')),
        close: _mm512_cmpeq_epi8_mask(no_case, one(b'}')),
        brace: _mm512_test_epi8_mask(bytes, one(CASE)),
        colon: is(b':'),
        comma: is(b','),
        space: is(b' ') | if control == 0 { 0 } else { is(b'\t') | is(b'\n') | is(b'\r') },
        control,
        digit: _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, one(b'0')), one(9)),
        zero: is(b'0'),
        minus: is(b'-'),
        dot: is(b'.'),
        high: _mm512_movepi8_mask(bytes),
    }
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn vector_of_64(block: &Block) -> __m512i {
    let [a, b, c, d, e, f, g, h] = words(block);
    _mm512_set_epi64(h, g, f, e, d, c, b, a)
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,pclmulqdq")]
#[inline]
fn classes_of_32(block: &Block) -> Classes {
    let [a, b, c, d, e, f, g, h] = words(block);
    let (low, high) = (_mm256_set_epi64x(d, c, b, a), _mm256_set_epi64x(h, g, f, e));
    let one = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
    let both = |low: __m256i, high: __m256i| {
        let (low, high) = (_mm256_movemask_epi8(low), _mm256_movemask_epi8(high));
        Mask::from(low.cast_unsigned()) | Mask::from(high.cast_unsigned()) << 32
    };
    let is = |byte: u8| both(_mm256_cmpeq_epi8(low, one(byte)), _mm256_cmpeq_epi8(high, one(byte)));
    let up_to = |last: u8| {
        let is = |bytes| _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, one(last)), bytes);
        both(is(low), is(high))
    };
    let is_either = |byte: u8| {
        let is = |bytes| _mm256_cmpeq_epi8(_mm256_or_si256(bytes, one(CASE)), one(byte));
        both(is(low), is(high))
    };
    let has_case = |bytes| _mm256_cmpeq_epi8(_mm256_and_si256(bytes, one(CASE)), one(CASE));
    let control = up_to(0x1F);
    Classes {
        quote: is(b'"'),
        backslash: is(b'\\'),
        open: is_either(b'{'),
        close: is_either(b'}'),
        brace: both(has_case(low), has_case(high)),
        colon: is(b':'),
        comma: is(b','),
        space: is(b' ') | if control == 0 { 0 } else { is(b'\t') | is(b'\n') | is(b'\r') },
        control,
        digit: up_to(b'9') & !up_to(b'0' - 1),
        zero: is(b'0'),
        minus: is(b'-'),
        dot: is(b'.'),
        high: both(low, high),
    }
}

/// A product without carries, by all ones, sums up the bits below.
#[target_feature(enable = "pclmulqdq")]
#[inline]
fn prefix_xor(mask: Mask) -> Mask {
    let product =
        _mm_clmulepi64_si128::<0>(_mm_set_epi64x(0, mask.cast_signed()), _mm_set1_epi8(-1));
    _mm_cvtsi128_si64(product).cast_unsigned()
}

/// The bytes as eight numbers, in the machine's order.
#[inline(always)]
fn words(block: &Block) -> [i64; 8] {
    let (words, _) = block.as_chunks::<8>();
    let mut numbers = [0; 8];
    for (number, word) in numbers.iter_mut().zip(words) {
        *number = i64::from_le_bytes(*word);
    }
    numbers
}
