//! A set of rules that does not change, ready to be matched.

use super::compile::{Combo, ComboId, Draft, Gates, Slot, Test, TestId};
use super::index::{Hit, Index};
use super::scan::Outline;
use super::scratch::{Answer, Room};
use super::together::Field;
use super::tree::{NONE, Tree};
use super::values::{ValueId, Values};
use super::walk;

/// Rules that were compiled together.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) tree: Tree,
    tests: Vec<Test>,
    combos: Vec<Combo>,
    combo_tests: Vec<TestId>,
    rules: Vec<ComboId>,
    /// By path, the gates that test it.
    indexes: Vec<Option<Box<Index>>>,
    gates: Gates,
    /// Gates whose field may be absent.
    always: Vec<TestId>,
    /// By path, its rank in the order in which the service takes fields.
    ranks: Vec<u32>,
}

impl Segment {
    pub(super) fn new(
        draft: Draft,
        indexes: Vec<Option<Box<Index>>>,
        gates: Gates,
        always: Vec<TestId>,
    ) -> Self {
        let Draft { tree, tests, combos, combo_tests, rules, .. } = draft;
        let ranks = tree.ranks();
        Self { tree, tests, combos, combo_tests, rules, indexes, gates, always, ranks }
    }

    pub(super) fn test(&self, test: TestId) -> Option<&Test> {
        self.tests.get(test as usize)
    }

    pub(super) fn combo(&self, combo: ComboId) -> Option<Combo> {
        self.combos.get(combo as usize).copied()
    }

    /// The combination of a rule that was added last; the others follow by [`Combo::next`].
    pub(super) fn last_combo(&self, slot: Slot) -> ComboId {
        self.rules.get(slot as usize).copied().unwrap_or(NONE)
    }

    /// The tests of a combination, its gate first.
    #[inline]
    pub(super) fn tests_of(&self, combo: ComboId) -> &[TestId] {
        let at = combo as usize;
        let start = self.combos.get(at).map_or(0, |combo| combo.start as usize);
        let end = self.combos.get(at + 1).map_or(self.combo_tests.len(), |it| it.start as usize);
        self.combo_tests.get(start..end).unwrap_or_default()
    }

    /// The rules that match an event, each once.
    ///
    /// INVARIANT: the text is JSON, and the outline its own.
    pub(super) fn matching(
        &self,
        text: &[u8],
        outline: &Outline,
        room: &mut Room,
        found: impl FnMut(Slot),
    ) {
        walk::walk(text, outline, &self.tree, &mut room.values, &mut room.open);
        self.decide(text, room, found);
    }

    /// The same of the start of an event: `false` if that does not decide.
    pub(super) fn matching_start(
        &self,
        text: &[u8],
        outline: &Outline,
        room: &mut Room,
        found: impl FnMut(Slot),
    ) -> bool {
        let decides = walk::walk(text, outline, &self.tree, &mut room.values, &mut room.open);
        if decides {
            self.decide(text, room, found);
        }
        decides
    }

    /// How far an event like the last must be read, if not to its end.
    pub(super) fn reach(&self, room: &Room) -> Option<usize> {
        (room.values.paths() == self.tree.paths()).then(|| room.values.reach())
    }

    /// The rules that match the values that an event has.
    fn decide(&self, text: &[u8], room: &mut Room, mut found: impl FnMut(Slot)) {
        room.answers.clear(self.tests.len());
        room.passed.clear();
        room.present.clear();
        room.repeated.clear();
        for id in 0..room.values.len() as ValueId {
            self.look_up(id, text, room);
        }
        while let Some(test) = room.present.pop() {
            self.ask_gate(test, text, room);
        }
        for &test in &self.always {
            self.ask_gate(test, text, room);
        }
        while let Some(test) = room.passed.pop() {
            for &combo in self.gates.of(test) {
                if self.holds(combo, text, room) {
                    self.tell(combo, room, &mut found);
                }
            }
        }
        room.repeated.sort_unstable();
        room.repeated.dedup();
        room.repeated.drain(..).for_each(found);
    }

    /// Notes the gates that a value passes.
    #[inline]
    fn look_up(&self, id: ValueId, text: &[u8], room: &mut Room) {
        let Some(value) = room.values.get(id) else { return };
        let path = value.path;
        let Some(Some(index)) = self.indexes.get(path as usize) else { return };
        if room.values.first(path) == id {
            room.present.extend_from_slice(&index.present);
        }
        let Room { values, answers, passed, unsure, buffer, .. } = room;
        index.each(id, values, text, buffer, |Hit { test, certain }| {
            if !certain {
                if answers.ask(test) {
                    unsure.push(test);
                }
            } else if answers.get(test).is_none() {
                answers.set(test, Answer::Yes);
                passed.push(test);
            }
        });
        if !room.unsure.is_empty() {
            self.compare(id, text, room);
        }
    }

