//! How complex wildcards are together, which the service limits.
//!
//! The measure is event-ruler's: of all texts, the largest number of wildcard prefixes that one
//! text fits at once. `ab*c` has the prefixes `a`, `ab`, `ab*` and `ab*c`, and the text `abc` fits
//! two of them. The prefixes of all wildcards of a field count together, equal wildcards once.

use std::collections::BTreeSet;

use super::Wildcard;

/// The largest complexity that the service takes: 9 was recorded as accepted, 11 as refused.
const LIMIT: usize = 10;

/// How many sets of prefixes are looked at, so that no wildcard takes long. One that is not refused
/// by then counts as simple enough.
const LOOKED_AT: usize = 10_000;

/// Whether the service refuses a field with these wildcards.
pub(crate) fn too_complex<'w>(wildcards: impl Iterator<Item = &'w Wildcard>) -> bool {
    let mut texts: Vec<&str> = Vec::new();
    for text in wildcards.map(Wildcard::text) {
        if !texts.contains(&text) {
            texts.push(text);
        }
        // Each has its opening quote as a prefix, and all of them fit a text that begins with one.
        if texts.len() > LIMIT {
            return true;
        }
    }
    let tokens: Vec<Token> = texts.into_iter().flat_map(tokens).collect();
    Automaton { tokens }.exceeds(LIMIT)
}

/// A wildcard as the service sees it: the text's bytes in quotes, with its stars.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Byte(u8),
    Star,
    /// The end of a wildcard.
    End,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = vec![Token::Byte(b'"')];
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        tokens.push(match byte {
            b'*' => Token::Star,
            b'\\' => bytes.next().map_or(Token::Byte(byte), Token::Byte),
            _ => Token::Byte(byte),
        });
    }
    tokens.extend([Token::Byte(b'"'), Token::End]);
    tokens
}

/// The prefixes of some wildcards, in ascending order: each is the index of the token behind it.
struct Automaton {
    tokens: Vec<Token>,
}

type Prefixes = Vec<usize>;

impl Automaton {
    fn exceeds(&self, limit: usize) -> bool {
        let ends = self.tokens.iter().enumerate().filter(|(_, token)| **token == Token::End);
        let starts = std::iter::once(0).chain(ends.map(|(index, _)| index + 1));
        let empty = self.with_stars(starts.filter(|&start| start < self.tokens.len()).collect());
        let mut seen = BTreeSet::new();
        let mut open = vec![empty];
        while let Some(prefixes) = open.pop() {
            for byte in self.bytes(&prefixes) {
                let next = self.with_stars(self.after(&prefixes, byte));
                if next.len() > limit {
                    return true;
                }
                if seen.len() < LOOKED_AT && seen.insert(next.clone()) {
                    open.push(next);
                }
            }
        }
        false
    }

    /// The bytes that lead on, and one that only stars take: any other leads to the same.
    fn bytes(&self, prefixes: &[usize]) -> Vec<u8> {
        let mut bytes = vec![0];
        for &prefix in prefixes {
            match self.tokens.get(prefix) {
                Some(Token::Byte(byte)) if !bytes.contains(byte) => bytes.push(*byte),
                _ => {}
            }
        }
        bytes
    }

    /// The prefixes that a text fits when a byte is added to it.
    fn after(&self, prefixes: &[usize], byte: u8) -> Prefixes {
        let mut after = Vec::new();
        for &prefix in prefixes {
            let star_before = prefix.checked_sub(1).and_then(|before| self.tokens.get(before));
            if star_before == Some(&Token::Star) {
                after.push(prefix);
            }
            if self.tokens.get(prefix) == Some(&Token::Byte(byte)) {
                after.push(prefix + 1);
            }
        }
        after
    }

    /// A star takes nothing too: with a prefix before a star, the one with the star fits as well.
    fn with_stars(&self, prefixes: Prefixes) -> Prefixes {
        let mut all = Vec::with_capacity(prefixes.len());
        for prefix in prefixes {
            all.push(prefix);
            if self.tokens.get(prefix) == Some(&Token::Star) {
                all.push(prefix + 1);
            }
        }
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{Automaton, Token, tokens};

    /// Without the quotes, as event-ruler's own figures are.
    fn complexity(wildcards: &[&str]) -> usize {
        let bare = |text: &&str| {
            let tokens = tokens(text);
            let inside = tokens[1..tokens.len() - 2].iter().copied();
            inside.chain([Token::End]).collect::<Vec<_>>()
        };
        let automaton = Automaton { tokens: wildcards.iter().flat_map(bare).collect() };
        (0..40).find(|&limit| !automaton.exceeds(limit)).unwrap()
    }

    #[test]
    fn counts_the_prefixes_that_one_text_fits() {
        let single = [
            ("*", 1),
            ("abc", 1),
            ("*ab", 2),
            ("*aa", 3),
            ("a*b", 2),
            ("aa*", 2),
            ("a*bc", 2),
            ("a*bb", 3),
            ("a*bcb", 3),
            ("a*bbb", 4),
            ("*ab*ad", 4),
            ("*ab*d", 3),
            ("*aba*", 4),
            ("a*b*bb", 5),
            ("a*b*cb", 4),
            ("a*b*cd", 3),
            ("a*b*b", 4),
            ("a*bb*", 4),
            ("ab*b*", 3),
            ("*ab*b*b*", 7),
            ("*a*a*a*a*a*a*a*a*", 17),
        ];
        for (wildcard, expected) in single {
            assert_eq!(complexity(&[wildcard]), expected, "{wildcard}");
        }
    }

    #[test]
    fn the_wildcards_of_a_field_count_together() {
        assert_eq!(complexity(&["*", "ab*c"]), 3);
        assert_eq!(complexity(&["ab*c", "x*xx"]), 3);
        assert_eq!(complexity(&["*abc", "*abcde"]), 4);
        assert_eq!(complexity(&["a*aaa", "aa*aa"]), 7);
        assert_eq!(complexity(&["abc*", "abcde*"]), 3);
        assert_eq!(complexity(&["ab*cd", "ab*wx", "ab*yz"]), 6);
    }
}
