//! The shape of the pattern: its fields, and the branches of each `$or`.

use rulelens::explain::{ArmExplanation, Explanation, OrExplanation, PartExplanation};

use crate::parts::{BranchView, OrView, PartView};
use crate::view::FieldView;

/// How many fields that the verdict is not about are told of.
const OTHERS: usize = 100;
/// An `$or` inside of so many others is not shown as one: only the fields of its nearest branch are.
const DEEPEST: usize = 6;

/// The parts of a pattern. `row` makes the row of a field that is not among those of the verdict.
pub(super) fn parts(
    explanation: &Explanation,
    row: impl FnMut(usize) -> Option<FieldView>,
) -> Vec<PartView> {
    let mut places = vec![None; explanation.fields.len()];
    for (place, &field) in explanation.combination.iter().enumerate() {
        if let Some(known) = places.get_mut(field) {
            *known = Some(place);
        }
    }
    Parts { places, others: 0, row }.of(&explanation.parts, 0)
}

struct Parts<R> {
    /// The place of each field among those of the verdict.
    places: Vec<Option<usize>>,
    others: usize,
    row: R,
}

impl<R: FnMut(usize) -> Option<FieldView>> Parts<R> {
    fn of(&mut self, parts: &[PartExplanation], depth: usize) -> Vec<PartView> {
        let mut made = Vec::new();
        for part in parts {
            match part {
                PartExplanation::Field(field) => made.extend(self.field(*field)),
                PartExplanation::Or(or) if depth < DEEPEST => made.push(self.or(or, depth)),
                PartExplanation::Or(or) => {
                    for field in nearest_fields(or) {
                        made.extend(self.field(field));
                    }
                }
                _ => {}
            }
        }
        made
    }

    fn field(&mut self, field: usize) -> Option<PartView> {
        if let Some(place) = self.places.get(field).copied().flatten() {
            return Some(PartView::Field(place));
        }
        self.others += 1;
        if self.others > OTHERS {
            return None;
        }
        Some(PartView::Other(Box::new((self.row)(field)?)))
    }

    fn or(&mut self, or: &OrExplanation, depth: usize) -> PartView {
        let branch = |arm: &ArmExplanation| BranchView {
            fields: field_count(&arm.parts),
            missed: arm.missed,
            distance: arm.distance,
            parts: self.of(&arm.parts, depth + 1),
        };
        let branches = or.arms.iter().map(branch).collect();
        PartView::Or(OrView { branches, nearest: or.nearest })
    }
}

fn nearest(or: &OrExplanation) -> &[PartExplanation] {
    or.arms.get(or.nearest).map(|arm| arm.parts.as_slice()).unwrap_or_default()
}

/// How many fields have to be satisfied: of each `$or` those of its nearest branch.
fn field_count(parts: &[PartExplanation]) -> usize {
    fields_of(parts).len()
}

fn nearest_fields(or: &OrExplanation) -> Vec<usize> {
    fields_of(nearest(or))
}

/// The fields of parts, of each `$or` those of its nearest branch. Not by recursion, so that depth
/// needs no stack.
fn fields_of(parts: &[PartExplanation]) -> Vec<usize> {
    let mut fields = Vec::new();
    let mut open = vec![parts.iter()];
    while let Some(parts) = open.last_mut() {
        match parts.next() {
            Some(PartExplanation::Field(field)) => fields.push(*field),
            Some(PartExplanation::Or(or)) => open.push(nearest(or).iter()),
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::super::evaluate;
    use crate::parts::PartView;
    use crate::state::Texts;

    /// `1 (2*: 1, other; 3: other)`: numbers of fields, and of each branch its number, a star at the
    /// nearest, and what is in it.
    fn shape(parts: &[PartView]) -> String {
        let part = |part: &PartView| match part {
            PartView::Field(place) => (place + 1).to_string(),
            PartView::Other(field) => field.path.clone(),
            PartView::Or(or) => {
                let branch = |(index, branch): (usize, &crate::parts::BranchView)| {
                    let star = if index == or.nearest { "*" } else { "" };
                    let (missed, fields) = (branch.missed, branch.fields);
                    format!("{star}{missed}/{fields}: {}", shape(&branch.parts))
                };
                let branches: Vec<_> = or.branches.iter().enumerate().map(branch).collect();
                format!("({})", branches.join(" | "))
            }
        };
        parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    fn of(pattern: &str, event: &str) -> String {
        shape(&evaluate(&Texts::new(event, pattern, "", "")).parts)
    }

    #[test]
    fn the_branch_that_decides_has_numbers_and_the_others_their_paths() {
        let pattern = r#"{"s": [1], "$or": [{"a": [1], "b": [2]}, {"c": [3]}], "t": [1]}"#;
        assert_eq!(of(pattern, r#"{"s": 1, "a": 1}"#), "1 (*1/2: 2 3 | 1/1: c) 4");
        assert_eq!(of(pattern, r#"{"s": 1, "c": 3}"#), "1 (2/2: a b | *0/1: 2) 3");
    }

    #[test]
    fn very_deep_branches_are_not_drawn_as_such() {
        let mut pattern = r#"{"z": [1]}"#.to_owned();
        for depth in 0..300 {
            pattern = format!(r#"{{"$or": [{{"k{depth}": [1]}}, {pattern}]}}"#);
        }
        let shape = of(&pattern, r#"{"z": 1}"#);
        assert_eq!(shape.matches('(').count(), super::DEEPEST);
        assert!(shape.contains("*0/1"), "{shape}");
    }
}
