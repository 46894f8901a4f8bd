//! `rulelens lint`

use std::io;
use std::path::Path;
use std::rc::Rc;

use rulelens_iac::{Format, Found};
use walkdir::{DirEntry, WalkDir};

use super::Status;
use crate::args::{Lint, LintFormat};
use crate::fault::{self, Fault, Place, Source};
use crate::infrastructure::check;
use crate::render::phrase;
use crate::{input, json, output, render, sarif};

/// What is read in folders.
const EXTENSIONS: [&str; 5] = ["yaml", "yml", "json", "template", "tf"];
/// Folders of what others wrote.
const SKIPPED: [&str; 1] = ["node_modules"];
/// What a file in a folder names if it has a rule; others are not read further.
const MARKS: [&str; 5] = [
    "AWS::Events::Rule",
    "EventBridgeRule",
    "CloudWatchEvent",
    "aws_cloudwatch_event_",
    "terraform-aws-modules/eventbridge",
];

pub(super) fn run(args: &Lint) -> io::Result<Status> {
    let mut linted = Linted::default();
    for path in &args.paths {
        linted.path(path);
    }
    let Linted { faults, rules, files } = linted;
    let (errors, warnings) = fault::count(&faults);
    let ok = errors == 0 && (warnings == 0 || !args.deny_warnings);
    match args.format {
        LintFormat::Json => {
            output::to_stdout(&json::text(&json::Linted::new(ok, &faults, rules))?)?;
        }
        LintFormat::Sarif => output::to_stdout(&json::text(&sarif::log(&faults))?)?,
        LintFormat::Text => {
            output::to_stderr(&render::faults(&faults));
            let counted = render::counted(errors, warnings);
            let read = format!(
                "{} in {}: ",
                phrase::counted(rules, "rule"),
                phrase::counted(files, "file")
            );
            output::to_stdout(&(read + &counted))?;
        }
    }
    Ok(if ok { Status::Yes } else { Status::Fault })
}

/// What was found so far.
#[derive(Default)]
struct Linted {
    faults: Vec<Fault>,
    rules: usize,
    files: usize,
}

impl Linted {
    /// Reads a file, or those of a folder that have rules, by name.
    fn path(&mut self, path: &Path) {
        if !path.is_dir() {
            self.file(path, true);
            return;
        }
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_read) {
            match entry {
                Ok(entry) if entry.file_type().is_file() && has_extension(entry.path()) => {
                    self.file(entry.path(), false);
                }
                Ok(_) => {}
                Err(error) => {
                    let name = error.path().unwrap_or(path).display().to_string();
                    self.faults.push(input::unreadable(name, &error.into()));
                }
            }
        }
    }

    /// In a folder a file may well be something else; one that was named is read as it is.
    fn file(&mut self, path: &Path, is_named: bool) {
        let source = match input::read(path) {
            Ok(source) => source,
            Err(faults) => return self.faults.extend(faults),
        };
        if !is_named && !MARKS.iter().any(|mark| source.text.contains(mark)) {
            return;
        }
        match rulelens_iac::read(&source.text) {
            Ok(found) if is_named || found.format != Format::Pattern => {
                if is_named && found.rules.is_empty() && found.unread.is_empty() {
                    self.faults.push(no_rule(&source));
                }
                self.found(&source, &found);
            }
            Ok(_) => {}
            Err(fault) => self.faults.push(Fault::new(&source, &fault)),
        }
    }

    fn found(&mut self, source: &Rc<Source>, found: &Found) {
        self.files += 1;
        self.rules += found.rules.iter().filter(|rule| rule.pattern.is_some()).count();
        self.faults.extend(found.rules.iter().flat_map(|rule| check(source, rule)));
        self.faults.extend(Fault::all(source, &found.unread));
    }
}

fn no_rule(source: &Rc<Source>) -> Fault {
    let message = format!("`{}` has no rule with an event pattern", source.name);
    let help = "Name a CloudFormation or SAM template, a Terraform module or plan, or a pattern.";
    Fault::error("no-rule", message, help, Place::File(source.name.clone()))
}

fn is_read(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || SKIPPED.contains(&name.as_ref()))
}

fn has_extension(path: &Path) -> bool {
    path.extension().and_then(|it| it.to_str()).is_some_and(|it| EXTENSIONS.contains(&it))
}
