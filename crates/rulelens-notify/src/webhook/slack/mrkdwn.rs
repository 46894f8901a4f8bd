//! Text as mrkdwn that shows it as it is.

use crate::measure::Measure;
use crate::text::{Run, Text};

/// How long text becomes, in UTF-16 code units.
pub(super) const MRKDWN: Measure = Measure { run: run_length, char: char_length };
/// How long text is where no markup is read.
pub(super) const PLAIN: Measure = Measure { run: |_| 0, char: |char| char.len_utf16() };

/// Four markers on each side of each line.
const MARKERS: usize = 8;

fn run_length(run: &Run) -> usize {
    let address = run.link.as_ref().map_or(0, |link| escaped(link.as_str()).len() + 3);
    MARKERS + address
}

fn char_length(char: char) -> usize {
    match char {
        '&' => 5,
        '<' | '>' => 4,
        // A quote has a sign in front of each line as well.
        '\n' => 2 + MARKERS,
        other => other.len_utf16(),
    }
}

/// The text with its styles and links.
pub(super) fn mrkdwn(text: &Text) -> String {
    let mut written = String::new();
    for run in &text.runs {
        match &run.link {
            Some(link) => {
                let label = escaped(&run.text.replace('\n', " "));
                let linked = format!("<{}|{label}>", escaped(link.as_str()));
                push_marked(&mut written, &linked, run);
            }
            None => {
                for (index, line) in run.text.split('\n').enumerate() {
                    written.push_str(if index == 0 { "" } else { "\n" });
                    push_line(&mut written, line, run);
                }
            }
        }
    }
    written
}

/// A marker works only beside a character that is no space.
fn push_line(written: &mut String, line: &str, run: &Run) {
    let (start, end) = (line.trim_start(), line.trim_end());
    if start.is_empty() {
        return written.push_str(line);
    }
    let before = line.len() - start.len();
    written.push_str(line.get(..before).unwrap_or_default());
    let inside = line.get(before..end.len()).unwrap_or_default();
    let inside = if run.style.code || run.style.invisible {
        // A backtick would end the code.
        escaped(&inside.replace('`', "ˋ"))
    } else {
        escaped(inside)
    };
    push_marked(written, &inside, run);
    written.push_str(line.get(end.len()..).unwrap_or_default());
}

fn push_marked(written: &mut String, text: &str, run: &Run) {
    let style = run.style;
    let markers = [
        (style.bold, '*'),
        (style.italic, '_'),
        (style.strike, '~'),
        ((style.code || style.invisible) && run.link.is_none(), '`'),
    ];
    let on = || markers.into_iter().filter_map(|(is_on, marker)| is_on.then_some(marker));
    written.extend(on());
    written.push_str(text);
    written.extend(on().collect::<Vec<_>>().into_iter().rev());
}

/// Text in which Slack finds no control sequence.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MRKDWN, mrkdwn};
    use crate::markup::slack::inline;
    use crate::text::{Style, Text};

    #[test]
    fn styles_stand_around_words() {
        let mut text = Text::plain("a ");
        text.push(" b\nc ", Style { bold: true, italic: true, ..Style::PLAIN }, None);
        text.push("x`<&>", Style::CODE, None);
        assert_eq!(mrkdwn(&text), "a  *_b_*\n*_c_* `xˋ&lt;&amp;&gt;`");
    }

    proptest! {
        #[test]
        fn no_text_is_longer_than_it_was_measured(text in "[a<>&*_~`\n \u{202e}é😀|!@#:/.https]{0,60}") {
            let read = inline(&text);
            let written = mrkdwn(&read);
            prop_assert!(written.encode_utf16().count() <= MRKDWN.of(&read), "{text:?} {written:?}");
            prop_assert!(!written.contains("<!") && !written.contains("<@") && !written.contains("<#"));
        }
    }
}
