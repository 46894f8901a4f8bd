//! Cases about links that were damaged, cut or made to do harm.

use rulelens_share::{Fault, PartRead, Read, read, write};
use serde::Deserialize;

use crate::check::{Failure, same};

/// A case about a link.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// What stands behind the `#`.
    pub fragment: String,
    /// What follows, again and again.
    #[serde(default)]
    pub repeated: String,
    /// How often.
    #[serde(default)]
    pub times: usize,
    /// The code of what is wrong with it, if anything is.
    pub fault: Option<String>,
    /// The parts that it names, each with how much of it could be read.
    #[serde(default)]
    pub parts: Vec<String>,
    /// The names of the rules that are read.
    #[serde(default)]
    pub rules: Vec<String>,
    /// The names of the targets that are read.
    #[serde(default)]
    pub targets: Vec<String>,
    /// The event that is read.
    #[serde(default)]
    pub event: String,
}

/// Checks a case, and that what is read makes a link of its own.
///
/// # Errors
///
/// What differs.
pub fn link(case: &LinkCase) -> Result<(), Failure> {
    let fragment = format!("{}{}", case.fragment, case.repeated.repeat(case.times));
    let Read { state, parts, fault } = read(&fragment);
    same("fault", &fault.as_ref().map(Fault::code), &case.fault.as_deref())?;
    same("parts", &parts.iter().map(told).collect::<Vec<_>>(), &case.parts)?;
    same("rules", &state.rules.iter().map(|it| &it.name).collect::<Vec<_>>(), &names(&case.rules))?;
    let targets: Vec<_> = state.targets.iter().map(|it| &it.name).collect();
    same("targets", &targets, &names(&case.targets))?;
    same("event", &state.event, &case.event)?;
    if fault.as_ref().is_some_and(|fault| fault.to_string().is_empty() || fault.help().is_empty()) {
        return Err("nothing is said of the fault".to_owned());
    }
    let again = write(&state).map_err(|fault| fault.to_string())?;
    same("read again", &read(&again), &Read { state, fault: None, ..read(&again) })
}

fn names(names: &[String]) -> Vec<&String> {
    names.iter().collect()
}

fn told(read: &PartRead) -> String {
    let name = read.part.map_or("part", |part| part.name());
    format!("{name}: {}", read.condition.words())
}
