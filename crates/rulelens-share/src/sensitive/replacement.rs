//! Values of documentation, the same for the same.

use std::collections::{HashMap, HashSet};
use std::net::{Ipv4Addr, Ipv6Addr};

use super::Kind;
use super::find::{ACCOUNTS, EXAMPLE, resource_prefix};

/// The replacements so far.
#[derive(Default)]
pub(super) struct Replacements {
    given: HashMap<(Kind, String), String>,
    /// What the texts had before: a replacement must not be mixed up with it.
    taken: HashSet<String>,
    /// For each kind and shape.
    next: HashMap<(Kind, String), u32>,
}

impl Replacements {
    /// Keeps the word, and what it is made of, from being a replacement.
    pub(super) fn take(&mut self, word: &str) {
        self.taken.insert(word.to_owned());
        self.taken.extend(word.split([':', '/']).map(str::to_owned));
    }

    /// What stands in place of the value.
    pub(super) fn of(&mut self, kind: Kind, value: &str) -> &str {
        let Self { given, taken, next } = self;
        given.entry((kind, value.to_owned())).or_insert_with(|| {
            let shape = shape(kind, value);
            let next = next.entry((kind, shape.to_owned())).or_default();
            loop {
                let made = made(kind, shape, *next);
                *next += 1;
                if taken.insert(made.clone()) {
                    break made;
                }
            }
        })
    }
}

/// What of a value its replacement keeps.
fn shape(kind: Kind, value: &str) -> &str {
    match kind {
        Kind::Address if value.contains(':') => ":",
        Kind::Iam => value.get(..4).unwrap_or_default(),
        Kind::Resource => resource_prefix(value).unwrap_or_default(),
        Kind::Address | Kind::Account | Kind::Arn | Kind::Email => "",
    }
}

/// The value of documentation with that number. There are more than a state has values.
fn made(kind: Kind, shape: &str, number: u32) -> String {
    match kind {
        Kind::Account => match ACCOUNTS.get(number as usize) {
            Some(known) => (*known).to_owned(),
            None => format!("{number:012}"),
        },
        Kind::Iam => format!("{shape}{number:09}EXAMPLE"),
        Kind::Resource => format!("{shape}-{:017x}", u64::from(number) + 1),
        Kind::Address if shape == ":" => {
            let [high, low] =
                [number >> 16, number & 0xFFFF].map(|it| u16::try_from(it).unwrap_or_default());
            Ipv6Addr::new(0x2001, 0x0DB8, 0, 0, 0, 0, high, low.saturating_add(1)).to_string()
        }
        Kind::Address => {
            let from = |first: [u8; 4], number| {
                Ipv4Addr::from(u32::from(Ipv4Addr::from(first)).saturating_add(number)).to_string()
            };
            match number {
                0..0x100 => from([192, 0, 2, 0], number),
                0x100..0x200 => from([198, 51, 100, 0], number - 0x100),
                0x200..0x300 => from([203, 0, 113, 0], number - 0x200),
                0x300..0x2_0000 => from([198, 18, 0, 0], number),
                _ => from([240, 0, 0, 0], number),
            }
        }
        Kind::Arn => format!("{EXAMPLE}{}", number + 1),
        Kind::Email => format!("person-{}@example.com", number + 1),
    }
}
