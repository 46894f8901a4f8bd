//! The rules: named patterns, one of them chosen. No web types; every change is a pure function.

use std::{collections::BTreeSet, rc::Rc};

/// The longest name that `PutRule` takes, in characters.
pub const MAX_NAME: usize = 64;

/// What a new rule begins with: valid, and so wide that it only waits to be narrowed.
const NEW_PATTERN: &str = include_str!("../examples/new-rule.json");
const NEW_NAME: &str = "rule";

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name. No two rules have the same.
    pub name: Rc<str>,
    /// Its event pattern, JSON.
    pub pattern: Rc<str>,
    /// Which rule it is, whatever it is called and wherever it stands: its editor goes by that.
    pub serial: u32,
}

/// A rule that was removed and can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The rule.
    pub rule: Rule,
    /// Where it stood.
    pub at: usize,
    /// Whether it was the chosen one.
    chosen: bool,
}

/// The rules in their order. Cheap to clone.
// INVARIANT: there is at least one rule; `chosen` is the index of one; names are valid and differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    all: Rc<[Rule]>,
    chosen: usize,
    removed: Rc<[Removed]>,
}

/// Why a name cannot be a rule's.
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
    /// Another rule has it.
    Taken,
}

/// What can be done with rules. Rules are meant by their index; an index of none does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleAction {
    /// Choose a rule.
    Choose(usize),
    /// Add a rule at the end and choose it. Its name is [`Rules::new_name`].
    Add,
    /// Put a copy behind a rule and choose it.
    Duplicate(usize),
    /// Give a rule another name. Nothing happens if that has a fault.
    Rename(usize, Rc<str>),
    /// Remove a rule, unless it is the only one.
    Remove(usize),
    /// Bring the rule back that was removed last.
    Restore,
}

impl Rules {
    /// One rule.
    #[must_use]
    pub fn one(pattern: Rc<str>) -> Self {
        Self::new([(NEW_NAME.into(), pattern)], 0)
    }

