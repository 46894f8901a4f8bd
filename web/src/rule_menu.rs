//! How the menu of rules answers to presses. Plain data; `components/rule_menu` draws it.

use std::rc::Rc;

use crate::rules::{NameFault, RuleAction, Rules};

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
    /// The serial number of the rule.
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
    /// Begin to write another name for a rule.
    Rename(usize),
    /// Go on writing.
    Type(Rc<str>),
    /// Be done with writing.
    Commit,
    /// Give up what is written.
    GiveUp,
    /// Anything that changes the rules, or chooses one.
    Do(RuleAction),
}

impl Menu {
    /// The menu after a press, and what happens to the rules.
    pub(crate) fn after(&self, rules: &Rules, press: Press) -> (Self, Option<RuleAction>) {
        let mut next = self.clone();
        match press {
            Press::Button => next.open(rules),
            Press::Shown(true) => next.phase = Phase::Open,
            Press::Shown(false) => {
                next.phase = Phase::Closed;
                return next.committed(rules);
            }
            Press::Move(row) => next.active = row,
            Press::Rename(row) => next.write_name(rules, row),
            Press::Type(name) => {
                if let Some(draft) = &mut next.draft {
                    draft.name = name;
                }
            }
            Press::Commit => return next.committed(rules),
            Press::GiveUp => next.draft = None,
            Press::Do(action) => {
                next.follow(rules, &action);
                return (next, Some(action));
            }
        }
        (next, None)
    }

    /// The row whose name is being written.
    pub(crate) fn written(&self, rules: &Rules) -> Option<usize> {
        let serial = self.draft.as_ref()?.serial;
        rules.all().iter().position(|rule| rule.serial == serial)
    }

    /// What is wrong with the name as far as it is written.
    pub(crate) fn fault(&self, rules: &Rules) -> Option<NameFault> {
        rules.name_fault(self.written(rules)?, &self.draft.as_ref()?.name)
    }

    fn open(&mut self, rules: &Rules) {
        if self.phase == Phase::Closed {
            self.phase = Phase::Opening;
            self.active = rules.chosen_index();
        }
    }

    fn write_name(&mut self, rules: &Rules, row: usize) {
        if let Some(rule) = rules.all().get(row) {
            self.active = row;
            self.draft = Some(Draft { serial: rule.serial, name: rule.name.clone() });
        }
    }

    /// A name with a fault stays as it is, so that it can be mended.
    fn committed(mut self, rules: &Rules) -> (Self, Option<RuleAction>) {
        if self.fault(rules).is_some() {
            return (self, None);
        }
        let row = self.written(rules);
        let draft = self.draft.take();
        let rename = row.zip(draft).map(|(row, draft)| RuleAction::Rename(row, draft.name));
        (self, rename)
    }

    /// Goes to the row that the action is about.
    fn follow(&mut self, rules: &Rules, action: &RuleAction) {
        let after = rules.after(action.clone());
        let restored = || {
            let serial = rules.last_removed()?.rule.serial;
            after.all().iter().position(|rule| rule.serial == serial)
        };
        self.active = match action {
            RuleAction::Choose(row) | RuleAction::Rename(row, _) => *row,
            RuleAction::Add | RuleAction::Duplicate(_) => after.chosen_index(),
            RuleAction::Remove(row) => (*row).min(after.all().len() - 1),
            RuleAction::Restore => restored().unwrap_or(self.active),
        };
        if matches!(action, RuleAction::Add) {
            self.write_name(&after, self.active);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a menu.
    struct Page {
        rules: Rules,
        menu: Menu,
    }

    impl Page {
        fn new(names: &[&str]) -> Self {
            let rules = names.iter().map(|name| (Rc::from(*name), Rc::from("{}")));
            let mut page = Self { rules: Rules::new(rules, 1), menu: Menu::default() };
            page.press(Press::Button);
            page.press(Press::Shown(true));
            page
        }

        fn press(&mut self, press: Press) {
            let (menu, action) = self.menu.after(&self.rules, press);
            self.menu = menu;
            if let Some(action) = action {
                self.rules = self.rules.after(action);
            }
        }

        fn names(&self) -> Vec<&str> {
            self.rules.all().iter().map(|rule| &*rule.name).collect()
        }
    }

    #[test]
    fn it_opens_at_the_chosen_rule() {
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
            assert_eq!((page.names(), &page.menu.draft), (vec!["x", "b"], &None));
        }
    }

    #[test]
    fn a_name_with_a_fault_is_kept_until_it_is_mended_or_given_up() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Rename(0));
        page.press(Press::Type("b".into()));
        page.press(Press::Commit);
        page.press(Press::Shown(false));
        assert_eq!(page.menu.fault(&page.rules), Some(NameFault::Taken));
        assert_eq!(page.names(), ["a", "b"]);
        page.press(Press::Button);
        page.press(Press::Type("b2".into()));
        page.press(Press::Commit);
        assert_eq!(page.names(), ["b2", "b"]);

        page.press(Press::Rename(0));
        page.press(Press::Type("".into()));
        page.press(Press::GiveUp);
        page.press(Press::Commit);
        assert_eq!(page.names(), ["b2", "b"]);
    }

    #[test]
    fn a_new_rule_is_named_at_once() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Do(RuleAction::Add));
        assert_eq!(page.menu.written(&page.rules), Some(2));
        page.press(Press::Type("c".into()));
        page.press(Press::Commit);
        assert_eq!((page.names(), page.menu.active), (vec!["a", "b", "c"], 2));
    }

    #[test]
    fn keys_go_on_where_something_was_done() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Do(RuleAction::Duplicate(0)));
        assert_eq!((page.names(), page.menu.active), (vec!["a", "a-2", "b"], 1));
        page.press(Press::Do(RuleAction::Remove(2)));
        assert_eq!(page.menu.active, 1);
        page.press(Press::Do(RuleAction::Remove(0)));
        assert_eq!((page.names(), page.menu.active), (vec!["a-2"], 0));
        page.press(Press::Do(RuleAction::Restore));
        page.press(Press::Do(RuleAction::Restore));
        assert_eq!((page.names(), page.menu.active), (vec!["a", "a-2", "b"], 2));
    }

    #[test]
    fn a_draft_of_a_rule_that_is_gone_is_of_none() {
        let mut page = Page::new(&["a", "b"]);
        page.press(Press::Rename(0));
        page.press(Press::Type("".into()));
        page.press(Press::Do(RuleAction::Remove(0)));
        assert_eq!(page.menu.fault(&page.rules), None);
        page.press(Press::Commit);
        assert_eq!((page.names(), &page.menu.draft), (vec!["b"], &None));
    }
}
