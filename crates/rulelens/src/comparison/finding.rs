//! What a comparison finds in a value: that it holds, or in what way it does not.

use crate::json::Type;
use crate::span::Span;

/// What a comparison finds in a value. It is data: words and pictures are made from it.
///
/// Spans and counts are about the value's characters (escapes resolved): spans in bytes of them,
/// counts in characters.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Finding {
    /// The comparison holds.
    Holds,
    /// A wildcard fits: what each `*` took.
    Fits {
        /// One span for each star, in order; empty spans took nothing.
        taken: Vec<Span>,
    },
    /// It does not hold.
    Misses(Miss),
}

/// In what way a comparison does not hold.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Miss {
    /// No value of this type can satisfy it.
    OtherType {
        /// What it would have to be.
        wanted: Type,
        /// What it is.
        found: Type,
        /// Whether it is written the same but for quotes: `"5"` and `5`.
        same_text: bool,
    },
    /// The texts differ.
    Text {
        /// Where they are compared from.
        edge: Edge,
        /// How many characters they have in common from there.
        common: usize,
        /// How many characters of the pattern's text there are.
        wanted: usize,
        /// How many characters the value has.
        found: usize,
        /// Whether they differ in nothing but upper and lower case.
        case_only: bool,
    },
    /// The value is `true`, `false` or `null`, but another of them.
    Literal,
    /// The number is another, or outside a bound.
    Number {
        /// The bound that it misses: the number itself where one is asked for.
        bound: f64,
        /// The value.
        found: f64,
        /// On which side of the bound it should lie.
        side: Side,
    },
    /// One of the two numbers has no value that the service compares.
    NotComparable,
    /// A piece of a wildcard is not in what is left of the value.
    Wildcard {
        /// What the stars before it took.
        taken: Vec<Span>,
        /// Which piece between stars, from 0.
        piece: usize,
        /// How many pieces there are.
        pieces: usize,
        /// From which offset on it was looked for.
        at: usize,
    },
    /// The value is no address.
    NotAddress,
    /// The address lies outside the range.
    Outside {
        /// How many leading bits it has in common with the range.
        common: usize,
        /// How many bits the range fixes.
        fixed: usize,
    },
    /// The value is excluded.
    Excluded {
        /// By which operand of `anything-but`, from 0.
        operand: usize,
    },
    /// There is a value where there must be none.
    Present,
}

/// An end of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Edge {
    /// The first character; the texts must be equal.
    Whole,
    /// The first character.
    Start,
    /// The last character.
    End,
}

/// A side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Side {
    /// On it.
    On,
    /// Above it, or on it where the bound belongs to the range.
    Above,
    /// Below it, or on it where the bound belongs to the range.
    Below,
}

impl Finding {
    /// Whether the comparison holds.
    pub fn holds(&self) -> bool {
        !matches!(self, Self::Misses(_))
    }

    /// A finding of `holds`, or else of the miss.
    pub(super) fn of(holds: bool, miss: impl FnOnce() -> Miss) -> Self {
        if holds { Self::Holds } else { Self::Misses(miss()) }
    }

    /// How far the value is from satisfying the comparison.
    ///
    /// 0 is satisfied, 1 would be a field that is not in the event at all. The scale is one for all
    /// operators, and this is the only place that knows it:
    ///
    /// | distance | the value |
    /// |---|---|
    /// | 0.05 | differs in upper and lower case only |
    /// | 0.1 | is written the same, but is a string instead of a number or the reverse |
    /// | 0 to 0.9 | is a text with some part in common: 0.9 × the part that is not |
    /// | 0 to 0.9 | is a number: 0.9 × gap ÷ (gap + the larger of both and 1) |
    /// | 0 to 0.9 | is an address with some leading bits in common: 0.9 × the part that is not |
    /// | 0 to 0.9 | fits some pieces of a wildcard: 0.9 × the part that is not found |
    /// | 0.4 | is one of those excluded |
    /// | 0.5 | is another of `true`, `false` and `null` |
    /// | 0.6 | is there where none must be |
    /// | 0.9 | is no address, or a number that cannot be compared |
    /// | 0.95 | is of another type |
    pub fn distance(&self) -> f64 {
        let Self::Misses(miss) = self else {
            return 0.0;
        };
        match miss {
            Miss::Text { case_only: true, .. } => 0.05,
            Miss::OtherType { same_text: true, .. } => 0.1,
            Miss::OtherType { .. } => 0.95,
            Miss::Text { edge, common, wanted, found, .. } => {
                let whole = if *edge == Edge::Whole { *wanted.max(found) } else { *wanted };
                part_missing(*common, whole)
            }
            Miss::Number { bound, found, .. } => {
                let gap = (bound - found).abs();
                let distance = 0.9 * gap / (gap + bound.abs().max(found.abs()).max(1.0));
                // On a bound that does not belong to the range there is no gap.
                if distance.is_finite() { distance.max(f64::MIN_POSITIVE) } else { 0.9 }
            }
            Miss::Outside { common, fixed } => part_missing(*common, *fixed),
            Miss::Wildcard { piece, pieces, .. } => part_missing(*piece, *pieces),
            Miss::Excluded { .. } => 0.4,
            Miss::Literal => 0.5,
            Miss::Present => 0.6,
            Miss::NotAddress | Miss::NotComparable => 0.9,
        }
    }
}

fn part_missing(common: usize, whole: usize) -> f64 {
    let part = common as f64 / whole.max(1) as f64;
    (0.9 * (1.0 - part.min(1.0))).max(f64::MIN_POSITIVE)
}

/// A miss between two texts that are compared from the start.
pub(super) fn differs(edge: Edge, wanted: &str, found: &str, case_only: bool) -> Miss {
    let common = match edge {
        Edge::Whole | Edge::Start => common(wanted.chars(), found.chars()),
        Edge::End => common(wanted.chars().rev(), found.chars().rev()),
    };
    let (wanted, found) = (wanted.chars().count(), found.chars().count());
    Miss::Text { edge, common, wanted, found, case_only }
}

fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}
