//! How long a text becomes in a client's markup, and cutting it there.

use crate::text::{Run, Style, Text};

/// How much room text takes: an upper bound.
#[derive(Clone, Copy)]
pub(crate) struct Measure {
    /// What a run takes besides its characters.
    pub(crate) run: fn(&Run) -> usize,
    /// What a character takes.
    pub(crate) char: fn(char) -> usize,
}

/// What stands for what was cut away.
const ELLIPSIS: char = '…';

impl Measure {
    /// The room that a text takes.
    pub(crate) fn of(self, text: &Text) -> usize {
        let run = |run: &Run| (self.run)(run) + run.text.chars().map(self.char).sum::<usize>();
        text.runs.iter().map(run).sum()
    }

    /// As much of a text as fits into the room, with `…` at the end if it is not all; whether
    /// something was cut.
    pub(crate) fn cut(self, text: &Text, room: usize) -> (Text, bool) {
        if self.of(text) <= room {
            return (text.clone(), false);
        }
        let room = room.saturating_sub((self.char)(ELLIPSIS));
        let (mut head, _) = self.split(text, room);
        match head.runs.last_mut().filter(|run| !run.style.invisible) {
            Some(run) => run.text.push(ELLIPSIS),
            None => head.push_run(&ELLIPSIS.to_string(), Style::PLAIN, None),
        }
        (head, true)
    }

    /// As much of a text as fits into the room, and the rest.
    pub(crate) fn split(self, text: &Text, room: usize) -> (Text, Text) {
        let (mut head, mut rest) = (Text::default(), Text::default());
        let mut left = Some(room);
        for run in &text.runs {
            let fits = left.and_then(|left| left.checked_sub((self.run)(run)));
            let (end, behind) = fits.map_or((0, None), |room| self.end(run, room));
            left = behind;
            let (before, after) = run.text.split_at(end);
            head.runs.extend(part(run, before));
            rest.runs.extend(part(run, after));
        }
        (head, rest)
    }

    /// Where a run must be cut to fit, and the room behind it if it need not be.
    fn end(self, run: &Run, room: usize) -> (usize, Option<usize>) {
        let mut left = room;
        for (at, char) in run.text.char_indices() {
            match left.checked_sub((self.char)(char)) {
                Some(rest) => left = rest,
                // What stands for a character is not taken apart.
                None if run.style.invisible => return (0, None),
                None => return (at, None),
            }
        }
        (run.text.len(), Some(left))
    }
}

fn part(run: &Run, text: &str) -> Option<Run> {
    (!text.is_empty()).then(|| Run {
        text: text.to_owned(),
        style: run.style,
        link: run.link.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::Measure;
    use crate::text::{Style, Text};

    const CHARS: Measure = Measure { run: |_| 1, char: |_| 1 };

    #[test]
    fn a_text_is_cut_where_the_room_ends() {
        let mut text = Text::plain("abc");
        text.push("def", Style::BOLD, None);
        assert_eq!(CHARS.of(&text), 8);
        assert_eq!(CHARS.cut(&text, 8), (text.clone(), false));
        assert_eq!(CHARS.cut(&text, 7).0.to_string(), "abcd…");
        assert_eq!(CHARS.cut(&text, 4).0.to_string(), "ab…");
        assert_eq!(CHARS.cut(&text, 1).0.to_string(), "…");
        let (head, rest) = CHARS.split(&text, 6);
        assert_eq!((head.to_string(), rest.to_string()), ("abcd".into(), "ef".into()));
    }

    #[test]
    fn the_sign_for_a_character_stays_whole() {
        let text = Text::plain("a\u{202e}b");
        assert_eq!(CHARS.cut(&text, 5).0.to_string(), "a…");
    }
}
