//! What stands around a part of a JSON text, found without reading the rest of it.

use crate::diagnostic::Edit;
use crate::span::Span;

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Takes an element of an array, or a member of an object, out of the text, with its comma; `None`
/// if it is the only one.
pub(crate) fn removal(text: &str, item: Span) -> Option<Edit> {
    let (before, behind) = around(text, item)?;
    let span = if let Some(next) = behind.strip_prefix(',') {
        Span::new(item.start, text.len() - next.trim_start_matches(SPACE).len())
    } else {
        Span::new(before.strip_suffix(',')?.len(), item.end)
    };
    Some(Edit { span, replacement: String::new() })
}

/// The object with one member that an operand belongs to: `{"prefix": "x"}` of `"x"`. Only where it
/// stands in an array.
pub(crate) fn comparison(text: &str, operand: Span, operator: &str) -> Option<Span> {
    let (before, behind) = around(text, operand)?;
    let key = before.strip_suffix(':')?.trim_end_matches(SPACE);
    let brace = key.strip_suffix('"')?.strip_suffix(operator)?.strip_suffix('"')?;
    let outside = brace.trim_end_matches(SPACE).strip_suffix('{')?;
    let rest = behind.strip_prefix('}')?;
    let in_array = outside.trim_end_matches(SPACE).ends_with(['[', ',']);
    in_array.then(|| Span::new(outside.len(), text.len() - rest.len()))
}

/// The text before a part and that behind it, without the white space next to it.
fn around(text: &str, part: Span) -> Option<(&str, &str)> {
    let before = text.get(..part.start)?.trim_end_matches(SPACE);
    let behind = text.get(part.end..)?.trim_start_matches(SPACE);
    Some((before, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Fix;

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    #[test]
    fn a_part_goes_with_its_comma() {
        let without = |text: &str, part| {
            let edit = removal(text, span(text, part))?;
            Some(Fix { title: String::new(), edits: vec![edit] }.apply(text))
        };
        assert_eq!(without("[1, 2,\n 3]", "1").unwrap(), "[2,\n 3]");
        assert_eq!(without("[1, 2,\n 3]", "2").unwrap(), "[1, 3]");
        assert_eq!(without("[1, 2 ,\n 3]", "3").unwrap(), "[1, 2 ]");
        assert_eq!(without("[ 1 ]", "1"), None);
    }

    #[test]
    fn an_operand_has_its_object() {
        let object = |text: &str| {
            let found = comparison(text, span(text, "\"x\""), "prefix")?;
            Some(found.of(text).to_owned())
        };
        assert_eq!(object(r#"[ {"prefix" : "x"}]"#).unwrap(), r#"{"prefix" : "x"}"#);
        assert_eq!(object(r#"[{"a": 1, "prefix": "x"}]"#), None);
        assert_eq!(object(r#"{"anything-but": {"prefix": "x"}}"#), None);
    }
}
