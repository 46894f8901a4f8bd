//! The lower-case and the upper-case form of a character of the basic multilingual plane.
//!
//! The same as the standard library's, whose tables take 16 kB of a compressed WebAssembly file;
//! these take 2 kB. A test compares them for every character.

use super::runs::{LONGER, LOWER, UPPER};

/// Characters at the same distance from their forms: the first, the last, how far it is from one to
/// the next, and what is added to each of them, in 16 bits.
pub(super) type Run = (u16, u16, u16, u16);

/// The one character of which the lower-case form is two.
const DOTTED_I: (char, &str) = ('İ', "i\u{307}");

/// The lower-case form; a character that has none is its own.
pub(super) fn lower(char: char) -> String {
    if char == DOTTED_I.0 { DOTTED_I.1.to_owned() } else { shifted(char, &LOWER) }
}

/// The upper-case form; a character that has none is its own.
pub(super) fn upper(char: char) -> String {
    let longer = LONGER.binary_search_by_key(&char, |&(char, _)| char).ok();
    match longer.and_then(|at| LONGER.get(at)) {
        Some((_, text)) => (*text).to_owned(),
        None => shifted(char, &UPPER),
    }
}

fn shifted(char: char, runs: &[Run]) -> String {
    in_runs(char, runs).unwrap_or(char).to_string()
}

fn in_runs(char: char, runs: &[Run]) -> Option<char> {
    let unit = u16::try_from(u32::from(char)).ok()?;
    let at = runs.partition_point(|&(_, last, ..)| last < unit);
    let &(first, _, step, distance) = runs.get(at)?;
    let belongs = unit.checked_sub(first)?.is_multiple_of(step);
    belongs.then(|| char::from_u32(u32::from(unit.wrapping_add(distance))))?
}

#[cfg(test)]
mod tests {
    use super::{lower, upper};

    #[test]
    fn every_character_has_the_forms_that_the_standard_library_gives_it() {
        for char in '\u{80}'..='\u{ffff}' {
            assert_eq!(lower(char), char.to_lowercase().to_string(), "of {char:?}");
            assert_eq!(upper(char), char.to_uppercase().to_string(), "of {char:?}");
        }
    }
}
