//! A rule that is checked, with the names that it is written with.

use rulelens::transform::Target as ReadTarget;
use rulelens::{Diagnostic, Pattern};

use super::arn::{Arn, Known};
use super::names::{distinct, pascal, plain, snake};
use super::value::Value;
use crate::fault::Fault;
use crate::rule::{Input, Rule, State, Target};
use crate::sourced::Sourced;

/// A rule without a fault.
pub(super) struct Ready<'r> {
    /// What it is called where it was written.
    pub(super) id: String,
    /// The same as a logical ID.
    pub(super) logical: String,
    /// Its name, if it was given one.
    pub(super) name: Option<&'r str>,
    pub(super) description: Option<&'r str>,
    pub(super) state: State,
    pub(super) bus: Option<&'r str>,
    /// The text of its pattern; empty for a schedule alone.
    pub(super) pattern: Option<&'r str>,
    pub(super) schedule: Option<&'r str>,
    pub(super) targets: Vec<ReadyTarget<'r>>,
}

/// A target without a fault.
pub(super) struct ReadyTarget<'r> {
    /// Its ID, which no other target of the rule has.
    pub(super) id: String,
    /// What it is called in code, in small words with `_` between.
    pub(super) label: String,
    /// The same as a logical ID.
    pub(super) logical: String,
    pub(super) arn: Arn,
    pub(super) role: Option<&'r str>,
    pub(super) input: ReadyInput<'r>,
}

/// What a target receives.
pub(super) enum ReadyInput<'r> {
    MatchedEvent,
    Constant(&'r str),
    Path(&'r str),
    Transformer { paths: Vec<(&'r str, &'r str)>, template: &'r str },
}

impl ReadyTarget<'_> {
    /// The parameter by which its ARN is asked for.
    pub(super) fn parameter(&self) -> String {
        format!("{}Arn", self.logical)
    }
}

impl<'r> Ready<'r> {
    /// # Errors
    ///
    /// All faults, with the places of the rule's texts.
    pub(super) fn new(rule: &'r Rule) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = faults(rule);
        if rule.pattern.is_none() && rule.schedule.is_none() {
            faults.push(Fault::NoPattern.at(rule.place));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let ids = rule.targets.iter().enumerate().map(|(position, target)| {
            let given = target.id.as_ref().map(|it| plain(it.text()));
            given.unwrap_or_else(|| format!("target-{}", position + 1))
        });
        let ids = distinct(ids);
        let logical = pascal(rule.shown_name());
        let taken = [logical.clone(), "Bus".to_owned()].into_iter();
        let names = distinct(taken.chain(ids.iter().map(|id| pascal(id)))).into_iter().skip(2);
        let targets = rule.targets.iter().zip(ids).zip(names);
        let targets = targets.map(|((target, id), logical)| ready_target(target, id, logical));
        Ok(Self {
            id: rule.shown_name().to_owned(),
            logical,
            name: rule.name.as_ref().map(Sourced::text),
            description: rule.description.as_ref().map(Sourced::text),
            state: rule.state,
            bus: rule.bus.as_ref().map(Sourced::text).filter(|bus| *bus != "default"),
            pattern: rule.pattern.as_ref().map(Sourced::text),
            schedule: rule.schedule.as_ref().map(Sourced::text),
            targets: targets.collect(),
        })
    }

    /// A name, where one is needed.
    pub(super) fn needed_name(&self) -> String {
        self.name.map_or_else(|| plain(&self.id), str::to_owned)
    }

    /// The pattern as values, if every notation can say it.
    pub(super) fn pattern_value(&self) -> Option<Value> {
        self.pattern.and_then(Value::of_json)
    }

    /// The targets whose ARN is known.
    pub(super) fn known_targets(&self) -> impl Iterator<Item = (&ReadyTarget<'r>, &Known)> {
        self.targets.iter().filter_map(|target| match &target.arn {
            Arn::Known(arn) => Some((target, arn)),
            Arn::Missing => None,
        })
    }

    /// Whether an ARN is asked for.
    pub(super) fn has_missing_arn(&self) -> bool {
        self.targets.iter().any(|target| target.arn == Arn::Missing)
    }
}

fn ready_target(target: &Target, id: String, logical: String) -> ReadyTarget<'_> {
    // What was added to tell it from others is a part of both names.
    let added = logical.strip_prefix(&pascal(&id)).unwrap_or_default();
    let known = target.arn.as_ref().filter(|arn| arn.placeholders().next().is_none());
    ReadyTarget {
        label: format!("{}{added}", snake(&id)),
        logical,
        id,
        arn: known.map_or(Arn::Missing, |arn| Arn::Known(Known::new(arn.text()))),
        role: target.role.as_ref().map(Sourced::text),
        input: match &target.input {
            Input::MatchedEvent => ReadyInput::MatchedEvent,
            Input::Constant(text) => ReadyInput::Constant(text.text()),
            Input::Path(text) => ReadyInput::Path(text.text()),
            Input::Transformer { paths, template } => {
                ReadyInput::Transformer { paths: last_of_each(paths), template: template.text() }
            }
        },
    }
}

/// Of several paths with a name the last counts.
fn last_of_each(paths: &[(Sourced, Sourced)]) -> Vec<(&str, &str)> {
    let mut seen = std::collections::HashSet::new();
    let mut last: Vec<(&str, &str)> =
        paths.iter().rev().map(|(name, path)| (name.text(), path.text())).collect();
    last.retain(|(name, _)| seen.insert(*name));
    last.reverse();
    last
}

/// How many targets `PutTargets` takes.
const MAX_TARGETS: usize = 100;

fn faults(rule: &Rule) -> Vec<Diagnostic> {
    if rule.targets.len() > MAX_TARGETS {
        return vec![Fault::TooManyTargets { limit: MAX_TARGETS }.at(rule.place)];
    }
    let is_arn = |text: &Sourced| {
        rule.targets.iter().any(|it| it.arn.as_ref().is_some_and(|arn| std::ptr::eq(arn, text)))
    };
    let mut faults = Vec::new();
    for text in rule.texts().filter(|text| !is_arn(text)) {
        for (name, place) in text.placeholders() {
            faults.push(Fault::Unfilled { name: name.to_owned() }.at(place));
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    if let Some(pattern) = &rule.pattern {
        faults.extend(placed(Pattern::parse(pattern.text()).err(), pattern));
    }
    for target in &rule.targets {
        let json = target.to_json();
        faults.extend(placed(ReadTarget::parse(json.text()).err(), &json));
    }
    faults
}

/// Faults of a text, where it is written. A fix would have to be quoted.
fn placed(faults: Option<Vec<Diagnostic>>, text: &Sourced) -> Vec<Diagnostic> {
    let placed = |mut fault: Diagnostic| {
        fault.span = text.place(fault.span);
        fault.fix = None;
        fault
    };
    faults.into_iter().flatten().map(placed).collect()
}
