//! Brackets, and which belong together.

use crate::json::MAX_DEPTH;

/// The brackets of a text outside of strings, in order.
#[derive(Debug)]
pub(super) struct Brackets {
    /// Those of this text, and behind them what is left of others.
    list: Vec<Bracket>,
    count: usize,
    /// Those that are not closed yet: twice the index, and 1 more for a brace.
    opened: Box<[u32; STACK]>,
    depth: usize,
}

/// The first power of two above the depth that is allowed, so that no place is out of it.
const STACK: usize = (MAX_DEPTH + 1).next_power_of_two();

/// A bracket, and the one that belongs to it.
#[derive(Clone, Copy, Debug, Default)]
struct Bracket {
    at: u32,
    /// For an opening bracket, the index of the one that closes it.
    partner: u32,
}

/// Where a container begins and ends.
pub(super) struct Pair {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Default for Brackets {
    fn default() -> Self {
        Self { list: Vec::new(), count: 0, opened: Box::new([0; STACK]), depth: 0 }
    }
}

impl Brackets {
    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.depth = 0;
    }

    /// Makes room for as many more.
    #[inline(always)]
    pub(super) fn reserve(&mut self, more: usize) {
        if self.list.len() < self.count + more {
            self.grow(more);
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, more: usize) {
        self.list.resize((self.count + more) * 2, Bracket::default());
    }

    /// Adds an opening bracket; `false` if it is too deep.
    #[inline(always)]
    pub(super) fn open(&mut self, at: u32, brace: bool) -> bool {
        let index = self.add(at);
        if let Some(opened) = self.opened.get_mut(self.depth % STACK) {
            *opened = index << 1 | u32::from(brace);
        }
        self.depth += 1;
        self.depth <= MAX_DEPTH
    }

    /// Adds a closing bracket; `false` if it does not belong to the one that is open.
    #[inline(always)]
    pub(super) fn close(&mut self, at: u32, brace: bool) -> bool {
        let index = self.add(at);
        let is_open = self.depth > 0;
        self.depth = self.depth.saturating_sub(1);
        let opened = self.opened.get(self.depth % STACK).copied().unwrap_or(0);
        if let Some(bracket) = self.list.get_mut((opened >> 1) as usize) {
            bracket.partner = index;
        }
        is_open & (opened & 1 == u32::from(brace))
    }

    #[inline(always)]
    fn add(&mut self, at: u32) -> u32 {
        if let Some(place) = self.list.get_mut(self.count) {
            *place = Bracket { at, partner: 0 };
        }
        self.count += 1;
        self.count as u32 - 1
    }

    /// 1 if the innermost bracket that is open is a brace, 0 if it is another or none is open.
    #[inline(always)]
    pub(super) fn in_object(&self) -> u32 {
        match self.depth {
            0 => 0,
            depth => self.opened.get((depth - 1) % STACK).copied().unwrap_or(0) & 1,
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The outermost container, if all are closed and there is but one.
    pub(super) fn only(&self) -> Option<Pair> {
        let partner = self.partner(0);
        let is_only = self.count > 0 && self.depth == 0 && partner + 1 == self.count;
        is_only.then(|| Pair { start: self.at(0), end: self.at(partner) })
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
        self.list.capacity() * size_of::<Bracket>() + size_of::<[u32; STACK]>()
    }
}
