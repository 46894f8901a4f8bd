//! The values of a field that has several, each with the array element that it stands in.

use rulelens::explain::FieldExplanation;
use rulelens::json::Type;
use rulelens::{Event, Span};

use super::super::fields::shorten;
use crate::picture::{ElementValue, Elements};

/// How many values are told.
const TOLD: usize = 4;
/// How many characters of a value, and of its element's name, are told.
const SHOWN: usize = 36;

/// The values of a field that is not satisfied; `None` if it has one at most.
pub(in super::super) fn elements(found: &FieldExplanation, event: &Event<'_>) -> Option<Elements> {
    let nearest = found.value.filter(|_| !found.satisfied && found.values > 1)?;
    let mut told: Vec<Span> = found.others.iter().take(TOLD - 1).copied().collect();
    let before = told.iter().filter(|other| other.start < nearest.start).count();
    told.insert(before, nearest);
    let values = told.iter().map(|&span| ElementValue {
        name: shorten(&element(event, span), SHOWN),
        value: shorten(span.of(event.text()), SHOWN),
        nearest: span == nearest,
    });
    Some(Elements { values: values.collect(), more: found.values.saturating_sub(told.len()) })
}

/// The element that the value at `at` is or is in, from its outermost array on: `items[1].ports[0]`.
fn element(event: &Event<'_>, at: Span) -> String {
    let mut name = String::new();
    let mut keys = String::new();
    let mut value = event.root();
    loop {
        match value.kind() {
            Type::Object => {
                let mut members = value.members();
                let Some(member) = members.find(|it| it.value.span().end > at.start) else { break };
                if name.is_empty() {
                    keys.clear();
                } else {
                    keys.push('.');
                }
                keys.push_str(&member.key.string().unwrap_or_default());
                value = member.value;
            }
            Type::Array => {
                let mut elements = value.elements().enumerate();
                let found = elements.find(|(_, element)| element.span().end > at.start);
                let Some((index, element)) = found else { break };
                name.push_str(&keys);
                name.push_str(&format!("[{index}]"));
                keys.clear();
                value = element;
            }
            _ => break,
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use rulelens::{Event, Pattern, explain};

    use super::elements;

    fn of(pattern: &str, event: &str) -> Option<(Vec<String>, usize)> {
        let event = Event::parse(event).unwrap();
        let explanation = explain(&Pattern::parse(pattern).unwrap(), &event);
        let elements = elements(&explanation.fields[0], &event)?;
        let told = |it: &crate::picture::ElementValue| {
            format!("{} {}{}", it.name, it.value, if it.nearest { " *" } else { "" })
        };
        Some((elements.values.iter().map(told).collect(), elements.more))
    }

    #[test]
    fn the_first_values_are_told_and_the_nearest_among_them() {
        let ids: Vec<_> =
            (0..14).map(|n| format!("\"{}\"", "abcdefghijklmn".split_at(n).0)).collect();
        let (told, more) = of(
            r#"{"d": {"groups": ["abcdefghijx"]}}"#,
            &format!(r#"{{"d": {{"groups": [{}]}}}}"#, ids.join(",")),
        )
        .unwrap();
        assert_eq!(more, 10);
        assert_eq!(told[0], "groups[0] \"\"");
        assert_eq!(told[3], "groups[10] \"abcdefghij\" *");
    }

    #[test]
    fn an_element_is_named_from_its_outermost_array_on() {
        let event = r#"{"p": {"items": [{"r": {"ports": [1, [2]]}}, {"r": {"ports": [3]}}]}}"#;
        let (told, _) = of(r#"{"p": {"items": {"r": {"ports": [9]}}}}"#, event).unwrap();
        assert_eq!(
            told,
            ["items[0].r.ports[0] 1", "items[0].r.ports[1][0] 2", "items[1].r.ports[0] 3 *"]
        );
    }

    #[test]
    fn one_value_is_no_list() {
        assert_eq!(of(r#"{"a": [1]}"#, r#"{"a": [2]}"#), None);
        assert_eq!(of(r#"{"a": [1]}"#, r#"{"a": [1, 2]}"#), None);
    }
}
