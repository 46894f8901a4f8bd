//! Which of many ranges of addresses an address may lie in.

use super::hits::Hit;
use super::texts::Texts;
use crate::comparison::{Address, Cidr};

/// Ranges by how many bits are fixed in them, and by those bits.
#[derive(Debug, Default)]
pub(super) struct Networks {
    /// Which numbers of fixed bits there are.
    lengths: Vec<u8>,
    by_bits: Texts,
}

impl Networks {
    pub(super) fn insert(&mut self, range: &Cidr, hit: Hit) {
        let length = range.fixed_bits();
        if let Err(at) = self.lengths.binary_search(&length) {
            self.lengths.insert(at, length);
        }
        self.by_bits.insert(&key(range.low(), length), hit);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_bits.is_empty()
    }

    /// The tests whose ranges an address has its first bits in common with. Whether it is in them
    /// is for the comparison to say.
    pub(super) fn each(&self, address: &Address, mut found: impl FnMut(Hit)) {
        for &length in &self.lengths {
            let hits = self.by_bits.get(&key(address.bytes(), length));
            hits.iter().for_each(|&hit| found(hit));
        }
    }

    pub(super) fn memory(&self) -> usize {
        self.lengths.capacity() + self.by_bits.memory()
    }
}

/// The first bits of an address, and how many they are; what an IPv4 address lacks is 0.
fn key(address: &[u8], length: u8) -> [u8; 17] {
    let mut key = [0; 17];
    for (index, (to, from)) in key.iter_mut().zip(address).enumerate() {
        let bits = usize::from(length).saturating_sub(index * 8).min(8);
        *to = from & !u8::MAX.checked_shr(bits as u32).unwrap_or(0);
    }
    if let Some(last) = key.last_mut() {
        *last = length;
    }
    key
}
