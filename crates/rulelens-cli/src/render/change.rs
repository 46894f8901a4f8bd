//! What would have to change for the event to match.

use rulelens::comparison::{Comparison, Relation};
use rulelens::explain::FieldExplanation;

use super::cut::{self, cut};
use super::phrase;
use super::verdict::Row;

/// How many fields are named.
const NAMED: usize = 4;

/// For the event to match: `None` if it does. `missed` are the fields that keep it from matching.
pub(crate) fn of_event(missed: &[&Row<'_>], apart: bool) -> Option<String> {
    match missed {
        [] => None,
        _ if apart => {
            let fields = all(missed);
            Some(format!("It would match if one element satisfied these fields: {fields}."))
        }
        [row] => Some(format!("It would match if {}", condition(row)?)),
        _ => Some(format!("It would match if these fields were satisfied: {}.", all(missed))),
    }
}

/// For one field to be satisfied: `None` if it is.
pub(crate) fn of_field(row: &Row<'_>) -> Option<String> {
    Some(format!("It would be satisfied if {}", condition(row)?))
}

/// The end of a sentence, and perhaps one more.
fn condition(row: &Row<'_>) -> Option<String> {
    let FieldExplanation { satisfied: false, alternative, .. } = row.explained else {
        return None;
    };
    let comparison = &row.field.alternatives.get(*alternative)?.comparison;
    let condition = becoming(&phrase::path(&row.path), comparison);
    Some(match row.field.alternatives.len() {
        0 | 1 => format!("{condition}."),
        2 => format!("{condition}. The field has 1 other alternative."),
        count => format!("{condition}. The field has {} other alternatives.", count - 1),
    })
}

fn becoming(path: &str, comparison: &Comparison) -> String {
    let relation = comparison.relation();
    let operand = cut(&comparison.operand(), cut::VALUE);
    match relation {
        Relation::Equals | Relation::Lies => format!("`{path}` were {operand}"),
        Relation::IsThere => format!("the event had `{path}`"),
        Relation::IsAbsent => format!("the event had no `{path}`"),
        _ => format!("`{path}` had a value that {} {operand}", relation.words()),
    }
}

fn all(missed: &[&Row<'_>]) -> String {
    let named = missed.iter().take(NAMED).map(|row| format!("`{}`", phrase::path(&row.path)));
    let named: Vec<String> = named.collect();
    let more = missed.len() - named.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}
