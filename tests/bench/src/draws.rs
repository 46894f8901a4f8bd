//! Numbers that look random and are the same on every machine.

/// A generator (xorshift64*).
pub(crate) struct Draws(u64);

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    /// A number below the bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// A number of so many bits, fewer than 53.
    pub(crate) fn bits(&mut self, count: u32) -> u64 {
        self.next() & ((1 << count) - 1)
    }

    /// A number from 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.next() as f64 / (1u64 << 53) as f64
    }

    /// One of the list; all of them are as likely.
    pub(crate) fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    /// One of the list, the first far more often than the last.
    pub(crate) fn early<'l>(&mut self, list: &[&'l str]) -> &'l str {
        let at = (self.share() * self.share() * list.len() as f64) as usize;
        list.get(at).copied().unwrap_or_default()
    }
}