    /// Rules by name and pattern, and which is chosen.
    ///
    /// Whatever is given, rules come of it: a name that has a fault is replaced by a free one, in
    /// place of none there is one without a pattern, and the first is chosen rather than none.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = (Rc<str>, Rc<str>)>, chosen: usize) -> Self {
        let mut taken = BTreeSet::new();
        // Counted on, so that many rules of one name take no longer than others.
        let mut numbers = 2..;
        let mut all: Vec<Rule> = Vec::new();
        for ((name, pattern), serial) in rules.into_iter().zip(0..) {
            let mut name = name;
            if fault_of(&name).is_some() {
                name = NEW_NAME.into();
            }
            while taken.contains(&name) {
                let number = numbers.next().unwrap_or_default();
                name = numbered(stem_of(&name), number).into();
            }
            taken.insert(name.clone());
            all.push(Rule { name, pattern, serial });
        }
        if all.is_empty() {
            all.push(Rule { name: NEW_NAME.into(), pattern: "".into(), serial: 0 });
        }
        let chosen = if chosen < all.len() { chosen } else { 0 };
        Self { all: all.into(), chosen, removed: [].into() }
    }

    /// All of them, in their order.
    #[must_use]
    pub fn all(&self) -> &Rc<[Rule]> {
        &self.all
    }

    /// The index of the chosen one.
    #[must_use]
    pub fn chosen_index(&self) -> usize {
        self.chosen
    }

    /// The chosen one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`chosen` is the index of a rule")]
    pub fn chosen(&self) -> &Rule {
        &self.all[self.chosen]
    }

    /// The rule that would be brought back.
    #[must_use]
    pub fn last_removed(&self) -> Option<&Removed> {
        self.removed.last()
    }

    /// The chosen one's pattern.
    #[expect(clippy::indexing_slicing, reason = "`chosen` is the index of a rule")]
    pub fn pattern_mut(&mut self) -> &mut Rc<str> {
        &mut Rc::make_mut(&mut self.all)[self.chosen].pattern
    }

    /// Why a rule cannot be called so; `None` if it can.
    #[must_use]
    pub fn name_fault(&self, index: usize, name: &str) -> Option<NameFault> {
        let taken = || self.all.iter().enumerate().any(|(i, it)| i != index && *it.name == *name);
        fault_of(name).or_else(|| taken().then_some(NameFault::Taken))
    }

    /// The name that the next added rule gets.
    #[must_use]
    pub fn new_name(&self) -> Rc<str> {
        self.free_name(NEW_NAME)
    }

    /// The rules after an action.
    #[must_use]
    pub fn after(&self, action: RuleAction) -> Self {
        match action {
            RuleAction::Choose(index) if index < self.all.len() => {
                Self { chosen: index, ..self.clone() }
            }
            RuleAction::Add => {
                let rule = self.made(self.new_name(), NEW_PATTERN.trim_end().into());
                self.inserted(self.all.len(), rule, true)
            }
            RuleAction::Duplicate(index) => match self.all.get(index) {
                Some(original) => {
                    let name = self.free_name(&original.name);
                    let rule = self.made(name, original.pattern.clone());
                    self.inserted(index + 1, rule, true)
                }
                None => self.clone(),
            },
            RuleAction::Rename(index, name) if self.name_fault(index, &name).is_none() => {
                self.renamed(index, name)
            }
            RuleAction::Remove(index) if self.all.len() > 1 => self.without(index),
            RuleAction::Restore => self.restored(),
            RuleAction::Choose(_) | RuleAction::Rename(..) | RuleAction::Remove(_) => self.clone(),
        }
    }

    fn renamed(&self, index: usize, name: Rc<str>) -> Self {
        let mut rules = self.clone();
        if let Some(rule) = Rc::make_mut(&mut rules.all).get_mut(index) {
            rule.name = name;
        }
        rules
    }

    fn inserted(&self, at: usize, rule: Rule, choose: bool) -> Self {
        let mut all = self.all.to_vec();
        let at = at.min(all.len());
        all.insert(at, rule);
        let moved = self.chosen + usize::from(at <= self.chosen);
        let chosen = if choose { at } else { moved };
        Self { all: all.into(), chosen, removed: self.removed.clone() }
    }

    fn without(&self, index: usize) -> Self {
        let mut all = self.all.to_vec();
        if index >= all.len() {
            return self.clone();
        }
        let removed = Removed { rule: all.remove(index), at: index, chosen: index == self.chosen };
        // The next one moves up to where the removed one stood.
        let before = self.chosen - usize::from(index < self.chosen);
        let chosen = before.min(all.len() - 1);
        let removed = self.removed.iter().cloned().chain([removed]).collect();
        Self { all: all.into(), chosen, removed }
    }

    fn restored(&self) -> Self {
        let Some((last, earlier)) = self.removed.split_last() else { return self.clone() };
        let mut rule = last.rule.clone();
        rule.name = self.free_name(&rule.name);
        Self { removed: earlier.into(), ..self.inserted(last.at, rule, last.chosen) }
    }

    fn made(&self, name: Rc<str>, pattern: Rc<str>) -> Rule {
        // Also behind those that were removed: they can come back.
        let known = self.all.iter().chain(self.removed.iter().map(|removed| &removed.rule));
        let serial = known.map(|rule| rule.serial).max().map_or(0, |last| last + 1);
        Rule { name, pattern, serial }
    }

    /// The name itself, or that name with the first number that is free.
    fn free_name(&self, wanted: &str) -> Rc<str> {
        let names = || self.all.iter().map(|rule| &*rule.name);
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

/// What is wrong with a name by itself. `PutRule` takes `[.\-_A-Za-z0-9]+`.
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

    fn named(names: &[&str]) -> Rules {
        Rules::new(names.iter().map(|name| ((*name).into(), format!("{{}} {name}").into())), 0)
    }

    fn names(rules: &Rules) -> Vec<&str> {
        rules.all().iter().map(|rule| &*rule.name).collect()
    }

    fn after(rules: &Rules, actions: impl IntoIterator<Item = RuleAction>) -> Rules {
        actions.into_iter().fold(rules.clone(), |rules, action| rules.after(action))
    }

    #[test]
    fn a_pattern_goes_to_the_chosen_rule_only() {
        let mut rules = named(&["a", "b"]).after(RuleAction::Choose(1));
        *rules.pattern_mut() = "x".into();
        let patterns: Vec<&str> = rules.all().iter().map(|rule| &*rule.pattern).collect();
        assert_eq!(patterns, ["{} a", "x"]);
        assert_eq!(&*rules.chosen().name, "b");
    }

    #[test]
    fn an_added_rule_and_a_copy_are_chosen_and_have_names_of_their_own() {
        let rules = after(&named(&["a", "b"]), [RuleAction::Add, RuleAction::Add]);
        assert_eq!(names(&rules), ["a", "b", "rule", "rule-2"]);
        assert_eq!(rules.chosen_index(), 3);
        let copied = after(&rules, [RuleAction::Duplicate(0), RuleAction::Duplicate(1)]);
        assert_eq!(names(&copied), ["a", "a-2", "a-3", "b", "rule", "rule-2"]);
        assert_eq!(&*copied.chosen().pattern, "{} a");
        let serials: BTreeSet<u32> = copied.all().iter().map(|rule| rule.serial).collect();
        assert_eq!(serials.len(), 6);
    }

    #[test]
    fn a_copy_of_the_longest_name_fits() {
        let longest = "x".repeat(MAX_NAME);
        let mut rules = named(&[&longest]);
        for _ in 0..12 {
            rules = rules.after(RuleAction::Duplicate(0));
        }
        assert_eq!(rules.all().len(), 13);
        for (index, rule) in rules.all().iter().enumerate() {
            assert_eq!(rules.name_fault(index, &rule.name), None, "{}", rule.name);
        }
    }

    #[test]
    fn names_are_those_that_put_rule_takes() {
        let rules = named(&["a", "b"]);
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
            assert_eq!(rules.name_fault(0, name), fault, "{name}");
            let renamed = rules.after(RuleAction::Rename(0, name.into()));
            let wanted = if fault.is_none() { name } else { "a" };
            assert_eq!(names(&renamed), [wanted, "b"]);
        }
    }

    #[test]
    fn removed_rules_come_back_to_their_places_the_last_first() {
        let rules = named(&["a", "b", "c"]).after(RuleAction::Choose(1));
        let two = after(&rules, [RuleAction::Remove(1), RuleAction::Remove(0)]);
        assert_eq!((names(&two), two.chosen_index()), (vec!["c"], 0));
        assert_eq!(&*two.last_removed().unwrap().rule.name, "a");
        let back = after(&two, [RuleAction::Restore, RuleAction::Restore]);
        // Chosen is again what was.
        assert_eq!(back, rules);
        assert_eq!(back.after(RuleAction::Restore), rules);
    }

    #[test]
    fn a_removed_rule_whose_name_was_taken_comes_back_under_another() {
        let rules = named(&["a", "b"]);
        let actions =
            [RuleAction::Remove(0), RuleAction::Rename(0, "a".into()), RuleAction::Restore];
        assert_eq!(names(&after(&rules, actions)), ["a-2", "a"]);
    }

    #[test]
    fn the_chosen_rule_stays_while_others_come_and_go() {
        let rules = named(&["a", "b", "c"]).after(RuleAction::Choose(2));
        for action in
            [RuleAction::Remove(0), RuleAction::Remove(1), RuleAction::Rename(0, "x".into())]
        {
            assert_eq!(&*rules.after(action).chosen().name, "c");
        }
        let last = rules.after(RuleAction::Remove(2));
        assert_eq!(&*last.chosen().name, "b");
        let back = after(&rules, [RuleAction::Remove(0), RuleAction::Restore]);
        assert_eq!(back, rules);
    }

    #[test]
    fn the_only_rule_stays_and_indices_of_none_do_nothing() {
        let rules = named(&["a"]);
        for action in [
            RuleAction::Remove(0),
            RuleAction::Remove(1),
            RuleAction::Choose(1),
            RuleAction::Duplicate(1),
            RuleAction::Rename(1, "x".into()),
            RuleAction::Restore,
        ] {
            assert_eq!(rules.after(action), rules);
        }
    }

    #[test]
    fn whatever_is_given_becomes_rules() {
        let rules = named(&["a", "a", "", "<i>", "rule-2", "a", "a-4"]);
        assert_eq!(names(&rules), ["a", "a-2", "rule", "rule-3", "rule-2", "a-4", "a-5"]);
        let none = Rules::new([], 7);
        assert_eq!((names(&none), none.chosen_index()), (vec!["rule"], 0));
        assert_eq!(
            Rules::new(
                named(&["a"]).all().iter().map(|it| (it.name.clone(), it.pattern.clone())),
                9
            )
            .chosen_index(),
            0
        );
    }
}
