//! Brackets, and which belong together.

use crate::json::MAX_DEPTH;

/// The brackets of a text outside of strings, in order.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    list: Vec<Bracket>,
    /// Those that are not closed yet.
    opened: Vec<Opened>,
}

/// A bracket, and the one that belongs to it.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    at: u32,
    /// For an opening bracket, the index of the one that closes it.
    partner: u32,
}

/// An opening bracket: its index, and whether it is a brace.
#[derive(Clone, Copy, Debug)]
struct Opened {
    index: u32,
    brace: bool,
}

/// Where a container begins and ends.
pub(super) struct Pair {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Brackets {
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.opened.clear();
    }

    /// Adds an opening bracket; `false` if it is too deep.
    #[inline(always)]
    pub(super) fn open(&mut self, at: u32, brace: bool) -> bool {
        let index = self.list.len() as u32;
        self.list.push(Bracket { at, partner: 0 });
        self.opened.push(Opened { index, brace });
        self.opened.len() <= MAX_DEPTH
    }

    /// Adds a closing bracket; `false` if it does not belong to the one that is open.
    #[inline(always)]
    pub(super) fn close(&mut self, at: u32, brace: bool) -> bool {
        let index = self.list.len() as u32;
        self.list.push(Bracket { at, partner: 0 });
        let Some(opened) = self.opened.pop() else { return false };
        if let Some(bracket) = self.list.get_mut(opened.index as usize) {
            bracket.partner = index;
        }
        opened.brace == brace
    }

    /// Whether the innermost bracket that is open is a brace; `None` if none is open.
    #[inline(always)]
    pub(super) fn around(&self) -> Option<bool> {
        self.opened.last().map(|opened| opened.brace)
    }

    /// The outermost container, if all are closed and there is but one.
    pub(super) fn only(&self) -> Option<Pair> {
        let first = self.list.first()?;
        let partner = first.partner as usize;
        let is_only = self.opened.is_empty() && partner + 1 == self.list.len();
        is_only.then(|| Pair { start: first.at as usize, end: self.at(partner) })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// Where the bracket with this index is.
    #[inline]
    pub(super) fn at(&self, index: usize) -> usize {
        self.list.get(index).map_or(0, |bracket| bracket.at as usize)
    }

    /// The index of the bracket that closes the one with this index.
    #[inline]
    pub(super) fn partner(&self, index: usize) -> usize {
        self.list.get(index).map_or(0, |bracket| bracket.partner as usize)
    }

    pub(super) fn memory(&self) -> usize {
        self.list.capacity() * size_of::<Bracket>() + self.opened.capacity() * size_of::<Opened>()
    }
}