    /// Notes the gates that a value passes, of those that it may pass.
    fn compare(&self, id: ValueId, text: &[u8], room: &mut Room) {
        let Room { values, answers, passed, unsure, .. } = room;
        let scalar = values.scalar(id, text);
        for test in unsure.drain(..) {
            let alternatives = self.test(test).map(|test| &*test.alternatives).unwrap_or_default();
            if answers.get(test).is_some() {
                continue;
            }
            if alternatives.iter().any(|alternative| alternative.matches(&scalar)) {
                answers.set(test, Answer::Yes);
                passed.push(test);
            } else {
                answers.forget(test);
            }
        }
    }

    fn ask_gate(&self, test: TestId, text: &[u8], room: &mut Room) {
        if self.answer(test, text, room) != Answer::No {
            room.passed.push(test);
        }
    }

    /// What a test answers to the event.
    #[inline]
    fn answer(&self, test: TestId, text: &[u8], room: &mut Room) -> Answer {
        if let Some(answer) = room.answers.get(test) {
            return answer;
        }
        let answer = self.test(test).map_or(Answer::No, |it| find(it, text, room));
        room.answers.set(test, answer);
        answer
    }

    /// Whether all tests of a combination hold, by values that stand together.
    #[inline]
    fn holds(&self, combo: ComboId, text: &[u8], room: &mut Room) -> bool {
        let tests = self.tests_of(combo);
        let mut placed = 0;
        let mut elsewhere = false;
        for &test in tests {
            match self.answer(test, text, room) {
                Answer::No => return false,
                Answer::Yes => {}
                Answer::IfElsewhere => elsewhere = true,
            }
            let path = self.test(test).map_or(NONE, |test| test.path);
            placed += usize::from(room.values.is_placed(path));
        }
        if placed < 2 {
            return !elsewhere;
        }
        self.hold_together(tests, text, room)
    }

    #[inline(never)]
    fn hold_together(&self, tests: &[TestId], text: &[u8], room: &mut Room) -> bool {
        let Room { values, search, .. } = room;
        search.clear();
        for test in tests.iter().filter_map(|&test| self.test(test)) {
            let rank = self.ranks.get(test.path as usize).copied().unwrap_or(0);
            search.add(
                Field { rank, may_be_absent: test.may_be_absent },
                test.path,
                values,
                |id, values| satisfies(test, id, text, values),
            );
        }
        search.holds(values)
    }

    #[inline]
    fn tell(&self, combo: ComboId, room: &mut Room, found: &mut impl FnMut(Slot)) {
        let Some(at) = self.combo(combo) else { return };
        let is_only = at.next == NONE && self.last_combo(at.slot) == combo;
        if !is_only {
            room.repeated.push(at.slot);
        } else {
            found(at.slot);
        }
    }

    pub(super) fn memory(&self) -> usize {
        let comparisons: usize = self
            .tests
            .iter()
            .flat_map(|test| test.alternatives.iter())
            .map(|alternative| size_of_val(alternative) + alternative.heap_memory())
            .sum();
        // Each list of alternatives has two counters.
        let counters = self.tests.len() * 2 * size_of::<usize>();
        let indexes: usize = self.indexes.iter().flatten().map(|index| index.memory()).sum();
        self.tree.memory()
            + self.tests.capacity() * size_of::<Test>()
            + comparisons
            + counters
            + self.combos.capacity() * size_of::<Combo>()
            + self.combo_tests.capacity() * size_of::<TestId>()
            + self.rules.capacity() * size_of::<ComboId>()
            + self.indexes.capacity() * size_of::<Option<Box<Index>>>()
            + indexes
            + self.gates.memory()
            + self.always.capacity() * size_of::<TestId>()
            + self.ranks.capacity() * size_of::<u32>()
    }
}

/// What a test finds in an event.
fn find(test: &Test, text: &[u8], room: &mut Room) -> Answer {
    let values = &mut room.values;
    let first = values.first(test.path);
    if first == NONE {
        return if test.may_be_absent { Answer::Yes } else { Answer::No };
    }
    let mut id = first;
    while let Some(value) = values.get(id) {
        let next = value.next;
        if satisfies(test, id, text, values) {
            return Answer::Yes;
        }
        id = next;
    }
    if test.may_be_absent && values.is_placed(test.path) {
        return Answer::IfElsewhere;
    }
    Answer::No
}

/// Whether a value satisfies a test.
#[inline]
fn satisfies(test: &Test, id: ValueId, text: &[u8], values: &mut Values) -> bool {
    if let Some(string) = values.string(id, text)
        && !test.alternatives.iter().any(|alternative| alternative.may_match_string(string))
    {
        return false;
    }
    let scalar = values.scalar(id, text);
    test.alternatives.iter().any(|alternative| alternative.matches(&scalar))
}
