//! Brackets: whether they belong together, and what stands between them to the kind around it.
//!
//! Of each bracket there are three bits: whether it opens, whether it is a brace, and whether what
//! stands before it says that it is in an object. The bits of 64 brackets make three numbers, on which
//! pairs without a bracket between are taken out all at once, then those that have become so; only
//! what is left is gone through one by one.

use super::block::{Mask, bits};
use crate::json::MAX_DEPTH;

/// The brackets of a text outside of strings.
#[derive(Debug)]
pub(super) struct Brackets {
    /// Those not looked at yet.
    row: Row,
    /// What is open, by depth: 1 for a brace. The first stands for what is around all.
    opened: Box<[Mask; STACK]>,
    depth: usize,
    deepest: usize,
    /// Whether something was wrong, in the lowest bit.
    wrong: Mask,
}

/// The first power of two above the depth that is allowed and what is around all, so that no place
/// is out of it.
const STACK: usize = (MAX_DEPTH + 2).next_power_of_two();

/// Brackets in a row, a bit for each, the first the lowest.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    count: u32,
    open: Mask,
    brace: Mask,
    /// For a bracket that opens, whether an object is around it; for one that closes, its own kind.
    in_object: Mask,
}

/// Up to how many are gone through one by one.
const FEW: u32 = 4;

/// The brackets of a block, and what is known of them there: bits of others are of no meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) open: Mask,
    pub(super) close: Mask,
    pub(super) brace: Mask,
    pub(super) in_object: Mask,
}

impl Default for Brackets {
    fn default() -> Self {
        let opened = Box::new([0; STACK]);
        Self { row: Row::default(), opened, depth: 0, deepest: 0, wrong: 0 }
    }
}

impl Brackets {
    pub(super) fn clear(&mut self) {
        self.row = Row::default();
        // Another text, with too many that close, may have changed the first.
        if let Some(around_all) = self.opened.first_mut() {
            *around_all = 0;
        }
        (self.depth, self.deepest, self.wrong) = (0, 0, 0);
    }

    /// Adds those of a block. `extract` moves the bits of the first mask that the second has to the
    /// lowest places; a machine that cannot do so looks at them one by one.
    #[inline(always)]
    pub(super) fn add(&mut self, block: Block, extract: &Option<impl Fn(Mask, Mask) -> Mask>) {
        let brackets = block.open | block.close;
        let Some(extract) = extract else {
            for bit in bits(brackets) {
                self.add_one(block.open >> bit, block.brace >> bit, block.in_object >> bit);
            }
            return;
        };
        let more = brackets.count_ones();
        if self.row.count + more > Mask::BITS {
            self.pair(extract);
        }
        let row = &mut self.row;
        row.open |= extract(block.open, brackets).wrapping_shl(row.count);
        row.brace |= extract(block.brace, brackets).wrapping_shl(row.count);
        row.in_object |= extract(block.in_object, brackets).wrapping_shl(row.count);
        row.count += more;
    }

    pub(super) fn memory(&self) -> usize {
        size_of_val(&*self.opened)
    }

    /// Whether all belong together, and are in what they were taken to be in.
    #[inline(always)]
    pub(super) fn end(&mut self, extract: &Option<impl Fn(Mask, Mask) -> Mask>) -> bool {
        if let Some(extract) = extract {
            self.pair(extract);
        }
        // One that closes nothing makes the depth very large.
        self.wrong & 1 == 0 && self.depth == 0 && self.deepest <= MAX_DEPTH
    }

    /// Looks at the row.
    #[inline(always)]
    fn pair(&mut self, extract: &impl Fn(Mask, Mask) -> Mask) {
        let mut row = std::mem::take(&mut self.row);
        // How deep those are that are taken out is not seen.
        if self.depth.saturating_add(Mask::BITS as usize) <= MAX_DEPTH {
            while row.count > FEW && row.take_out(&mut self.wrong, extract) {}
        }
        for _ in 0..row.count {
            self.add_one(row.open, row.brace, row.in_object);
            row.open >>= 1;
            row.brace >>= 1;
            row.in_object >>= 1;
        }
    }

    /// Looks at one, of which the lowest bits tell. No branch depends on it.
    #[inline(always)]
    fn add_one(&mut self, open: Mask, brace: Mask, in_object: Mask) {
        let around = self.opened.get(self.depth % STACK).copied().unwrap_or(0);
        self.wrong |= around ^ in_object;
        // If it closes, the place above is free.
        let above = self.depth.wrapping_add(1);
        if let Some(opened) = self.opened.get_mut(above % STACK) {
            *opened = brace;
        }
        let opens = (open & 1) as usize;
        self.depth = self.depth.wrapping_add(2 * opens).wrapping_sub(1);
        self.deepest = self.deepest.max(self.depth);
    }
}

impl Row {
    /// Takes out pairs that have no bracket between; `false` if there is none. A pair at the end
    /// stays, since what is around it must be so for the bracket behind as well.
    #[inline(always)]
    fn take_out(&mut self, wrong: &mut Mask, extract: &impl Fn(Mask, Mask) -> Mask) -> bool {
        let first = |count: u32| (1 << count) - 1;
        let pairs = self.open & !(self.open >> 1) & first(self.count - 2);
        // What follows an opening bracket is in it, or closes it.
        let not_in_it = (self.brace ^ self.in_object >> 1) & self.open & first(self.count - 1);
        // What follows a pair is where the pair is.
        let elsewhere = (self.in_object ^ self.in_object >> 2) & pairs;
        *wrong |= Mask::from(not_in_it | elsewhere != 0);
        let left = !(pairs | pairs << 1);
        self.open = extract(self.open, left);
        self.brace = extract(self.brace, left);
        self.in_object = extract(self.in_object, left);
        self.count -= 2 * pairs.count_ones();
        pairs != 0
    }
}
