//! Sentences as text: values cut and made visible, pieces joined, styles if wanted.

use anstyle::Style;

use super::cut::{self, cut, cut_pair};
use super::escape::visible;
use rulelens::explain::Piece;

/// How many characters of a path are shown.
const PATH: usize = 80;

/// How the pieces of a sentence look.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    /// Paths.
    pub(crate) path: Style,
    /// Values of the event.
    pub(crate) value: Style,
    /// What they are compared with.
    pub(crate) operand: Style,
}

/// The sentence without styles.
pub(crate) fn plain(pieces: &[Piece]) -> String {
    styled(pieces, Look::default())
}

/// The sentence with styles.
pub(crate) fn styled(pieces: &[Piece], look: Look) -> String {
    let mut sentence = String::new();
    let mut pair = value_and_operand(pieces);
    for part in pieces {
        let (text, style) = match part {
            Piece::Words(words) => (visible(words).into_owned(), Style::new()),
            Piece::Field(path) => (self::path(path), look.path),
            Piece::Value(value) => {
                let paired = pair.as_mut().map(|(value, _)| std::mem::take(value));
                (paired.unwrap_or_else(|| cut(value, cut::VALUE)), look.value)
            }
            Piece::Operand(operand) => {
                let paired = pair.as_mut().map(|(_, operand)| std::mem::take(operand));
                (paired.unwrap_or_else(|| cut(operand, cut::VALUE)), look.operand)
            }
        };
        if !sentence.is_empty() && !text.starts_with([',', ':', '.']) {
            sentence.push(' ');
        }
        sentence.push_str(&format!("{style}{text}{style:#}"));
    }
    sentence
}

/// The sentence with its paths in backticks, which tells them from words.
pub(crate) fn quoted(pieces: &[Piece]) -> String {
    let quote = |piece: &Piece| match piece {
        Piece::Field(path) => Piece::Words(format!("`{}`", self::path(path))),
        piece => piece.clone(),
    };
    plain(&pieces.iter().map(quote).collect::<Vec<_>>())
}

/// So many of something: `1 rule`, `2 rules`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A path, made visible and cut.
pub(crate) fn path(path: &str) -> String {
    cut(path, PATH)
}

/// If the sentence compares one value with one operand, both, cut at the same place.
fn value_and_operand(pieces: &[Piece]) -> Option<(String, String)> {
    let mut values = pieces.iter().filter_map(|part| match part {
        Piece::Value(value) => Some(value),
        _ => None,
    });
    let mut operands = pieces.iter().filter_map(|part| match part {
        Piece::Operand(operand) => Some(operand),
        _ => None,
    });
    match (values.next(), values.next(), operands.next(), operands.next()) {
        (Some(value), None, Some(operand), None) => Some(cut_pair(value, operand, cut::VALUE)),
        _ => None,
    }
}
