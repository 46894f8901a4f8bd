//! Names, one of them chosen, as a pane's menu lists them: of rules, of targets. No web types; every
//! change is a pure function.
//!
//! What bears the names stands beside them: [`crate::named`].

use std::{collections::BTreeSet, rc::Rc};

/// The longest name that `PutRule` and `PutTargets` take, in characters.
pub const MAX_NAME: usize = 64;

/// A name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The name. No two are the same.
    pub text: Rc<str>,
    /// Whose it is, whatever that is called and wherever it stands: its editors go by that.
    pub serial: u32,
}

/// A name that was removed and can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The name.
    pub name: Name,
    /// Where it stood.
    pub at: usize,
    /// Whether it was the chosen one.
    chosen: bool,
}

/// The names in their order. Cheap to clone.
// INVARIANT: there is at least one; `chosen` is the index of one; they are valid and differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    all: Rc<[Name]>,
    chosen: usize,
    removed: Rc<[Removed]>,
    /// What is called so for want of another name.
    default: &'static str,
}

/// Why a name cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is empty.
    Empty,
    /// It has more characters than [`MAX_NAME`].
    TooLong {
        /// How many.
        chars: usize,
    },
    /// It has a character that names may not have: the first such.
    Character(char),
    /// Another one has it.
    Taken,
}

/// What can be done with names and what bears them. They are meant by their index; an index of none
/// does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Choose one.
    Choose(usize),
    /// Add one at the end and choose it. Its name is [`Names::new_name`].
    Add,
    /// Put a copy behind one and choose it.
    Duplicate(usize),
    /// Give one another name. Nothing happens if that has a fault.
    Rename(usize, Rc<str>),
    /// Remove one, unless it is the only one.
    Remove(usize),
    /// Bring back the one that was removed last.
    Restore,
}

/// What a change means for what stands beside the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing.
    None,
    /// A new one stands at that index.
    Added(usize),
    /// Behind the one at that index stands a copy of it.
    Copied(usize),
    /// The one at that index is the last of those removed.
    Removed(usize),
    /// The last of those removed stands at that index.
    Restored(usize),
}

impl Names {
    /// These names, and which is chosen.
    ///
    /// Whatever is given, names come of it: one that has a fault is replaced by a free one, in place
    /// of none there is `default`, and the first is chosen rather than none.
    #[must_use]
    pub fn new(
        names: impl IntoIterator<Item = Rc<str>>,
        chosen: usize,
        default: &'static str,
    ) -> Self {
        let mut taken = BTreeSet::new();
        // Counted on, so that many of one name take no longer than others.
        let mut numbers = 2..;
        let mut all: Vec<Name> = Vec::new();
        for (mut text, serial) in names.into_iter().zip(0..) {
            if fault_of(&text).is_some() {
                text = default.into();
            }
            while taken.contains(&text) {
                let number = numbers.next().unwrap_or_default();
                text = numbered(stem_of(&text), number).into();
            }
            taken.insert(text.clone());
            all.push(Name { text, serial });
        }
        if all.is_empty() {
            all.push(Name { text: default.into(), serial: 0 });
        }
        let chosen = if chosen < all.len() { chosen } else { 0 };
        Self { all: all.into(), chosen, removed: [].into(), default }
    }

    /// All of them, in their order.
    #[must_use]
    pub fn all(&self) -> &[Name] {
        &self.all
    }

    /// The index of the chosen one.
    #[must_use]
    pub fn chosen_index(&self) -> usize {
        self.chosen
    }

    /// The chosen one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`chosen` is the index of a name")]
    pub fn chosen(&self) -> &Name {
        &self.all[self.chosen]
    }

    /// The one that would be brought back.
    #[must_use]
    pub fn last_removed(&self) -> Option<&Removed> {
        self.removed.last()
    }

    /// Why one cannot be called so; `None` if it can.
    #[must_use]
    pub fn fault(&self, index: usize, text: &str) -> Option<NameFault> {
        let taken = || self.all.iter().enumerate().any(|(i, it)| i != index && *it.text == *text);
        fault_of(text).or_else(|| taken().then_some(NameFault::Taken))
    }

    /// The name that the next added one gets.
    #[must_use]
    pub fn new_name(&self) -> Rc<str> {
        self.free(self.default)
    }

    /// The names after a change.
    #[must_use]
    pub fn after(&self, change: &Change) -> Self {
        self.changed(change).0
    }

