//! The file, and what comes of it.

use std::collections::HashSet;

use rulelens::explain::{Piece, reason};
use rulelens::json::{Document, Type, Value};
use rulelens::{Diagnostic, Event, Pattern, explain};

use crate::fault::Fault;

/// A file of cases, read.
#[derive(Debug)]
pub struct File<'t> {
    rules: Vec<Rule>,
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

/// An event, and which rules are expected to match it.
#[derive(Debug)]
pub struct Case<'t> {
    /// Its name.
    pub name: String,
    /// The event.
    pub event: Event<'t>,
    /// The names of the rules that are expected to match.
    pub matches: HashSet<String>,
}

/// What a rule made of the event of a case.
#[derive(Debug)]
pub struct Outcome<'f> {
    /// The case's name.
    pub case: &'f str,
    /// The rule's name.
    pub rule: &'f str,
    /// Whether the rule is expected to match.
    pub expected: bool,
    /// Whether it does.
    pub matched: bool,
    /// Why it does or does not.
    pub reason: Vec<Piece>,
}

impl Outcome<'_> {
    /// Whether it is as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.expected == self.matched
    }
}

impl<'t> File<'t> {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it: no JSON, members that are missing or of another type, patterns
    /// and events that EventBridge refuses, names of rules that it does not have.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Diagnostic>> {
        let document = Document::parse(text).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let root = document.root();
        if root.get("version").is_none_or(|version| version.raw() != "1") {
            let span = root.get("version").unwrap_or(root).span();
            faults.push(Diagnostic::of_other(&Fault::Version, span));
        }
        let rules = rules(&root, &mut faults);
        let cases = cases(text, &root, &mut faults);
        if faults.is_empty() { Ok(Self { rules, cases }) } else { Err(faults) }
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

    /// What each rule makes of each case: in the order of the cases, then of the rules.
    #[must_use]
    pub fn run(&self) -> Vec<Outcome<'_>> {
        let each = self.cases.iter().flat_map(|case| self.rules.iter().map(move |it| (case, it)));
        each.map(|(case, rule)| outcome(case, rule)).collect()
    }
}

fn outcome<'f>(case: &'f Case<'_>, rule: &'f Rule) -> Outcome<'f> {
    let explanation = explain(&rule.pattern, &case.event);
    Outcome {
        case: &case.name,
        rule: &rule.name,
        expected: case.matches.contains(&rule.name),
        matched: explanation.matched,
        reason: reason(&rule.pattern, case.event.text(), &explanation),
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
        faults.push(Diagnostic::of_other(&Fault::Member { key, expected }, span));
    }
    right
}

fn rules(root: &Value<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Rule> {
    let Some(object) = member(root, ("rules", Type::Object, "an object"), faults) else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for member in object.members() {
        let value = member.value;
        match Pattern::parse(value.raw()) {
            Ok(pattern) => rules.push(Rule { name: name(&member.key), pattern }),
            Err(found) => faults.extend(found.into_iter().map(|it| it.moved(value.span().start))),
        }
    }
    rules
}

fn cases<'t>(text: &'t str, root: &Value<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Case<'t>> {
    let Some(list) = member(root, ("cases", Type::Array, "an array"), faults) else {
        return Vec::new();
    };
    let object = root.get("rules");
    let names = object.iter().flat_map(Value::members).map(|member| name(&member.key)).collect();
    list.elements().filter_map(|value| case(text, &value, &names, faults)).collect()
}

/// The string that a value is, or what stands there.
fn name(value: &Value<'_>) -> String {
    value.string().unwrap_or_else(|| value.raw().into()).into_owned()
}

fn case<'t>(
    text: &'t str,
    value: &Value<'_>,
    names: &HashSet<String>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Case<'t>> {
    let name = member(value, ("name", Type::String, "a string"), faults);
    let event = member(value, ("event", Type::Object, "an object"), faults);
    let list = member(value, ("matches", Type::Array, "an array of names of rules"), faults);
    let mut matches = HashSet::new();
    for element in list.iter().flat_map(Value::elements) {
        let name = self::name(&element);
        if names.contains(&name) {
            matches.insert(name);
        } else {
            faults.push(Diagnostic::of_other(&Fault::UnknownRule { name }, element.span()));
        }
    }
    let span = event?.span();
    let event = Event::parse(text.get(span.start..span.end)?)
        .map_err(|fault| faults.push(fault.moved(span.start)))
        .ok()?;
    Some(Case { name: name?.string()?.into_owned(), event, matches })
}

#[cfg(test)]
mod tests {
    use super::File;

    #[test]
    fn a_difference_is_told() {
        let text = r#"{"version": 1, "rules": {"a": {"x": [1]}, "b": {"x": [2]}},
            "cases": [{"name": "one", "event": {"x": 1}, "matches": ["b"]}]}"#;
        let file = File::parse(text).unwrap();
        let told: Vec<_> = file
            .run()
            .iter()
            .map(|it| (it.rule, it.expected, it.matched))
            .map(|(rule, e, m)| (rule.to_owned(), e, m))
            .collect();
        assert_eq!(told, [("a".to_owned(), false, true), ("b".to_owned(), true, false)]);
    }

    #[test]
    fn all_faults_are_told_where_they_are() {
        let text = r#"{"version": 2, "rules": {"a": {"x": 1}}, "cases": [{"name": 5, "event": {}, "matches": ["c"]}]}"#;
        let faults = File::parse(text).unwrap_err();
        let told: Vec<_> = faults
            .iter()
            .map(|it| (it.code(), text.get(it.span.start..it.span.end).unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                ("cases-version", "2"),
                ("field-not-array", "1"),
                ("cases-member", "5"),
                ("cases-unknown-rule", "\"c\""),
            ]
        );
    }

    #[test]
    fn what_is_no_file_of_cases_is_refused() {
        for text in
            ["", "[]", "5", "{}", r#"{"version": 1}"#, r#"{"version":1,"rules":[],"cases":{}}"#]
        {
            assert!(File::parse(text).is_err(), "{text}");
        }
    }
}
