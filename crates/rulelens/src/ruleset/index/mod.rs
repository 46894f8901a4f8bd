//! One matcher for all the tests of a field that are looked for, so that its cost does not grow
//! with their number.
//!
//! What an operator means is said in [`crate::comparison`]. An index only finds the tests that a
//! value may satisfy; where it is not certain, the comparison decides.

mod hits;
mod inside;
mod networks;
mod prefixes;
mod ranges;
mod texts;

pub(super) use hits::Hit;

use inside::Inside;
use networks::Networks;
use prefixes::Prefixes;
use ranges::Ranges;
use texts::Texts;

use super::compile::TestId;
use super::values::{Kind, ValueId, Values};
use crate::comparison::{Address, Comparison, Exactly, Wildcard};

/// The tests of a field that are looked for.
#[derive(Debug, Default)]
pub(super) struct Index {
    strings: Strings,
    numbers: Numbers,
    literals: Texts,
    /// Tests that the field's being there decides, or that are compared whatever it is.
    pub(super) present: Vec<TestId>,
}

#[derive(Debug, Default)]
struct Strings {
    equal: Texts,
    addresses: Texts,
    networks: Networks,
    prefixes: Prefixes,
    /// Reversed.
    suffixes: Prefixes,
    /// In lower case.
    folded: Folded,
    inside: Inside,
}

/// Texts whose case is ignored, in lower case.
#[derive(Debug, Default)]
struct Folded {
    equal: Texts,
    prefixes: Prefixes,
    /// Reversed.
    suffixes: Prefixes,
}

/// Numbers are found by their nearest double, which is cheaper than to know whether they are
/// compared by value at all.
#[derive(Debug, Default)]
struct Numbers {
    /// Numbers that are compared by value, by their bits.
    equal: Texts,
    /// Numbers that are compared by text.
    texts: Texts,
    ranges: Ranges,
}

/// An index that is being made: what is sorted in the end.
#[derive(Debug, Default)]
pub(super) struct IndexDraft {
    index: Index,
    prefixes: Vec<(Vec<u8>, Hit)>,
    suffixes: Vec<(Vec<u8>, Hit)>,
    folded_prefixes: Vec<(Vec<u8>, Hit)>,
    folded_suffixes: Vec<(Vec<u8>, Hit)>,
    inside: Vec<(Vec<u8>, Hit)>,
    ranges: Vec<(f64, f64, Hit)>,
}

impl IndexDraft {
    /// Adds a test that is looked at whenever the field is there.
    pub(super) fn add_present(&mut self, test: TestId) {
        self.index.present.push(test);
    }

    /// Adds a test by one of its alternatives.
    pub(super) fn add(&mut self, comparison: &Comparison, test: TestId) {
        let hit = Hit { test, certain: true };
        let maybe = Hit { test, certain: false };
        match comparison {
            Comparison::Exactly(literal) => self.add_literal(literal, hit),
            Comparison::Prefix(it) if it.ignore_case => {
                let (text, certain) = ascii_start(&it.text);
                self.folded_prefixes.push((text, Hit { test, certain }));
            }
            Comparison::Prefix(it) => self.prefixes.push((it.text.clone().into_bytes(), hit)),
            Comparison::Suffix(it) if it.ignore_case => {
                let (text, certain) = ascii_end(&it.text);
                self.folded_suffixes.push((text, Hit { test, certain }));
            }
            Comparison::Suffix(it) => self.suffixes.push((reversed(it.text.as_bytes()), hit)),
            Comparison::EqualsIgnoreCase(it) => match ascii_start(&it.text) {
                (text, true) => self.index.strings.folded.equal.insert(&text, hit),
                (text, false) => self.folded_prefixes.push((text, maybe)),
            },
            Comparison::Wildcard(it) => self.add_wildcard(it, hit),
            Comparison::Numeric(it) => {
                let (low, high) = ranges::bounds(it);
                if low == high {
                    self.index.numbers.equal.insert(&number_key(low), maybe);
                } else {
                    self.ranges.push((low, high, maybe));
                }
            }
            Comparison::Cidr(it) => self.index.strings.networks.insert(it, maybe),
            Comparison::Exists(_) | Comparison::AnythingBut(_) => self.add_present(test),
        }
    }

