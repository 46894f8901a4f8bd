//! Why the event has no value at a path: how far the path leads, and what may be meant instead.

use crate::event::Event;
use crate::json::{Type, Value};
use crate::pattern::Pattern;
use crate::span::Span;

/// How alike two keys must be, from 0 to 1, for one to be offered in place of the other.
const ALIKE: f64 = 0.8;

/// How many keys are looked at for a better one.
const LOOKED_AT: usize = 1000;

/// How far a path leads into an event that has no value there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Absence {
    /// The keys of the path that are there, joined with `.`; empty if not even the first is.
    pub reached: String,
    /// The first key that is not there; `None` if all are, and no value is at the end.
    pub missing: Option<String>,
    /// What is where the path ends or breaks off: an object or array without a value, or a value
    /// that has no keys.
    pub found: Type,
    /// Where that is.
    pub at: Span,
    /// A key beside the missing one that may be meant.
    pub nearest: Option<String>,
    /// Where that key is.
    pub nearest_at: Option<Span>,
}

/// How far the path of a field of the pattern leads, whose field has no value in the event.
pub fn absence(pattern: &Pattern, event: &Event<'_>, field: usize) -> Absence {
    let keys = pattern.path_keys(field);
    let mut at = event.root();
    for (depth, key) in keys.iter().enumerate() {
        match inside(at, key) {
            Some(value) => at = value,
            None => {
                let reached = keys.get(..depth).unwrap_or_default().join(".");
                let (nearest, nearest_at) = nearest(at, key).unzip();
                return Absence {
                    reached,
                    missing: Some((*key).to_owned()),
                    found: at.kind(),
                    at: at.span(),
                    nearest,
                    nearest_at,
                };
            }
        }
    }
    Absence {
        reached: keys.join("."),
        missing: None,
        found: at.kind(),
        at: at.span(),
        nearest: None,
        nearest_at: None,
    }
}

/// The value of a key: in an array, of the first element that has it.
fn inside<'e>(value: Value<'e>, key: &str) -> Option<Value<'e>> {
    match value.kind() {
        Type::Array => value.elements().find_map(|element| element.get(key)),
        _ => value.get(key),
    }
}

/// The key that may be meant, and where it is.
fn nearest(value: Value<'_>, key: &str) -> Option<(String, Span)> {
    let object = match value.kind() {
        Type::Array => value.elements().find(|element| element.kind() == Type::Object)?,
        _ => value,
    };
    let names = object
        .members()
        .take(LOOKED_AT)
        .filter_map(|member| Some((member.key.string()?, member.key.span())));
    let likeness = |name: &str| strsim::jaro_winkler(&plain(name), &plain(key));
    let rated = names.map(|(name, at)| (likeness(&name), name, at));
    let best = rated.max_by(|left, right| left.0.total_cmp(&right.0));
    let best = best.filter(|(likeness, ..)| *likeness >= ALIKE);
    best.map(|(_, name, at)| (name.into_owned(), at))
}

/// Without what is spelled differently in different places: `AccountId`, `account-id`.
fn plain(key: &str) -> String {
    let spelled = key.chars().filter(|char| !matches!(char, '-' | '_'));
    spelled.map(|char| char.to_ascii_lowercase()).collect()
}
