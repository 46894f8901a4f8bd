//! What holds for every lint and every fix.

#![expect(clippy::unwrap_used, reason = "a test may fail by a panic")]

use proptest::prelude::*;
use rulelens::{Diagnostic, Event, Pattern, explain};
use rulelens_tests::lints::{found, mends};
use rulelens_tests::suite::{self, LintCase, PatternCase};

/// The texts of the suite, each with an event.
fn texts() -> Vec<(String, Option<String>)> {
    let patterns = suite::cases::<PatternCase>("patterns").unwrap();
    let lints = suite::cases::<LintCase>("lints").unwrap();
    let mut texts: Vec<_> = lints.into_iter().map(|(_, case)| (case.pattern, case.event)).collect();
    for (_, case) in patterns {
        let events = case.matches.into_iter().chain(case.misses).map(Some);
        texts.extend(events.chain([None]).map(|event| (case.pattern.clone(), event)));
    }
    texts
}

/// Whether a fix of it leaves the meaning as it is.
fn is_about_form(found: &Diagnostic) -> bool {
    let form = ["duplicate-key", "dotted-key", "covered-alternative", "repeated-alternative"];
    form.contains(&found.code())
}

#[test]
fn every_fix_mends_what_it_is_for() {
    for (text, event) in texts() {
        let event = event.as_deref().map(|event| Event::parse(event).unwrap());
        for found in found(&text, event.as_ref()) {
            mends(&text, &found, event.as_ref()).unwrap();
        }
    }
}

#[test]
fn a_fix_of_the_form_keeps_the_meaning() {
    for (text, event) in texts() {
        let Ok(pattern) = Pattern::parse(&text) else { continue };
        let Some(event) = event.as_deref().map(|event| Event::parse(event).unwrap()) else {
            continue;
        };
        for found in found(&text, Some(&event)).iter().filter(|found| is_about_form(found)) {
            let Some(fix) = &found.fix else { continue };
            let fixed = fix.apply(&text);
            let mended = Pattern::parse(&fixed).unwrap();
            let matched = |pattern| explain(pattern, &event).matched;
            assert_eq!(matched(&pattern), matched(&mended), "{text}\n{fixed}\n{}", event.text());
        }
    }
}

#[test]
fn lints_are_told_in_the_order_of_the_text() {
    for (text, event) in texts() {
        let event = event.as_deref().map(|event| Event::parse(event).unwrap());
        let found = found(&text, event.as_ref());
        let starts: Vec<usize> = found.iter().map(|found| found.span.start).collect();
        assert!(found.is_empty() || Pattern::parse(&text).is_err() || starts.is_sorted(), "{text}");
    }
}

/// What patterns, and slips in them, are made of.
const TOKENS: [&str; 54] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "'",
    "// x\n",
    "/* x */",
    "\"a\"",
    "\"b\"",
    "\"a.b\"",
    "\"$or\"",
    "\"source\"",
    "\"detail-type\"",
    "\"detail\"",
    "\"severity\"",
    "\"AccountId\"",
    "\"aws.guardduty\"",
    "\"GuardDuty Finding\"",
    "\"aws.ec3\"",
    "\"prefix\"",
    "\"Suffix\"",
    "\"anything-but\"",
    "\"equals-ignore-case\"",
    "\"exists\"",
    "\"wildcard\"",
    "\"a**\\\\*\"",
    "\"numeric\"",
    "\">=\"",
    "\"<\"",
    "\"=>\"",
    "\"cidr\"",
    "\"10.0.0.1/32\"",
    "\"5\"",
    "5",
    "8.9",
    "1e400",
    "-0",
    "true",
    "\"true\"",
    "None",
    "null",
    "key",
    "é",
    "\"\\u0022\"",
];

/// An alternative of a field, right or with a slip.
fn alternative() -> impl Strategy<Value = String> {
    let texts = prop::sample::select(vec!["\"a\"", "\"ab\"", "5", "5.0", "\"5\"", "null", "true"]);
    let operator = prop::sample::select(vec![
        "prefix",
        "Prefix",
        "suffix",
        "wildcard",
        "equals-ignore-case",
        "exactly",
        "anything-but",
        "exists",
        "numeric",
        "cidr",
    ]);
    let operand = prop::sample::select(vec![
        "\"a\"",
        "\"a*\"",
        "\"**\"",
        "true",
        "\"true\"",
        "5",
        "[\"a\", \"b\"]",
        "[]",
        "[\">\", 4]",
        "[\">\", \"4\"]",
        "[\"==\", 4]",
        "\"10.0.0.0/8\"",
        "\"10.0.0.1/32\"",
        "{\"prefix\": \"a\"}",
        "{\"Equals-Ignore-Case\": \"a\"}",
    ]);
    let comparison = (operator, operand)
        .prop_map(|(operator, operand)| format!("{{\"{operator}\": {operand}}}"));
    prop_oneof![texts.prop_map(str::to_owned), comparison]
}

/// A pattern with slips, that is JSON.
fn pattern() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "a",
        "b",
        "a.b",
        "source",
        "Source",
        "detail-type",
        "detail",
        "severity",
        "$or",
    ]);
    let list = prop::collection::vec(alternative(), 0..4)
        .prop_map(|alternatives| format!("[{}]", alternatives.join(", ")));
    let field = prop_oneof![4 => list, 1 => alternative()];
    field.prop_recursive(4, 24, 4, move |inside| {
        let members = prop::collection::vec((key.clone(), inside), 0..4);
        members.prop_map(|members| {
            let members = members.iter().map(|(key, value)| format!("\"{key}\": {value}"));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_looked_at(tokens in prop::collection::vec(prop::sample::select(&TOKENS[..]), 0..30)) {
        let text = tokens.concat();
        for found in found(&text, None) {
            if let Err(failure) = mends(&text, &found, None) {
                prop_assert!(false, "{failure}\n{text}");
            }
        }
    }

    #[test]
    fn any_slip_is_mended(text in pattern(), value in prop::sample::select(vec!["5", "\"a\"", "[5]"])) {
        let event = format!("{{\"source\": \"a\", \"detail\": {{\"a\": {value}}}, \"a\": {value}}}");
        let event = Event::parse(&event).unwrap();
        for found in found(&text, Some(&event)) {
            if let Err(failure) = mends(&text, &found, Some(&event)) {
                prop_assert!(false, "{failure}\n{text}");
            }
            if let (true, Some(fix)) = (is_about_form(&found), &found.fix) {
                let matched = |text| explain(&Pattern::parse(text).unwrap(), &event).matched;
                prop_assert_eq!(matched(&text), matched(&fix.apply(&text)), "{}", text);
            }
        }
    }
}
