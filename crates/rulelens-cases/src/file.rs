//! The file, and what comes of it.

use std::collections::{HashMap, HashSet};

use rulelens::json::{Document, Type, Value};
use rulelens::nearest::{nearest, slip};
use rulelens::transform::Target;
use rulelens::{Diagnostic, Event, Pattern};

use crate::fault::Fault;
use crate::outcome::Outcome;
use crate::payload::Payload;

/// A file of cases, read.
#[derive(Debug)]
pub struct File<'t> {
    rules: Vec<Rule>,
    /// By the names of their rules, then by their `Id`s.
    targets: Targets,
    cases: Vec<Case<'t>>,
}

/// A rule of the file.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Its event pattern.
    pub pattern: Pattern,
}

/// A rule that is in another file: `{"file": "main.tf", "name": "findings"}` in place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file, from where the file of cases is.
    pub file: String,
    /// The rule's name there; not needed if there is only one.
    pub name: Option<String>,
    /// Values for what in it is known only at deployment: `{"var.env": "prod"}`.
    pub values: Vec<(String, String)>,
}

/// An event, and which rules are expected to match it.
#[derive(Debug)]
pub struct Case<'t> {
    /// Its name.
    pub name: String,
    /// The event.
    pub event: Event<'t>,
    /// The names of the rules that are expected to match.
    pub matches: HashSet<String>,
    /// What targets of theirs are expected to receive, by the names of the rules.
    pub payloads: HashMap<String, Vec<ExpectedPayload>>,
}

/// Those that are faulty are known by name.
type Targets = HashMap<String, HashMap<String, Option<Target>>>;

/// What a target is expected to receive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedPayload {
    /// The `Id` of the target.
    pub target: String,
    /// What it receives.
    pub payload: Payload,
}

impl<'t> File<'t> {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it: no JSON, members that are missing or of another type, patterns
    /// and events that EventBridge refuses, names of rules that it does not have.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Diagnostic>> {
        Self::parse_with(text, |_| None)
    }

    /// Reads a file whose rules may be in other files; `elsewhere` gives their patterns.
    ///
    /// ```
    /// use rulelens::Pattern;
    ///
    /// let text = r#"{
    ///   "version": 1,
    ///   "rules": {"findings": {"file": "main.tf", "name": "findings"}},
    ///   "cases": []
    /// }"#;
    /// let file = rulelens_cases::File::parse_with(text, |rule| {
    ///     assert_eq!(rule.file, "main.tf");
    ///     Pattern::parse(r#"{"source": ["aws.guardduty"]}"#).ok()
    /// });
    /// assert_eq!(file.unwrap().rules()[0].name, "findings");
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), and rules that are not given.
    pub fn parse_with(
        text: &'t str,
        elsewhere: impl FnMut(&Elsewhere) -> Option<Pattern>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let document = Document::parse(text).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let root = document.root();
        if root.get("version").is_none_or(|version| version.raw() != "1") {
            let span = root.get("version").unwrap_or(root).span();
            faults.push(Diagnostic::of_other(&Fault::Version, span));
        }
        known(&root, &KEYS, &mut faults);
        let rules = rules(&root, elsewhere, &mut faults);
        let targets = targets(&root, &mut faults);
        let cases = cases(text, &root, &targets, &mut faults);
        faults.sort_by_key(|fault| fault.span.start);
        if faults.is_empty() { Ok(Self { rules, targets, cases }) } else { Err(faults) }
    }

    /// The rules, in order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The cases, in order.
    #[must_use]
    pub fn cases(&self) -> &[Case<'t>] {
        &self.cases
    }

    /// The target of a rule with that `Id`.
    #[must_use]
    pub fn target(&self, rule: &str, id: &str) -> Option<&Target> {
        self.targets.get(rule)?.get(id)?.as_ref()
    }

    /// What comes of each case: in the order of the cases, then of the rules, the verdict before the
    /// payloads.
    #[must_use]
    pub fn run(&self) -> Vec<Outcome<'_>> {
        let each = self.cases.iter().flat_map(|case| self.rules.iter().map(move |it| (case, it)));
        each.flat_map(|(case, rule)| Outcome::of(self, case, rule)).collect()
    }
}

