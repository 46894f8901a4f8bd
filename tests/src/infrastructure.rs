//! Cases about rules in infrastructure code: how they are read, and how they are written.

use rulelens::{Diagnostic, LineIndex};
use rulelens_iac::{
    Export, Found, Input, Note, Options, Rule, Sourced, State, Target, Values, read_with, write,
};
use serde::Deserialize;

use crate::check::{Failure, refused, same, told};
use crate::suite::{Refusal, Told};

/// A case about what is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// The text.
    pub text: String,
    /// Values for what is known only at deployment.
    #[serde(default)]
    pub values: Values,
    /// What the text is, for people.
    pub format: Option<String>,
    /// The rules in it, in order. Of a rule that is looked at which is given.
    #[serde(default)]
    pub rules: Vec<ReadRule>,
    /// What is known only at deployment: name, then the default if there is one.
    pub placeholders: Option<Vec<Vec<String>>>,
    /// The faults of the rules and what was not understood, in this order.
    #[serde(default)]
    pub told: Vec<Told>,
    /// How it is refused, if it is.
    pub refused: Option<Refusal>,
}

/// A rule that is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadRule {
    id: Option<String>,
    name: Option<String>,
    description: Option<String>,
    state: Option<String>,
    bus: Option<String>,
    pattern: Option<String>,
    schedule: Option<String>,
    /// The targets as JSON of the API, in order.
    targets: Option<Vec<String>>,
    /// The lines that it stands on.
    lines: Option<[usize; 2]>,
}

/// Checks how a text is read.
///
/// # Errors
///
/// What differs.
pub fn read(case: &ReadCase) -> Result<(), Failure> {
    let found = match (read_with(&case.text, &case.values), &case.refused) {
        (Ok(found), None) => found,
        (Ok(_), Some(refusal)) => return Err(format!("read, not refused: {}", refusal.code)),
        (Err(fault), Some(refusal)) => return refused(&case.text, &[fault], refusal),
        (Err(fault), None) => return Err(format!("refused: {}", told(&case.text, &[fault]))),
    };
    if let Some(format) = &case.format {
        same("format", &found.format.name(), format)?;
    }
    same("rules", &found.rules.len(), &case.rules.len())?;
    for (rule, expected) in found.rules.iter().zip(&case.rules) {
        read_rule(rule, expected, &case.text)?;
    }
    if let Some(expected) = &case.placeholders {
        same("placeholders", &placeholders(&found), expected)?;
    }
    let faults = found.rules.iter().flat_map(Rule::check).map(|it| it.diagnostic);
    let faults: Vec<Told> =
        faults.chain(found.unread.clone()).map(|it| told_of(&it, &case.text)).collect();
    same("told", &faults, &case.told)
}

fn placeholders(found: &Found) -> Vec<Vec<String>> {
    let of = |it: &rulelens_iac::Placeholder| {
        [Some(it.name.clone()), it.default.clone()].into_iter().flatten().collect()
    };
    found.placeholders.iter().map(of).collect()
}

fn told_of(fault: &Diagnostic, text: &str) -> Told {
    let start = LineIndex::new(text).position(fault.span.start);
    Told {
        code: fault.code().to_owned(),
        at: fault.span.of(text).to_owned(),
        line: start.line,
        column: start.column,
        fixed: None,
    }
}

fn read_rule(rule: &Rule, expected: &ReadRule, text: &str) -> Result<(), Failure> {
    let said = |text: &Option<Sourced>| text.as_ref().map(|it| it.text().to_owned());
    let given = |what, found: Option<String>, expected: &Option<String>| match expected {
        Some(expected) => same(what, &found.unwrap_or_default(), expected),
        None => Ok(()),
    };
    given("id", Some(rule.id.clone()), &expected.id)?;
    given("name", said(&rule.name), &expected.name)?;
    given("description", said(&rule.description), &expected.description)?;
    given("state", Some(rule.state.name().to_owned()), &expected.state)?;
    given("bus", said(&rule.bus), &expected.bus)?;
    given("pattern", said(&rule.pattern), &expected.pattern)?;
    given("schedule", said(&rule.schedule), &expected.schedule)?;
    if let Some(expected) = &expected.targets {
        let targets: Vec<String> =
            rule.targets.iter().map(|it| it.to_json().text().to_owned()).collect();
        same("targets", &targets, expected)?;
    }
    if let Some(expected) = &expected.lines {
        let lines = LineIndex::new(text);
        let line = |offset| lines.position(offset).line;
        same("lines", &[line(rule.place.start), line(rule.place.end)], expected)?;
    }
    Ok(())
}

