//! `{"wildcard": "a*b"}`.

use super::scalar::Scalar;
use super::{Operator, string_operand};
use crate::json::Value;
use crate::pattern::{Fault, Faults};

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

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        matches!(value, Scalar::String(text) if self.fits(text))
    }

    /// Whether `text` fits: each piece is taken at the first place where it can stand.
    pub(super) fn fits(&self, text: &str) -> bool {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else {
            return text.is_empty();
        };
        if self.pieces.len() == 1 {
            return text == first;
        }
        let Some(mut rest) = text.strip_prefix(first.as_str()) else {
            return false;
        };
        let between = self.pieces.get(1..self.pieces.len() - 1).unwrap_or_default();
        for piece in between {
            match rest.split_once(piece.as_str()) {
                Some((_, behind)) => rest = behind,
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Wildcard, WildcardFault};

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
    fn positions_count_bytes() {
        let fault = |wildcard| Wildcard::new(wildcard).unwrap_err();
        assert_eq!(fault("😀**"), WildcardFault::ConsecutiveStars { position: 5 });
        assert_eq!(fault(r"a\b"), WildcardFault::Escape { position: 2 });
        assert_eq!(fault("a\\"), WildcardFault::Escape { position: 2 });
    }
}
