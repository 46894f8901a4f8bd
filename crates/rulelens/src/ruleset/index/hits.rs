//! What a key of an index stands for.

use super::super::compile::TestId;

/// A test that a value hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ruleset) struct Hit {
    /// Which.
    pub(in crate::ruleset) test: TestId,
    /// Whether the value satisfies it for certain; otherwise the value has to be compared.
    pub(in crate::ruleset) certain: bool,
}

/// At least one hit; most keys have just one.
#[derive(Debug)]
pub(super) enum Hits {
    One([Hit; 1]),
    Many(Vec<Hit>),
}

impl Hits {
    pub(super) fn new(hit: Hit) -> Self {
        Self::One([hit])
    }

    pub(super) fn push(&mut self, hit: Hit) {
        match self {
            Self::One([first]) => *self = Self::Many(vec![*first, hit]),
            Self::Many(hits) => hits.push(hit),
        }
    }

    #[inline]
    pub(super) fn as_slice(&self) -> &[Hit] {
        match self {
            Self::One(hit) => hit,
            Self::Many(hits) => hits,
        }
    }

    pub(super) fn memory(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Many(hits) => hits.capacity() * size_of::<Hit>(),
        }
    }
}
