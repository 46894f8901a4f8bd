//! Which tests a text satisfies that must be equal to theirs.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::hits::{Hit, Hits};

/// Texts (of bytes: also numbers and addresses), each with the tests that it hits.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    by_text: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

#[derive(Debug)]
struct Entry {
    start: u32,
    length: u32,
    hits: Hits,
}

impl Texts {
    pub(super) fn insert(&mut self, text: &[u8], hit: Hit) {
        let hash = self.hasher.hash_one(text);
        if let Some(index) = self.find(hash, text) {
            if let Some(entry) = self.entries.get_mut(index) {
                entry.hits.push(hit);
            }
            return;
        }
        let (start, length) = (self.bytes.len() as u32, text.len() as u32);
        self.bytes.extend_from_slice(text);
        let index = self.entries.len() as u32;
        self.entries.push(Entry { start, length, hits: Hits::new(hit) });
        let (entries, bytes, hasher) = (&self.entries, &self.bytes, &self.hasher);
        self.by_text.insert_unique(hash, index, |&index| {
            let entry = entries.get(index as usize);
            hasher.hash_one(entry.map(|entry| entry.text(bytes)).unwrap_or_default())
        });
    }

    /// The tests that a text hits.
    #[inline]
    pub(super) fn get(&self, text: &[u8]) -> &[Hit] {
        let found = self.find(self.hasher.hash_one(text), text);
        let entry = found.and_then(|index| self.entries.get(index));
        entry.map(|entry| entry.hits.as_slice()).unwrap_or_default()
    }

    #[inline]
    fn find(&self, hash: u64, text: &[u8]) -> Option<usize> {
        let same = |&index: &u32| {
            let entry = self.entries.get(index as usize);
            entry.is_some_and(|entry| entry.text(&self.bytes) == text)
        };
        self.by_text.find(hash, same).map(|&index| index as usize)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    pub(super) fn memory(&self) -> usize {
        let hits: usize = self.entries.iter().map(|entry| entry.hits.memory()).sum();
        self.bytes.capacity()
            + self.entries.capacity() * size_of::<Entry>()
            + self.by_text.allocation_size()
            + hits
    }
}

impl Entry {
    #[inline]
    fn text<'t>(&self, bytes: &'t [u8]) -> &'t [u8] {
        let start = self.start as usize;
        bytes.get(start..start + self.length as usize).unwrap_or_default()
    }
}
