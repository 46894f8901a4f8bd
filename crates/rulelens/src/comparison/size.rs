//! Comparisons as keys: what makes two of them the same, and what they take.

use std::hash::{Hash, Hasher};
use std::mem::discriminant;

use super::{AnythingBut, Bound, Comparison, Exactly, Numeric, Wildcard};

impl Comparison {
    /// Hashes what makes two of them equal.
    pub(crate) fn hash_into(&self, state: &mut impl Hasher) {
        discriminant(self).hash(state);
        match self {
            Self::Exactly(it) => {
                discriminant(it).hash(state);
                literal(it).hash(state);
            }
            Self::Prefix(it) => (&it.text, it.ignore_case).hash(state),
            Self::Suffix(it) => (&it.text, it.ignore_case).hash(state),
            Self::EqualsIgnoreCase(it) => it.text.hash(state),
            Self::Wildcard(it) => it.text().hash(state),
            Self::Numeric(it) => numbers(it).for_each(|bound| bound.text.hash(state)),
            Self::Exists(it) => it.expected.hash(state),
            Self::Cidr(it) => it.text().hash(state),
            Self::AnythingBut(it) => {
                discriminant(it).hash(state);
                texts(it).for_each(|text| text.hash(state));
            }
        }
    }

    /// The bytes that it holds on the heap.
    pub(crate) fn heap_memory(&self) -> usize {
        match self {
            Self::Exactly(Exactly::Address { text, .. }) => text.capacity(),
            Self::Exactly(it) => literal(it).len(),
            Self::Prefix(it) => it.text.capacity(),
            Self::Suffix(it) => it.text.capacity(),
            Self::EqualsIgnoreCase(it) => it.text.capacity(),
            Self::Wildcard(it) => wildcard(it),
            Self::Numeric(it) => numbers(it).map(|bound| bound.text.capacity()).sum(),
            Self::Exists(_) => 0,
            Self::Cidr(it) => it.text().len(),
            Self::AnythingBut(AnythingBut::Wildcards(list)) => {
                list.iter().map(|it| size_of::<Wildcard>() + wildcard(it)).sum()
            }
            Self::AnythingBut(AnythingBut::Numbers(list)) => {
                list.iter().map(|(text, _)| size_of::<(String, f64)>() + text.capacity()).sum()
            }
            Self::AnythingBut(it) => texts(it).map(|text| size_of::<String>() + text.len()).sum(),
        }
    }
}

fn literal(literal: &Exactly) -> &str {
    match literal {
        Exactly::String(text)
        | Exactly::Address { text, .. }
        | Exactly::Number { text, .. }
        | Exactly::Literal(text) => text,
    }
}

fn numbers(range: &Numeric) -> impl Iterator<Item = &Bound> {
    let (first, second) = match range {
        Numeric::Equal(bound) => (Some(bound), None),
        Numeric::Range { low, high } => (low.as_ref(), high.as_ref()),
    };
    first.into_iter().chain(second)
}

fn texts(excluded: &AnythingBut) -> Box<dyn Iterator<Item = &str> + '_> {
    match excluded {
        AnythingBut::Numbers(list) => Box::new(list.iter().map(|(text, _)| text.as_str())),
        AnythingBut::Wildcards(list) => Box::new(list.iter().map(Wildcard::text)),
        AnythingBut::Strings(list)
        | AnythingBut::Prefixes(list)
        | AnythingBut::Suffixes(list)
        | AnythingBut::EqualsIgnoreCase(list) => Box::new(list.iter().map(String::as_str)),
    }
}

fn wildcard(wildcard: &Wildcard) -> usize {
    let pieces: usize =
        wildcard.pieces().iter().map(|piece| size_of::<String>() + piece.capacity()).sum();
    wildcard.text().len() + pieces
}
