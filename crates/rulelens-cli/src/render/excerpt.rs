//! The line that a diagnostic is about: cut around the place if it is long, and made visible.

use std::ops::Range;

use rulelens::Span;
use unicode_width::UnicodeWidthChar;

use super::escape::{is_hidden, spelled};

const CUT: char = '…';
/// A tab is shown as so many spaces, as everywhere in the renderer.
const TAB: &str = "    ";

/// Part of a line, ready to be shown.
pub(crate) struct Excerpt {
    /// What is shown.
    pub(crate) text: String,
    /// For each character of the text that is shown, where it was and where it is; then the end.
    places: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The line of `text` in which `focus` begins, at most about `width` columns of it. Takes time
    /// in proportion to the line's part around the place, however long the line is.
    pub(crate) fn new(text: &str, focus: Span, width: usize) -> Self {
        let (before, behind) = text.split_at_checked(focus.start).unwrap_or((text, ""));
        let to_left: Vec<_> = columns(before.char_indices().rev(), width).collect();
        let to_right: Vec<_> = columns(behind.char_indices(), width).collect();
        let available = |side: &[Shown]| side.last().map_or(0, |shown| shown.columns);
        let right = available(&to_right)
            .min((width * 2 / 3).max(width.saturating_sub(available(&to_left))));
        let left = width.saturating_sub(right);
        let window = Window { text, focus: before.len() };
        window.excerpt(&to_left, left, &to_right, right)
    }

    /// Where the part of the text that `span` covers is shown; `None` if it is not.
    pub(crate) fn place(&self, span: Span) -> Option<Range<usize>> {
        let (&(first, _), &(last, _)) = (self.places.first()?, self.places.last()?);
        if span.start > last || span.end < first {
            return None;
        }
        let shown = |offset: usize| {
            let index = self.places.partition_point(|&(was, _)| was < offset);
            self.places.get(index).or(self.places.last()).map(|&(_, is)| is)
        };
        Some(shown(span.start)?..shown(span.end.max(span.start))?)
    }
}

/// A character, and how many columns lead from the focus up to it, itself included.
struct Shown {
    offset: usize,
    char: char,
    columns: usize,
}

/// The characters up to the end of the line, or until there are more than `width` columns.
fn columns(
    chars: impl Iterator<Item = (usize, char)>,
    width: usize,
) -> impl Iterator<Item = Shown> {
    let mut columns = 0;
    chars.take_while(|(_, char)| !matches!(char, '\n' | '\r')).map_while(move |(offset, char)| {
        if columns > width {
            return None;
        }
        columns += self::width(char);
        Some(Shown { offset, char, columns })
    })
}

fn width(char: char) -> usize {
    match char {
        '\t' => TAB.len(),
        char if is_hidden(char) => spelled(char).count(),
        char => char.width().unwrap_or(0),
    }
}

struct Window<'t> {
    text: &'t str,
    /// Where the right side begins.
    focus: usize,
}

impl Window<'_> {
    fn excerpt(&self, to_left: &[Shown], left: usize, to_right: &[Shown], right: usize) -> Excerpt {
        let fits = |side: &[Shown], columns| {
            side.iter().take_while(|shown| shown.columns <= columns).count()
        };
        let (left, right) = (fits(to_left, left), fits(to_right, right));
        let mut excerpt = Excerpt { text: String::new(), places: Vec::new() };
        if left < to_left.len() {
            excerpt.text.push(CUT);
        }
        let mut end = self.focus;
        for shown in to_left.iter().take(left).rev() {
            excerpt.push(shown.offset, shown.char);
        }
        for shown in to_right.iter().take(right) {
            excerpt.push(self.focus + shown.offset, shown.char);
            end = self.focus + shown.offset + shown.char.len_utf8();
        }
        excerpt.places.push((end.min(self.text.len()), excerpt.text.len()));
        if right < to_right.len() {
            excerpt.text.push(CUT);
        }
        excerpt
    }
}

impl Excerpt {
    fn push(&mut self, offset: usize, char: char) {
        self.places.push((offset, self.text.len()));
        match char {
            '\t' => self.text.push_str(TAB),
            char if is_hidden(char) => self.text.extend(spelled(char)),
            char => self.text.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Span};

    fn shown(text: &str, needle: &str, width: usize) -> String {
        let start = text.find(needle).unwrap();
        let span = Span::new(start, start + needle.len());
        let excerpt = Excerpt::new(text, span, width);
        let place = excerpt.place(span).unwrap();
        let (before, rest) = excerpt.text.split_at(place.start);
        let (marked, behind) = rest.split_at(place.len());
        format!("{before}<{marked}>{behind}")
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("a\n{\"b\": 1}\r\nc", "1", 40), "{\"b\": <1>}");
        assert_eq!(shown("x", "x", 40), "<x>");
        assert_eq!(shown("a\n", "\n", 40), "a<>");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}here{}", "a".repeat(100), "b".repeat(100));
        assert_eq!(shown(&text, "here", 12), "…aaaa<here>bbbb…");
        let text = format!("{}here", "a".repeat(100));
        assert_eq!(shown(&text, "here", 12), "…aaaaaaaa<here>");
        let text = format!("here{}", "b".repeat(100));
        assert_eq!(shown(&text, "here", 12), "<here>bbbbbbbb…");
    }

    #[test]
    fn a_long_place_is_cut() {
        let long = "x".repeat(50);
        let text = format!("a{long}b");
        assert_eq!(shown(&text, &long, 12), "a<xxxxxxxxxxx>…");
    }

    #[test]
    fn hidden_characters_and_tabs_are_shown() {
        assert_eq!(shown("\t\u{202e}é\u{1b}z", "é", 40), "    \\u{202e}<é>\\u{1b}z");
    }
}
