//! `{"wildcard": "a*b"}`.

use memchr::memmem;

use super::finding::{Finding, Miss};
use super::scalar::Scalar;
use super::{Operator, string_operand};
use crate::json::{Type, Value};
use crate::pattern::{Fault, Faults};
use crate::span::Span;

/// A string in which `*` stands for any run of characters, none included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard {
    text: String,
    /// What stands between the stars, escapes resolved: one more than there are stars.
    pieces: Vec<String>,
}

/// Why a wildcard is refused. Positions count bytes of UTF-8 from 1, as the service does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WildcardFault {
    /// `**`
    ConsecutiveStars {
        /// Of the first of the two.
        position: usize,
    },
    /// A backslash before something else than `*` or `\`.
    Escape {
        /// Of the backslash.
        position: usize,
    },
}

impl Wildcard {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        let text = string_operand(Operator::Wildcard, operand, faults)?;
        match Self::new(&text) {
            Ok(wildcard) => Some(wildcard),
            Err(fault) => {
                faults.at_text(Fault::Wildcard { text, fault }, operand);
                None
            }
        }
    }

    pub(super) fn new(text: &str) -> Result<Self, WildcardFault> {
        let mut pieces = Vec::new();
        let mut piece = String::new();
        let mut chars = text.char_indices().peekable();
        while let Some((offset, char)) = chars.next() {
            match char {
                '*' => {
                    if matches!(chars.peek(), Some((_, '*'))) {
                        return Err(WildcardFault::ConsecutiveStars { position: offset + 1 });
                    }
                    pieces.push(std::mem::take(&mut piece));
                }
                '\\' => match chars.next() {
                    Some((_, escaped @ ('*' | '\\'))) => piece.push(escaped),
                    _ => return Err(WildcardFault::Escape { position: offset + 1 }),
                },
                other => piece.push(other),
            }
        }
        pieces.push(piece);
        Ok(Self { text: text.to_owned(), pieces })
    }

    /// As it is written, escapes included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands between the stars, escapes resolved: one more than there are stars.
    pub fn pieces(&self) -> &[String] {
        &self.pieces
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        matches!(value, Scalar::String(text) if self.fits(text))
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        match value {
            Scalar::String(text) => self.trace(text),
            _ => Finding::Misses(value.other_type(Type::String, &self.text)),
        }
    }

    /// Whether `text` fits.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.take(text, |_| ()).is_ok()
    }

    fn trace(&self, text: &str) -> Finding {
        let pieces = self.pieces.len();
        let mut taken = Vec::with_capacity(pieces.saturating_sub(1));
        match self.take(text, |run| taken.push(run)) {
            Ok(()) => Finding::Fits { taken },
            Err((piece, at)) => Finding::Misses(Miss::Wildcard { taken, piece, pieces, at }),
        }
    }

    /// Takes each piece at the first place where it can stand, the last one at the end, and tells
    /// the runs that stars stand for; or else the piece that has no place, and from where on.
    fn take(&self, text: &str, mut taken: impl FnMut(Span)) -> Result<(), (usize, usize)> {
        let pieces = self.pieces.len();
        let mut at = 0;
        for (piece, wanted) in self.pieces.iter().enumerate() {
            let rest = text.get(at..).unwrap_or_default();
            let place = match piece {
                0 if pieces == 1 => (rest == wanted).then_some(0),
                0 => rest.starts_with(wanted.as_str()).then_some(0),
                last if last + 1 == pieces => {
                    rest.ends_with(wanted.as_str()).then(|| rest.len() - wanted.len())
                }
                // The standard library prepares for long texts even where a piece is one letter.
                _ => memmem::find(rest.as_bytes(), wanted.as_bytes()),
            };
            let Some(place) = place else {
                return Err((piece, at));
            };
            if piece > 0 {
                taken(Span::new(at, at + place));
            }
            at += place + wanted.len();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Miss, Span, Wildcard, WildcardFault};

    #[test]
    fn a_star_takes_any_run() {
        let fits = |wildcard, text| Wildcard::new(wildcard).unwrap().fits(text);
        assert!(fits("a*b", "ab") && fits("a*b", "a.b.b") && !fits("a*b", "abc"));
        assert!(fits("*", "") && fits("", "") && !fits("", "x"));
        assert!(fits("a*a", "aa") && !fits("a*a", "a"), "pieces do not overlap");
        assert!(fits("*.x.*.y", "1.x.2.x.3.y"));
        assert!(fits(r"a\*\\", r"a*\") && !fits(r"a\*", "ab"));
    }

    #[test]
    fn a_trace_tells_what_each_star_took_and_where_it_stopped() {
        let trace = |wildcard, text| Wildcard::new(wildcard).unwrap().trace(text);
        let taken = vec![Span::new(1, 2), Span::new(3, 3)];
        assert_eq!(trace("a*c*", "abc"), Finding::Fits { taken });
        let taken = vec![Span::new(1, 2)];
        let miss = Miss::Wildcard { taken, piece: 2, pieces: 3, at: 3 };
        assert_eq!(trace("a*c*d", "abcx"), Finding::Misses(miss));
    }

    #[test]
    fn positions_count_bytes() {
        let fault = |wildcard| Wildcard::new(wildcard).unwrap_err();
        assert_eq!(fault("😀**"), WildcardFault::ConsecutiveStars { position: 5 });
        assert_eq!(fault(r"a\b"), WildcardFault::Escape { position: 2 });
        assert_eq!(fault("a\\"), WildcardFault::Escape { position: 2 });
    }
}
