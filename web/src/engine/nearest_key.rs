//! A key that the event does not have, and the one beside it that may be meant.

use rulelens::explain::absence;
use rulelens::json::{Document, Type, Value, quoted};
use rulelens::pattern::Pattern;
use rulelens::{Event, Span};

use super::located::Lines;
use crate::messages::format;
use crate::view::{Fix, TextName};

/// What puts the event's nearest key in place of the first one of a field's path that is not there.
pub(super) fn use_nearest(
    index: usize,
    pattern: &Pattern,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> Option<Fix> {
    let absence = absence(pattern, event, index);
    let nearest = absence.nearest?;
    let field = pattern.fields().get(index)?;
    let depth = super::picture::leading(&pattern.path_keys(index), absence.reached.len());
    let document = Document::parse(lines.text(TextName::Pattern)).ok()?;
    let key = key_at(document.root(), field.key, depth, &nearest)?;
    let title = format("why.use.title", &[("key", &nearest)]);
    Some(lines.fix(TextName::Pattern, &rulelens::Fix::replace(title, key, quoted(&nearest))))
}

/// The key at that depth of the path that leads to the key at `field`; `None` if `other` stands
/// beside it already.
fn key_at(root: Value<'_>, field: Span, mut depth: usize, other: &str) -> Option<Span> {
    let mut value = root;
    loop {
        match value.kind() {
            Type::Object => {
                let member = value.members().find(|it| it.value.span().end > field.start)?;
                // The branches of `$or` are no step of a path.
                let is_step = !(member.key.string()? == "$or" && member.key.span() != field);
                if is_step && depth == 0 {
                    return value.get(other).is_none().then(|| member.key.span());
                }
                depth -= usize::from(is_step);
                value = member.value;
            }
            Type::Array => value = value.elements().find(|it| it.span().end > field.start)?,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate;
    use crate::state::Texts;

    fn mended(pattern: &str, event: &str) -> Option<String> {
        let view = evaluate(&Texts::new(event, pattern, "", ""));
        let fix = view.fields?.iter().find_map(|field| field.use_nearest.clone());
        fix.map(|fix| fix.text.to_string())
    }

    const EVENT: &str = r#"{"detail": {"severity": 8, "service": {"count": 1}}}"#;

    #[test]
    fn the_key_that_is_not_there_is_replaced_wherever_in_the_path_it_is() {
        let of = |pattern| mended(pattern, EVENT).unwrap();
        assert_eq!(of(r#"{"detail": {"sevrity": [8]}}"#), r#"{"detail": {"severity": [8]}}"#);
        assert_eq!(
            of(r#"{"detail": {"servce": {"count": [1]}}}"#),
            r#"{"detail": {"service": {"count": [1]}}}"#
        );
        assert_eq!(
            of(r#"{"$or": [{"x": [1], "y": [1]}, {"detail": {"sevrity": [8]}}]}"#),
            r#"{"$or": [{"x": [1], "y": [1]}, {"detail": {"severity": [8]}}]}"#
        );
    }

    #[test]
    fn no_key_is_offered_that_is_there_already_or_is_not_alike() {
        assert_eq!(mended(r#"{"detail": {"sevrity": [8], "severity": [8]}}"#, EVENT), None);
        assert_eq!(mended(r#"{"detail": {"zebra": [8]}}"#, EVENT), None);
    }
}
