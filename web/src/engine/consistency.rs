//! Fields that are satisfied, but by different elements of an array.

use rulelens::Event;
use rulelens::explain::{ElementOfApart, Explanation, Piece, elements_of_apart, wanted};
use rulelens::pattern::Pattern;

use super::fields::shorten;
use super::located::Lines;
use crate::messages::{sentence, spaced};
use crate::picture::{Consistency, ElementRow};
use crate::view::TextName;

/// How many elements, and how many fields, the table has.
const ROWS: usize = 6;
const COLUMNS: usize = 4;
/// How many characters of a value are told.
const SHOWN: usize = 24;

/// The table of the elements; `None` if it is not for that reason that the event does not match.
pub(super) fn consistency(
    explanation: &Explanation,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Option<Consistency> {
    let apart = explanation.apart.as_ref()?;
    let elements = elements_of_apart(pattern, event, apart);
    let array = apart.array.clone();
    let last_key = array.rsplit('.').next().unwrap_or_default();
    let shown = nearest(&elements);
    let row = |element: &&ElementOfApart| ElementRow {
        name: indices(element),
        cells: element
            .found
            .iter()
            .take(COLUMNS)
            .map(|found| {
                Some((
                    shorten(found.as_ref()?.value.of(event.text()), SHOWN),
                    found.as_ref()?.satisfies,
                ))
            })
            .collect(),
        satisfied: element.satisfied(),
        line: element
            .found
            .iter()
            .flatten()
            .map(|found| lines.line(TextName::Event, found.value))
            .min()
            .unwrap_or(1),
    };
    Some(Consistency {
        fields: apart.fields.iter().map(|&field| pattern.last_key(field).to_owned()).collect(),
        rows: shown.iter().map(row).collect(),
        more: elements.len() - shown.len(),
        lacks: lacks(&elements, &apart.fields, last_key, pattern).unwrap_or_default(),
        array,
    })
}

/// The elements that satisfy the most fields, in the order of the text.
fn nearest(elements: &[ElementOfApart]) -> Vec<&ElementOfApart> {
    let most = elements.iter().map(ElementOfApart::satisfied).max().unwrap_or_default();
    let mut chosen = vec![false; elements.len()];
    for satisfied in (0..=most).rev() {
        let mut room = ROWS - chosen.iter().filter(|chosen| **chosen).count();
        for (element, chosen) in elements.iter().zip(&mut chosen) {
            if room > 0 && element.satisfied() == satisfied {
                *chosen = true;
                room -= 1;
            }
        }
    }
    elements.iter().zip(chosen).filter_map(|(element, chosen)| chosen.then_some(element)).collect()
}

fn indices(element: &ElementOfApart) -> String {
    element.indices.iter().map(|index| format!("[{index}]")).collect()
}

/// What the first of the elements that lack one field alone needs there.
fn lacks(
    elements: &[ElementOfApart],
    fields: &[usize],
    array: &str,
    pattern: &Pattern,
) -> Option<Vec<Piece>> {
    let lacks_one = |element: &&ElementOfApart| element.satisfied() + 1 == fields.len();
    let element = elements.iter().find(lacks_one)?;
    let missed = element.found.iter().position(|found| !found.is_some_and(|it| it.satisfies))?;
    let field = *fields.get(missed)?;
    let name = Piece::Field(format!("{array}{}", indices(element)));
    let key = Piece::Field(pattern.last_key(field).to_owned());
    let wanted = spaced(&wanted(pattern.fields().get(field)?)?);
    Some(sentence(
        "why.apart.needs",
        &[("element", &[name]), ("field", &[key]), ("wanted", &wanted)],
    ))
}
