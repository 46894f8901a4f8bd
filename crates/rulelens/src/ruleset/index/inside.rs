//! Which of many texts stand somewhere in a value.

use aho_corasick::AhoCorasick;
use hashbrown::HashMap;

use super::hits::{Hit, Hits};

/// Texts to be found anywhere.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// `None` if there are few: they are then compared one by one.
    automaton: Option<AhoCorasick>,
    /// By text, the tests that want it.
    hits: Vec<Hits>,
}

/// Up to how many tests are compared one by one.
const FEW: usize = 4;

/// How many texts are told just once of a value, the first ones: if a few short ones are all that
/// there is, a value has each of them at many places.
const ONCE: usize = u64::BITS as usize;

impl Inside {
    pub(super) fn new(list: Vec<(Vec<u8>, Hit)>) -> Self {
        let is_few = list.len() <= FEW;
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut hits: Vec<Hits> = Vec::new();
        let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
        for (text, hit) in list {
            match known.get(&text).and_then(|&index| hits.get_mut(index)) {
                Some(hits) => hits.push(hit),
                None => {
                    known.insert(text.clone(), hits.len());
                    texts.push(text);
                    hits.push(Hits::new(hit));
                }
            }
        }
        // It is only refused if it takes more than 2 GB; comparing one by one is then still right.
        let automaton = if is_few { None } else { AhoCorasick::new(&texts).ok() };
        Self { automaton, hits }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The tests whose texts may stand in a value; some may be told more than once.
    pub(super) fn each(&self, value: &[u8], mut found: impl FnMut(Hit)) {
        let Some(automaton) = &self.automaton else {
            self.hits.iter().flat_map(Hits::as_slice).for_each(|&hit| found(hit));
            return;
        };
        let all = if self.hits.len() < ONCE { (1 << self.hits.len()) - 1 } else { u64::MAX };
        let mut told = 0u64;
        for place in automaton.find_overlapping_iter(value) {
            let text = place.pattern().as_usize();
            if text < ONCE {
                if told >> text & 1 == 1 {
                    continue;
                }
                told |= 1 << text;
            }
            let hits = self.hits.get(text).map(Hits::as_slice).unwrap_or_default();
            hits.iter().for_each(|&hit| found(hit));
            if told == all && self.hits.len() <= ONCE {
                return;
            }
        }
    }

    pub(super) fn memory(&self) -> usize {
        let lists: usize = self.hits.iter().map(Hits::memory).sum();
        self.hits.capacity() * size_of::<Hits>()
            + lists
            + self.automaton.as_ref().map_or(0, AhoCorasick::memory_usage)
    }
}
