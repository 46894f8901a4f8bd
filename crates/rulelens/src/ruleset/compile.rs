//! Patterns as tests of fields that rules share, and by which test each rule is looked for.
//!
//! A rule matches if all tests of one of its combinations hold. It is looked for by one of them only,
//! its gate: the one that the fewest events pass, as far as that can be told. Only gates are in the
//! indexes; the other tests of a rule are compared when its gate has been passed.

use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::index::{Index, IndexDraft};
use super::likelihood::{self, Sharing};
use super::segment::Segment;
use super::tree::{NONE, PathId, Tree};
use crate::comparison::Comparison;
use crate::pattern::Pattern;

/// Index of a test.
pub(super) type TestId = u32;
/// Index of a combination.
pub(super) type ComboId = u32;
/// Index of a rule in its segment.
pub(super) type Slot = u32;

/// What a field must be like: one of its alternatives.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) path: PathId,
    pub(super) alternatives: Arc<[Comparison]>,
    /// Whether the field may be absent.
    pub(super) may_be_absent: bool,
    /// Whether it is satisfied only by values that are like something, not by those that are not.
    pub(super) is_positive: bool,
}

/// Tests that must hold together for a rule to match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Combo {
    pub(super) slot: Slot,
    /// Where its tests begin; they end where those of the next one begin.
    pub(super) start: u32,
    /// The next combination of the same rule.
    pub(super) next: ComboId,
}

/// The tables of a segment, while rules are added to it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) tree: Tree,
    pub(super) tests: Vec<Test>,
    by_test: HashTable<TestId>,
    hasher: DefaultHashBuilder,
    pub(super) combos: Vec<Combo>,
    pub(super) combo_tests: Vec<TestId>,
    /// By slot the rule's last combination, or [`NONE`].
    pub(super) rules: Vec<ComboId>,
}

impl Draft {
    /// A new rule without patterns, which matches nothing.
    pub(super) fn add_rule(&mut self) -> Slot {
        self.rules.push(NONE);
        self.rules.len() as Slot - 1
    }

    /// Adds a pattern to a rule.
    pub(super) fn add_pattern(&mut self, slot: Slot, pattern: &Pattern) {
        let fields = pattern.fields().iter().enumerate();
        let tests: Vec<TestId> = fields
            .map(|(index, field)| {
                let keys = pattern.path_keys(index);
                let alternatives = field.alternatives.iter().map(|it| it.comparison.clone());
                let path = self.tree.path(keys.into_iter().map(str::as_bytes));
                self.test(path, alternatives.collect())
            })
            .collect();
        for combination in pattern.combinations() {
            let tests = combination.iter().filter_map(|&field| tests.get(field).copied());
            self.add_combo(slot, tests);
        }
    }

    /// Adds the combinations that a rule has in another segment.
    pub(super) fn add_from(&mut self, slot: Slot, other: &Segment, other_slot: Slot) {
        let mut combo = other.last_combo(other_slot);
        while let Some(from) = other.combo(combo) {
            let tests: Vec<TestId> =
                other.tests_of(combo).iter().map(|&test| self.copy(other, test)).collect();
            self.add_combo(slot, tests.into_iter());
            combo = from.next;
        }
    }

    fn copy(&mut self, other: &Segment, test: TestId) -> TestId {
        let Some(test) = other.test(test) else { return 0 };
        let path = self.tree.path(other.tree.keys_of(test.path).into_iter());
        self.test(path, Arc::clone(&test.alternatives))
    }

    fn add_combo(&mut self, slot: Slot, tests: impl Iterator<Item = TestId>) {
        let new = self.combos.len() as ComboId;
        let Some(last) = self.rules.get_mut(slot as usize) else { return };
        let next = std::mem::replace(last, new);
        self.combos.push(Combo { slot, start: self.combo_tests.len() as u32, next });
        self.combo_tests.extend(tests);
    }

    /// The test of that field, made if it is new.
    fn test(&mut self, path: PathId, alternatives: Arc<[Comparison]>) -> TestId {
        let hash = self.hash(path, &alternatives);
        let same = |&test: &TestId| {
            let test = self.tests.get(test as usize);
            test.is_some_and(|test| test.path == path && test.alternatives == alternatives)
        };
        if let Some(&known) = self.by_test.find(hash, same) {
            return known;
        }
        let new = self.tests.len() as TestId;
        let may_be_absent = alternatives.iter().any(Comparison::matches_absence);
        let negative = |it: &Comparison| matches!(it, Comparison::AnythingBut(_));
        let is_positive = !may_be_absent && !alternatives.iter().any(negative);
        self.tests.push(Test { path, alternatives, may_be_absent, is_positive });
        let (tests, hasher) = (&self.tests, &self.hasher);
        self.by_test.insert_unique(hash, new, |&test| {
            let test = tests.get(test as usize);
            test.map_or(0, |test| hash_of(hasher, test.path, &test.alternatives))
        });
        new
    }