    fn add_literal(&mut self, literal: &Exactly, hit: Hit) {
        let index = &mut self.index;
        match literal {
            Exactly::String(text) => index.strings.equal.insert(text.as_bytes(), hit),
            Exactly::Address { address, .. } => {
                index.strings.addresses.insert(address.bytes(), hit);
            }
            Exactly::Number { value: Some(value), .. } => {
                index.numbers.equal.insert(&number_key(*value), Hit { certain: false, ..hit });
            }
            Exactly::Number { text, value: None } => {
                index.numbers.texts.insert(text.as_bytes(), hit);
            }
            Exactly::Literal(text) => index.literals.insert(text.as_bytes(), hit),
        }
    }

    /// By the longest of what a text must begin with, end with, or hold.
    fn add_wildcard(&mut self, wildcard: &Wildcard, hit: Hit) {
        let maybe = Hit { certain: false, ..hit };
        let mut pieces = wildcard.pieces().iter().map(String::as_bytes);
        let first = pieces.next().unwrap_or_default();
        let Some(last) = pieces.next_back() else {
            return self.index.strings.equal.insert(first, hit);
        };
        let inner = pieces.max_by_key(|piece| piece.len()).unwrap_or_default();
        let only = inner.is_empty() && wildcard.pieces().len() == 2;
        if !first.is_empty() && first.len() >= last.len() {
            let certain = only && last.is_empty();
            self.prefixes.push((first.to_vec(), Hit { certain, ..hit }));
        } else if !last.is_empty() {
            let certain = only && first.is_empty();
            self.suffixes.push((reversed(last), Hit { certain, ..hit }));
        } else if inner.is_empty() {
            self.prefixes.push((Vec::new(), maybe));
        } else {
            self.inside.push((inner.to_vec(), maybe));
        }
    }

    pub(super) fn finish(self) -> Index {
        let mut index = self.index;
        index.strings.prefixes = Prefixes::new(self.prefixes);
        index.strings.suffixes = Prefixes::new(self.suffixes);
        index.strings.folded.prefixes = Prefixes::new(self.folded_prefixes);
        index.strings.folded.suffixes = Prefixes::new(self.folded_suffixes);
        index.strings.inside = Inside::new(self.inside);
        index.numbers.ranges = Ranges::new(self.ranges);
        index.present.shrink_to_fit();
        for texts in index.texts_mut() {
            texts.shrink();
        }
        index
    }
}

impl Index {
    /// The tests that a value may hit; some may be told more than once.
    #[inline]
    pub(super) fn each(
        &self,
        id: ValueId,
        values: &mut Values,
        text: &[u8],
        buffer: &mut Vec<u8>,
        mut found: impl FnMut(Hit),
    ) {
        let Some(value) = values.get(id).copied() else { return };
        match value.kind() {
            Kind::String | Kind::Decoded => {
                self.strings.each(values.bytes(&value, text), buffer, found);
            }
            Kind::Number => {
                let nearest = values.nearest(id, text);
                self.numbers.each(nearest, values.bytes(&value, text), found);
            }
            Kind::Literal => {
                let hits = self.literals.get(values.bytes(&value, text));
                hits.iter().for_each(|&hit| found(hit));
            }
        }
    }

    fn texts_mut(&mut self) -> [&mut Texts; 6] {
        [
            &mut self.strings.equal,
            &mut self.strings.addresses,
            &mut self.strings.folded.equal,
            &mut self.numbers.equal,
            &mut self.numbers.texts,
            &mut self.literals,
        ]
    }

    /// The bytes that it holds on to, its own included.
    pub(super) fn memory(&self) -> usize {
        let Self { strings, numbers, literals, present } = self;
        let folded = &strings.folded;
        let texts = [
            &strings.equal,
            &strings.addresses,
            &folded.equal,
            &numbers.equal,
            &numbers.texts,
            literals,
        ];
        let prefixes = [&strings.prefixes, &strings.suffixes, &folded.prefixes, &folded.suffixes];
        size_of::<Self>()
            + texts.map(Texts::memory).iter().sum::<usize>()
            + prefixes.map(Prefixes::memory).iter().sum::<usize>()
            + strings.networks.memory()
            + strings.inside.memory()
            + numbers.ranges.memory()
            + present.capacity() * size_of::<TestId>()
    }
}

