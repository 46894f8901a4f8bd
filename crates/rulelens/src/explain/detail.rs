//! Everything there is to tell of one field: made when it is asked for, not for every keystroke.

use super::absence::{Absence, absence};
use crate::comparison::{Finding, Scalar};
use crate::event::{Event, EventField, Fields};
use crate::json::Value;
use crate::pattern::{Field, Pattern};
use crate::span::Span;

/// How many findings are told at most: values times alternatives.
const FINDINGS: usize = 2000;

/// What one field of the pattern finds in the event, value by value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FieldDetail {
    /// The values that the event has there, in the order of the text.
    pub values: Vec<ValueDetail>,
    /// How many more values there are that are not told of.
    pub more: usize,
    /// How far the path leads, if the event has no value there.
    pub absence: Option<Absence>,
}

/// A value, and what each alternative finds in it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ValueDetail {
    /// Where it stands in the event.
    pub span: Span,
    /// The array elements that it is inside of, the outermost first.
    pub elements: Vec<Element>,
    /// One finding for each alternative of the field, in order.
    pub findings: Vec<Finding>,
}

/// An element of an array in the event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Element {
    /// Where the array stands.
    pub array: Span,
    /// Which element it is, from 0.
    pub index: usize,
}

/// All that is to tell of a field of the pattern; `None` if the pattern has no such field.
pub fn detail(pattern: &Pattern, event: &Event<'_>, field: usize) -> Option<FieldDetail> {
    let tested = pattern.fields().get(field)?;
    let fields = event.fields(pattern.paths());
    let found = fields.at(tested.path_id);
    let told = (FINDINGS / tested.alternatives.len().max(1)).max(1);
    let values: Vec<ValueDetail> =
        found.iter().take(told).map(|value| value_detail(value, tested, event, &fields)).collect();
    Some(FieldDetail {
        more: found.len() - values.len(),
        absence: found.is_empty().then(|| absence(pattern, event, field)),
        values,
    })
}

fn value_detail(
    found: &EventField<'_>,
    field: &Field,
    event: &Event<'_>,
    fields: &Fields<'_>,
) -> ValueDetail {
    let scalar = Scalar::new(found.value);
    let findings =
        field.alternatives.iter().take(FINDINGS).map(|it| it.comparison.find(&scalar)).collect();
    ValueDetail { span: found.value.span(), elements: elements(found, event, fields), findings }
}

fn elements(found: &EventField<'_>, event: &Event<'_>, fields: &Fields<'_>) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut place = found.place;
    while let Some(at) = place.and_then(|id| fields.place(id)) {
        let array = event.root().with_id(at.array).map(|array: Value<'_>| array.span());
        elements.extend(array.map(|array| Element { array, index: at.index }));
        place = at.parent;
    }
    elements.reverse();
    elements
}

#[cfg(test)]
mod tests {
    use super::{Element, detail};
    use crate::comparison::Finding;
    use crate::json::Type;
    use crate::{Event, Pattern};

    #[test]
    fn tells_every_value_with_its_elements_and_findings() {
        let event = r#"{"e": [[{"n": 1}], [{"n": 2}, {"n": [3, "x"]}]]}"#;
        let pattern = Pattern::parse(r#"{"e": {"n": [3, {"exists": true}]}}"#).unwrap();
        let event = Event::parse(event).unwrap();
        let detail = detail(&pattern, &event, 0).unwrap();
        let values: Vec<_> = detail.values.iter().map(|it| it.span.of(event.text())).collect();
        assert_eq!(values, ["1", "2", "3", "\"x\""]);
        let index = |element: &Element| element.index;
        let indices: Vec<_> = detail.values[2].elements.iter().map(index).collect();
        assert_eq!(indices, [1, 1], "the scalar's own array does not count");
        assert_eq!(detail.values[2].findings, [Finding::Holds, Finding::Holds]);
        assert!(!detail.values[0].findings[0].holds());
        assert_eq!((detail.more, detail.absence), (0, None));
    }

    #[test]
    fn tells_how_far_a_path_leads_and_what_may_be_meant() {
        let event = r#"{"detail": {"AccountId": "1", "list": [{"id": 1}], "o": {"x": 1}}}"#;
        let event = Event::parse(event).unwrap();
        let absence = |pattern: &str| {
            let pattern = Pattern::parse(pattern).unwrap();
            detail(&pattern, &event, 0).unwrap().absence.unwrap()
        };
        let found = absence(r#"{"detail": {"accountId": ["1"]}}"#);
        assert_eq!((&*found.reached, found.missing.as_deref()), ("detail", Some("accountId")));
        assert_eq!(found.nearest.as_deref(), Some("AccountId"));
        let found = absence(r#"{"detail": {"list": {"ID": [1]}}}"#);
        assert_eq!((found.found, found.nearest.as_deref()), (Type::Array, Some("id")));
        let found = absence(r#"{"detail": {"o": [{"exists": true}]}}"#);
        assert_eq!((&*found.reached, found.missing, found.found), ("detail.o", None, Type::Object));
        let found = absence(r#"{"source": ["x"]}"#);
        assert_eq!((&*found.reached, found.nearest), ("", None));
    }
}
