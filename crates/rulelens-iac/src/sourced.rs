//! A text, and where each of its characters is written.

use rulelens::Span;

use crate::values::Values;

/// A text that was taken out of another one, through its quoting. One that is made of a [`String`]
/// stands in no other: its places are its own.
///
/// What is known only at deployment stands in it as `${name}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sourced {
    text: String,
    // INVARIANT: in the order of the text; the first begins at 0. None if it stands nowhere.
    pieces: Vec<Piece>,
    /// Where it is written if it is empty: its quotes.
    empty: Span,
}

/// A run of the text that was written in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Where it is written.
    place: Span,
    written: Written,
}

/// How a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Letter by letter.
    Verbatim,
    /// In another way, or not at all.
    Otherwise,
    /// As what is known only at deployment.
    Placeholder,
}

impl From<String> for Sourced {
    fn from(text: String) -> Self {
        Self::verbatim(&text, 0)
    }
}

impl From<&str> for Sourced {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Sourced {
    /// A text that stands at `place` as it is.
    pub(crate) fn verbatim(text: &str, start: usize) -> Self {
        let mut sourced = Self::default();
        sourced.push_verbatim(text, start);
        sourced
    }

    /// A text that is empty, and where that is written.
    pub(crate) fn empty(place: Span) -> Self {
        Self { empty: place, ..Self::default() }
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
        let start = match first.written {
            Written::Verbatim => (first.place.start + (part.start - first.at)).min(first.place.end),
            _ => first.place.start,
        };
        let end = match last.written {
            Written::Verbatim => {
                (last.place.start + part.end.saturating_sub(last.at)).min(last.place.end)
            }
            _ => last.place.end,
        };
        Span::new(start, end.max(start))
    }

    /// Where all of it is written.
    pub fn whole_place(&self) -> Span {
        if self.text.is_empty() {
            return self.empty;
        }
        self.place(Span::new(0, self.text.len()))
    }

    /// What in it is known only at deployment: names, and where each is written.
    pub fn placeholders(&self) -> impl Iterator<Item = (&str, Span)> {
        self.placeholder_parts().map(|(part, place)| (name_of(part.of(&self.text)), place))
    }

    /// The parts of the text that are placeholders, and where they are written.
    fn placeholder_parts(&self) -> impl Iterator<Item = (Span, Span)> {
        let ends = self.pieces.iter().skip(1).map(|next| next.at).chain([self.text.len()]);
        let pieces = self.pieces.iter().zip(ends);
        pieces
            .filter(|(piece, _)| piece.written == Written::Placeholder)
            .map(|(piece, end)| (Span::new(piece.at, end), piece.place))
    }

    /// Whether a part touches what is known only at deployment.
    pub(crate) fn is_unknown(&self, part: Span) -> bool {
        let first = self.pieces.partition_point(|piece| piece.at <= part.start).saturating_sub(1);
        let end = part.end.max(part.start + 1);
        let mut touched = self.pieces.iter().skip(first).take_while(|piece| piece.at < end);
        touched.any(|piece| piece.written == Written::Placeholder)
    }

    /// The same with the values that are given for placeholders.
    #[must_use]
    pub(crate) fn filled(&self, values: &Values) -> Self {
        let is_given = |(name, _)| values.contains_key(name);
        if values.is_empty() || !self.placeholders().any(is_given) {
            return self.clone();
        }
        let mut filled = Self::default();
        let mut from = 0;
        for (part, place) in self.placeholder_parts() {
            let Some(value) = values.get(name_of(part.of(&self.text))) else { continue };
            filled.push(&self.part(Span::new(from, part.start)));
            filled.push_for(value, place);
            from = part.end;
        }
        filled.push(&self.part(Span::new(from, self.text.len())));
        filled
    }

    /// The same with `old` replaced everywhere.
    #[must_use]
    pub(crate) fn replaced(&self, old: &str, new: &str) -> Self {
        if old.is_empty() {
            return self.clone();
        }
        let mut replaced = Self::default();
        let mut from = 0;
        for (at, _) in self.text.match_indices(old) {
            let found = Span::new(at, at + old.len());
            replaced.push(&self.part(Span::new(from, at)));
            replaced.push_for(new, self.place(found));
            from = found.end;
        }
        replaced.push(&self.part(Span::new(from, self.text.len())));
        replaced
    }

    /// The same as JSON: a placeholder that is a value of its own is in quotes.
    pub(crate) fn as_json(&self) -> Self {
        if self.placeholders().next().is_none() {
            return self.clone();
        }
        let mut json = Self::default();
        let (mut in_string, mut escaped, mut is_placeholder) = (false, false, false);
        for (char, (place, written)) in self.chars() {
            let begins = written == Written::Placeholder && !in_string && !is_placeholder;
            let ends = is_placeholder && written != Written::Placeholder;
            if begins || ends {
                json.push_for("\"", place);
            }
            is_placeholder = written == Written::Placeholder && (is_placeholder || begins);
            if written != Written::Placeholder {
                in_string ^= char == '"' && !escaped;
                escaped = in_string && char == '\\' && !escaped;
            }
            json.push_at(char.encode_utf8(&mut [0; 4]), (place, written));
        }
        if let (true, Some(last)) = (is_placeholder, self.pieces.last()) {
            json.push_for("\"", last.place);
        }
        json
    }