impl Strings {
    #[inline]
    fn each(&self, value: &[u8], buffer: &mut Vec<u8>, mut found: impl FnMut(Hit)) {
        if !self.equal.is_empty() {
            self.equal.get(value).iter().for_each(|&hit| found(hit));
        }
        if !self.prefixes.is_empty() {
            self.prefixes.each(value, &mut found);
        }
        if !self.suffixes.is_empty() {
            reverse_into(buffer, value, self.suffixes.longest());
            self.suffixes.each(buffer, &mut found);
        }
        if !self.folded.is_empty() {
            self.folded.each(value, buffer, &mut found);
        }
        if !self.inside.is_empty() {
            self.inside.each(value, &mut found);
        }
        if !(self.addresses.is_empty() && self.networks.is_empty()) {
            self.each_of_address(value, found);
        }
    }

    fn each_of_address(&self, value: &[u8], mut found: impl FnMut(Hit)) {
        let text = std::str::from_utf8(value).unwrap_or_default();
        if let Some(address) = Address::parse(text) {
            self.addresses.get(address.bytes()).iter().for_each(|&hit| found(hit));
            self.networks.each(&address, found);
        }
    }
}

impl Folded {
    fn is_empty(&self) -> bool {
        self.equal.is_empty() && self.prefixes.is_empty() && self.suffixes.is_empty()
    }

    #[inline]
    fn each(&self, value: &[u8], buffer: &mut Vec<u8>, mut found: impl FnMut(Hit)) {
        buffer.clear();
        buffer.extend(value.iter().map(u8::to_ascii_lowercase));
        if !self.equal.is_empty() {
            self.equal.get(buffer).iter().for_each(|&hit| found(hit));
        }
        if !self.prefixes.is_empty() {
            self.prefixes.each(buffer, &mut found);
        }
        if !self.suffixes.is_empty() {
            reverse_into(buffer, value, self.suffixes.longest());
            buffer.make_ascii_lowercase();
            self.suffixes.each(buffer, &mut found);
        }
    }
}

impl Numbers {
    #[inline]
    fn each(&self, nearest: Option<f64>, text: &[u8], mut found: impl FnMut(Hit)) {
        if !self.texts.is_empty() {
            self.texts.get(text).iter().for_each(|&hit| found(hit));
        }
        let Some(number) = nearest else { return };
        if !self.equal.is_empty() {
            self.equal.get(&number_key(number)).iter().for_each(|&hit| found(hit));
        }
        if !self.ranges.is_empty() {
            self.ranges.each(number, found);
        }
    }
}

fn number_key(number: f64) -> [u8; 8] {
    number.to_bits().to_ne_bytes()
}

fn reversed(text: &[u8]) -> Vec<u8> {
    text.iter().rev().copied().collect()
}

/// The last bytes of a value, at most as many, from the end.
#[inline]
fn reverse_into(buffer: &mut Vec<u8>, value: &[u8], longest: usize) {
    let start = value.len().saturating_sub(longest);
    buffer.clear();
    buffer.extend_from_slice(value.get(start..).unwrap_or_default());
    buffer.reverse();
}

/// What a text that is compared without regard to case begins with in ASCII, in lower case, and
/// whether that is all of it. Of an ASCII letter only both cases count ([`crate::comparison`]).
fn ascii_start(text: &str) -> (Vec<u8>, bool) {
    let start: Vec<u8> =
        text.bytes().take_while(u8::is_ascii).map(|byte| byte.to_ascii_lowercase()).collect();
    let is_all = start.len() == text.len();
    (start, is_all)
}

/// The same from the end, reversed.
fn ascii_end(text: &str) -> (Vec<u8>, bool) {
    let end: Vec<u8> =
        text.bytes().rev().take_while(u8::is_ascii).map(|byte| byte.to_ascii_lowercase()).collect();
    let is_all = end.len() == text.len();
    (end, is_all)
}
