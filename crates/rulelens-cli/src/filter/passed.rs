//! What becomes of a piece of the stream.

use std::{fmt::Write, sync::Arc};

use rulelens::Scratch;

use super::{Chunk, Rules};

/// What is shown of events that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The event as it came.
    Events,
    /// The event with the ids of the rules.
    Ids,
    /// How many events each rule matched, at the end.
    Counts,
}

/// Matches pieces, one after the other.
pub(crate) struct Pass {
    rules: Arc<Rules>,
    shown: Shown,
    scratch: Scratch,
}

/// What a piece holds.
#[derive(Default)]
pub(crate) struct Passed {
    /// What to write to standard output.
    pub(crate) text: Vec<u8>,
    /// What to write to standard error: lines that hold no event.
    pub(crate) faults: String,
    /// How many bytes were read.
    pub(crate) bytes: usize,
    pub(crate) events: usize,
    pub(crate) matched: usize,
    /// A rule for each event that it matched; empty if that is not shown.
    pub(crate) counted: Vec<u32>,
}

impl Pass {
    pub(crate) fn new(rules: Arc<Rules>, shown: Shown) -> Self {
        Self { rules, shown, scratch: Scratch::new() }
    }

    /// Goes through the events of a piece.
    pub(crate) fn over(&mut self, chunk: &Chunk) -> Passed {
        let mut passed = Passed { bytes: chunk.len(), ..Passed::default() };
        let mut found = Vec::new();
        for (number, line) in chunk.lines() {
            found.clear();
            match self.rules.set.matches_in(line, &mut self.scratch) {
                Ok(matches) => found.extend(matches.copied()),
                Err(fault) => {
                    // Columns count UTF-16 code units, as everywhere.
                    let before = line.get(..fault.span.start).unwrap_or_default();
                    let column = String::from_utf8_lossy(before).encode_utf16().count() + 1;
                    let (code, message) = (fault.code(), fault.message());
                    let told = writeln!(
                        passed.faults,
                        "error[{code}]: <stdin>:{number}:{column}: {message}; the line is skipped"
                    );
                    // A string takes everything.
                    debug_assert!(told.is_ok());
                    continue;
                }
            }
            passed.events += 1;
            if !found.is_empty() {
                passed.matched += 1;
                self.show(line, &mut found, &mut passed);
            }
        }
        passed
    }

    fn show(&self, line: &[u8], found: &mut [u32], passed: &mut Passed) {
        match self.shown {
            Shown::Events => passed.text.extend_from_slice(line),
            Shown::Ids => {
                // In the order of the rules, which is that of their ids.
                found.sort_unstable();
                let ids = found.iter().filter_map(|&rule| self.rules.ids.get(rule as usize));
                passed.text.extend_from_slice(b"{\"ids\":[");
                for (index, id) in ids.enumerate() {
                    passed.text.extend_from_slice(if index > 0 { b"," } else { b"" });
                    passed
                        .text
                        .extend_from_slice(serde_json::Value::from(&**id).to_string().as_bytes());
                }
                passed.text.extend_from_slice(b"],\"event\":");
                passed.text.extend_from_slice(line.trim_ascii());
                passed.text.push(b'}');
            }
            Shown::Counts => return passed.counted.extend_from_slice(found),
        }
        passed.text.push(b'\n');
    }
}
