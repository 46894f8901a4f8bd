//! Literals by what they have in common with the values that equal them, so that many can be looked
//! up at once.

use super::address::Address;
use super::exactly::Exactly;
use super::scalar::Scalar;

/// What a literal and a value have in common if the literal accepts the value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key<'k> {
    /// A string.
    Text(&'k str),
    /// The bytes of an address.
    Address(Vec<u8>),
    /// The value of a number, as bits.
    Number(u64),
    /// A number, `true`, `false` or `null` as it is spelled.
    Spelled(&'k str),
}

impl Exactly {
    /// It accepts the values that have one of these among their own keys, and no others.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        match self {
            Self::String(text) => [Some(Key::Text(text)), None],
            Self::Address { address, .. } => [Some(Key::Address(address.bytes().to_vec())), None],
            Self::Number { text, value } => [Some(Key::Spelled(text)), value.map(number)],
            Self::Literal(text) => [Some(Key::Spelled(text)), None],
        }
        .into_iter()
        .flatten()
    }
}

impl Scalar<'_> {
    /// What a literal must have among its keys to accept the value.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        match self {
            Self::String(text) => {
                let address = Address::parse(text);
                let address = address.map(|address| Key::Address(address.bytes().to_vec()));
                [Some(Key::Text(text)), address]
            }
            Self::Number { text, value } => [Some(Key::Spelled(text)), value.map(number)],
            Self::Literal(text) => [Some(Key::Spelled(text)), None],
        }
        .into_iter()
        .flatten()
    }
}

fn number(value: f64) -> Key<'static> {
    Key::Number(value.to_bits())
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Comparison, Scalar};
    use crate::{Event, Pattern};

    #[test]
    fn a_literal_accepts_what_it_shares_a_key_with() {
        let texts = [
            "\"x\"",
            "\"\"",
            "\"1\"",
            "1",
            "1.0",
            "10e-1",
            "-0",
            "0.0",
            "1e400",
            "1e400 ",
            "9007199254740993",
            "true",
            "\"true\"",
            "null",
            "\"::1\"",
            "\"0:0:0:0:0:0:0:1\"",
            "\"10.0.0.1\"",
            "\"010.0.0.1\"",
        ];
        let pattern = Pattern::parse(&format!("{{\"a\": [{}]}}", texts.join(","))).unwrap();
        let event = format!("{{\"a\": [{}]}}", texts.join(","));
        let event = Event::parse(&event).unwrap();
        let mut equal = 0;
        for value in event.root().get("a").unwrap().elements() {
            let value = Scalar::new(value);
            for alternative in &pattern.fields()[0].alternatives {
                let Comparison::Exactly(literal) = &alternative.comparison else { panic!() };
                let shared = literal.keys().any(|key| value.keys().any(|other| other == key));
                assert_eq!(shared, alternative.comparison.matches(&value), "{literal:?} {value:?}");
                equal += usize::from(shared);
            }
        }
        assert!(equal > texts.len());
    }
}
