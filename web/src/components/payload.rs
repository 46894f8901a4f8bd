//! What the target receives, as it is, with numbered lines.

use yew::prelude::*;

use super::words;
use crate::view::Span;

/// As many characters as are drawn unasked: a longer payload would make typing slow.
pub(crate) const DRAWN: usize = 20_000;

/// A part of one line: its text, the span it is of, and that span's index.
type Part<'a> = (&'a str, &'a Span, usize);

/// The payload. The span `broken_at` is boxed, what follows it struck through.
pub(crate) fn payload(spans: &[Span], broken_at: Option<usize>, all: bool) -> Html {
    let lines = lines(spans, if all { usize::MAX } else { DRAWN });
    let rows = lines.iter().enumerate().map(|(i, line)| {
        let parts = line.iter().map(|(text, span, index)| {
            let class = broken_at.and_then(|broken| match index.cmp(&broken) {
                std::cmp::Ordering::Less => None,
                std::cmp::Ordering::Equal => Some("brk"),
                std::cmp::Ordering::Greater => Some("dead"),
            });
            words::span(text, span, true, class)
        });
        html! {
            <div class="row"><span class="lno" aria-hidden="true">{i + 1}</span><code>{for parts}</code></div>
        }
    });
    html! { <div class="rows">{for rows}</div> }
}

/// How many characters the payload has.
pub(crate) fn length(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.text.len()).sum()
}

/// The spans cut at line breaks, up to about that many bytes.
fn lines(spans: &[Span], mut room: usize) -> Vec<Vec<Part<'_>>> {
    let mut lines = vec![Vec::new()];
    for (index, span) in spans.iter().enumerate() {
        let shown = span.text.get(..span.text.floor_char_boundary(room)).unwrap_or_default();
        room -= shown.len();
        for (i, text) in shown.split('\n').enumerate() {
            if i > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut()
                && !text.is_empty()
            {
                line.push((text, span, index));
            }
        }
        if room == 0 {
            break;
        }
    }
    lines
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
            lines(&spans, room)
                .iter()
                .map(|line| line.iter().map(|(text, ..)| *text).collect())
                .collect()
        };
        assert_eq!(texts(usize::MAX), ["a", "bc", "", "dé!"]);
        // Never in the middle of a character.
        assert_eq!(texts(8), ["a", "bc", "", "d"]);
        assert_eq!(length(&spans), 10);
    }
}
