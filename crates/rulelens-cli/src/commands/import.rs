//! `rulelens import`

use std::io;
use std::rc::Rc;

use rulelens::{LineIndex, Severity};
use rulelens_iac::{Found, Placeholder, Rule, Target};

use super::{Status, refuse};
use crate::args::{Import, Part};
use crate::fault::{Fault, Place, Source};
use crate::infrastructure::{check, choose, read};
use crate::render::escape::visible;
use crate::render::phrase;
use crate::{json, output, render};

pub(super) fn run(args: &Import) -> io::Result<Status> {
    let (source, found) = match read(&args.rule.file, &args.rule.values) {
        Ok(read) => read,
        Err(faults) => return refuse(&faults, args.json),
    };
    let name = args.rule.rule.as_deref();
    let rules = match (name, args.print) {
        (None, None) => found.rules.iter().collect(),
        _ => match choose(&source, &found, name) {
            Ok(rule) => vec![rule],
            Err(faults) => return refuse(&faults, args.json),
        },
    };
    if let (Some(part), [rule]) = (args.print, rules.as_slice()) {
        return match printed(&source, rule, part, args.target.as_deref()) {
            Ok(text) => output::lines_to_stdout(&text).map(|()| Status::Yes),
            Err(faults) => refuse(&faults, false),
        };
    }
    let mut faults: Vec<Fault> = rules.iter().flat_map(|rule| check(&source, rule)).collect();
    faults.extend(Fault::all(&source, &found.unread));
    if args.json {
        let imported = json::Imported::new(&source, &found, &rules, &faults);
        output::to_stdout(&json::text(&imported)?)?;
    } else {
        output::to_stderr(&render::faults(&faults));
        output::lines_to_stdout(&listed(&source, &found, &rules))?;
    }
    Ok(Status::Yes)
}

/// A part of a rule, as JSON.
fn printed(
    source: &Source,
    rule: &Rule,
    part: Part,
    target: Option<&str>,
) -> Result<String, Vec<Fault>> {
    let text = match part {
        Part::Rule => Some(rule.to_json()),
        Part::Pattern => rule.pattern.as_ref().map(|pattern| pattern.text().to_owned()),
        Part::Target => return printed_target(source, rule, target),
    };
    text.ok_or_else(|| {
        let message = format!("`{}` has no event pattern that is known", rule.id);
        lacking(source, message, "What it needs to be known is given by --value.")
    })
}

fn printed_target(source: &Source, rule: &Rule, id: Option<&str>) -> Result<String, Vec<Fault>> {
    let is_it = |target: &&Target| id.is_none_or(|id| target_id(target) == id);
    let targets: Vec<&Target> = rule.targets.iter().filter(is_it).collect();
    if let [target] = targets.as_slice() {
        return Ok(target.to_json().text().to_owned());
    }
    let how_many = if targets.is_empty() { "no such target" } else { "several targets" };
    let among = rulelens_iac::listed(rule.targets.iter().map(target_id));
    let message = format!("`{}` has {how_many}{among}", rule.id);
    Err(lacking(source, message, "Name one of its targets."))
}

fn target_id(target: &Target) -> &str {
    target.id.as_ref().map_or("", |id| id.text())
}

fn lacking(source: &Source, message: String, help: &'static str) -> Vec<Fault> {
    vec![Fault::error("part-missing", message, help, Place::File(source.name.clone()))]
}

/// What was found, for people.
fn listed(source: &Rc<Source>, found: &Found, rules: &[&Rule]) -> String {
    let lines = LineIndex::new(&source.text);
    let line = |offset| lines.position(offset).line;
    let mut text = format!(
        "{}: {}, {}",
        visible(&source.name),
        found.format.name(),
        phrase::counted(rules.len(), "rule")
    );
    for rule in rules {
        let (first, last) = (line(rule.place.start), line(rule.place.end));
        let place =
            if first == last { format!("line {first}") } else { format!("lines {first}–{last}") };
        text.push_str(&format!("\n  {}  {}, {place}", visible(&rule.id), about(source, rule)));
    }
    if !found.placeholders.is_empty() {
        text.push_str("\nknown only at deployment, to be given by --value NAME=VALUE:");
    }
    for Placeholder { name, places, default, .. } in &found.placeholders {
        let mut at: Vec<String> =
            places.iter().map(|place| line(place.start).to_string()).collect();
        at.dedup();
        let word = if at.len() == 1 { "line" } else { "lines" };
        let default = default.as_ref().map(|it| format!(", by default {}", visible(it)));
        let default = default.unwrap_or_default();
        text.push_str(&format!("\n  {}  {word} {}{default}", visible(name), at.join(", ")));
    }
    text
}

fn about(source: &Rc<Source>, rule: &Rule) -> String {
    let Some(pattern) = &rule.pattern else {
        let why = if rule.schedule.is_some() { "a schedule: no pattern" } else { "no pattern" };
        return format!("{why}, {}", phrase::counted(rule.targets.len(), "target"));
    };
    let errors = check(source, rule).iter().filter(|it| it.severity == Severity::Error).count();
    if errors > 0 {
        return phrase::counted(errors, "fault");
    }
    let fields = rulelens::Pattern::parse(pattern.text()).map_or(0, |it| it.fields().len());
    let fields = phrase::counted(fields, "field");
    format!("{fields}, {}", phrase::counted(rule.targets.len(), "target"))
}
