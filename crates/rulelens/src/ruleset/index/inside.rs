//! Which of many texts stand somewhere in a value.

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::dfa::DFA;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{BuildError, Input, MatchError};
use hashbrown::HashMap;

use super::hits::{Hit, Hits};

/// Texts to be found anywhere.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// `None` if there are few: they are then compared one by one.
    automaton: Option<Texts>,
    /// By text, the tests that want it.
    hits: Vec<Hits>,
}

/// The automata of `aho_corasick` that are used, by name: `AhoCorasick`, which chooses one by
/// itself, brings all that it could have chosen into a WebAssembly file, and other ways to search.
#[derive(Debug)]
enum Texts {
    /// The faster one.
    Some(DFA),
    /// The one that takes less memory.
    Many(NFA),
}

/// Up to how many tests are compared one by one.
const FEW: usize = 4;

/// How many texts are told just once of a value, the first ones: if a few short ones are all that
/// there is, a value has each of them at many places.
const ONCE: usize = u64::BITS as usize;

/// Up to how many are worth the memory of the faster automaton.
const SOME: usize = 100;

impl Texts {
    fn new(texts: &[Vec<u8>]) -> Result<Self, BuildError> {
        if texts.len() <= SOME {
            DFA::new(texts).map(Self::Some)
        } else {
            NFA::new(texts).map(Self::Many)
        }
    }

    fn next(&self, input: &Input<'_>, state: &mut OverlappingState) -> Result<(), MatchError> {
        match self {
            Self::Some(automaton) => automaton.try_find_overlapping(input, state),
            Self::Many(automaton) => automaton.try_find_overlapping(input, state),
        }
    }

    fn memory(&self) -> usize {
        match self {
            Self::Some(automaton) => automaton.memory_usage(),
            Self::Many(automaton) => automaton.memory_usage(),
        }
    }
}

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
        let automaton = if is_few { None } else { Texts::new(&texts).ok() };
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
        let (input, mut state) = (Input::new(value), OverlappingState::start());
        // It is only refused for kinds of search that these automata are not made for.
        while automaton.next(&input, &mut state).is_ok()
            && let Some(place) = state.get_match()
        {
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
            + self.automaton.as_ref().map_or(0, Texts::memory)
    }
}
