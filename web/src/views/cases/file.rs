//! The cases as they are kept: the text of a file `*.rulelens.json`, read so that it can be changed.
//!
//! The page's rules are what is asked. Those that the file has tell which of them is meant when one
//! was renamed since, and which are new.

use std::collections::{BTreeMap, BTreeSet};

use rulelens::{
    Event,
    json::{Document, Type, Value, quoted},
};
use rulelens_cases::{CaseText, write_with};

use super::payload::Received;

/// A name and a text: a rule and its pattern, a member and its JSON.
pub(super) type Named = (String, String);

/// The cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cases {
    /// The rules of the file.
    pub(super) rules: Vec<Named>,
    /// The targets of each rule, JSON.
    targets: Vec<Named>,
    /// What else the file has, such as a description.
    more: Vec<Named>,
    /// The cases, in order.
    pub(super) all: Vec<Case>,
}

/// An event, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    pub(super) name: String,
    /// JSON.
    pub(super) event: String,
    /// The names of the rules that are expected to match.
    pub(super) matches: BTreeSet<String>,
    /// What targets are expected to receive, JSON, by the rules.
    payloads: Vec<Named>,
    /// What else it has.
    more: Vec<Named>,
}

impl Case {
    pub(super) fn new(name: String, event: String, matches: BTreeSet<String>) -> Self {
        Self { name, event, matches, payloads: Vec::new(), more: Vec::new() }
    }
}

impl Cases {
    /// What can be read of a text.
    pub(super) fn read(text: &str) -> Self {
        let mut cases = Self::default();
        let Ok(document) = Document::parse(text) else { return cases };
        for member in document.root().members() {
            let (key, value) = (name(&member.key), member.value);
            match key.as_str() {
                "version" => {}
                "rules" => cases.rules = named(&value),
                "targets" => cases.targets = named(&value),
                "cases" => cases.all = value.elements().map(|it| case(&it)).collect(),
                _ => cases.more.push((key, dedented(value.raw()))),
            }
        }
        cases
    }

    /// The same for the page's rules, by name and pattern: what is expected of a rule that was renamed
    /// holds for its new name; a new one is expected to do what all others do.
    pub(super) fn for_rules(mut self, rules: &[Named]) -> Self {
        let file = std::mem::take(&mut self.rules);
        let names = Names::between(&file, rules);
        for case in &mut self.all {
            // Of a rule that the file does not have nothing was expected.
            let by_all =
                !file.is_empty() && file.iter().all(|(name, _)| case.matches.contains(name));
            let matches = std::mem::take(&mut case.matches);
            case.matches = matches.iter().filter_map(|name| names.now(name)).collect();
            if by_all {
                case.matches.extend(names.new.iter().cloned());
            }
            case.payloads = names.now_of(std::mem::take(&mut case.payloads));
        }
        self.targets = names.now_of(self.targets);
        let before: BTreeMap<_, _> = names.now_of(file.clone()).into_iter().collect();
        // A pattern that is no JSON cannot stand in a file: what it was before does.
        let usable = |(name, pattern): &Named| {
            let is_json = Document::parse(pattern).is_ok();
            let text = if is_json { Some(pattern) } else { before.get(name) };
            Some((name.clone(), text?.clone()))
        };
        self.rules = rules.iter().filter_map(usable).collect();
        self
    }

    /// The text of the file.
    pub(super) fn write(&self) -> String {
        self.write_some(&self.rules, |_| true, true)
    }

