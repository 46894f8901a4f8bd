//! Places in a text.

use std::ops::Range;

/// A range of bytes in a text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The empty span at `offset`.
    pub fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// The part of `text` that the span covers; empty if the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(Range::from(self)).unwrap_or_default()
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// A place as people count: lines and columns from 1.
///
/// Columns count UTF-16 code units, as the AWS console, JavaScript and most editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in UTF-16 code units, from 1.
    pub column: usize,
    /// Offset in UTF-16 code units from the start of the text, from 0.
    pub utf16: usize,
}

/// Where the lines of a text begin, to turn byte offsets into [`Position`]s.
///
/// Lines end at `\n`, `\r\n` or `\r`, as Jackson (the service's JSON reader) counts them.
///
/// ```
/// use rulelens::LineIndex;
///
/// let text = "{\n  \"a\": 1\n}";
/// let position = LineIndex::new(text).position(text.find('1').unwrap());
/// assert_eq!((position.line, position.column), (2, 8));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    lines: Vec<LineStart>,
}

#[derive(Clone, Copy, Debug)]
struct LineStart {
    byte: usize,
    utf16: usize,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`: one pass over it.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![LineStart { byte: 0, utf16: 0 }];
        let mut utf16 = 0;
        let mut bytes = text.bytes().enumerate().peekable();
        while let Some((offset, byte)) = bytes.next() {
            utf16 += utf16_units(byte);
            let next = bytes.peek().map(|&(_, next)| next);
            if byte == b'\n' || (byte == b'\r' && next != Some(b'\n')) {
                lines.push(LineStart { byte: offset + 1, utf16 });
            }
        }
        Self { text, lines }
    }

    /// The position of a byte offset; an offset past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|line| line.byte <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied();
        let start = start.unwrap_or(LineStart { byte: 0, utf16: 0 });
        let inside = self.text.as_bytes().get(start.byte..offset).unwrap_or_default();
        let units: usize = inside.iter().map(|&byte| utf16_units(byte)).sum();
        Position { line: line.max(1), column: units + 1, utf16: start.utf16 + units }
    }

    /// How many lines the text has; an empty text has one.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line at all, which never is.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// UTF-16 code units that a byte of UTF-8 stands for, counted at the first byte of each character.
fn utf16_units(byte: u8) -> usize {
    match byte {
        0x80..0xC0 => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units() {
        let text = "é😀x\r\ny\rz";
        let index = LineIndex::new(text);
        let at = |needle| {
            let position = index.position(text.find(needle).unwrap());
            (position.line, position.column, position.utf16)
        };
        assert_eq!(at('x'), (1, 4, 3));
        assert_eq!(at('y'), (2, 1, 6));
        assert_eq!(at('z'), (3, 1, 8));
        assert_eq!(index.len(), 3);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(LineIndex::new("ab").position(99).column, 3);
        assert_eq!(LineIndex::new("").position(0), Position { line: 1, column: 1, utf16: 0 });
    }
}
