//! Which of many texts stand somewhere in a value.

use aho_corasick::AhoCorasick;

use super::hits::Hit;

/// Texts to be found anywhere.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// `None` if there are few: they are then compared one by one.
    automaton: Option<AhoCorasick>,
    hits: Vec<Hit>,
}

/// Up to how many are compared one by one.
const FEW: usize = 4;

impl Inside {
    pub(super) fn new(texts: Vec<(Vec<u8>, Hit)>) -> Self {
        let (texts, hits): (Vec<Vec<u8>>, Vec<Hit>) = texts.into_iter().unzip();
        // It is only refused if it takes more than 2 GB; comparing one by one is then still right.
        let automaton = (hits.len() > FEW).then(|| AhoCorasick::new(&texts).ok()).flatten();
        Self { automaton, hits }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The tests whose texts may stand in a value; some may be told more than once.
    pub(super) fn each(&self, value: &[u8], mut found: impl FnMut(Hit)) {
        let Some(automaton) = &self.automaton else {
            self.hits.iter().for_each(|&hit| found(hit));
            return;
        };
        for place in automaton.find_overlapping_iter(value) {
            if let Some(&hit) = self.hits.get(place.pattern().as_usize()) {
                found(hit);
            }
        }
    }

    pub(super) fn memory(&self) -> usize {
        self.hits.capacity() * size_of::<Hit>()
            + self.automaton.as_ref().map_or(0, AhoCorasick::memory_usage)
    }
}
