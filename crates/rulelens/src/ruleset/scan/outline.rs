//! Where the tokens of a text are.

use super::block::{Mask, bits};
use super::brackets::Brackets;

/// Where in a text strings and containers begin and end.
#[derive(Debug, Default)]
pub(in crate::ruleset) struct Outline {
    /// By blocks of 64 bytes.
    pub(super) rows: Vec<Row>,
    pub(super) brackets: Brackets,
    /// Whether there is no byte above 0x7F.
    pub(super) is_ascii: bool,
}

/// What is where in a block; as many bytes as that, so that it is found by a shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Row {
    /// Quotes that open or close a string, and brackets that close a container.
    pub(super) marks: Mask,
    /// What ends a number or word: anything but its own characters, outside of strings.
    pub(super) ends: Mask,
    pub(super) backslashes: Mask,
    /// Backslashes and points.
    pub(super) special: Mask,
    /// Brackets that open, outside of strings.
    pub(super) open: Mask,
    /// Brackets that close.
    pub(super) close: Mask,
    /// How many containers are open where the block begins, less those that close in it: there are
    /// never fewer within.
    pub(super) lowest: i32,
}

impl Outline {
    /// Makes room for a text, and forgets the last one.
    pub(super) fn clear(&mut self, length: usize) -> (&mut [Row], &mut Brackets) {
        self.rows.resize(length.div_ceil(64), Row::default());
        self.brackets.clear();
        (&mut self.rows, &mut self.brackets)
    }

    /// Whether a string between two places has an escape.
    #[inline(always)]
    pub(in crate::ruleset) fn has_escape(&self, start: usize, end: usize) -> bool {
        self.any(start, end, |row| row.backslashes)
    }

    /// Whether a key between two places has an escape or a point.
    #[inline(always)]
    pub(in crate::ruleset) fn is_special(&self, start: usize, end: usize) -> bool {
        self.any(start, end, |row| row.special)
    }

    /// Whether a bit is set from `start` on, before `end`.
    #[inline(always)]
    fn any(&self, start: usize, end: usize, of: impl Fn(&Row) -> Mask) -> bool {
        let mask = |block: usize| self.rows.get(block).map_or(0, &of);
        let from_start = mask(start / 64) >> (start % 64);
        if start / 64 == end / 64 {
            return from_start & ((1 << (end - start)) - 1) != 0;
        }
        let between = self.rows.get(start / 64 + 1..end / 64).unwrap_or_default();
        from_start != 0
            || mask(end / 64) & ((1 << (end % 64)) - 1) != 0
            || between.iter().any(|row| of(row) != 0)
    }

    /// The first place where a container begins.
    pub(in crate::ruleset) fn first_open(&self) -> Option<usize> {
        let (block, row) = self.rows.iter().enumerate().find(|(_, row)| row.open != 0)?;
        Some(block * 64 + row.open.trailing_zeros() as usize)
    }

    /// The end of the number or word that begins there; the text's end or more if it goes on there.
    #[inline(always)]
    pub(in crate::ruleset) fn scalar_end(&self, at: usize) -> usize {
        let mut block = at / 64;
        let mut mask = self.rows.get(block).map_or(0, |row| row.ends) & (Mask::MAX << (at % 64));
        while mask == 0 {
            block += 1;
            match self.rows.get(block) {
                Some(row) => mask = row.ends,
                None => return block * 64,
            }
        }
        block * 64 + mask.trailing_zeros() as usize
    }

    /// Where the container ends that begins there and has so many around it; `None` if the text that
    /// was read ends before.
    #[inline(always)]
    pub(in crate::ruleset) fn end_of(&self, start: usize, around: usize) -> Option<usize> {
        let around = around as i32;
        let block = start / 64;
        let row = self.rows.get(block)?;
        // The bits behind `start`.
        let behind = !1 << (start % 64);
        if let Some(bit) = closes_to(row.open & behind, row.close & behind, around, around + 1) {
            return Some(block * 64 + bit);
        }
        let rest = self.rows.iter().enumerate().skip(block + 1);
        for (block, row) in rest.filter(|(_, row)| row.lowest <= around) {
            let depth = row.lowest + row.close.count_ones() as i32;
            if let Some(bit) = closes_to(row.open, row.close, around, depth) {
                return Some(block * 64 + bit);
            }
        }
        None
    }

    /// The quotes and closing brackets from the start of the text on.
    pub(in crate::ruleset) fn marks(&self) -> Marks<'_> {
        let mask = self.rows.first().map_or(0, |row| row.marks);
        Marks { rows: &self.rows, block: 0, mask }
    }

    /// The bytes that it holds on to.
    pub(in crate::ruleset) fn memory(&self) -> usize {
        self.rows.capacity() * size_of::<Row>() + self.brackets.memory()
    }
}

/// The bracket in a block that leaves so few containers open as are `around`, if so many are before.
#[inline(always)]
fn closes_to(open: Mask, close: Mask, around: i32, mut depth: i32) -> Option<usize> {
    for bit in bits(open | close) {
        depth += if open >> bit & 1 == 1 { 1 } else { -1 };
        if depth == around {
            return Some(bit as usize);
        }
    }
    None
}

/// Quotes that open or close a string, and brackets that close, one after the other.
#[derive(Clone, Copy, Debug)]
pub(in crate::ruleset) struct Marks<'o> {
    rows: &'o [Row],
    block: usize,
    /// Those of the block that are left.
    mask: Mask,
}

impl Marks<'_> {
    /// Where the next one is, and goes on behind it; `None` if there is none.
    #[inline(always)]
    pub(in crate::ruleset) fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            let row = self.rows.get(self.block + 1)?;
            self.block += 1;
            self.mask = row.marks;
        }
        let at = self.block * 64 + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(at)
    }

    /// Goes on from there.
    #[inline(always)]
    pub(in crate::ruleset) fn seek(&mut self, at: usize) {
        self.block = at / 64;
        let mask = self.rows.get(self.block).map_or(0, |row| row.marks);
        self.mask = mask & (Mask::MAX << (at % 64));
    }
}