    /// The text of a file of these rules and of those cases that pass; with or without what targets
    /// are expected to receive.
    pub(super) fn write_some(
        &self,
        rules: &[Named],
        pass: impl Fn(&Case) -> bool,
        payloads: bool,
    ) -> String {
        let names: BTreeSet<&str> = rules.iter().map(|(name, _)| name.as_str()).collect();
        let has = |name: &str| names.contains(name);
        let mut more = self.more.clone();
        let targets = object(self.targets.iter().filter(|(rule, _)| payloads && has(rule)));
        more.extend(targets.map(|json| ("targets".to_owned(), json)));
        let cases: Vec<_> = self.all.iter().filter(|case| pass(case)).collect();
        let matches: Vec<Vec<&str>> = cases
            .iter()
            .map(|case| {
                let names = rules.iter().map(|(name, _)| name.as_str());
                names.filter(|name| case.matches.contains(*name)).collect()
            })
            .collect();
        let members: Vec<Vec<Named>> = cases
            .iter()
            .map(|case| {
                let mut members = case.more.clone();
                let expected = case.payloads.iter();
                let expected = object(expected.filter(|(rule, _)| payloads && has(rule)));
                members.extend(expected.map(|json| ("payloads".to_owned(), json)));
                members
            })
            .collect();
        let members: Vec<Vec<(&str, &str)>> = members.iter().map(|it| borrowed(it)).collect();
        let texts = cases.iter().zip(&matches).zip(&members);
        let texts: Vec<CaseText<'_>> = texts
            .map(|((case, matches), more)| CaseText {
                name: &case.name,
                event: &case.event,
                matches,
                more,
            })
            .collect();
        write_with(&borrowed(rules), &borrowed(&more), &texts)
    }

    /// Turns what is expected of a rule.
    pub(super) fn turn(&mut self, case: usize, rule: &str) {
        if let Some(case) = self.all.get_mut(case)
            && !case.matches.remove(rule)
        {
            case.matches.insert(rule.to_owned());
        }
        self.tidy();
    }

    /// Expects the same of all rules: that they match, or if all of them are expected to, that none
    /// does.
    pub(super) fn turn_all(&mut self, case: usize) {
        let rules: BTreeSet<String> = self.rules.iter().map(|(name, _)| name.clone()).collect();
        if let Some(case) = self.all.get_mut(case) {
            case.matches = if case.matches == rules { BTreeSet::new() } else { rules };
        }
        self.tidy();
    }

    /// Expects that a target, which the file then has as it is now, receives a payload.
    pub(super) fn expect(&mut self, case: usize, rule: &str, received: &Received) {
        let Some(case) = self.all.get_mut(case).filter(|case| case.matches.contains(rule)) else {
            return;
        };
        let mut payloads = members(text_of(&case.payloads, rule));
        set(&mut payloads, &received.id, received.payload.clone());
        set(&mut case.payloads, rule, object(payloads.iter()).unwrap_or_default());
        let targets = elements(text_of(&self.targets, rule)).into_iter();
        let others = targets.filter(|it| id_of(it) != received.id);
        let targets = array(others.chain([received.target.clone()]));
        set(&mut self.targets, rule, targets);
    }

    /// Expects nothing in particular of a target.
    pub(super) fn forget(&mut self, case: usize, rule: &str, id: &str) {
        let Some(case) = self.all.get_mut(case) else { return };
        let payloads = members(text_of(&case.payloads, rule));
        match object(payloads.iter().filter(|(name, _)| name != id)) {
            Some(payloads) => set(&mut case.payloads, rule, payloads),
            None => case.payloads.retain(|(name, _)| name != rule),
        }
    }

    /// Nothing is sent by a rule that does not match.
    fn tidy(&mut self) {
        for case in &mut self.all {
            let Case { matches, payloads, .. } = case;
            payloads.retain(|(rule, _)| matches.contains(rule));
        }
    }

    /// Adds cases, which are named after what their events are about: the events, and the names of the
    /// rules that are expected to match them.
    pub(super) fn add(&mut self, events: impl IntoIterator<Item = (String, BTreeSet<String>)>) {
        let mut taken: BTreeSet<String> = self.all.iter().map(|case| case.name.clone()).collect();
        let mut last: BTreeMap<String, usize> = BTreeMap::new();
        for (event, matches) in events {
            let stem = about(&event).0;
            let mut name = stem.clone();
            while !taken.insert(name.clone()) {
                let number = last.entry(stem.clone()).or_insert(1);
                *number += 1;
                name = format!("{stem} {number}");
            }
            self.all.push(Case::new(name, event, matches));
        }
    }
}