const KEYS: [&str; 6] = ["$schema", "version", "description", "rules", "targets", "cases"];
const KEYS_OF_CASE: [&str; 5] = ["name", "description", "event", "matches", "payloads"];

/// Tells members that are none of these: one that is misspelled would test nothing.
fn known(object: &Value<'_>, keys: &'static [&'static str], faults: &mut Vec<Diagnostic>) {
    for member in object.members() {
        let key = name(&member.key);
        if !keys.contains(&key.as_str()) {
            let meant = nearest(&key, keys.iter().copied(), slip(&key));
            let fault = Fault::UnknownMember { key, meant };
            faults.push(Diagnostic::of_other(&fault, member.key.span()));
        }
    }
}

/// The member, if it is of that type.
fn member<'d>(
    of: &Value<'d>,
    (key, kind, expected): (&'static str, Type, &'static str),
    faults: &mut Vec<Diagnostic>,
) -> Option<Value<'d>> {
    let found = of.get(key);
    let right = found.filter(|value| value.kind() == kind);
    if right.is_none() {
        let span = found.unwrap_or(*of).span();
        faults.push(Diagnostic::of_other(&Fault::Member { key: key.to_owned(), expected }, span));
    }
    right
}

fn rules(
    root: &Value<'_>,
    mut elsewhere: impl FnMut(&Elsewhere) -> Option<Pattern>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Rule> {
    let Some(object) = member(root, ("rules", Type::Object, "an object"), faults) else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for member in object.members() {
        let value = member.value;
        if let Some(reference) = reference(&value) {
            match elsewhere(&reference) {
                Some(pattern) => rules.push(Rule { name: name(&member.key), pattern }),
                None => {
                    let fault = Fault::RuleElsewhere { file: reference.file };
                    faults.push(Diagnostic::of_other(&fault, value.span()));
                }
            }
            continue;
        }
        match Pattern::parse(value.raw()) {
            Ok(pattern) => rules.push(Rule { name: name(&member.key), pattern }),
            Err(found) => faults.extend(found.into_iter().map(|it| it.moved(value.span().start))),
        }
    }
    rules
}

/// A rule that is in another file. No pattern has a field that holds a string.
fn reference(value: &Value<'_>) -> Option<Elsewhere> {
    let file = value.get("file")?.string()?.into_owned();
    let name = value.get("name").and_then(|name| name.string()).map(std::borrow::Cow::into_owned);
    let values = value.get("values");
    let values = values
        .iter()
        .flat_map(Value::members)
        .filter_map(|member| Some((self::name(&member.key), member.value.string()?.into_owned())));
    Some(Elsewhere { file, name, values: values.collect() })
}

/// The names of the rules that the file has, also of those whose patterns are faulty.
fn names(root: &Value<'_>) -> HashSet<String> {
    let object = root.get("rules");
    object.iter().flat_map(Value::members).map(|member| name(&member.key)).collect()
}

fn targets(root: &Value<'_>, faults: &mut Vec<Diagnostic>) -> Targets {
    let mut targets = HashMap::new();
    if root.get("targets").is_none() {
        return targets;
    }
    let names = names(root);
    let object = member(root, ("targets", Type::Object, "an object of lists by rules"), faults);
    for member in object.iter().flat_map(Value::members) {
        let rule = name(&member.key);
        if !names.contains(&rule) {
            let fault = Fault::UnknownRule { name: rule.clone() };
            faults.push(Diagnostic::of_other(&fault, member.key.span()));
        }
        if member.value.kind() != Type::Array {
            let fault = Fault::Member { key: rule, expected: "an array of targets" };
            faults.push(Diagnostic::of_other(&fault, member.value.span()));
            continue;
        }
        let read = member.value.elements().filter_map(|value| target(&value, faults));
        targets.insert(rule, read.collect());
    }
    targets
}

/// A target with its `Id`.
fn target(value: &Value<'_>, faults: &mut Vec<Diagnostic>) -> Option<(String, Option<Target>)> {
    let start = value.span().start;
    let id = name(&member(value, ("Id", Type::String, "a string"), faults)?);
    let moved = |found: Vec<Diagnostic>| found.into_iter().map(move |it| it.moved(start));
    Some((id, Target::parse(value.raw()).map_err(|found| faults.extend(moved(found))).ok()))
}

fn cases<'t>(
    text: &'t str,
    root: &Value<'_>,
    targets: &Targets,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Case<'t>> {
    let Some(list) = member(root, ("cases", Type::Array, "an array"), faults) else {
        return Vec::new();
    };
    let known = Known { rules: names(root), targets };
    list.elements().filter_map(|value| case(text, &value, &known, faults)).collect()
}

