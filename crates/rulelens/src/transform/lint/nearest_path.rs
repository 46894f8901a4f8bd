//! The path of an event that is nearest to one that finds nothing.

use crate::event::Event;
use crate::json::{Type, Value};
use crate::nearest::{nearest as nearest_name, slip};
use crate::transform::Path;
use crate::transform::path::{Found, Step};

/// A path that finds nothing.
pub(super) struct Sought<'s> {
    pub(super) path: &'s Path,
    pub(super) event: &'s Event<'s>,
    /// Whether it is looked for in all of the event.
    pub(super) elsewhere: bool,
}

/// A path that finds something: with a slip mended where the path breaks off, or to a field of the
/// same name elsewhere.
pub(super) fn nearest(sought: &Sought<'_>) -> Option<String> {
    mended(sought).or_else(|| if sought.elsewhere { elsewhere(sought) } else { None })
}

/// The path with its first step that finds nothing mended.
fn mended(sought: &Sought<'_>) -> Option<String> {
    let steps = sought.path.steps();
    let mut value = sought.event.root();
    for (index, step) in steps.iter().enumerate() {
        if let Some(next) = step.only(value) {
            value = next;
            continue;
        }
        let (before, rest) = (steps.get(..index)?, steps.get(index + 1..)?);
        let instead: Vec<Step> = match step {
            Step::Key(_) if value.kind() == Type::Array => vec![Step::Index(0), step.clone()],
            Step::Key(key) => vec![Step::Key(sibling(value, key)?)],
            Step::Index(_) if value.kind() != Type::Array => Vec::new(),
            Step::Index(_) | Step::All => return None,
        };
        return found(&[before, &instead, rest].concat(), sought.event);
    }
    None
}

/// The key of an object that is nearest.
fn sibling(object: Value<'_>, key: &str) -> Option<String> {
    let keys: Vec<_> = object.members().filter_map(|member| member.key.string()).collect();
    nearest_name(key, keys.iter().map(|key| &**key), slip(key)).map(str::to_owned)
}

/// The path as a text, if it finds something.
fn found(steps: &[Step], event: &Event<'_>) -> Option<String> {
    let text = std::iter::once("$".to_owned()).chain(steps.iter().map(Step::to_string));
    let path = Path::parse(&text.collect::<String>()).ok()?;
    let finds = !matches!(path.find(event.root()), Found::Nothing);
    finds.then(|| path.text().to_owned())
}

/// The only field of the path's last key that is inside of the fewest others, if the path ends with
/// a key.
fn elsewhere(sought: &Sought<'_>) -> Option<String> {
    let Some(Step::Key(last)) = sought.path.steps().last() else { return None };
    let wanted = plain(last);
    // Each value with the step to it and the place of its parent in the list.
    let mut level: Vec<usize> = vec![0];
    let mut all: Vec<(Value<'_>, Option<(usize, Step)>)> = vec![(sought.event.root(), None)];
    while !level.is_empty() {
        let begin = all.len();
        for parent in std::mem::take(&mut level) {
            let Some(&(value, _)) = all.get(parent) else { continue };
            for member in value.members() {
                let key = member.key.string().unwrap_or_default().into_owned();
                all.push((member.value, Some((parent, Step::Key(key)))));
            }
            // One element stands for all of an array.
            if let Some(first) = value.elements().next() {
                all.push((first, Some((parent, Step::Index(0)))));
            }
        }
        let is_wanted = |(_, step): &&(Value<'_>, Option<(usize, Step)>)| match step {
            Some((_, Step::Key(key))) => plain(key) == wanted,
            _ => false,
        };
        let mut hits = all.get(begin..)?.iter().filter(is_wanted);
        match (hits.next(), hits.next()) {
            (Some((_, Some(hit))), None) => return found(&steps_to(hit, &all), sought.event),
            (Some(_), Some(_)) => return None,
            _ => level.extend(begin..all.len()),
        }
    }
    None
}

fn steps_to(hit: &(usize, Step), all: &[(Value<'_>, Option<(usize, Step)>)]) -> Vec<Step> {
    let mut steps = vec![hit.1.clone()];
    let mut parent = hit.0;
    while let Some((_, Some((next, step)))) = all.get(parent) {
        steps.push(step.clone());
        parent = *next;
    }
    steps.reverse();
    steps
}

/// A key without what people spell differently.
fn plain(key: &str) -> String {
    let kept = key.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|char| char.to_ascii_lowercase()).collect()
}