/// What the rules of a file are called in the page.
struct Names<'r> {
    /// Those of the page.
    present: BTreeSet<&'r str>,
    /// Those that were renamed since: their patterns are the same.
    renamed: BTreeMap<&'r str, &'r str>,
    /// Those of the page that the file does not have.
    new: Vec<String>,
}

impl<'r> Names<'r> {
    fn between(file: &'r [Named], page: &'r [Named]) -> Self {
        let known: BTreeSet<&str> = file.iter().map(|(name, _)| name.as_str()).collect();
        let present: BTreeSet<&str> = page.iter().map(|(name, _)| name.as_str()).collect();
        let new = page.iter().filter(|(name, _)| !known.contains(name.as_str()));
        let new: Vec<&Named> = new.collect();
        let mut by_pattern: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, pattern) in new.iter().rev() {
            by_pattern.entry(squeezed(pattern)).or_default().push(name);
        }
        let gone = file.iter().filter(|(name, _)| !present.contains(name.as_str()));
        let renamed: BTreeMap<&str, &str> = gone
            .filter_map(|(name, pattern)| {
                Some((name.as_str(), by_pattern.get_mut(&squeezed(pattern))?.pop()?))
            })
            .collect();
        let taken: BTreeSet<&str> = renamed.values().copied().collect();
        let new = new.into_iter().map(|(name, _)| name.clone());
        let new = new.filter(|name| !taken.contains(name.as_str())).collect();
        Self { present, renamed, new }
    }

    /// What a rule of the file is called now; `None` if it is gone.
    fn now(&self, name: &str) -> Option<String> {
        let name = self.present.get(name).or_else(|| self.renamed.get(name))?;
        Some((*name).to_owned())
    }

    fn now_of(&self, named: Vec<Named>) -> Vec<Named> {
        named.into_iter().filter_map(|(name, json)| Some((self.now(&name)?, json))).collect()
    }
}

/// What an event is about, in short, and its severity if it has one: the type of a finding, else its
/// `detail-type`, else its `source`.
pub(super) fn about(event: &str) -> (String, Option<String>) {
    let Ok(document) = Document::parse(event) else { return ("event".to_owned(), None) };
    let root = document.root();
    let text = |value: Option<Value<'_>>| {
        value?.string().map(std::borrow::Cow::into_owned).filter(|text| !text.trim().is_empty())
    };
    let detail = root.get("detail");
    let kind = text(detail.and_then(|detail| detail.get("type")))
        .or_else(|| text(root.get("detail-type")))
        .or_else(|| text(root.get("source")));
    let severity = detail.and_then(|detail| detail.get("severity"));
    let severity = severity.filter(|it| it.kind() == Type::Number).map(|it| it.raw().to_owned());
    (kind.unwrap_or_else(|| "event".to_owned()), severity)
}

/// Whether it is an event that EventBridge takes.
pub(super) fn is_event(text: &str) -> bool {
    Event::parse(text).is_ok()
}

fn name(value: &Value<'_>) -> String {
    value.string().unwrap_or_else(|| value.raw().into()).into_owned()
}

fn named(object: &Value<'_>) -> Vec<Named> {
    let member = |it: rulelens::json::Member<'_>| (name(&it.key), dedented(it.value.raw()));
    object.members().map(member).collect()
}

fn case(value: &Value<'_>) -> Case {
    let mut case = Case::new(String::new(), String::new(), BTreeSet::new());
    for member in value.members() {
        let (key, value) = (name(&member.key), member.value);
        match key.as_str() {
            "name" => case.name = name(&value),
            "event" => case.event = dedented(value.raw()),
            "matches" => case.matches = value.elements().map(|it| name(&it)).collect(),
            "payloads" => case.payloads = named(&value),
            _ => case.more.push((key, dedented(value.raw()))),
        }
    }
    case
}

/// A value as it would be written at the beginning of a line: without the spaces that its last line,
/// the bracket that ends it, stands behind. Strings of JSON have no line breaks, so none is changed.
fn dedented(raw: &str) -> String {
    let last = raw.rsplit('\n').next().unwrap_or_default();
    let indent = last.len() - last.trim_start_matches(' ').len();
    let line = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line.get(spaces.min(indent)..).unwrap_or_default().to_owned()
    };
    let mut lines = raw.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    std::iter::once(first).chain(lines.map(line)).collect::<Vec<_>>().join("\n")
}