/// What cases may name.
struct Known<'k> {
    rules: HashSet<String>,
    targets: &'k Targets,
}

/// The string that a value is, or what stands there.
fn name(value: &Value<'_>) -> String {
    value.string().unwrap_or_else(|| value.raw().into()).into_owned()
}

fn case<'t>(
    text: &'t str,
    value: &Value<'_>,
    known: &Known<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Case<'t>> {
    self::known(value, &KEYS_OF_CASE, faults);
    let name = member(value, ("name", Type::String, "a string"), faults);
    let event = member(value, ("event", Type::Object, "an object"), faults);
    let list = member(value, ("matches", Type::Array, "an array of names of rules"), faults);
    let mut matches = HashSet::new();
    for element in list.iter().flat_map(Value::elements) {
        let name = self::name(&element);
        if known.rules.contains(&name) {
            matches.insert(name);
        } else {
            faults.push(Diagnostic::of_other(&Fault::UnknownRule { name }, element.span()));
        }
    }
    let payloads = payloads(value, &matches, known, faults);
    let span = event?.span();
    let event = Event::parse(text.get(span.start..span.end)?)
        .map_err(|fault| faults.push(fault.moved(span.start)))
        .ok()?;
    Some(Case { name: name?.string()?.into_owned(), event, matches, payloads })
}

fn payloads(
    case: &Value<'_>,
    matches: &HashSet<String>,
    known: &Known<'_>,
    faults: &mut Vec<Diagnostic>,
) -> HashMap<String, Vec<ExpectedPayload>> {
    const RIGHT: &str = "an object of objects: by rules, then by targets";
    let mut payloads = HashMap::new();
    if case.get("payloads").is_none() {
        return payloads;
    }
    let object = member(case, ("payloads", Type::Object, RIGHT), faults);
    for of_rule in object.iter().flat_map(Value::members) {
        let rule = name(&of_rule.key);
        let mut add =
            |fault: Fault, of: &Value<'_>| faults.push(Diagnostic::of_other(&fault, of.span()));
        if !known.rules.contains(&rule) {
            add(Fault::UnknownRule { name: rule.clone() }, &of_rule.key);
        } else if !matches.contains(&rule) {
            add(Fault::PayloadWithoutMatch { rule: rule.clone() }, &of_rule.key);
        }
        if of_rule.value.kind() != Type::Object {
            add(Fault::Member { key: "payloads".to_owned(), expected: RIGHT }, &of_rule.value);
        }
        let targets = known.targets.get(&rule);
        let mut of_targets = Vec::new();
        for of_target in of_rule.value.members() {
            let target = name(&of_target.key);
            if targets.is_some_and(|targets| targets.contains_key(&target)) {
                let payload = Payload::read(&of_target.value);
                of_targets.push(ExpectedPayload { target, payload });
            } else {
                add(Fault::UnknownTarget { id: target, rule: rule.clone() }, &of_target.key);
            }
        }
        payloads.insert(rule, of_targets);
    }
    payloads
}
