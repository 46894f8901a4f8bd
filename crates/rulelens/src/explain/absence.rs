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
}

pub(super) fn absence(pattern: &Pattern, event: &Event<'_>, field: usize) -> Absence {
    let keys = pattern.path_keys(field);
    let mut at = event.root();
    for (depth, key) in keys.iter().enumerate() {
        match inside(at, key) {
            Some(value) => at = value,
            None => {
                let reached = keys.get(..depth).unwrap_or_default().join(".");
                return Absence {
                    reached,
                    missing: Some((*key).to_owned()),
                    found: at.kind(),
                    at: at.span(),
                    nearest: nearest(at, key),
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
    }
}

/// The value of a key: in an array, of the first element that has it.
fn inside<'e>(value: Value<'e>, key: &str) -> Option<Value<'e>> {
    match value.kind() {
        Type::Array => value.elements().find_map(|element| element.get(key)),
        _ => value.get(key),
    }
}

fn nearest(value: Value<'_>, key: &str) -> Option<String> {
    let object = match value.kind() {
        Type::Array => value.elements().find(|element| element.kind() == Type::Object)?,
        _ => value,
    };
    let names = object.members().take(LOOKED_AT).filter_map(|member| member.key.string());
    let likeness = |name: &str| strsim::jaro_winkler(&plain(name), &plain(key));
    let rated = names.map(|name| (likeness(&name), name));
    let best = rated.max_by(|(left, _), (right, _)| left.total_cmp(right));
    best.filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, name)| name.into_owned())
}

/// Without what is spelled differently in different places: `AccountId`, `account-id`.
fn plain(key: &str) -> String {
    key.chars().filter(|char| !matches!(char, '-' | '_')).flat_map(char::to_lowercase).collect()
}
