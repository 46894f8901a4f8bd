//! One pass over the bytes of an event: is it JSON, and where do its strings, brackets and values
//! begin and end?
//!
//! The text is looked at in blocks of 64 bytes. [`classes`] says which bytes of a block are what, as
//! masks of one bit a byte; [`grammar`] checks on the masks alone that the text is JSON, many tokens
//! at a time (the idea of simdjson's first stage, carried on to the whole grammar). What is left is
//! an [`Outline`], by which a reader jumps from key to key and over whole containers.

mod block;
mod brackets;
mod classes;
mod grammar;
mod outline;
mod scalars;
mod vector;
#[cfg(target_arch = "x86_64")]
mod x86;

pub(super) use outline::{Marks, Outline};

/// Reads a text, and says whether it is an object in JSON, as [`crate::Event::parse`] takes it.
///
/// If it is not, the outline is of no use; the reader that says why is [`crate::Event::parse`].
pub(super) fn scan(text: &[u8], outline: &mut Outline) -> bool {
    // Offsets are kept in 32 bits.
    if u32::try_from(text.len()).is_err() {
        return false;
    }
    let is_json = vector::scan(text, outline);
    is_json && (outline.is_ascii || std::str::from_utf8(text).is_ok())
}

/// Does something with the instructions for masks that the machine has.
#[inline]
pub(super) fn with_masks<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    return x86::with_masks(work);
    #[cfg(not(target_arch = "x86_64"))]
    work()
}

/// Reads the beginning of a text that is taken to be JSON, up to `length` bytes.
///
/// Containers that go on behind it have no end in the outline.
pub(super) fn scan_start(text: &[u8], length: usize, outline: &mut Outline) {
    vector::scan(text.get(..length).unwrap_or(text), outline);
}

#[cfg(test)]
mod tests;