    /// A part of it, which ends on characters.
    pub(crate) fn part(&self, part: Span) -> Self {
        if part.start >= part.end {
            return Self::default();
        }
        let text = part.of(&self.text).to_owned();
        let mut cut = Self { text, ..Self::default() };
        let first = self.pieces.partition_point(|piece| piece.at <= part.start).saturating_sub(1);
        let pieces = self.pieces.iter().skip(first).take_while(|piece| piece.at < part.end);
        for &Piece { at, place, written } in pieces {
            let skipped = part.start.saturating_sub(at);
            let start =
                if written == Written::Verbatim { place.start + skipped } else { place.start };
            let place = Span::new(start.min(place.end), place.end);
            let piece = Piece { at: at.saturating_sub(part.start), place, written };
            cut.pieces.push(piece);
        }
        cut.end_last_piece();
        cut
    }

    /// What is behind a place in it.
    pub(crate) fn behind(&self, at: usize) -> Self {
        self.part(Span::new(at, self.text.len()))
    }

    /// Lets the last piece end where the text does.
    fn end_last_piece(&mut self) {
        let end = self.text.len();
        if let Some(last) = self.pieces.last_mut().filter(|it| it.written == Written::Verbatim) {
            last.place.end = last.place.end.min(last.place.start + end.saturating_sub(last.at));
        }
    }

    /// Adds what is written letter by letter from `start` on.
    pub(crate) fn push_verbatim(&mut self, text: &str, start: usize) {
        let at = self.text.len();
        let joined = self.pieces.last_mut().filter(|last| {
            last.written == Written::Verbatim
                && last.place.end == start
                && last.place.start + (at - last.at) == start
        });
        match joined {
            Some(last) => last.place.end += text.len(),
            None if text.is_empty() => {}
            None => {
                let place = Span::new(start, start + text.len());
                self.pieces.push(Piece { at, place, written: Written::Verbatim });
            }
        }
        self.text.push_str(text);
    }

    /// Adds what stands for something that is written in another way.
    pub(crate) fn push_for(&mut self, text: &str, place: Span) {
        self.push_piece(text, place, Written::Otherwise);
    }

    /// Adds what is known only at deployment.
    pub(crate) fn push_placeholder(&mut self, name: &str, place: Span) {
        self.push_piece(&format!("${{{name}}}"), place, Written::Placeholder);
    }

    fn push_piece(&mut self, text: &str, place: Span, written: Written) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), place, written });
            self.text.push_str(text);
        }
    }

    /// Adds another one.
    pub(crate) fn push(&mut self, other: &Self) {
        if other.pieces.is_empty() {
            return self.push_for(&other.text, Span::default());
        }
        let behind = self.text.len();
        for piece in &other.pieces {
            self.pieces.push(Piece { at: piece.at + behind, ..*piece });
        }
        self.text.push_str(&other.text);
    }

    /// Adds a string of JSON that says `content`; its quotes stand for `whole`.
    pub(crate) fn push_json_string(&mut self, content: &Self, whole: Span) {
        self.push_for("\"", whole);
        for (char, (place, written)) in content.chars() {
            let quoted = rulelens::json::quoted(char.encode_utf8(&mut [0; 4]));
            let escaped = quoted.get(1..quoted.len() - 1).unwrap_or_default();
            self.push_at(escaped, (place, written));
        }
        self.push_for("\"", whole);
    }

    /// It as a string of JSON.
    pub(crate) fn to_json_string(&self) -> Self {
        let mut json = Self::default();
        json.push_json_string(self, self.whole_place());
        json
    }

    /// The same where its places are parts of `outer`: where those are written.
    #[must_use]
    pub(crate) fn through(&self, outer: &Self) -> Self {
        let mut through = Self::default();
        for (char, (place, written)) in self.chars() {
            let around = outer.piece(place.start).map_or(Written::Otherwise, |it| it.written);
            let written = if around == Written::Placeholder { around } else { written };
            through.push_at(char.encode_utf8(&mut [0; 4]), (outer.place(place), written));
        }
        through
    }

    /// Adds text for a place: in as few pieces as can be.
    fn push_at(&mut self, text: &str, (place, written): (Span, Written)) {
        match self.pieces.last() {
            _ if written == Written::Verbatim && text.len() == place.end - place.start => {
                self.push_verbatim(text, place.start);
            }
            Some(last)
                if last.written == written && last.place == place && place.start < place.end =>
            {
                self.text.push_str(text);
            }
            _ if written == Written::Verbatim => self.push_for(text, place),
            _ => self.push_piece(text, place, written),
        }
    }

    /// Its characters, and where and how each is written.
    fn chars(&self) -> impl Iterator<Item = (char, (Span, Written))> {
        let mut pieces = self.pieces.iter().peekable();
        let mut piece = None;
        self.text.char_indices().map(move |(at, char)| {
            while let Some(next) = pieces.next_if(|next| next.at <= at) {
                piece = Some(*next);
            }
            let place = match piece {
                Some(Piece { at: from, place, written: Written::Verbatim }) => {
                    let start = place.start + (at - from);
                    (Span::new(start, start + char.len_utf8()), Written::Verbatim)
                }
                Some(piece) => (piece.place, piece.written),
                None => (Span::default(), Written::Otherwise),
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

/// The name in `${name}`.
fn name_of(placeholder: &str) -> &str {
    let inside = placeholder.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    inside.unwrap_or(placeholder)
}
