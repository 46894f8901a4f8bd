//! `rulelens test`

use std::io;
use std::path::Path;

use rulelens::{Pattern, Severity};
use rulelens_cases::{Elsewhere, File};

use super::{Status, refuse};
use crate::args::{Format, Test};
use crate::fault::Fault;
use crate::report::{self, Checked};
use crate::{infrastructure, input, output};

pub(super) fn run(args: &Test) -> io::Result<Status> {
    let files: Vec<(&str, _)> = args.files.iter().map(|it| ("FILE", Some(it.as_path()))).collect();
    let as_json = matches!(args.format, Format::Json);
    if let Err(faults) = input::at_most_one_stdin(&files) {
        return refuse(&faults, as_json);
    }
    let mut faults = Vec::new();
    let mut checks = Vec::new();
    for path in &args.files {
        match input::read(path) {
            Ok(source) => {
                let mut in_rules = Vec::new();
                let folder = path.parent().unwrap_or(Path::new(""));
                let parsed = File::parse_with(&source.text, |rule| {
                    pattern(folder, rule).map_err(|found| in_rules.extend(found)).ok()
                });
                faults.append(&mut in_rules);
                match parsed {
                    Ok(file) => {
                        checks.extend(file.run().iter().map(|it| Checked::new(&source.name, it)));
                    }
                    Err(found) => faults.extend(Fault::all(&source, &found)),
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return refuse(&faults, as_json);
    }
    let holds = checks.iter().all(|check| check.holds);
    let written = match args.format {
        Format::Text => report::text(&checks),
        Format::Tap => report::tap(&checks),
        Format::Junit => report::junit(&checks).map_err(io::Error::other)?,
        Format::Json => serde_json::json!({"holds": holds, "checks": checks}).to_string(),
    };
    output::lines_to_stdout(written.trim_end())?;
    Ok(if holds { Status::Yes } else { Status::No })
}

/// The pattern of a rule that is in another file.
fn pattern(folder: &Path, rule: &Elsewhere) -> Result<Pattern, Vec<Fault>> {
    let (source, found) = infrastructure::read(&folder.join(&rule.file), &rule.values)?;
    let rule = infrastructure::choose(&source, &found, rule.name.as_deref())?;
    let Some(pattern) = &rule.pattern else {
        return Err(Fault::all(&source, &found.unread));
    };
    let mut faults = infrastructure::check(&source, rule);
    faults.retain(|fault| fault.severity == Severity::Error);
    Pattern::parse(pattern.text()).map_err(|_| faults)
}
