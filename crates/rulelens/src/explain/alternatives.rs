//! Which alternative of a field a value satisfies.

use std::collections::BTreeMap;

use crate::comparison::{Comparison, Key, Scalar};
use crate::pattern::Alternative;

/// From how many alternatives on literals are looked up rather than compared one by one, so that
/// long lists cost little for each value of a large array.
const MANY: usize = 32;

/// The alternatives of a field.
pub(super) struct Alternatives<'p> {
    all: &'p [Alternative],
    /// Of each literal's keys the first alternative, if there are many.
    literals: BTreeMap<Key<'p>, usize>,
    /// The others, in order.
    others: Vec<usize>,
}

impl<'p> Alternatives<'p> {
    pub(super) fn new(all: &'p [Alternative]) -> Self {
        let (mut literals, mut others) = (BTreeMap::new(), Vec::new());
        for (index, alternative) in all.iter().enumerate() {
            match &alternative.comparison {
                Comparison::Exactly(literal) if all.len() >= MANY => {
                    for key in literal.keys() {
                        literals.entry(key).or_insert(index);
                    }
                }
                _ => others.push(index),
            }
        }
        Self { all, literals, others }
    }

    /// The first alternative that a value satisfies.
    pub(super) fn satisfied_by(&self, value: &Scalar<'_>) -> Option<usize> {
        let literal = || value.keys().filter_map(|key| self.literals.get(&key)).min().copied();
        let literal = if self.literals.is_empty() { None } else { literal() };
        let holds = |index: &&usize| {
            self.all.get(**index).is_some_and(|other| other.comparison.matches(value))
        };
        let before = |index: &&usize| literal.is_none_or(|literal| **index < literal);
        let other = self.others.iter().take_while(before).find(holds).copied();
        other.or(literal)
    }

    /// The first alternative that is satisfied where the field is absent.
    pub(super) fn satisfied_by_absence(&self) -> Option<usize> {
        self.all.iter().position(|alternative| alternative.comparison.matches_absence())
    }
}

#[cfg(test)]
mod tests {
    use super::{Alternatives, MANY};
    use crate::comparison::Scalar;
    use crate::{Event, Pattern};

    #[test]
    fn the_first_alternative_that_holds_is_found_in_long_lists_too() {
        let mut texts: Vec<String> = (0..MANY).map(|number| format!("{}", number % 20)).collect();
        texts.splice(
            3..3,
            [r#"{"prefix":"x"}"#, r#""x1""#, "1.0", "true", r#""::1""#].map(Into::into),
        );
        texts.push(r#"{"exists":true}"#.to_owned());
        let pattern = Pattern::parse(&format!("{{\"a\":[{}]}}", texts.join(","))).unwrap();
        let all = &pattern.fields()[0].alternatives;
        let event = r#"{"a":[1,"x1","y",5e0,true,false,19,20,"0:0:0:0:0:0:0:1"]}"#;
        let event = Event::parse(event).unwrap();
        let mut found = Vec::new();
        for value in event.root().get("a").unwrap().elements() {
            let value = Scalar::new(value);
            let first = all.iter().position(|one| one.comparison.matches(&value));
            assert_eq!(Alternatives::new(all).satisfied_by(&value), first, "{value:?}");
            found.push(first.unwrap());
        }
        assert_eq!(found[..2], [1, 3]);
    }
}
