//! Templates against something independent, and what holds of every delivery.

use std::fmt::Write;

use proptest::prelude::*;
use rulelens::transform::{
    About, Delivery, InputPaths, Outcome, RuleContext, Target, TargetInput, Template, lint,
};
use rulelens::{Diagnostic, Event};
use rulelens_tests::targets::covered;
use serde_json::{Value, json};

/// The names of the input paths; each reads the field of the same name.
const NAMES: [&str; 4] = ["a", "b-c", "d_1", "missing"];

/// Values of every type.
fn value() -> impl Strategy<Value = Value> {
    let text =
        prop_oneof!["[a-z \"\\\\\n<>é😀]{0,6}", Just("plain".to_owned()), Just("<a>".to_owned()),];
    let leaf = prop_oneof![
        text.prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(2, 8, 3, |inside| {
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("[a-c]", inside), 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// An event with the fields that the input paths read.
fn event() -> impl Strategy<Value = Value> {
    (value(), value(), value())
        .prop_map(|(a, b, d)| json!({"a": a, "b-c": b, "d_1": d, "detail": {}}))
}

/// A part of a template: its own text, or a placeholder.
fn part() -> impl Strategy<Value = String> {
    let own = prop::sample::select(vec![
        "x", " ", "\"", "\\\"", "\\", "\n", "<", ">", "< a >", "{", "}", "[", ",", ":", "é", "</b>",
    ]);
    let names = prop::sample::select(&NAMES[..]);
    prop_oneof![own.prop_map(str::to_owned), names.prop_map(|name| format!("<{name}>"))]
}

fn text_template() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(part(), 1..12).prop_map(|parts| parts.concat());
    let is_text = |text: &String| !text.trim_start().starts_with('{');
    // Its own text may make a name that is not defined: `<`, `x`, `>`.
    parts.prop_filter("it is text", move |text| is_text(text) && !text.contains("<x"))
}

/// A JSON template: an object whose values are placeholders, alone or in strings, or slips.
fn json_template() -> impl Strategy<Value = String> {
    let names = prop::sample::select(&NAMES[..]);
    let member = (names, 0..6).prop_map(|(name, form)| match form {
        0 => format!("<{name}>"),
        1 => format!("\"<{name}>\""),
        2 => format!("\"is <{name}>!\""),
        3 => format!("[1, <{name}>]"),
        4 => format!("<{name}> items"),
        _ => format!("\"\\\"<{name}>\\\"\""),
    });
    prop::collection::vec(member, 1..5).prop_map(|members| {
        let mut text = "{".to_owned();
        for (index, member) in members.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(text, "{comma}\"k{index}\": {member}").expect("a string takes all");
        }
        text + "}"
    })
}

fn paths() -> (String, InputPaths) {
    let map: serde_json::Map<String, Value> =
        NAMES.iter().map(|name| ((*name).to_owned(), format!("$.{name}").into())).collect();
    let text = Value::Object(map).to_string();
    let paths = InputPaths::parse(&text).expect("it is a map");
    (text, paths)
}

fn deliver(template: &str, event: &Event<'_>) -> Result<(TargetInput, Delivery), Vec<Diagnostic>> {
    let (_, paths) = paths();
    let template = Template::parse(template, &paths)?;
    let input = TargetInput::Transformer { paths, template };
    let delivery = input.deliver(event, &RuleContext::example());
    Ok((input, delivery))
}

/// What a value is in text: strings as they are, the rest as JSON without its quotes.
fn in_text(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(json @ (Value::Array(_) | Value::Object(_))) => json.to_string().replace('"', ""),
        Some(scalar) => scalar.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Filling text is splitting it at its placeholders, each of which says the same everywhere.
    #[test]
    fn a_text_template_is_filled_as_by_hand(template in text_template(), event in event()) {
        let mut expected = String::new();
        let mut rest = template.as_str();
        while let Some(found) = rest.find('<') {
            let (before, behind) = rest.split_at(found);
            expected.push_str(before);
            let known = NAMES.iter().find(|name| behind.starts_with(&format!("<{name}>")));
            match known {
                Some(name) => {
                    expected.push_str(&in_text(event.get(name)));
                    rest = &behind[name.len() + 2..];
                }
                None => {
                    expected.push('<');
                    rest = &behind[1..];
                }
            }
        }
        expected.push_str(rest);
        let text = event.to_string();
        let event = Event::parse(&text).expect("it is an event");
        let (_, delivery) = deliver(&template, &event).expect("it is a template");
        prop_assert_eq!(&delivery.payload, &expected);
        prop_assert_eq!(&delivery.outcome, &Outcome::Delivered);
        prop_assert!(covered(&delivery).is_ok());
    }

    /// What arrives of a JSON template is JSON by another reader; what does not is not; and the fix
    /// of a drop makes it arrive.
    #[test]
    fn a_json_template_arrives_if_it_is_json(template in json_template(), event in event()) {
        let text = event.to_string();
        let event = Event::parse(&text).expect("it is an event");
        let (_, delivery) = deliver(&template, &event).expect("it is a template");
        prop_assert!(covered(&delivery).is_ok());
        let is_json = serde_json::from_str::<Value>(&delivery.payload).is_ok();
        prop_assert_eq!(delivery.outcome == Outcome::Delivered, is_json, "{}", delivery.payload);
        if let Outcome::Dropped(drop) = &delivery.outcome {
            prop_assert!(drop.at <= delivery.payload.len());
            if let Some(fix) = &drop.fix {
                let mended = fix.apply(&template);
                let (_, again) = deliver(&mended, &event).expect("it is a template");
                prop_assert_eq!(&again.outcome, &Outcome::Delivered, "{}", mended);
                prop_assert!(serde_json::from_str::<Value>(&again.payload).is_ok(), "{}", mended);
            }
        }
    }

    /// In a target's JSON a template means the same, and what is found in it has the same text.
    #[test]
    fn a_target_says_the_same_as_its_parts(
        template in prop_oneof![text_template(), json_template(), "[<>a\"\\\\b \n😀]{1,10}"],
        event in event(),
    ) {
        let event_text = event.to_string();
        let event = Event::parse(&event_text).expect("it is an event");
        let (paths_text, _) = paths();
        let map: Value = serde_json::from_str(&paths_text).expect("it is a map");
        let target = json!({"Id": "ID", "InputTransformer": {
            "InputPathsMap": map, "InputTemplate": template,
        }}).to_string();
        match (Target::parse(&target), deliver(&template, &event)) {
            (Ok(target), Ok((_, delivery))) => {
                let again = target.input().deliver(&event, &RuleContext::example());
                prop_assert_eq!(again, delivery);
            }
            (Err(inside), Err(alone)) => {
                let words = |faults: &[Diagnostic]| -> Vec<_> {
                    faults.iter().map(|fault| (fault.code(), fault.service.clone())).collect()
                };
                prop_assert_eq!(words(&inside), words(&alone));
                for (inside, alone) in inside.iter().zip(&alone) {
                    let written = format!("\"{}\"", inside.span.of(&target));
                    let read: String = serde_json::from_str(&written).expect("whole characters");
                    prop_assert_eq!(read, alone.span.of(&template));
                }
            }
            (inside, alone) => prop_assert!(false, "{inside:?}\n{alone:?}"),
        }
    }

    /// A lint lies in its text, and its fix makes it go.
    #[test]
    fn a_lint_is_mended_by_its_fix(
        template in prop_oneof![text_template(), json_template()],
        event in event(),
        slip in prop::sample::select(vec!["$.A", "$.bc", "$.detial", "$.d_1[0]", "$.a.b", "$.x"]),
    ) {
        let event_text = event.to_string();
        let event = Event::parse(&event_text).expect("it is an event");
        let (paths_text, _) = paths();
        let paths_text = paths_text.replace("$.a", slip);
        let about = About { event: Some(&event), ..About::default() };
        let found = |paths_text: &str, template: &str| {
            let paths = InputPaths::parse(paths_text).expect("it is a map");
            let template = Template::parse(template, &paths).ok()?;
            Some(lint(&TargetInput::Transformer { paths, template }, paths_text, &about))
        };
        let before = found(&paths_text, &template).expect("it is a template");
        for one in &before {
            use rulelens::transform::Part;
            let (mut paths_text, mut template) = (paths_text.clone(), template.clone());
            let text = if one.part == Part::Template { &mut template } else { &mut paths_text };
            let span = one.diagnostic.span;
            prop_assert!(text.get(span.start..span.end).is_some());
            let Some(fix) = &one.diagnostic.fix else { continue };
            *text = fix.apply(text);
            let code = one.diagnostic.code();
            let count = |found: &[rulelens::transform::LintFound]| {
                found.iter().filter(|found| found.diagnostic.code() == code).count()
            };
            let after = found(&paths_text, &template).expect("it is still a template");
            prop_assert!(count(&after) < count(&before), "{code}: {paths_text} {template}");
        }
    }

    /// Whatever a target's text is, it is read or refused with faults that lie in it.
    #[test]
    fn any_target_is_read(tokens in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"Input\"", "\"InputPath\"", "\"InputTransformer\"",
        "\"InputTemplate\"", "\"InputPathsMap\"", "\"$.a\"", "\"<a>\"", "\"Id\"", "\"{\\\"a\\\": <a>\"",
        "null", "5", " ", "\n", "é", "\"\\ud83d\\ude00<b>\"", "\"Targets\"",
    ]), 0..24)) {
        let text = tokens.concat();
        let found = match Target::parse(&text) {
            Ok(target) => target.lint(&text, &About::default()),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().filter(|fault| fault.service.is_some()).count() <= 1);
                faults
            }
        };
        for found in &found {
            prop_assert!(text.get(found.span.start..found.span.end).is_some(), "{found}");
            if let Some(fix) = &found.fix {
                prop_assert_ne!(fix.apply(&text), text.clone(), "{}", fix.title);
            }
        }
    }
}