/// Without white space, to compare.
fn squeezed(text: &str) -> String {
    text.split_ascii_whitespace().collect()
}

/// An object of those members; none if there are none.
fn object<'n>(members: impl Iterator<Item = &'n Named>) -> Option<String> {
    let members: Vec<_> = members.map(|(name, json)| format!("{}: {json}", quoted(name))).collect();
    (!members.is_empty())
        .then(|| format!("{{\n  {}\n}}", members.join(",\n").replace('\n', "\n  ")))
}

/// The text of that name; empty if there is none.
fn text_of<'n>(named: &'n [Named], name: &str) -> &'n str {
    named.iter().find(|it| it.0 == name).map(|it| it.1.as_str()).unwrap_or_default()
}

fn set(named: &mut Vec<Named>, name: &str, text: String) {
    match named.iter_mut().find(|it| it.0 == name) {
        Some(it) => it.1 = text,
        None => named.push((name.to_owned(), text)),
    }
}

/// The members of an object, JSON; none of what is no object.
fn members(json: &str) -> Vec<Named> {
    Document::parse(json).map(|document| named(&document.root())).unwrap_or_default()
}

/// The elements of an array, JSON; none of what is no array.
fn elements(json: &str) -> Vec<String> {
    let Ok(document) = Document::parse(json) else { return Vec::new() };
    document.root().elements().map(|it| dedented(it.raw())).collect()
}

/// The `Id` of a target.
fn id_of(target: &str) -> String {
    let Ok(document) = Document::parse(target) else { return String::new() };
    document.root().get("Id").map(|id| name(&id)).unwrap_or_default()
}

fn array(elements: impl Iterator<Item = String>) -> String {
    let elements: Vec<_> = elements.map(|it| it.replace('\n', "\n  ")).collect();
    format!("[\n  {}\n]", elements.join(",\n  "))
}