/// A case about what is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// What it is written as.
    pub export: String,
    /// The name of the rule.
    #[serde(default = "findings")]
    pub rule: String,
    /// Its pattern.
    #[serde(default = "pattern")]
    pub pattern: String,
    /// Its description.
    pub description: Option<String>,
    /// Its state.
    pub state: Option<String>,
    /// Its bus.
    pub bus: Option<String>,
    /// The ARN of its target.
    pub arn: Option<String>,
    /// The role of its target.
    pub role: Option<String>,
    /// What its target receives: a template.
    pub template: Option<String>,
    /// The input paths of that.
    #[serde(default)]
    pub paths: std::collections::BTreeMap<String, String>,
    /// Or a constant.
    pub constant: Option<String>,
    /// Or a part of the event.
    pub path: Option<String>,
    /// Whether permissions are left out.
    #[serde(default)]
    pub without_permissions: bool,

    /// Parts of the first file, in order.
    #[serde(default)]
    pub has: Vec<String>,
    /// What is nowhere in it.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// The codes of all notes.
    pub notes: Option<Vec<String>>,
    /// The names of all files.
    pub files: Option<Vec<String>>,
    /// The codes of its faults, if it is not written.
    pub refused: Option<Vec<String>>,
}

fn findings() -> String {
    "findings".to_owned()
}

fn pattern() -> String {
    r#"{"source": ["aws.guardduty"]}"#.to_owned()
}

/// Checks how a rule is written.
///
/// # Errors
///
/// What differs.
pub fn written(case: &WrittenCase) -> Result<(), Failure> {
    let export = Export::from_name(&case.export).ok_or_else(|| "no such export".to_owned())?;
    let mut options = Options::default();
    options.permissions = !case.without_permissions;
    let exported = match (write(&rule(case)?, export, options), &case.refused) {
        (Ok(exported), None) => exported,
        (Ok(_), Some(codes)) => return Err(format!("written, not refused: {codes:?}")),
        (Err(faults), expected) => {
            let codes: Vec<&str> = faults.iter().map(Diagnostic::code).collect();
            return same("faults", &codes, &expected.clone().unwrap_or_default());
        }
    };
    if case.has.is_empty() && case.lacks.is_empty() && case.files.is_none() && case.notes.is_none()
    {
        return Err("a case that expects nothing shows nothing".to_owned());
    }
    let file = exported.files.first().map(|file| file.text.as_str()).unwrap_or_default();
    let mut rest = file;
    for part in &case.has {
        let part = part.trim_end_matches('\n');
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return Err(format!("does not have, or not there: {part}\n{file}")),
        }
    }
    if let Some(part) = case.lacks.iter().find(|part| file.contains(part.as_str())) {
        return Err(format!("has {part}:\n{file}"));
    }
    if let Some(expected) = &case.notes {
        let notes: Vec<&str> = exported.notes.iter().copied().map(Note::code).collect();
        same("notes", &notes, expected)?;
    }
    let files: Vec<&str> = exported.files.iter().map(|file| file.name.as_str()).collect();
    match &case.files {
        Some(expected) => same("files", &files, expected),
        None => Ok(()),
    }
}

/// The rule that a case is about.
///
/// # Errors
///
/// If it has a state that is none.
pub fn rule(case: &WrittenCase) -> Result<Rule, Failure> {
    let mut rule = Rule::new(&case.rule, &case.pattern);
    rule.description = case.description.as_deref().map(Sourced::from);
    rule.bus = case.bus.as_deref().map(Sourced::from);
    if let Some(state) = &case.state {
        rule.state = State::from_name(state).ok_or_else(|| format!("no state {state}"))?;
    }
    let input = if let Some(template) = &case.template {
        let paths =
            case.paths.iter().map(|(name, path)| (name.as_str().into(), path.as_str().into()));
        Input::Transformer { paths: paths.collect(), template: template.as_str().into() }
    } else if let Some(constant) = &case.constant {
        Input::Constant(constant.as_str().into())
    } else {
        case.path.as_deref().map_or(Input::MatchedEvent, |path| Input::Path(path.into()))
    };
    if input != Input::MatchedEvent || case.arn.is_some() {
        let mut target = Target::default();
        target.id = Some("to".into());
        target.arn = case.arn.as_deref().map(Sourced::from);
        target.role = case.role.as_deref().map(Sourced::from);
        target.input = input;
        rule.targets.push(target);
    }
    Ok(rule)
}
