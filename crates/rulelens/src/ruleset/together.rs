//! Array consistency: fields that one rule matches may not come from different elements of an array.
//!
//! As event-ruler does: fields are taken in the order of their paths. Each takes a value that
//! satisfies it and lies in no other element of an array than those taken before; or, if it may be
//! absent and no value of it lies in the elements taken, it takes none. The search goes back where it
//! gets no further, and does not enter twice what has failed before, so that it is linear but for
//! events in which duplicate or dotted keys put one field into several arrays.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashSet};

use super::tree::{NONE, PathId};
use super::values::{ArrayId, PlaceId, ValueId, Values};

/// How many choices are made before an event counts as not matched, besides some for each value.
const CHOICES: usize = 100_000;

/// A field that is to be satisfied together with others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Its rank in the order in which fields are taken.
    pub(super) rank: u32,
    /// Whether it may have no value.
    pub(super) may_be_absent: bool,
}

/// The search for values that stand together.
#[derive(Debug, Default)]
pub(super) struct Search {
    levels: Vec<Level>,
    /// The values of all fields, by level: those that satisfy, then all of them.
    candidates: Vec<ValueId>,
    /// By array, the element that was taken, or [`NONE`].
    taken: Vec<PlaceId>,
    /// The arrays of which an element was taken, in order.
    trail: Vec<ArrayId>,
    /// By array, the last level whose field has a value in it, plus one.
    last_level: Vec<u32>,
    failed: HashSet<(u64, u64)>,
    hashers: (DefaultHashBuilder, DefaultHashBuilder),
}

#[derive(Clone, Copy, Debug)]
struct Level {
    field: Field,
    /// Where its values that satisfy begin among the candidates, where all its values do, and where
    /// those end.
    satisfying: usize,
    all: usize,
    end: usize,
    /// The next candidate to try.
    next: usize,
    /// Whether it was tried without a value.
    was_absent: bool,
    /// How long the trail was before.
    trail: usize,
}

impl Search {
    pub(super) fn clear(&mut self) {
        self.levels.clear();
        self.candidates.clear();
    }

    /// Adds a field: those of its values that satisfy it, and all of them.
    pub(super) fn add(
        &mut self,
        field: Field,
        path: PathId,
        values: &mut Values,
        mut satisfies: impl FnMut(ValueId, &mut Values) -> bool,
    ) {
        let satisfying = self.candidates.len();
        let first = values.first(path);
        let mut id = first;
        while let Some(value) = values.get(id) {
            let next = value.next;
            if satisfies(id, values) {
                self.candidates.push(id);
            }
            id = next;
        }
        let all = self.candidates.len();
        id = first;
        while let Some(value) = values.get(id) {
            self.candidates.push(id);
            id = value.next;
        }
        let end = self.candidates.len();
        let level =
            Level { field, satisfying, all, end, next: satisfying, was_absent: false, trail: 0 };
        self.levels.push(level);
    }

    /// Whether all fields can be satisfied together.
    pub(super) fn holds(&mut self, values: &Values) -> bool {
        self.levels.sort_by_key(|level| level.field.rank);
        self.prepare(values);
        let mut choices = CHOICES + 32 * values.len();
        let mut depth = 0;
        while let Some(&level) = self.levels.get(depth) {
            self.undo(level.trail, values);
            let Some(left) = choices.checked_sub(1) else { return false };
            choices = left;
            if self.advance(depth, level, values) {
                depth += 1;
                if !self.enter(depth) {
                    depth -= 1;
                }
                continue;
            }
            let key = self.key(depth);
            self.failed.insert(key);
            let Some(back) = depth.checked_sub(1) else { return false };
            depth = back;
        }
        true
    }

    fn prepare(&mut self, values: &Values) {
        self.failed.clear();
        self.trail.clear();
        self.taken.clear();
        self.taken.resize(values.arrays(), NONE);
        self.last_level.clear();
        self.last_level.resize(values.arrays(), 0);
        for (depth, level) in self.levels.iter().enumerate().rev() {
            let all = self.candidates.get(level.all..level.end).unwrap_or_default();
            for &id in all {
                let mut place = values.get(id).map_or(NONE, |value| value.place);
                // Where an array was met before, those around it were, too.
                while let Some(at) = values.place(place)
                    && let Some(last) = self.last_level.get_mut(at.array as usize)
                    && *last == 0
                {
                    *last = depth as u32 + 1;
                    place = at.parent;
                }
            }
        }
    }

