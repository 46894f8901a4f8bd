//! The widest vectors that the machine has.
use super::block::Block;
use super::classes::Classes;
use super::grammar;
use super::outline::Outline;

/// Reads a text.
pub(super) fn scan(text: &[u8], outline: &mut Outline) -> bool {
    grammar::scan(text, outline, |block: &Block| Classes::of(block))
}