#[test]
fn limits_hold_in_characters() {
    let (_, none) = ("", InputPaths::default());
    let of = |chars: usize| "é".repeat(chars);
    assert!(Template::parse(&of(8192), &none).is_ok());
    let faults = Template::parse(&of(8193), &none).expect_err("too long");
    assert_eq!(faults[0].code(), "template-too-long");
    let words = "at 'targets.1.member.inputTransformer.inputTemplate' failed to satisfy constraint: \
        Member must have length less than or equal to 8192";
    assert!(faults[0].service.as_deref().is_some_and(|service| service.ends_with(words)));
    let constant = |chars: usize| TargetInput::constant(&format!("\"{}\"", of(chars - 2)));
    assert!(constant(8192).is_ok());
    assert_eq!(constant(8193).expect_err("too long").code(), "input-too-long");
    let path = |chars: usize| TargetInput::path(&format!("$.{}", of(chars - 2)));
    assert!(path(256).is_ok());
    assert_eq!(path(257).expect_err("too long").code(), "input-path-too-long");
    let name = |chars: usize| InputPaths::parse(&json!({"n".repeat(chars): "$"}).to_string());
    assert!(name(256).is_ok());
    assert_eq!(name(257).expect_err("too long")[0].code(), "input-path-name-invalid");
    let map = |count: usize| {
        let entries = (0..count).map(|index| (format!("n{index}"), Value::from("$")));
        InputPaths::parse(&Value::Object(entries.collect()).to_string())
    };
    assert!(map(100).is_ok());
    assert_eq!(map(101).expect_err("too many")[0].code(), "too-many-input-paths");
}

#[test]
fn what_is_near_a_limit_is_told() {
    let entries = (0..95).map(|index| (format!("n{index}"), Value::from("$.detail")));
    let text = Value::Object(entries.collect()).to_string();
    let paths = InputPaths::parse(&text).expect("it is a map");
    let used: String = (0..95).map(|index| format!("<n{index}>")).collect();
    let template = used + &"x".repeat(7500);
    let template = Template::parse(&template, &paths).expect("it is a template");
    let found = lint(&TargetInput::Transformer { paths, template }, &text, &About::default());
    let codes: Vec<_> = found.iter().map(|found| found.diagnostic.code()).collect();
    assert_eq!(codes, ["input-paths-near-limit", "template-near-limit"]);
}
