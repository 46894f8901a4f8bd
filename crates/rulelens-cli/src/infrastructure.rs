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
    found.know(&values).map_err(|unknown| {
        let help = "Give values to what is listed by `rulelens import`.";
        let place = Place::File(source.name.clone());
        vec![Fault::error(unknown.code(), unknown.message(), help, place)]
    })?;
    Ok((source, found))
}

/// The rule of that name, or the only one with an event pattern.
pub(crate) fn choose<'f>(
    source: &Source,
    found: &'f Found,
    name: Option<&str>,
) -> Result<&'f Rule, Vec<Fault>> {
    found.choose(name).map_err(|not_one| {
        let help = "Name one of the rules that `rulelens import` lists.";
        let message = not_one.message(&format!("`{}`", source.name));
        vec![Fault::error(not_one.code(), message, help, Place::File(source.name.clone()))]
    })
}

/// The faults and lints of a rule, where they are written.
pub(crate) fn check(source: &Rc<Source>, rule: &Rule) -> Vec<Fault> {
    let placed = |finding: rulelens_iac::Finding| Fault {
        related: finding.related,
        ..Fault::new(source, &finding.diagnostic)
    };
    rule.check().into_iter().map(placed).collect()
}