    /// Takes the next choice at a level, if there is one.
    fn advance(&mut self, depth: usize, level: Level, values: &Values) -> bool {
        if let Some(at) = self.next_consistent(level.next, level.all, values) {
            self.set(depth, |level| level.next = at + 1);
            let id = self.candidates.get(at).copied().unwrap_or(NONE);
            self.take(id, values);
            return true;
        }
        if !level.field.may_be_absent || level.was_absent {
            return false;
        }
        self.set(depth, |level| {
            level.next = level.all;
            level.was_absent = true;
        });
        self.next_consistent(level.all, level.end, values).is_none()
    }

    /// Begins with a level; `false` if it has failed before with the same elements taken.
    fn enter(&mut self, depth: usize) -> bool {
        if depth < self.levels.len() && self.failed.contains(&self.key(depth)) {
            return false;
        }
        let trail = self.trail.len();
        self.set(depth, |level| {
            level.next = level.satisfying;
            level.was_absent = false;
            level.trail = trail;
        });
        true
    }

    fn set(&mut self, depth: usize, change: impl FnOnce(&mut Level)) {
        if let Some(level) = self.levels.get_mut(depth) {
            change(level);
        }
    }

    /// Takes the elements that a value is in.
    fn take(&mut self, id: ValueId, values: &Values) {
        let mut place = values.get(id).map_or(NONE, |value| value.place);
        while let Some(at) = values.place(place) {
            if let Some(taken) = self.taken.get_mut(at.array as usize)
                && *taken == NONE
            {
                *taken = place;
                self.trail.push(at.array);
            }
            place = at.parent;
        }
    }

    fn undo(&mut self, trail: usize, _values: &Values) {
        for array in self.trail.drain(trail.min(self.trail.len())..) {
            if let Some(taken) = self.taken.get_mut(array as usize) {
                *taken = NONE;
            }
        }
    }

    /// The first candidate from `at` on, before `end`, that lies in no other element than those
    /// taken. What lies in other elements is left out in one step.
    fn next_consistent(&self, mut at: usize, end: usize, values: &Values) -> Option<usize> {
        while at < end {
            let value = values.get(*self.candidates.get(at)?)?;
            let Some(go_on_at) = self.elsewhere(value.place, value.at, values) else {
                return Some(at);
            };
            let rest = self.candidates.get(at..end)?;
            let before = |&id: &ValueId| values.get(id).is_some_and(|it| it.at < go_on_at);
            at += rest.partition_point(before).max(1);
        }
        None
    }

    /// If a place is in another element than the one taken, the place in the text from which on it
    /// may be different.
    fn elsewhere(&self, mut place: PlaceId, at: u32, values: &Values) -> Option<u32> {
        let mut go_on_at = None;
        while let Some(here) = values.place(place) {
            let taken = self.taken.get(here.array as usize).copied().unwrap_or(NONE);
            if taken != NONE && taken != place {
                let taken = values.place(taken)?;
                let end = values.array(here.array)?.end;
                go_on_at = Some(if at < taken.start { taken.start } else { end });
            }
            place = here.parent;
        }
        go_on_at
    }

    /// What matters of the elements taken for the fields from a level on.
    fn key(&self, depth: usize) -> (u64, u64) {
        let matters = |array: &&ArrayId| {
            self.last_level.get(**array as usize).is_some_and(|&last| last as usize > depth)
        };
        let mut sums = (0u64, 0u64);
        for &array in self.trail.iter().filter(matters) {
            let taken = (array, self.taken.get(array as usize).copied().unwrap_or(NONE));
            sums.0 = sums.0.wrapping_add(self.hashers.0.hash_one(taken));
            sums.1 = sums.1.wrapping_add(self.hashers.1.hash_one((taken, depth)));
        }
        let level = (depth as u64, !(depth as u64));
        let mixed =
            |sum: u64, level: u64, hasher: &DefaultHashBuilder| hasher.hash_one((sum, level));
        (mixed(sums.0, level.0, &self.hashers.0), mixed(sums.1, level.1, &self.hashers.1))
    }

    pub(super) fn memory(&self) -> usize {
        self.levels.capacity() * size_of::<Level>()
            + self.candidates.capacity() * size_of::<ValueId>()
            + self.taken.capacity() * size_of::<PlaceId>()
            + self.trail.capacity() * size_of::<ArrayId>()
            + self.last_level.capacity() * size_of::<u32>()
            + self.failed.allocation_size()
    }
}
