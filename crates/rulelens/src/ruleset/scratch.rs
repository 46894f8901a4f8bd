//! What matching needs besides the rules and the event.

use super::compile::{Slot, TestId};
use super::scan::Outline;
use super::together::Search;
use super::values::Values;
use super::walk::Frame;

/// Room to match in, used again for each event, so that nothing is allocated once it has grown.
///
/// One is needed for each thread; it can serve any number of sets in turn.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) outline: Outline,
    pub(super) room: Room,
    /// How far the last event had to be read, if it is trusted; 0 for its end.
    pub(super) reach: usize,
    /// The rules that matched: which segment, which of its rules.
    pub(super) matched: Vec<(u32, Slot)>,
}

/// The room for one segment.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) values: Values,
    pub(super) open: Vec<Frame>,
    pub(super) answers: Answers,
    /// Tests that were passed and lead to rules.
    pub(super) passed: Vec<TestId>,
    /// Tests that the value at hand may pass.
    pub(super) unsure: Vec<TestId>,
    /// Tests that are looked at because their field is there.
    pub(super) present: Vec<TestId>,
    /// Rules with several combinations that have matched.
    pub(super) repeated: Vec<Slot>,
    pub(super) buffer: Vec<u8>,
    pub(super) search: Search,
}

impl Scratch {
    /// A new one, which takes no memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many bytes of memory it holds on to.
    pub fn memory(&self) -> usize {
        let room = &self.room;
        self.outline.memory()
            + self.matched.capacity() * size_of::<(u32, Slot)>()
            + room.values.memory()
            + room.open.capacity() * size_of::<Frame>()
            + room.answers.memory()
            + (room.passed.capacity() + room.present.capacity() + room.unsure.capacity())
                * size_of::<TestId>()
            + room.repeated.capacity() * size_of::<Slot>()
            + room.buffer.capacity()
            + room.search.memory()
    }
}

/// What a test answers to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// No value satisfies it.
    No,
    /// A value satisfies it, or there is none and there may be none.
    Yes,
    /// There may be none, and there is none in the array elements that others fix, if so.
    IfElsewhere,
}

/// In place of an answer: a value may pass the test, and is to be compared.
const ASKED: u32 = 3;

/// The answers of all tests to one event, each given once.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Which event, four times, plus the answer, or [`ASKED`].
    list: Vec<u32>,
    generation: u32,
}

impl Answers {
    /// Makes room for as many tests, and forgets the last event.
    pub(super) fn clear(&mut self, tests: usize) {
        if self.list.len() < tests {
            self.list.resize(tests, 0);
        }
        self.generation = self.generation.wrapping_add(4);
        if self.generation == 0 {
            self.list.fill(0);
            self.generation = 4;
        }
    }

    #[inline]
    pub(super) fn get(&self, test: TestId) -> Option<Answer> {
        let answer = self.list.get(test as usize)?;
        if answer & !3 != self.generation {
            return None;
        }
        match answer & 3 {
            0 => Some(Answer::No),
            1 => Some(Answer::Yes),
            2 => Some(Answer::IfElsewhere),
            _ => None,
        }
    }

    /// Notes that a test is to be asked: `false` if it has answered, or that is noted already.
    #[inline]
    pub(super) fn ask(&mut self, test: TestId) -> bool {
        let Some(at) = self.list.get_mut(test as usize) else { return false };
        let is_new = *at & !3 != self.generation;
        if is_new {
            *at = self.generation | ASKED;
        }
        is_new
    }

    /// Forgets that a test is to be asked, so that it can be again for another value.
    #[inline]
    pub(super) fn forget(&mut self, test: TestId) {
        if let Some(at) = self.list.get_mut(test as usize) {
            *at = 0;
        }
    }

    #[inline]
    pub(super) fn set(&mut self, test: TestId, answer: Answer) {
        if let Some(at) = self.list.get_mut(test as usize) {
            *at = self.generation | answer as u32;
        }
    }

    fn memory(&self) -> usize {
        self.list.capacity() * size_of::<u32>()
    }
}
