//! The elements of an array whose elements satisfy the fields only together.

use super::{Apart, find};
use crate::event::{Event, EventField, Fields, NodeId, PlaceId};
use crate::pattern::Pattern;
use crate::span::Span;

/// An element of the array of an [`Apart`], with what the fields find in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ElementOfApart {
    /// Which element it is, from 0; before it the elements of outer arrays that it is inside of, the
    /// outermost first.
    pub indices: Vec<usize>,
    /// For each of [`Apart::fields`] a value in the element: the first that satisfies it, or else the
    /// first; `None` if there is none.
    pub found: Vec<Option<FoundInElement>>,
}

impl ElementOfApart {
    /// How many of the fields it satisfies.
    pub fn satisfied(&self) -> usize {
        self.found.iter().flatten().filter(|found| found.satisfies).count()
    }
}

/// A value in an element of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundInElement {
    /// Where it stands in the event.
    pub value: Span,
    /// Whether it satisfies its field.
    pub satisfies: bool,
}

/// The elements of the array that the fields are apart in, as far as they hold a value of one of
/// them, in the order of the text.
///
/// ```
/// use rulelens::explain::elements_of_apart;
/// use rulelens::{Event, Pattern, explain};
///
/// let pattern = Pattern::parse(r#"{"tags": {"key": ["env"], "value": ["prod"]}}"#).unwrap();
/// let event = r#"{"tags": [{"key": "env", "value": "test"}, {"key": "tier", "value": "prod"}]}"#;
/// let event = Event::parse(event).unwrap();
/// let apart = explain(&pattern, &event).apart.unwrap();
/// let elements = elements_of_apart(&pattern, &event, &apart);
/// assert_eq!(elements.iter().map(|it| it.satisfied()).collect::<Vec<_>>(), [1, 1]);
/// ```
pub fn elements_of_apart(
    pattern: &Pattern,
    event: &Event<'_>,
    apart: &Apart,
) -> Vec<ElementOfApart> {
    let fields = event.fields(pattern.paths());
    let tested: Vec<_> = apart
        .fields
        .iter()
        .filter_map(|&field| {
            let field = pattern.fields().get(field)?;
            Some(find(field, fields.at(field.path_id)))
        })
        .collect();
    let deciding =
        tested.iter().filter_map(|found| found.values.get(found.satisfying.first()?.0)?.place);
    let Some(array) = fields.parted(deciding) else { return Vec::new() };

    // By place: those of one array are in the order of the text.
    let mut elements: Vec<Vec<Option<FoundInElement>>> = vec![Vec::new(); fields.place_count()];
    for (column, found) in tested.iter().enumerate() {
        let mut satisfying = found.satisfying.iter().map(|(value, _)| *value).peekable();
        for (index, value) in found.values.iter().enumerate() {
            let satisfies = satisfying.next_if_eq(&index).is_some();
            let element = element_around(value, array, &fields);
            let Some(row) = element.and_then(|place| elements.get_mut(place)) else { continue };
            row.resize(tested.len(), None);
            let Some(cell) = row.get_mut(column) else { continue };
            if cell.is_none_or(|known| satisfies && !known.satisfies) {
                *cell = Some(FoundInElement { value: value.value.span(), satisfies });
            }
        }
    }
    let element = |(place, found)| ElementOfApart { indices: indices(place, &fields), found };
    let held = elements.into_iter().enumerate().filter(|(_, found)| !found.is_empty());
    held.map(element).collect()
}

/// The element of that array in which a value is.
fn element_around(value: &EventField<'_>, array: NodeId, fields: &Fields<'_>) -> Option<PlaceId> {
    let mut place = value.place?;
    loop {
        let at = fields.place(place)?;
        if at.at == array {
            return Some(place);
        }
        place = at.parent?;
    }
}

fn indices(place: PlaceId, fields: &Fields<'_>) -> Vec<usize> {
    let around = |place: &PlaceId| fields.place(*place)?.parent;
    let places = std::iter::successors(Some(place), around);
    let mut indices: Vec<usize> =
        places.filter_map(|place| Some(fields.place(place)?.index)).collect();
    indices.reverse();
    indices
}

#[cfg(test)]
mod tests {
    use super::elements_of_apart;
    use crate::{Event, Pattern, explain};

    /// The rows: indices, and the values, those that satisfy their field in brackets.
    fn rows(pattern: &str, event: &str) -> Vec<String> {
        let pattern = Pattern::parse(pattern).unwrap();
        let event = Event::parse(event).unwrap();
        let apart = explain(&pattern, &event).apart.unwrap();
        let rows = elements_of_apart(&pattern, &event, &apart);
        let row = |row: &super::ElementOfApart| {
            let cells = row.found.iter().map(|cell| match cell {
                Some(found) if found.satisfies => format!("[{}]", found.value.of(event.text())),
                Some(found) => found.value.of(event.text()).to_owned(),
                None => "-".to_owned(),
            });
            format!("{:?} {}", row.indices, cells.collect::<Vec<_>>().join(" "))
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn each_element_has_a_row_and_each_field_a_column() {
        let pattern = r#"{"e": {"first": ["Anna"], "last": ["Jones"]}}"#;
        let event = r#"{"e": [{"first": "Anna", "last": "Smith"}, {}, {"last": ["X", "Jones"]}]}"#;
        assert_eq!(rows(pattern, event), [r#"[0] ["Anna"] "Smith""#, r#"[2] - ["Jones"]"#]);
    }

    #[test]
    fn an_element_of_an_inner_array_says_in_which_outer_one_it_is() {
        let pattern = r#"{"o": {"i": {"a": [1], "b": [1]}}}"#;
        let event = r#"{"o": [{"i": [{"a": 0}]}, {"i": [{"a": 1}, {"b": 1}]}]}"#;
        assert_eq!(rows(pattern, event), ["[0, 0] 0 -", "[1, 0] [1] -", "[1, 1] - [1]"]);
    }
}
