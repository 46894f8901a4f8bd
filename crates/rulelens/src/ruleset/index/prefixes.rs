//! Which of many texts a value begins with.
//!
//! Sorted, all prefixes of a value that are in the list are found from one place: the last text that
//! is not behind the value. It is a prefix, or one of the prefixes of it that are in the list is, or
//! none is; and each text knows the longest other one that it begins with.

use super::super::tree::NONE;
use super::hits::{Hit, Hits};

/// Texts, sorted.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    /// The first 8 bytes of each, in the order of texts: where the search begins.
    heads: Vec<u64>,
    entries: Vec<Entry>,
    bytes: Vec<u8>,
    longest: usize,
}

#[derive(Debug)]
struct Entry {
    start: u32,
    length: u32,
    /// The longest other text that this one begins with.
    shorter: u32,
    hits: Hits,
}

impl Prefixes {
    pub(super) fn new(mut texts: Vec<(Vec<u8>, Hit)>) -> Self {
        texts.sort_by(|left, right| left.0.cmp(&right.0));
        let mut prefixes = Self::default();
        // The last text, the one that it begins with, and so on.
        let mut nested: Vec<u32> = Vec::new();
        for (text, hit) in texts {
            let last = prefixes.entries.len().wrapping_sub(1);
            if !prefixes.entries.is_empty() && prefixes.text(last) == text {
                if let Some(entry) = prefixes.entries.last_mut() {
                    entry.hits.push(hit);
                }
                continue;
            }
            while nested.last().is_some_and(|&at| !text.starts_with(prefixes.text(at as usize))) {
                nested.pop();
            }
            let shorter = nested.last().copied().unwrap_or(NONE);
            nested.push(prefixes.entries.len() as u32);
            prefixes.push(&text, shorter, hit);
        }
        prefixes
    }

    fn push(&mut self, text: &[u8], shorter: u32, hit: Hit) {
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(text);
        self.heads.push(head(text));
        self.longest = self.longest.max(text.len());
        self.entries.push(Entry {
            start,
            length: text.len() as u32,
            shorter,
            hits: Hits::new(hit),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many bytes of a value count.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The tests that a value hits by beginning with their texts.
    #[inline]
    pub(super) fn each(&self, value: &[u8], mut found: impl FnMut(Hit)) {
        let Some(last) = self.not_behind(value).checked_sub(1) else { return };
        let common = common(self.text(last), value);
        let mut at = last as u32;
        while let Some(entry) = self.entries.get(at as usize) {
            if entry.length as usize <= common {
                entry.hits.as_slice().iter().for_each(|&hit| found(hit));
            }
            at = entry.shorter;
        }
    }

    /// How many texts are not behind the value.
    #[inline]
    fn not_behind(&self, value: &[u8]) -> usize {
        let head = head(value);
        let from = self.heads.partition_point(|&other| other < head);
        let same = self.heads.get(from..).unwrap_or_default();
        let to = from + same.iter().take(4).take_while(|&&other| other == head).count();
        let to = if to < from + 4 { to } else { from + same.partition_point(|&it| it == head) };
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = low.midpoint(high);
            if self.text(middle) <= value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    #[inline]
    fn text(&self, index: usize) -> &[u8] {
        let entry = self.entries.get(index);
        let span = entry.map(|it| it.start as usize..it.start as usize + it.length as usize);
        span.and_then(|span| self.bytes.get(span)).unwrap_or_default()
    }

    pub(super) fn memory(&self) -> usize {
        let hits: usize = self.entries.iter().map(|entry| entry.hits.memory()).sum();
        self.heads.capacity() * size_of::<u64>()
            + self.entries.capacity() * size_of::<Entry>()
            + self.bytes.capacity()
            + hits
    }
}

/// How many bytes two texts have in common from the start.
#[inline]
fn common(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}

/// The first 8 bytes as a number that sorts as they do.
#[inline]
fn head(text: &[u8]) -> u64 {
    if let Some(first) = text.first_chunk::<8>() {
        return u64::from_be_bytes(*first);
    }
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text) {
        *to = *from;
    }
    u64::from_be_bytes(bytes)
}