fn borrowed(named: &[Named]) -> Vec<(&str, &str)> {
    named.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(name: &str, pattern: &str) -> Named {
        (name.to_owned(), pattern.to_owned())
    }

    fn cases(rules: &[Named], matches: &[&str]) -> Cases {
        let matches = matches.iter().map(|name| (*name).to_owned()).collect();
        let case = Case::new("one".into(), "{\n  \"n\": 1\n}".into(), matches);
        Cases { all: vec![case], ..Cases::default() }.for_rules(rules)
    }

    fn expected(cases: &Cases) -> Vec<&str> {
        cases.all[0].matches.iter().map(String::as_str).collect()
    }

    #[test]
    fn what_is_written_is_read_again_with_all_that_it_has() {
        let text =
            include_str!("../../../../crates/rulelens-cases/examples/findings.rulelens.json");
        let cases = Cases::read(text);
        assert!(!cases.all.is_empty() && !cases.targets.is_empty());
        let written = cases.write();
        assert_eq!(Cases::read(&written), cases);
        let names = |text: &str| -> Vec<String> {
            let file = rulelens_cases::File::parse(text).unwrap();
            file.run().iter().map(|it| format!("{} {}", it.name(), it.holds())).collect()
        };
        assert_eq!(names(&written), names(text));
    }

    #[test]
    fn an_event_keeps_its_spelling_and_its_indentation() {
        let rules = [rule("a", r#"{"n": [1]}"#)];
        let mut cases = cases(&rules, &["a"]);
        let event = "{\n  \"n\": 1.0,\n  \"s\": \"a\\n  b\"\n}";
        cases.all[0].event = event.to_owned();
        for _ in 0..3 {
            cases = Cases::read(&cases.write());
        }
        assert_eq!(cases.all[0].event, event);
    }

    #[test]
    fn what_is_expected_of_a_rule_goes_with_it_when_it_is_renamed() {
        let (a, b) = (rule("a", "{\"n\": [1]}"), rule("b", "{\"n\": [2]}"));
        let before = cases(&[a.clone(), b.clone()], &["a"]);
        let after = before.clone().for_rules(&[rule("c", "{ \"n\":[1] }"), b.clone()]);
        assert_eq!(expected(&after), ["c"]);
        // Another pattern under another name is another rule.
        let after = before.clone().for_rules(&[rule("c", "{\"n\": [3]}"), b.clone()]);
        assert!(expected(&after).is_empty());
        // A new rule is expected to do what all others do.
        let new = rule("new", "{\"n\": [9]}");
        assert_eq!(expected(&before.for_rules(&[a.clone(), b.clone(), new.clone()])), ["a"]);
        let both = cases(&[a.clone(), b.clone()], &["a", "b"]);
        assert_eq!(expected(&both.for_rules(&[a, b, new])), ["a", "b", "new"]);
    }

    #[test]
    fn a_pattern_that_is_broken_for_now_does_not_lose_what_is_expected() {
        let before = cases(&[rule("a", "{\"n\": [1]}")], &["a"]);
        let broken = before.clone().for_rules(&[rule("a", "{\"n\": [1")]);
        assert_eq!(broken, before);
        let read = Cases::read(&broken.write());
        assert_eq!(expected(&read.for_rules(&[rule("a", "{\"n\": [1, 2]}")])), ["a"]);
    }

    #[test]
    fn turning_is_of_one_rule_or_of_all() {
        let rules = [rule("a", "{}"), rule("b", "{}")];
        let mut cases = cases(&rules, &["a"]);
        cases.turn(0, "a");
        assert!(expected(&cases).is_empty());
        cases.turn_all(0);
        assert_eq!(expected(&cases), ["a", "b"]);
        cases.turn_all(0);
        assert!(expected(&cases).is_empty());
        cases.turn(7, "a");
        cases.turn_all(7);
    }

    #[test]
    fn a_payload_is_expected_of_its_target_until_it_is_forgotten() {
        let rules = [rule("a", r#"{"n": [1]}"#)];
        let mut cases = cases(&rules, &["a"]);
        let received = |payload: &str, path: &str| Received {
            id: "mail".into(),
            target: format!(r#"{{"Id": "mail", "InputPath": "{path}"}}"#),
            payload: payload.into(),
        };
        let told = |cases: &Cases| -> Vec<String> {
            let text = cases.write();
            let file = rulelens_cases::File::parse(&text).unwrap();
            file.run().iter().filter_map(rulelens_cases::Outcome::difference).collect()
        };
        cases.expect(0, "a", &received("2", "$.n"));
        assert_eq!(told(&cases), ["receives JSON where $ is `1`, expected `2`"]);
        // The same target, as it is now.
        cases.expect(0, "a", &received("1", "$.n"));
        assert!(told(&cases).is_empty());
        assert_eq!(cases.write().matches("InputPath").count(), 1);
        cases.forget(0, "a", "other");
        assert!(cases.write().contains("payloads"));
        cases.forget(0, "a", "mail");
        assert!(!cases.write().contains("payloads") && told(&cases).is_empty());
        // Of a rule that is not expected to match nothing is expected to arrive.
        cases.turn(0, "a");
        cases.expect(0, "a", &received("1", "$.n"));
        assert!(!cases.write().contains("payloads"));
    }

    #[test]
    fn a_new_case_is_named_after_its_event() {
        let mut cases = Cases::default();
        let event = r#"{"source": "s", "detail-type": "t", "detail": {"severity": 8.0}}"#;
        assert_eq!(about(event).1.as_deref(), Some("8.0"));
        cases.all.push(Case::new("t 2".into(), "{}".into(), BTreeSet::new()));
        let events = [event, event, event, r#"{"detail": {"type": " "}}"#];
        cases.add(events.map(|event| (event.to_owned(), BTreeSet::new())));
        let names: Vec<&str> = cases.all.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["t 2", "t", "t 3", "t 4", "event"]);
    }

    #[test]
    fn any_text_can_be_read() {
        for text in ["", "{", "[]", "1", r#"{"rules": 1, "cases": [1, {}], "targets": [2]}"#] {
            let _ = Cases::read(text).for_rules(&[]).write();
        }
    }
}
