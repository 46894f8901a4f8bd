//! A rule in a file of infrastructure code.

use std::path::Path;
use std::rc::Rc;

use rulelens_iac::{Found, Rule, Values, read_with};

use crate::fault::{Fault, Place, Source};
use crate::input;

/// Reads a file, with values for what is known only at deployment.
pub(crate) fn read(
    file: &Path,
    values: &[(String, String)],
) -> Result<(Rc<Source>, Found), Vec<Fault>> {
    let source = input::read(file)?;
    let values: Values = values.iter().cloned().collect();
    let found = read_with(&source.text, &values);
    let found = found.map_err(|fault| vec![Fault::new(&source, &fault)])?;
    for name in values.keys() {
        if !found.placeholders.iter().any(|it| it.name == *name) {
            return Err(vec![unknown_value(&source, &found, name)]);
        }
    }
    Ok((source, found))
}

fn unknown_value(source: &Source, found: &Found, name: &str) -> Fault {
    let names = listed(found.placeholders.iter().map(|it| it.name.as_str()));
    let message = format!("`{name}` is nothing that is known only at deployment{names}");
    let help = "Give values to what is listed by `rulelens import`.";
    Fault::error("value-unknown", message, help, Place::File(source.name.clone()))
}

/// Names behind a message.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { String::new() } else { format!("; there is {}", names.join(", ")) }
}

/// The rule of that name, or the only one with an event pattern.
pub(crate) fn choose<'f>(
    source: &Source,
    found: &'f Found,
    name: Option<&str>,
) -> Result<&'f Rule, Vec<Fault>> {
    let rules: Vec<&Rule> = match name {
        Some(name) => found.named(name),
        None => {
            let with_pattern = found.rules.iter().filter(|rule| rule.pattern.is_some());
            let rules: Vec<_> = with_pattern.collect();
            if rules.is_empty() { found.rules.iter().collect() } else { rules }
        }
    };
    if let [rule] = rules.as_slice() {
        return Ok(rule);
    }
    let among: Vec<&Rule> =
        if rules.is_empty() { found.rules.iter().collect() } else { rules.clone() };
    let how_many = if rules.is_empty() { "no rule" } else { "several rules" };
    let name = name.map(|name| format!(" `{name}`")).unwrap_or_default();
    let among = listed(among.iter().map(|rule| rule.id.as_str()));
    let message = format!("`{}` has {how_many}{name}{among}", source.name);
    let help = "Name one of the rules that `rulelens import` lists.";
    Err(vec![Fault::error("rule-not-one", message, help, Place::File(source.name.clone()))])
}

/// The faults and lints of a rule, where they are written.
pub(crate) fn check(source: &Rc<Source>, rule: &Rule) -> Vec<Fault> {
    let placed = |finding: rulelens_iac::Finding| Fault {
        related: finding.related,
        ..Fault::new(source, &finding.diagnostic)
    };
    rule.check().into_iter().map(placed).collect()
}