    /// The names after a change, and what it means for what stands beside them.
    pub(crate) fn changed(&self, change: &Change) -> (Self, Effect) {
        match change {
            Change::Choose(index) if *index < self.all.len() => {
                (Self { chosen: *index, ..self.clone() }, Effect::None)
            }
            Change::Add => {
                let at = self.all.len();
                (self.inserted(at, self.made(self.new_name()), true), Effect::Added(at))
            }
            Change::Duplicate(index) => match self.all.get(*index) {
                Some(original) => {
                    let copy = self.made(self.free(&original.text));
                    (self.inserted(index + 1, copy, true), Effect::Copied(*index))
                }
                None => (self.clone(), Effect::None),
            },
            Change::Rename(index, text) if self.fault(*index, text).is_none() => {
                (self.renamed(*index, text), Effect::None)
            }
            Change::Remove(index) if self.all.len() > 1 && *index < self.all.len() => {
                (self.without(*index), Effect::Removed(*index))
            }
            Change::Restore => self.restored(),
            Change::Choose(_) | Change::Rename(..) | Change::Remove(_) => {
                (self.clone(), Effect::None)
            }
        }
    }

    fn renamed(&self, index: usize, text: &Rc<str>) -> Self {
        let mut names = self.clone();
        if let Some(name) = Rc::make_mut(&mut names.all).get_mut(index) {
            name.text = text.clone();
        }
        names
    }

    fn inserted(&self, at: usize, name: Name, choose: bool) -> Self {
        let mut all = self.all.to_vec();
        all.insert(at, name);
        let moved = self.chosen + usize::from(at <= self.chosen);
        let chosen = if choose { at } else { moved };
        Self { all: all.into(), chosen, ..self.clone() }
    }

    fn without(&self, index: usize) -> Self {
        let mut all = self.all.to_vec();
        let removed = Removed { name: all.remove(index), at: index, chosen: index == self.chosen };
        // The next one moves up to where the removed one stood.
        let before = self.chosen - usize::from(index < self.chosen);
        let chosen = before.min(all.len() - 1);
        let removed = self.removed.iter().cloned().chain([removed]).collect();
        Self { all: all.into(), chosen, removed, default: self.default }
    }

    fn restored(&self) -> (Self, Effect) {
        let Some((last, earlier)) = self.removed.split_last() else {
            return (self.clone(), Effect::None);
        };
        let name = Name { text: self.free(&last.name.text), ..last.name };
        let at = last.at.min(self.all.len());
        let names = Self { removed: earlier.into(), ..self.inserted(at, name, last.chosen) };
        (names, Effect::Restored(at))
    }

    fn made(&self, text: Rc<str>) -> Name {
        // Also behind those that were removed: they can come back.
        let known = self.all.iter().chain(self.removed.iter().map(|removed| &removed.name));
        let serial = known.map(|name| name.serial).max().map_or(0, |last| last + 1);
        Name { text, serial }
    }

    /// The name itself, or that name with the first number that is free.
    fn free(&self, wanted: &str) -> Rc<str> {
        let names = || self.all.iter().map(|name| &*name.text);
        if !names().any(|name| name == wanted) {
            return wanted.into();
        }
        let stem = stem_of(wanted);
        let taken = names().filter_map(|name| name.strip_prefix(stem)?.strip_prefix('-'));
        let mut taken: Vec<u32> = taken.filter_map(|number| number.parse().ok()).collect();
        taken.sort_unstable();
        let free = taken.into_iter().fold(2, |free, number| free + u32::from(number == free));
        numbered(stem, free).into()
    }
}

/// What is wrong with a name by itself. `PutRule` and `PutTargets` take
/// `[.\-_A-Za-z0-9]+`.
fn fault_of(name: &str) -> Option<NameFault> {
    let chars = name.chars().count();
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    match name.chars().find(|c| !allowed(c)) {
        _ if chars == 0 => Some(NameFault::Empty),
        Some(c) => Some(NameFault::Character(c)),
        None if chars > MAX_NAME => Some(NameFault::TooLong { chars }),
        None => None,
    }
}

/// The part of a valid name that numbers are put behind: without a number of its own, and short
/// enough.
fn stem_of(name: &str) -> &str {
    /// A hyphen and the digits of the largest number.
    const ROOM: usize = 11;
    let stem = match name.rsplit_once('-') {
        Some((stem, number))
            if !stem.is_empty() && number.parse::<u32>().is_ok_and(|number| number > 1) =>
        {
            stem
        }
        _ => name,
    };
    stem.get(..MAX_NAME - ROOM).unwrap_or(stem)
}