    fn hash(&self, path: PathId, alternatives: &[Comparison]) -> u64 {
        hash_of(&self.hasher, path, alternatives)
    }

    /// Chooses the gates, and makes their indexes.
    pub(super) fn finish(mut self) -> Segment {
        let gates = self.choose_gates();
        let mut indexes: Vec<Option<IndexDraft>> = Vec::new();
        indexes.resize_with(self.tree.paths(), || None);
        let mut always = Vec::new();
        for (id, test) in (0..).zip(&self.tests) {
            if !gates.is_gate(id) {
                continue;
            }
            let Some(index) = indexes.get_mut(test.path as usize) else { continue };
            if test.may_be_absent {
                always.push(id);
                continue;
            }
            let index = index.get_or_insert_default();
            if likelihood::is_decided_by_presence(test) {
                index.add_present(id);
            } else {
                test.alternatives.iter().for_each(|alternative| index.add(alternative, id));
            }
        }
        let indexes: Vec<Option<Box<Index>>> =
            indexes.into_iter().map(|draft| draft.map(|draft| Box::new(draft.finish()))).collect();
        self.tests.shrink_to_fit();
        self.combos.shrink_to_fit();
        self.combo_tests.shrink_to_fit();
        Segment::new(self, indexes, gates, always)
    }

    /// For each combination its gate, which becomes its first test; the others follow, the one that
    /// is most likely to fail first.
    fn choose_gates(&mut self) -> Gates {
        let sharing = Sharing::new(&self.tests, &self.combo_tests, self.tree.paths());
        let costs: Vec<f32> =
            (0..).zip(&self.tests).map(|(id, test)| likelihood::of(id, test, &sharing)).collect();
        let cost = |test: &TestId| costs.get(*test as usize).copied().unwrap_or(f32::MAX);
        let ends: Vec<u32> = self.combos.iter().skip(1).map(|combo| combo.start).collect();
        let all = self.combo_tests.len() as u32;
        let mut firsts = Vec::with_capacity(self.combos.len());
        for (combo, end) in self.combos.iter().zip(ends.into_iter().chain([all])) {
            let tests = self.combo_tests.get_mut(combo.start as usize..end as usize);
            let tests = tests.unwrap_or_default();
            tests.sort_by(|left, right| cost(left).total_cmp(&cost(right)));
            firsts.push(tests.first().copied().unwrap_or(NONE));
        }
        Gates::new(&firsts, self.tests.len())
    }
}

/// By test the combinations of which it is the gate.
#[derive(Debug)]
pub(super) struct Gates {
    starts: Vec<u32>,
    combos: Vec<ComboId>,
}

impl Gates {
    fn new(gates: &[TestId], tests: usize) -> Self {
        let mut starts = vec![0u32; tests + 1];
        for &gate in gates {
            if let Some(count) = starts.get_mut(gate as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut combos = vec![0; gates.len()];
        for (combo, &gate) in (0..).zip(gates) {
            if let Some(at) = next.get_mut(gate as usize) {
                if let Some(place) = combos.get_mut(*at as usize) {
                    *place = combo;
                }
                *at += 1;
            }
        }
        Self { starts, combos }
    }

    fn is_gate(&self, test: TestId) -> bool {
        !self.of(test).is_empty()
    }

    #[inline]
    pub(super) fn of(&self, test: TestId) -> &[ComboId] {
        let at = test as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        self.combos.get(start as usize..end as usize).unwrap_or_default()
    }

    pub(super) fn memory(&self) -> usize {
        self.starts.capacity() * size_of::<u32>() + self.combos.capacity() * size_of::<ComboId>()
    }
}

fn hash_of(hasher: &DefaultHashBuilder, path: PathId, alternatives: &[Comparison]) -> u64 {
    let mut state = hasher.build_hasher();
    path.hash(&mut state);
    for alternative in alternatives {
        alternative.hash_into(&mut state);
    }
    state.finish()
}
