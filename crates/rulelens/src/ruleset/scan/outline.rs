//! Where the tokens of a text are.

use super::block::Mask;
use super::brackets::Brackets;

/// Where in a text strings and containers begin and end.
#[derive(Debug, Default)]
pub(in crate::ruleset) struct Outline {
    /// Quotes that open or close a string, by blocks of 64 bytes.
    pub(super) quotes: Vec<Mask>,
    /// What ends a number or word: anything but its own characters, outside of strings.
    pub(super) ends: Vec<Mask>,
    pub(super) brackets: Brackets,
    /// Backslashes, by blocks.
    pub(super) backslashes: Vec<Mask>,
    /// Points, by blocks.
    pub(super) dots: Vec<Mask>,
    /// Whether there is no byte above 0x7F.
    pub(super) is_ascii: bool,
}

/// What a reader fills, a mask for each block.
pub(super) struct Tables<'o> {
    pub(super) quotes: &'o mut [Mask],
    pub(super) ends: &'o mut [Mask],
    pub(super) backslashes: &'o mut [Mask],
    pub(super) dots: &'o mut [Mask],
    pub(super) brackets: &'o mut Brackets,
}

impl Outline {
    /// Makes room for a text, and forgets the last one.
    pub(super) fn clear(&mut self, length: usize) -> Tables<'_> {
        let blocks = length.div_ceil(64);
        self.quotes.resize(blocks, 0);
        self.ends.resize(blocks, 0);
        self.backslashes.resize(blocks, 0);
        self.dots.resize(blocks, 0);
        self.brackets.clear();
        Tables {
            quotes: &mut self.quotes,
            ends: &mut self.ends,
            backslashes: &mut self.backslashes,
            dots: &mut self.dots,
            brackets: &mut self.brackets,
        }
    }

    /// Whether a string between two places has an escape.
    #[inline]
    pub(in crate::ruleset) fn has_escape(&self, start: usize, end: usize) -> bool {
        any(&self.backslashes, start, end)
    }

    /// Whether there is a point between two places.
    #[inline]
    pub(in crate::ruleset) fn has_dot(&self, start: usize, end: usize) -> bool {
        any(&self.dots, start, end)
    }

    /// Whether the first bracket of the text is a brace.
    pub(in crate::ruleset) fn begins_with_brace(&self, text: &[u8]) -> bool {
        self.brackets.count() > 0 && text.get(self.bracket_at(0)) == Some(&b'{')
    }

    /// The quotes from the start of the text on.
    pub(in crate::ruleset) fn quotes(&self) -> Quotes<'_> {
        let mask = self.quotes.first().copied().unwrap_or(0);
        Quotes { masks: &self.quotes, block: 0, mask }
    }

    /// The end of the number or word that begins there.
    #[inline]
    pub(in crate::ruleset) fn scalar_end(&self, at: usize) -> usize {
        next(&self.ends, at)
    }

    /// Where the bracket with this index is.
    #[inline]
    pub(in crate::ruleset) fn bracket_at(&self, index: usize) -> usize {
        self.brackets.at(index)
    }

    /// The index of the bracket that closes the one with this index; 0 if the text that was read
    /// ends before.
    #[inline]
    pub(in crate::ruleset) fn partner(&self, index: usize) -> usize {
        self.brackets.partner(index)
    }

    /// The bytes that it holds on to.
    pub(in crate::ruleset) fn memory(&self) -> usize {
        4 * self.quotes.capacity() * size_of::<Mask>() + self.brackets.memory()
    }
}

/// Quotes that open or close a string, one after the other.
#[derive(Clone, Copy, Debug)]
pub(in crate::ruleset) struct Quotes<'o> {
    masks: &'o [Mask],
    block: usize,
    /// Those of the block that are left.
    mask: Mask,
}

impl Quotes<'_> {
    /// Where the next one is; the text's end or more if there is none.
    #[inline]
    pub(in crate::ruleset) fn peek(&mut self) -> usize {
        while self.mask == 0 {
            let Some(&mask) = self.masks.get(self.block + 1) else { return usize::MAX };
            self.block += 1;
            self.mask = mask;
        }
        self.block * 64 + self.mask.trailing_zeros() as usize
    }

    /// The same, and goes on behind it.
    #[inline]
    pub(in crate::ruleset) fn next(&mut self) -> usize {
        let at = self.peek();
        self.mask &= self.mask.wrapping_sub(1);
        at
    }

    /// Goes on from there.
    #[inline]
    pub(in crate::ruleset) fn seek(&mut self, at: usize) {
        self.block = at / 64;
        let mask = self.masks.get(self.block).copied().unwrap_or(0);
        self.mask = mask & (Mask::MAX << (at % 64));
    }
}

/// Whether a bit is set from `start` on, before `end`.
#[inline]
fn any(masks: &[Mask], start: usize, end: usize) -> bool {
    let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else { return false };
    let in_last = Mask::MAX >> (63 - last % 64);
    let from_first = Mask::MAX << (start % 64);
    let mask = |block: usize| masks.get(block).copied().unwrap_or(0);
    if start / 64 == last / 64 {
        return mask(start / 64) & from_first & in_last != 0;
    }
    let between = masks.get(start / 64 + 1..last / 64).unwrap_or_default();
    mask(start / 64) & from_first != 0
        || mask(last / 64) & in_last != 0
        || between.iter().any(|&mask| mask != 0)
}

/// The first bit from `at` on.
#[inline]
fn next(masks: &[Mask], at: usize) -> usize {
    let mut block = at / 64;
    let mut mask = masks.get(block).copied().unwrap_or(0) & (Mask::MAX << (at % 64));
    while mask == 0 {
        block += 1;
        match masks.get(block) {
            Some(&next) => mask = next,
            None => return block * 64,
        }
    }
    block * 64 + mask.trailing_zeros() as usize
}
