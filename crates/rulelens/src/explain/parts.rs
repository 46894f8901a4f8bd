//! The explanation in the shape of the pattern: its fields, and for each `$or` which arm came
//! closest.

use super::FieldExplanation;
use crate::pattern::{self, Part};

/// What became of a part of the pattern; the same shape as [`Pattern::parts`].
///
/// [`Pattern::parts`]: crate::Pattern::parts
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum PartExplanation {
    /// A field: its index in [`Explanation::fields`](super::Explanation::fields).
    Field(usize),
    /// An `$or`.
    Or(OrExplanation),
}

/// What became of an `$or`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OrExplanation {
    /// Its arms, in the order of the text.
    pub arms: Vec<ArmExplanation>,
    /// The arm that decides: the one in [`Explanation::combination`], which holds if any does, or
    /// else comes closest.
    ///
    /// [`Explanation::combination`]: super::Explanation::combination
    pub nearest: usize,
}

/// What became of an arm of an `$or`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ArmExplanation {
    /// Whether each of its fields is satisfied, and each `$or` in it has such an arm.
    pub satisfied: bool,
    /// How many of its fields are not, of an `$or` in it those of the nearest arm.
    pub missed: usize,
    /// How far these are from being satisfied, together.
    pub distance: f64,
    /// What stands in it.
    pub parts: Vec<PartExplanation>,
}

/// What is missed, and by how much: the fewer fields, the nearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Miss {
    fields: usize,
    distance: f64,
}

pub(super) fn explain(
    parts: &[Part],
    fields: &[FieldExplanation],
    combination: &[usize],
) -> Vec<PartExplanation> {
    let mut decides = vec![false; fields.len()];
    for &field in combination {
        if let Some(decides) = decides.get_mut(field) {
            *decides = true;
        }
    }
    Explainer { fields, decides }.parts(parts).parts
}

struct Explainer<'e> {
    fields: &'e [FieldExplanation],
    /// Whether each field is in the combination that decides.
    decides: Vec<bool>,
}

/// Parts that stand together.
#[derive(Default)]
struct Explained {
    parts: Vec<PartExplanation>,
    miss: Miss,
    /// Whether a field of them is in the combination that decides.
    decide: bool,
}

impl Explained {
    fn add(&mut self, part: PartExplanation, miss: Miss, decides: bool) {
        self.parts.push(part);
        self.miss.fields += miss.fields;
        self.miss.distance += miss.distance;
        self.decide |= decides;
    }
}

impl Explainer<'_> {
    fn parts(&self, parts: &[Part]) -> Explained {
        let mut explained = Explained::default();
        for part in parts {
            match part {
                Part::Field(field) => {
                    let decides = self.decides.get(*field).copied().unwrap_or_default();
                    explained.add(PartExplanation::Field(*field), self.miss(*field), decides);
                }
                Part::Or(or) => self.or(or, &mut explained),
            }
        }
        explained
    }

    fn miss(&self, field: usize) -> Miss {
        match self.fields.get(field) {
            Some(field) if !field.satisfied => Miss { fields: 1, distance: field.distance },
            _ => Miss::default(),
        }
    }

    #[inline(never)]
    fn or(&self, or: &pattern::Or, explained: &mut Explained) {
        let arms: Vec<Explained> = or.arms.iter().map(|arm| self.parts(&arm.parts)).collect();
        let decides = arms.iter().position(|arm| arm.decide);
        let nearest = decides.unwrap_or_else(|| least(&arms));
        let miss = arms.get(least(&arms)).map(|arm| arm.miss).unwrap_or_default();
        let arms = arms.into_iter().map(|Explained { parts, miss, .. }| ArmExplanation {
            satisfied: miss.fields == 0,
            missed: miss.fields,
            distance: miss.distance,
            parts,
        });
        let part = PartExplanation::Or(OrExplanation { arms: arms.collect(), nearest });
        explained.add(part, miss, decides.is_some());
    }
}

/// The arm that misses the least; of several the first.
fn least(arms: &[Explained]) -> usize {
    let miss = |arm: usize| arms.get(arm).map(|arm| arm.miss);
    (1..arms.len()).fold(0, |least, arm| if miss(arm) < miss(least) { arm } else { least })
}

#[cfg(test)]
mod tests {
    use super::PartExplanation::{Field, Or};
    use crate::{Event, Pattern, explain};

    /// The `$or` of the pattern: which arm decides, and of each arm how many fields it misses.
    fn or(pattern: &str, event: &str) -> (usize, Vec<usize>) {
        let pattern = Pattern::parse(pattern).unwrap();
        let explanation = explain(&pattern, &Event::parse(event).unwrap());
        let or = explanation.parts.iter().find_map(|part| match part {
            Or(or) => Some(or),
            Field(_) => None,
        });
        let or = or.unwrap();
        (or.nearest, or.arms.iter().map(|arm| arm.missed).collect())
    }

    #[test]
    fn the_nearest_arm_misses_the_fewest_fields_by_the_least() {
        let pattern = r#"{"s": ["x"], "$or": [{"a": [1], "b": [2]}, {"c": [900]}, {"c": [3]}]}"#;
        assert_eq!(or(pattern, r#"{"a": 1, "b": 2, "c": 4}"#), (0, vec![0, 1, 1]));
        assert_eq!(or(pattern, r#"{"s": "x", "a": 1, "c": 4}"#), (2, vec![1, 1, 1]));
        assert_eq!(or(pattern, r#"{"s": "x", "c": 900}"#), (1, vec![2, 0, 1]));
    }

    #[test]
    fn an_arm_counts_the_nearest_arm_inside_it() {
        let pattern = r#"{"$or": [
            {"a": [1], "$or": [{"b": [1], "c": [1]}, {"d": [1]}]},
            {"e": [1], "f": [1], "g": [1]}
        ]}"#;
        assert_eq!(or(pattern, r#"{"b": 0}"#), (0, vec![2, 3]));
        assert_eq!(or(pattern, r#"{"e": 1, "f": 1}"#), (1, vec![2, 1]));
    }

    #[test]
    fn the_arm_that_stands_together_with_the_rest_decides() {
        let pattern = r#"{"i": {"n": [1], "$or": [{"a": [1]}, {"b": [1]}]}}"#;
        let event = r#"{"i": [{"n": 1, "b": 1}, {"a": 1}]}"#;
        assert_eq!(or(pattern, event), (1, vec![0, 0]));
    }
}