fn numbered(stem: &str, number: u32) -> String {
    format!("{stem}-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Names {
        Names::new(names.iter().map(|name| (*name).into()), 0, "rule")
    }

    fn texts(names: &Names) -> Vec<&str> {
        names.all().iter().map(|name| &*name.text).collect()
    }

    fn after(names: &Names, changes: impl IntoIterator<Item = Change>) -> Names {
        changes.into_iter().fold(names.clone(), |names, change| names.after(&change))
    }

    #[test]
    fn an_added_one_and_a_copy_are_chosen_and_have_names_of_their_own() {
        let names = after(&named(&["a", "b"]), [Change::Add, Change::Add]);
        assert_eq!(texts(&names), ["a", "b", "rule", "rule-2"]);
        assert_eq!(names.chosen_index(), 3);
        let copied = after(&names, [Change::Duplicate(0), Change::Duplicate(1)]);
        assert_eq!(texts(&copied), ["a", "a-2", "a-3", "b", "rule", "rule-2"]);
        assert_eq!(&*copied.chosen().text, "a-3");
        let serials: BTreeSet<u32> = copied.all().iter().map(|name| name.serial).collect();
        assert_eq!(serials.len(), 6);
    }

    #[test]
    fn a_copy_of_the_longest_name_fits() {
        let longest = "x".repeat(MAX_NAME);
        let mut names = named(&[&longest]);
        for _ in 0..12 {
            names = names.after(&Change::Duplicate(0));
        }
        assert_eq!(names.all().len(), 13);
        for (index, name) in names.all().iter().enumerate() {
            assert_eq!(names.fault(index, &name.text), None, "{}", name.text);
        }
    }

    #[test]
    fn names_are_those_that_the_service_takes() {
        let names = named(&["a", "b"]);
        let longest = "é".repeat(65);
        let cases = [
            ("", Some(NameFault::Empty)),
            ("b", Some(NameFault::Taken)),
            ("a", None),
            ("A", None),
            ("a b", Some(NameFault::Character(' '))),
            ("<i>", Some(NameFault::Character('<'))),
            (&longest, Some(NameFault::Character('é'))),
            (&"x".repeat(65), Some(NameFault::TooLong { chars: 65 })),
            (&"x".repeat(64), None),
            ("._-9zZ", None),
        ];
        for (name, fault) in cases {
            assert_eq!(names.fault(0, name), fault, "{name}");
            let renamed = names.after(&Change::Rename(0, name.into()));
            let wanted = if fault.is_none() { name } else { "a" };
            assert_eq!(texts(&renamed), [wanted, "b"]);
        }
    }

    #[test]
    fn what_is_removed_comes_back_to_its_place_the_last_first() {
        let names = named(&["a", "b", "c"]).after(&Change::Choose(1));
        let two = after(&names, [Change::Remove(1), Change::Remove(0)]);
        assert_eq!((texts(&two), two.chosen_index()), (vec!["c"], 0));
        assert_eq!(&*two.last_removed().unwrap().name.text, "a");
        let back = after(&two, [Change::Restore, Change::Restore]);
        // Chosen is again what was.
        assert_eq!(back, names);
        assert_eq!(back.after(&Change::Restore), names);
    }

    #[test]
    fn what_comes_back_after_its_name_was_taken_has_another() {
        let names = named(&["a", "b"]);
        let actions = [Change::Remove(0), Change::Rename(0, "a".into()), Change::Restore];
        assert_eq!(texts(&after(&names, actions)), ["a-2", "a"]);
    }

    #[test]
    fn the_chosen_one_stays_while_others_come_and_go() {
        let names = named(&["a", "b", "c"]).after(&Change::Choose(2));
        for action in [Change::Remove(0), Change::Remove(1), Change::Rename(0, "x".into())] {
            assert_eq!(&*names.after(&action).chosen().text, "c");
        }
        let last = names.after(&Change::Remove(2));
        assert_eq!(&*last.chosen().text, "b");
        let back = after(&names, [Change::Remove(0), Change::Restore]);
        assert_eq!(back, names);
    }

    #[test]
    fn the_only_one_stays_and_indices_of_none_do_nothing() {
        let names = named(&["a"]);
        for action in [
            Change::Remove(0),
            Change::Remove(1),
            Change::Choose(1),
            Change::Duplicate(1),
            Change::Rename(1, "x".into()),
            Change::Restore,
        ] {
            assert_eq!(names.after(&action), names);
        }
    }

    #[test]
    fn whatever_is_given_becomes_names() {
        let names = named(&["a", "a", "", "<i>", "rule-2", "a", "a-4"]);
        assert_eq!(texts(&names), ["a", "a-2", "rule", "rule-3", "rule-2", "a-4", "a-5"]);
        let none = Names::new([], 7, "rule");
        assert_eq!((texts(&none), none.chosen_index()), (vec!["rule"], 0));
        assert_eq!(Names::new(["a".into()], 9, "rule").chosen_index(), 0);
    }
}
