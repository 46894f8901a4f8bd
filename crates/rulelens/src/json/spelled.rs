//! A string with the place of each of its characters.

use super::Value;
use super::string;
use crate::span::Span;

/// What a JSON string says, and where in the text around it each part is written.
///
/// A text inside of JSON (an input template in a target) is read by its characters; what is found
/// there is shown where the user wrote it, in spite of escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spelled {
    text: String,
    /// Where the characters begin in the text around.
    start: usize,
    /// Behind each escape: the offset in the characters, and in the text around.
    escapes: Vec<(usize, usize)>,
}

impl Spelled {
    /// The string; `None` for a value of another type.
    pub(crate) fn of(value: Value<'_>) -> Option<Self> {
        let plain = value.string()?;
        let (raw, start) = (value.raw(), value.span().start + 1);
        let mut escapes = Vec::new();
        let text = match raw.get(1..raw.len().saturating_sub(1)) {
            Some(inside) if inside.contains('\\') => {
                string::decode(inside, |at, written| escapes.push((at, start + written)))
            }
            _ => plain.into_owned(),
        };
        Some(Self { text, start, escapes })
    }

    /// The characters.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a part of the characters is written in the text around.
    pub(crate) fn place(&self, part: Span) -> Span {
        Span::new(self.offset(part.start), self.offset(part.end))
    }

    fn offset(&self, at: usize) -> usize {
        let behind = self.escapes.partition_point(|&(offset, _)| offset <= at);
        let last = behind.checked_sub(1).and_then(|last| self.escapes.get(last));
        let &(from, written) = last.unwrap_or(&(0, self.start));
        written + (at - from)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    #[test]
    fn a_part_is_found_where_it_is_written() {
        let json = r#"{"a": "x\n<\u00e9>\ud83d\ude00 \"<b>\""}"#;
        let document = Document::parse(json).unwrap();
        let spelled = Spelled::of(document.root().get("a").unwrap()).unwrap();
        assert_eq!(spelled.text(), "x\n<é>😀 \"<b>\"");
        for (part, written) in [
            ("x", "x"),
            ("\n", r"\n"),
            ("<é>", r"<\u00e9>"),
            ("😀", r"\ud83d\ude00"),
            ("<b>", "<b>"),
            ("\"<b>\"", r#"\"<b>\""#),
            (spelled.text(), r#"x\n<\u00e9>\ud83d\ude00 \"<b>\""#),
        ] {
            let start = spelled.text().find(part).unwrap();
            let place = spelled.place(Span::new(start, start + part.len()));
            assert_eq!(place.of(json), written, "{part}");
        }
    }

    #[test]
    fn what_is_no_string_has_no_characters() {
        assert_eq!(Spelled::of(Document::parse("5").unwrap().root()), None);
        let document = Document::parse("\"\"").unwrap();
        let spelled = Spelled::of(document.root()).unwrap();
        assert_eq!((spelled.text(), spelled.place(Span::at(0))), ("", Span::at(1)));
    }
}
