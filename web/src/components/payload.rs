//! What the target receives, as it is, with numbered lines.

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

/// As many as are drawn of what a break has cost.
const LOST: usize = 240;
/// As many lines as are drawn before the one that breaks.
const BEFORE: usize = 3;

/// The payload, of which `all` or the beginning is drawn.
pub(crate) fn payload(payload: &Payload, all: bool) -> Html {
    let lines = lines(&payload.spans, None, if all { usize::MAX } else { DRAWN });
    html! { <div class="rows">{for lines.iter().enumerate().map(|(i, line)| row(i, line))}</div> }
}

/// The payload that breaks at that place, in bytes. The character there is boxed; what follows it
/// is struck through.
pub(crate) fn broken_payload(payload: &Payload, at: usize) -> Html {
    let drawn = at.saturating_add(LOST);
    let lines = lines(&payload.spans, Some(at), drawn);
    let is_broken = |line: &Vec<Part<'_>>| line.iter().any(|(.., class)| class.is_some());
    let first = lines.iter().position(is_broken).unwrap_or(0).saturating_sub(BEFORE);
    let shown = payload.text.floor_char_boundary(drawn);
    let lost = payload.text.get(shown..).unwrap_or_default().chars().count();
    html! {
        <div class="rows">
            if first > 0 { {aside(line_count(first))} }
            {for lines.iter().enumerate().skip(first).map(|(i, line)| row(i, line))}
            if lost > 0 { {aside(format("payload.lost", &[("n", &number(lost))]))} }
        </div>
    }
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

/// The spans cut at line breaks and where the payload breaks, up to about that many bytes.
fn lines(spans: &[Span], broken_at: Option<usize>, mut room: usize) -> Vec<Vec<Part<'_>>> {
    let mut lines = vec![Vec::new()];
    let mut start = 0;
    for span in spans {
        let shown = span.text.get(..span.text.floor_char_boundary(room)).unwrap_or_default();
        room -= shown.len();
        for (text, class) in broken(shown, broken_at.map(|at| (start, at))) {
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
        if room == 0 {
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
    [(whole, None), (first, Some("brk")), (dead, Some("dead"))]
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
            lines(&spans, None, room)
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
        let lines = lines(&spans, Some(8), usize::MAX);
        let shown: Vec<_> = lines[0].iter().map(|(text, _, class)| (*text, *class)).collect();
        let (brk, dead) = (Some("brk"), Some("dead"));
        assert_eq!(
            shown,
            [("{\"a\": \"", None), ("{", None), ("\"", brk), ("b\": 1}", dead), ("\"}", dead)]
        );
    }
}
