//! Where the tokens of a text are.

use super::block::Mask;

/// Where in a text strings and containers begin and end.
#[derive(Debug, Default)]
pub(in crate::ruleset) struct Outline {
    /// Quotes that open or close a string, by blocks of 64 bytes.
    pub(super) quotes: Vec<Mask>,
    /// What ends a number or word: anything but its own characters, outside of strings.
    pub(super) ends: Vec<Mask>,
    /// All brackets outside of strings, in order.
    pub(super) brackets: Vec<Bracket>,
    /// Whether there is no byte above 0x7F.
    pub(super) is_ascii: bool,
    /// Whether there is a backslash.
    pub(super) has_escapes: bool,
    /// Opening brackets that are not closed yet, while the text is read.
    pub(super) open: Vec<Opened>,
}

/// A bracket, and the one that belongs to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bracket {
    pub(super) at: u32,
    /// For an opening bracket, the index of the one that closes it.
    pub(super) partner: u32,
}

/// An opening bracket: its index among the brackets, and whether it is a brace.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opened {
    pub(super) index: u32,
    pub(super) brace: bool,
}

impl Outline {
    /// Makes room for a text, and forgets the last one.
    pub(super) fn clear(&mut self, length: usize) {
        let blocks = length.div_ceil(64);
        self.quotes.clear();
        self.quotes.reserve(blocks);
        self.ends.clear();
        self.ends.reserve(blocks);
        self.brackets.clear();
        self.open.clear();
        self.is_ascii = true;
        self.has_escapes = false;
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
        self.brackets.get(index).map_or(0, |bracket| bracket.at as usize)
    }

    /// The index of the bracket that closes the one with this index.
    #[inline]
    pub(in crate::ruleset) fn partner(&self, index: usize) -> usize {
        self.brackets.get(index).map_or(0, |bracket| bracket.partner as usize)
    }

    /// The bytes that it holds on to.
    pub(in crate::ruleset) fn memory(&self) -> usize {
        (self.quotes.capacity() + self.ends.capacity()) * size_of::<Mask>()
            + self.brackets.capacity() * size_of::<Bracket>()
            + self.open.capacity() * size_of::<Opened>()
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
