//! `rulelens test`

use std::io;

use rulelens_cases::{File, Outcome};

use super::{Status, refuse};
use crate::args::{Format, Test};
use crate::fault::Fault;
use crate::render::escape::visible;
use crate::render::phrase::plain;
use crate::{input, output};

pub(super) fn run(args: &Test) -> io::Result<Status> {
    let files: Vec<(&str, _)> = args.files.iter().map(|it| ("FILE", Some(it.as_path()))).collect();
    if let Err(faults) = input::at_most_one_stdin(&files) {
        return refuse(&faults, false);
    }
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    for path in &args.files {
        match input::read(path) {
            Ok(source) => match File::parse(&source.text) {
                Ok(file) => lines.extend(file.run().iter().map(|it| Line::new(&source.name, it))),
                Err(found) => faults.extend(Fault::all(&source, &found)),
            },
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return refuse(&faults, false);
    }
    let written = match args.format {
        Format::Text => text(&lines),
        Format::Tap => tap(&lines),
        Format::Json => {
            let holds = lines.iter().all(|line| line.holds);
            serde_json::json!({"holds": holds, "verdicts": lines}).to_string()
        }
    };
    output::lines_to_stdout(&written)?;
    Ok(if lines.iter().all(|line| line.holds) { Status::Yes } else { Status::No })
}

/// What a rule made of a case, in words.
#[derive(serde::Serialize)]
struct Line {
    holds: bool,
    name: String,
    /// What is different, and why.
    difference: String,
}

impl Line {
    fn new(file: &str, outcome: &Outcome<'_>) -> Self {
        let verdict = |matched| if matched { "matched" } else { "not matched" };
        let reason = plain(&outcome.reason);
        let actual = verdict(outcome.matched);
        let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        Self {
            holds: outcome.holds(),
            name: format!(
                "{}: {}, rule {}",
                visible(file),
                visible(outcome.case),
                visible(outcome.rule)
            ),
            difference: if outcome.holds() {
                String::new()
            } else {
                format!("{actual}, expected {}{reason}", verdict(outcome.expected))
            },
        }
    }
}

/// The differences, then how many there are.
fn text(lines: &[Line]) -> String {
    let different: Vec<_> = lines.iter().filter(|line| !line.holds).collect();
    let mut text = String::new();
    for line in &different {
        text.push_str(&format!("✗ {}\n    {}\n", line.name, line.difference));
    }
    let held = lines.len() - different.len();
    text.push_str(&format!("{held} of {} verdicts are as expected", lines.len()));
    text
}

/// The Test Anything Protocol, version 13. `#` begins a directive there.
fn tap(lines: &[Line]) -> String {
    let mut text = format!("TAP version 13\n1..{}", lines.len());
    for (index, line) in lines.iter().enumerate() {
        let not = if line.holds { "" } else { "not " };
        let name = line.name.replace('#', "\\#");
        text.push_str(&format!("\n{not}ok {} - {name}", index + 1));
        if !line.holds {
            text.push_str(&format!("\n# {}", line.difference));
        }
    }
    text
}
