//! How a menu of names answers to presses. Plain data; `components/name_menu` draws it.

use std::rc::Rc;

use crate::names::{Change, NameFault, Names};

/// The menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Menu {
    /// Whether it is open.
    pub(crate) phase: Phase,
    /// The index of the row that keys act on.
    pub(crate) active: usize,
    /// The name that is being written. It stays, also while the menu is closed, until it is a
    /// name or is given up.
    pub(crate) draft: Option<Draft>,
}

/// Whether a menu is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It is not.
    #[default]
    Closed,
    /// What it holds is drawn, and it is about to be shown.
    Opening,
    /// It is shown.
    Open,
}

/// A name that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The serial number of what has the name.
    pub(crate) serial: u32,
    /// As far as it is written.
    pub(crate) name: Rc<str>,
}

/// What is done to the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// Its button is pressed.
    Button,
    /// The browser has shown or hidden it.
    Shown(bool),
    /// Go to a row.
    Move(usize),
    /// Begin to write another name in a row.
    Rename(usize),
    /// Go on writing.
    Type(Rc<str>),
    /// Be done with writing.
    Commit,
    /// Give up what is written.
    GiveUp,
    /// Anything that changes the names, or chooses one.
    Do(Change),
}

impl Menu {
    /// The menu after a press, and what happens to the names.
    pub(crate) fn after(&self, names: &Names, press: Press) -> (Self, Option<Change>) {
        let mut next = self.clone();
        match press {
            Press::Button => next.open(names),
            Press::Shown(true) => next.phase = Phase::Open,
            Press::Shown(false) => {
                next.phase = Phase::Closed;
                return next.committed(names);
            }
            Press::Move(row) => next.active = row,
            Press::Rename(row) => next.write_name(names, row),
            Press::Type(name) => {
                if let Some(draft) = &mut next.draft {
                    draft.name = name;
                }
            }
            Press::Commit => return next.committed(names),
            Press::GiveUp => next.draft = None,
            Press::Do(change) => {
                next.follow(names, &change);
                return (next, Some(change));
            }
        }
        (next, None)
    }

    /// The row whose name is being written.
    pub(crate) fn written(&self, names: &Names) -> Option<usize> {
        let serial = self.draft.as_ref()?.serial;
        names.all().iter().position(|name| name.serial == serial)
    }

    /// What is wrong with the name as far as it is written.
    pub(crate) fn fault(&self, names: &Names) -> Option<NameFault> {
        names.fault(self.written(names)?, &self.draft.as_ref()?.name)
    }

    fn open(&mut self, names: &Names) {
        if self.phase == Phase::Closed {
            self.phase = Phase::Opening;
            self.active = names.chosen_index();
        }
    }

    fn write_name(&mut self, names: &Names, row: usize) {
        if let Some(name) = names.all().get(row) {
            self.active = row;
            self.draft = Some(Draft { serial: name.serial, name: name.text.clone() });
        }
    }

    /// A name with a fault stays as it is, so that it can be mended.
    fn committed(mut self, names: &Names) -> (Self, Option<Change>) {
        if self.fault(names).is_some() {
            return (self, None);
        }
        let row = self.written(names);
        let draft = self.draft.take();
        let rename = row.zip(draft).map(|(row, draft)| Change::Rename(row, draft.name));
        (self, rename)
    }

    /// Goes to the row that the change is about.
    fn follow(&mut self, names: &Names, change: &Change) {
        let after = names.after(change);
        let restored = || {
            let serial = names.last_removed()?.name.serial;
            after.all().iter().position(|name| name.serial == serial)
        };
        self.active = match change {
            Change::Choose(row) | Change::Rename(row, _) => *row,
            Change::Add | Change::Duplicate(_) => after.chosen_index(),
            Change::Remove(row) => (*row).min(after.all().len() - 1),
            Change::Restore => restored().unwrap_or(self.active),
        };
        if matches!(change, Change::Add) {
            self.write_name(&after, self.active);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a menu.
    struct Page {
        names: Names,
        menu: Menu,
    }

    impl Page {
        fn new(names: &[&str]) -> Self {
            let names = names.iter().map(|name| Rc::from(*name));
            let mut page = Self { names: Names::new(names, 1, "rule"), menu: Menu::default() };
            page.press(Press::Button);
            page.press(Press::Shown(true));
            page
        }

        fn press(&mut self, press: Press) {
            let (menu, change) = self.menu.after(&self.names, press);
            self.menu = menu;
            if let Some(change) = change {
                self.names = self.names.after(&change);
            }
        }

        fn texts(&self) -> Vec<&str> {
            self.names.all().iter().map(|name| &*name.text).collect()
        }
    }

    #[test]
    fn it_opens_at_the_chosen_one() {
        let page = Page::new(&["a", "b", "c"]);
        assert_eq!((page.menu.phase, page.menu.active), (Phase::Open, 1));
    }

    #[test]
    fn a_name_is_given_by_commit_or_as_the_menu_closes() {
        for end in [Press::Commit, Press::Shown(false)] {
            let mut page = Page::new(&["a", "b"]);
            page.press(Press::Rename(0));
            page.press(Press::Type("x".into()));
            page.press(end);
            assert_eq!((page.texts(), &page.menu.draft), (vec!["x", "b"], &None));
        }
    }

    #[test]
    fn a_name_with_a_fault_is_kept_until_it_is_mended_or_given_up() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Rename(0));
        page.press(Press::Type("b".into()));
        page.press(Press::Commit);
        page.press(Press::Shown(false));
        assert_eq!(page.menu.fault(&page.names), Some(NameFault::Taken));
        assert_eq!(page.texts(), ["a", "b"]);
        page.press(Press::Button);
        page.press(Press::Type("b2".into()));
        page.press(Press::Commit);
        assert_eq!(page.texts(), ["b2", "b"]);

        page.press(Press::Rename(0));
        page.press(Press::Type("".into()));
        page.press(Press::GiveUp);
        page.press(Press::Commit);
        assert_eq!(page.texts(), ["b2", "b"]);
    }

    #[test]
    fn a_new_one_is_named_at_once() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Do(Change::Add));
        assert_eq!(page.menu.written(&page.names), Some(2));
        page.press(Press::Type("c".into()));
        page.press(Press::Commit);
        assert_eq!((page.texts(), page.menu.active), (vec!["a", "b", "c"], 2));
    }

    #[test]
    fn keys_go_on_where_something_was_done() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Do(Change::Duplicate(0)));
        assert_eq!((page.texts(), page.menu.active), (vec!["a", "a-2", "b"], 1));
        page.press(Press::Do(Change::Remove(2)));
        assert_eq!(page.menu.active, 1);
        page.press(Press::Do(Change::Remove(0)));
        assert_eq!((page.texts(), page.menu.active), (vec!["a-2"], 0));
        page.press(Press::Do(Change::Restore));
        page.press(Press::Do(Change::Restore));
        assert_eq!((page.texts(), page.menu.active), (vec!["a", "a-2", "b"], 2));
    }

    #[test]
    fn a_draft_of_one_that_is_gone_is_of_none() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Rename(0));
        page.press(Press::Type("".into()));
        page.press(Press::Do(Change::Remove(0)));
        assert_eq!(page.menu.fault(&page.names), None);
        page.press(Press::Commit);
        assert_eq!((page.texts(), &page.menu.draft), (vec!["b"], &None));
    }
}
