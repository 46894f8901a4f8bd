//! What the target receives, as it is, with numbered lines.

use std::ops::Range;

use yew::prelude::*;

use super::words;
use crate::{
    messages::{format, number},
    outcome::line_count,
    view::{Payload, Span},
};

/// As many characters as are drawn unasked: a longer payload would make typing slow.
pub(crate) const DRAWN: usize = 20_000;

/// A part of one line: its text, the span it is of, and whether the payload breaks there.
type Part<'a> = (&'a str, &'a Span, Option<&'static str>);

/// The class of the character that breaks a payload.
const BREAK: &str = "brk";
/// As many bytes as are drawn behind a break, which has cost them.
const LOST: usize = 240;
/// As many lines, and bytes, as are drawn before the character that breaks.
const BEFORE: (usize, usize) = (3, 2_000);

/// The payload, of which `all` or the beginning is drawn.
pub(crate) fn payload(payload: &Payload, all: bool) -> Html {
    let end = if all { usize::MAX } else { DRAWN };
    let lines = lines(&payload.spans, 0..end, None);
    html! { <div class="rows">{for lines.iter().enumerate().map(|(i, line)| row(i, line))}</div> }
}

/// The payload that breaks at that place, in bytes: what stands around it. The character there is
/// boxed; what follows it is struck through.
pub(crate) fn broken_payload(payload: &Payload, at: usize) -> Html {
    let (before, _) = payload.text.split_at(payload.text.floor_char_boundary(at));
    let start = shown_before(before);
    let end = payload.text.floor_char_boundary(at.saturating_add(LOST));
    let skipped = before.get(..start).unwrap_or_default().matches('\n').count();
    let lost = payload.text.get(end..).unwrap_or_default().chars().count();
    let lines = lines(&payload.spans, start..end, Some(at));
    html! {
        <div class="rows">
            if skipped > 0 { {aside(line_count(skipped))} }
            {for lines.iter().enumerate().map(|(i, line)| row(skipped + i, line))}
            if lost > 0 { {aside(format("payload.lost", &[("n", &number(lost))]))} }
        </div>
    }
}

/// Where that begins which is drawn of the text before a break: with a line, unless that is long.
fn shown_before(before: &str) -> usize {
    let (lines, bytes) = BEFORE;
    let breaks = before.rmatch_indices('\n').map(|(at, _)| at + 1);
    let line = breaks.take(lines + 1).last().filter(|_| before.matches('\n').count() > lines + 1);
    line.unwrap_or(0).max(before.floor_char_boundary(before.len().saturating_sub(bytes)))
}

/// A row that stands for what is not drawn.
fn aside(words: String) -> Html {
    html! { <div class="row"><span class="lno" /><span class="lost">{words}</span></div> }
}

fn row(index: usize, line: &[Part<'_>]) -> Html {
    let parts = line.iter().map(|(text, span, class)| words::span(text, span, true, *class));
    html! {
        <div class="row"><span class="lno" aria-hidden="true">{index + 1}</span><code>{for parts}</code></div>
    }
}

/// The spans cut at line breaks and where the payload breaks, of the bytes in `shown`.
fn lines(spans: &[Span], shown: Range<usize>, broken_at: Option<usize>) -> Vec<Vec<Part<'_>>> {
    let mut lines = vec![Vec::new()];
    let mut start = 0;
    for span in spans {
        let within = |at: usize| span.text.floor_char_boundary(at.saturating_sub(start));
        let from = within(shown.start);
        let text = span.text.get(from..within(shown.end)).unwrap_or_default();
        for (text, class) in broken(text, broken_at.map(|at| (start + from, at))) {
            if class == Some(BREAK)
                && text == "\n"
                && let Some(line) = lines.last_mut()
            {
                // It could not be seen.
                line.push(("↵", span, class));
            }
            for (i, text) in text.split('\n').enumerate() {
                if i > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut()
                    && !text.is_empty()
                {
                    line.push((text, span, class));
                }
            }
        }
        start += span.text.len();
        if start >= shown.end {
            break;
        }
    }
    lines
}

/// The text before the break, the character that breaks, and the rest. `(start, at)`: where the
/// text begins in the payload, and where that breaks.
fn broken(text: &str, at: Option<(usize, usize)>) -> [(&str, Option<&'static str>); 3] {
    let Some((start, at)) = at else { return [(text, None), ("", None), ("", None)] };
    let (whole, after) = text.split_at(text.floor_char_boundary(at.saturating_sub(start)));
    if at < start {
        return [("", None), ("", None), (after, Some("dead"))];
    }
    let first = after.chars().next().map_or(0, char::len_utf8);
    let (first, dead) = after.split_at(first);
    [(whole, None), (first, Some(BREAK)), (dead, Some("dead"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span { text: text.into(), from: None, link: None }
    }

    #[test]
    fn spans_are_cut_at_line_breaks_and_at_the_limit() {
        let spans = [span("a\nb"), span("c"), span("\n\nd"), span("é!")];
        let texts = |room| -> Vec<String> {
            lines(&spans, 0..room, None)
                .iter()
                .map(|line| line.iter().map(|(text, ..)| *text).collect())
                .collect()
        };
        assert_eq!(texts(usize::MAX), ["a", "bc", "", "dé!"]);
        // Never in the middle of a character.
        assert_eq!(texts(8), ["a", "bc", "", "d"]);
    }

    #[test]
    fn one_character_breaks_it_and_the_rest_is_lost() {
        let spans = [span("{\"a\": \""), span("{\"b\": 1}"), span("\"}")];
        let lines = lines(&spans, 0..usize::MAX, Some(8));
        let shown: Vec<_> = lines[0].iter().map(|(text, _, class)| (*text, *class)).collect();
        let (brk, dead) = (Some("brk"), Some("dead"));
        assert_eq!(
            shown,
            [("{\"a\": \"", None), ("{", None), ("\"", brk), ("b\": 1}", dead), ("\"}", dead)]
        );
    }

    #[test]
    fn a_line_break_that_breaks_it_is_seen() {
        let spans = [span("\"a\nb\"")];
        let lines = lines(&spans, 0..usize::MAX, Some(2));
        let shown: Vec<_> = lines.iter().map(|line| line.last().unwrap()).collect();
        assert_eq!((shown[0].0, shown[0].2), ("↵", Some(BREAK)));
        assert_eq!((shown[1].0, shown[1].2), ("b\"", Some("dead")));
    }

    #[test]
    fn little_is_drawn_before_a_break_however_long_the_payload_is() {
        assert_eq!(shown_before("a\nb\nc\nd\ne"), 0, "one line is no longer than its number");
        assert_eq!(shown_before("a\nb\nc\nd\ne\nf"), 4);
        let long = "é".repeat(5000);
        assert_eq!(shown_before(&long), 8000);
        let spans = [span("x\n"), span(&long), span("\"")];
        let drawn = lines(&spans, 9_999..10_002, Some(10_001));
        let texts: Vec<_> = drawn[0].iter().map(|(text, ..)| *text).collect();
        assert_eq!((drawn.len(), texts.concat()), (1, "éé".to_owned()));
    }
}
