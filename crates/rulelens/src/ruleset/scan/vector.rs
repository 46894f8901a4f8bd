//! The widest vectors that the machine has.

use super::block::{Mask, prefix_xor};
use super::classes::Classes;
use super::grammar::{self, Vectors};
use super::outline::Outline;

/// Reads a text: [`grammar::scan`] with the best instructions that there are.
pub(super) fn scan(text: &[u8], outline: &mut Outline) -> bool {
    #[cfg(target_arch = "x86_64")]
    if let Some(is_json) = super::x86::scan(text, outline) {
        return is_json;
    }
    everywhere(text, outline)
}

/// The same with the instructions that all machines of the kind have.
pub(super) fn everywhere(text: &[u8], outline: &mut Outline) -> bool {
    let vectors =
        Vectors { classes: Classes::of, prefix_xor, extract: None::<fn(Mask, Mask) -> Mask> };
    grammar::scan(text, outline, &vectors)
}
