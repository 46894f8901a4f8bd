//! A text, and where each of its characters is written.

use rulelens::Span;

/// A text that was taken out of another one, through its quoting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sourced {
    text: String,
    // INVARIANT: in the order of the text; the first begins at 0 unless the text is empty.
    pieces: Vec<Piece>,
}

/// A run of the text that was written in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Where it is written.
    place: Span,
    /// Whether it is written letter by letter.
    verbatim: bool,
}

impl Sourced {
    /// A text that stands at `place` as it is.
    pub(crate) fn verbatim(text: &str, start: usize) -> Self {
        let mut sourced = Self::default();
        sourced.push_verbatim(text, start);
        sourced
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a part of it is written, in bytes of the original text.
    pub fn place(&self, part: Span) -> Span {
        let (Some(first), Some(last)) =
            (self.piece(part.start), self.piece(part.end.max(part.start + 1) - 1))
        else {
            return Span::default();
        };
        let start = match first.verbatim {
            true => (first.place.start + (part.start - first.at)).min(first.place.end),
            false => first.place.start,
        };
        let end = match last.verbatim {
            true => (last.place.start + part.end.saturating_sub(last.at)).min(last.place.end),
            false => last.place.end,
        };
        Span::new(start, end.max(start))
    }

    /// What is behind a place in it.
    pub(crate) fn after(&self, at: usize) -> Self {
        let mut rest = Self::default();
        let behind =
            self.chars().zip(self.text.char_indices()).filter(|(_, (from, _))| *from >= at);
        for ((char, place), _) in behind {
            rest.push_at(char.encode_utf8(&mut [0; 4]), place);
        }
        rest
    }

    /// Adds what is written letter by letter from `start` on.
    pub(crate) fn push_verbatim(&mut self, text: &str, start: usize) {
        let at = self.text.len();
        let joined = self.pieces.last_mut().filter(|last| {
            last.verbatim && last.place.end == start && last.place.start + (at - last.at) == start
        });
        match joined {
            Some(last) => last.place.end += text.len(),
            None if text.is_empty() => {}
            None => {
                let place = Span::new(start, start + text.len());
                self.pieces.push(Piece { at, place, verbatim: true });
            }
        }
        self.text.push_str(text);
    }

    /// Adds what stands for something that is written in another way.
    pub(crate) fn push_for(&mut self, text: &str, place: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), place, verbatim: false });
            self.text.push_str(text);
        }
    }

    /// Adds another one.
    pub(crate) fn push(&mut self, other: &Self) {
        for (char, place) in other.chars() {
            self.push_at(char.encode_utf8(&mut [0; 4]), place);
        }
    }

    /// Adds a string of JSON that says `content`; its quotes stand for `whole`.
    pub(crate) fn push_json_string(&mut self, content: &Self, whole: Span) {
        self.push_for("\"", whole);
        for (char, place) in content.chars() {
            let quoted = rulelens::json::quoted(char.encode_utf8(&mut [0; 4]));
            self.push_at(quoted.get(1..quoted.len() - 1).unwrap_or_default(), place);
        }
        self.push_for("\"", whole);
    }

    /// Adds text for a place: as verbatim as it can be, so that pieces stay few.
    fn push_at(&mut self, text: &str, (place, verbatim): (Span, bool)) {
        if verbatim && text.len() == place.end - place.start {
            self.push_verbatim(text, place.start);
        } else {
            self.push_for(text, place);
        }
    }

    /// Its characters, and where each is written, and whether as itself.
    fn chars(&self) -> impl Iterator<Item = (char, (Span, bool))> {
        let mut pieces = self.pieces.iter().peekable();
        let mut piece = None;
        self.text.char_indices().map(move |(at, char)| {
            while let Some(next) = pieces.next_if(|next| next.at <= at) {
                piece = Some(*next);
            }
            let place = match piece {
                Some(Piece { at: from, place, verbatim: true }) => {
                    let start = place.start + (at - from);
                    (Span::new(start, start + char.len_utf8()), true)
                }
                Some(piece) => (piece.place, false),
                None => (Span::default(), false),
            };
            (char, place)
        })
    }

    /// The piece that a character is in; the last one behind the end.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(behind.checked_sub(1)?)
    }
}
