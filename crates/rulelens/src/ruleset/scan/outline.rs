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
    /// Whether there is no byte above 0x7F.
    pub(super) is_ascii: bool,
    /// Whether there is a backslash.
    pub(super) has_escapes: bool,
}

/// What a reader fills, a mask for each block.
pub(super) struct Tables<'o> {
    pub(super) quotes: &'o mut [Mask],
    pub(super) ends: &'o mut [Mask],
    pub(super) brackets: &'o mut Brackets,
}

impl Outline {
    /// Makes room for a text, and forgets the last one.
    pub(super) fn clear(&mut self, length: usize) -> Tables<'_> {
        let blocks = length.div_ceil(64);
        self.quotes.resize(blocks, 0);
        self.ends.resize(blocks, 0);
        self.brackets.clear();
        Tables { quotes: &mut self.quotes, ends: &mut self.ends, brackets: &mut self.brackets }
    }

    /// Whether some string has an escape.
    pub(in crate::ruleset) fn has_escapes(&self) -> bool {
        self.has_escapes
    }

    /// The next quote from there on; the text's end or more if there is none.
    #[inline]
    pub(in crate::ruleset) fn quote_from(&self, at: usize) -> usize {
        next(&self.quotes, at)
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

    /// The index of the bracket that closes the one with this index.
    #[inline]
    pub(in crate::ruleset) fn partner(&self, index: usize) -> usize {
        self.brackets.partner(index)
    }

    /// The bytes that it holds on to.
    pub(in crate::ruleset) fn memory(&self) -> usize {
        (self.quotes.capacity() + self.ends.capacity()) * size_of::<Mask>()
            + self.brackets.memory()
    }
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
