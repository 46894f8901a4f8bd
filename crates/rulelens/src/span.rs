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

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
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
    /// UTF-16 code units before every [`STEP`]th byte, so that a long line takes no longer.
    steps: Vec<usize>,
}

/// Bytes between two known counts of code units.
const STEP: usize = 1024;

#[derive(Clone, Copy, Debug, Default)]
struct LineStart {
    byte: usize,
    utf16: usize,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`: one pass over it.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![LineStart::default()];
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut utf16 = 0;
        let bytes = text.as_bytes();
        for (start, chunk) in (0..).step_by(STEP).zip(bytes.chunks(STEP)) {
            steps.push(utf16);
            // Most texts are ASCII: there is nothing to be counted then.
            let is_ascii = chunk.is_ascii();
            let units = |bytes: &[u8]| match is_ascii {
                true => bytes.len(),
                false => bytes.iter().copied().map(utf16_units).sum(),
            };
            let mut rest = chunk;
            let mut counted = 0;
            for end in memchr::memchr2_iter(b'\n', b'\r', chunk) {
                let byte = start + end + 1;
                if chunk.get(end) == Some(&b'\r') && bytes.get(byte) == Some(&b'\n') {
                    continue;
                }
                let Some((line, behind)) = rest.split_at_checked(end + 1 - counted) else { break };
                utf16 += units(line);
                (rest, counted) = (behind, end + 1);
                lines.push(LineStart { byte, utf16 });
            }
            utf16 += units(rest);
        }
        Self { text, lines, steps }
    }

    /// The position of a byte offset; an offset past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|line| line.byte <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let utf16 = self.utf16(offset);
        Position { line, column: utf16 - start.utf16 + 1, utf16 }
    }

    /// UTF-16 code units before a byte offset.
    fn utf16(&self, offset: usize) -> usize {
        // The last step has no count where the text ends on it.
        let step = (offset / STEP).min(self.steps.len().saturating_sub(1));
        let before = self.steps.get(step).copied().unwrap_or_default();
        let inside = self.text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        before + inside.iter().map(|&byte| utf16_units(byte)).sum::<usize>()
    }

    /// How many lines the text has; an empty text has one.
    pub fn count(&self) -> usize {
        self.lines.len()
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
        assert_eq!(index.count(), 3);
    }

    #[test]
    fn a_long_line_is_counted_as_a_short_one() {
        let text = "é😀x".repeat(1000);
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let units = text.get(..offset).unwrap().encode_utf16().count();
            assert_eq!(index.position(offset).column, units + 1);
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(LineIndex::new("ab").position(99).column, 3);
        assert_eq!(LineIndex::new("").position(0), Position { line: 1, column: 1, utf16: 0 });
    }
}
