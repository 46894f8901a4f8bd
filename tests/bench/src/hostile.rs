//! Sets and events that are made to be slow.

use rulelens::Pattern;

use crate::Events;
use crate::draws::Draws;

/// A set, and events for it.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) events: Events,
    pub(crate) patterns: Vec<String>,
}

/// All of them.
pub(crate) fn sets() -> Vec<Hostile> {
    vec![
        overlapping_wildcards(),
        shared_prefixes(),
        anything_but("100,000 anything-but, one more field", true),
        anything_but("100,000 anything-but alone", false),
        long_array(),
    ]
}

/// Patterns of as many stars as the service takes, over letters that the values are made of.
fn overlapping_wildcards() -> Hostile {
    let mut draws = Draws::new(11);
    let mut pattern = move || {
        let wildcard: String = (0..3).map(|_| format!("*{}", letter(&mut draws))).collect();
        format!(r#"{{"value":[{{"wildcard":"{wildcard}*"}}]}}"#)
    };
    let taken = std::iter::repeat_with(&mut pattern).filter(|text| Pattern::parse(text).is_ok());
    let patterns = taken.take(100).collect();
    let mut draws = Draws::new(12);
    let events = (0..2000)
        .map(|_| {
            let value: String = (0..200).map(|_| letter(&mut draws)).collect();
            format!(r#"{{"value":"{value}"}}"#)
        })
        .collect();
    hostile("overlapping wildcards", events, patterns)
}

fn letter(draws: &mut Draws) -> char {
    char::from(b'a' + draws.below(4) as u8)
}

/// Values and prefixes that differ only behind 500 equal characters.
fn shared_prefixes() -> Hostile {
    let common = "shared/".repeat(72);
    let patterns = (0..10_000)
        .map(|number| format!(r#"{{"value":[{{"prefix":"{common}{number:05}"}}]}}"#))
        .collect();
    let events =
        (0..2000).map(|number| format!(r#"{{"value":"{common}{:05}/x"}}"#, number * 7)).collect();
    hostile("10,000 long shared prefixes", events, patterns)
}

/// Every rule excludes one value of a field, and nearly every event has another one.
fn anything_but(name: &'static str, is_narrowed: bool) -> Hostile {
    let patterns = (0..100_000)
        .map(|number| {
            let id = if is_narrowed { format!(r#","id":["{number}"]"#) } else { String::new() };
            format!(r#"{{"value":[{{"anything-but":["v{number}"]}}]{id}}}"#)
        })
        .collect();
    let count = if is_narrowed { 2000 } else { 100 };
    let events =
        (0..count).map(|number| format!(r#"{{"id":"{number}","value":"v{number}"}}"#)).collect();
    hostile(name, events, patterns)
}

/// 10,000 objects, of which rules want two fields of the same.
fn long_array() -> Hostile {
    let patterns = (0..5)
        .map(|number| {
            format!(r#"{{"items":{{"key":["k{}"],"value":[{}]}}}}"#, number * 1999, number % 2 * 9)
        })
        .collect();
    let items: Vec<String> = (0..10_000)
        .map(|number| format!(r#"{{"key":"k{number}","value":{}}}"#, number % 10))
        .collect();
    let events =
        (0..10).map(|id| format!(r#"{{"id":{id},"items":[{}]}}"#, items.join(","))).collect();
    hostile("an array of 10,000 objects", events, patterns)
}

fn hostile(name: &'static str, events: Vec<String>, patterns: Vec<String>) -> Hostile {
    let list = events.into_iter().map(String::into_bytes).collect();
    Hostile { name, events: Events::new("hostile", list), patterns }
}
