//! Things with names, one of them chosen: the rules, the targets.

use std::rc::Rc;

use crate::names::{Change, Effect, Names};

/// What can have a name.
pub trait Thing: Clone {
    /// What one is called for want of another name.
    const DEFAULT_NAME: &'static str;

    /// What one begins with that is added.
    fn new_one() -> Self;

    /// What stands in place of none.
    fn blank() -> Self;
}

/// The things in their order. Cheap to clone.
// INVARIANT: `all` has one for each name, and `removed` one for each name that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    names: Names,
    all: Rc<[T]>,
    removed: Rc<[T]>,
}

impl<T: Thing> Named<T> {
    /// One thing, by the default name.
    #[must_use]
    pub fn one(thing: T) -> Self {
        Self::new([(T::DEFAULT_NAME.into(), thing)], 0)
    }

    /// Things by name, and which is chosen; whatever the names are, as [`Names::new`] says.
    #[must_use]
    pub fn new(things: impl IntoIterator<Item = (Rc<str>, T)>, chosen: usize) -> Self {
        let (names, mut all): (Vec<_>, Vec<_>) = things.into_iter().unzip();
        if all.is_empty() {
            all.push(T::blank());
        }
        let names = Names::new(names, chosen, T::DEFAULT_NAME);
        Self { names, all: all.into(), removed: [].into() }
    }

    /// Their names.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// All of them, in their order.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.all
    }

    /// All of them with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.names.all().iter().map(|name| &*name.text).zip(&*self.all)
    }

    /// The chosen one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "each name has one, and one name is chosen")]
    pub fn chosen(&self) -> &T {
        &self.all[self.names.chosen_index()]
    }

    /// The chosen one, to write it.
    #[expect(clippy::indexing_slicing, reason = "each name has one, and one name is chosen")]
    pub fn chosen_mut(&mut self) -> &mut T {
        &mut Rc::make_mut(&mut self.all)[self.names.chosen_index()]
    }

    /// The things after a change.
    #[must_use]
    pub fn after(&self, change: &Change) -> Self {
        let (names, effect) = self.names.changed(change);
        if effect == Effect::None {
            return Self { names, ..self.clone() };
        }
        let (mut all, mut removed) = (self.all.to_vec(), self.removed.to_vec());
        let inserted = match effect {
            Effect::None => None,
            Effect::Added(at) => Some((at, T::new_one())),
            Effect::Copied(of) => all.get(of).cloned().map(|copy| (of + 1, copy)),
            Effect::Restored(at) => removed.pop().map(|last| (at, last)),
            Effect::Removed(at) => {
                removed.push(all.remove(at));
                None
            }
        };
        if let Some((at, thing)) = inserted {
            all.insert(at, thing);
        }
        Self { names, all: all.into(), removed: removed.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Thing for char {
        const DEFAULT_NAME: &'static str = "thing";

        fn new_one() -> Self {
            '+'
        }

        fn blank() -> Self {
            ' '
        }
    }

    fn abc() -> Named<char> {
        Named::new(['a', 'b', 'c'].map(|c| (c.to_string().into(), c)), 1)
    }

    fn shown(named: &Named<char>) -> Vec<(&str, char)> {
        named.iter().map(|(name, thing)| (name, *thing)).collect()
    }

    #[test]
    fn things_stay_with_their_names() {
        let mut named = abc();
        *named.chosen_mut() = 'x';
        let changes = [
            Change::Duplicate(1),
            Change::Rename(1, "y".into()),
            Change::Remove(0),
            Change::Remove(0),
            Change::Add,
            Change::Choose(1),
            Change::Restore,
            Change::Restore,
        ];
        let named = changes.iter().fold(named, |named, change| named.after(change));
        let wanted = [("a", 'a'), ("y", 'x'), ("b-2", 'x'), ("c", 'c'), ("thing", '+')];
        assert_eq!(shown(&named), wanted);
        assert_eq!(*named.chosen(), 'c');
        assert!(named.removed.is_empty());
    }

    #[test]
    fn what_was_removed_and_brought_back_is_as_it_was() {
        for index in 0..3 {
            let removed = abc().after(&Change::Remove(index));
            assert_eq!(removed.all().len(), 2);
            assert_eq!(removed.after(&Change::Restore), abc());
        }
    }

    #[test]
    fn in_place_of_none_there_is_a_blank_one() {
        assert_eq!(shown(&Named::new([], 3)), [("thing", ' ')]);
        assert_eq!(shown(&Named::one('o')), [("thing", 'o')]);
    }
}
