//! What holds for every text, whatever it is.

use proptest::prelude::*;
use rulelens::json::{Document, Type, Value};
use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};
use rulelens::{Diagnostic, Event, LineIndex, Pattern, explain};

/// What texts are made of.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "\r",
    "\"",
    "\\",
    "'",
    "<",
    ">",
    "$.",
    "*",
    "\"a\"",
    "\"a.b\"",
    "\"$or\"",
    "\"prefix\"",
    "\"suffix\"",
    "\"numeric\"",
    "\"anything-but\"",
    "\"equals-ignore-case\"",
    "\"exists\"",
    "\"cidr\"",
    "\"wildcard\"",
    "\"10.0.0.0/8\"",
    "\">=\"",
    "\"<\"",
    "\"x*\\\\*\"",
    "\"é😀\"",
    "\\ud83d",
    "true",
    "null",
    "-1.50e3",
    "0",
    "1e999",
    "<a>",
    "<aws.events.event>",
    "é",
    "😀",
    "\u{0}",
    "\u{202e}",
];

/// Texts that are often nearly a JSON text, a pattern or a template.
fn text() -> impl Strategy<Value = String> {
    let token = prop::sample::select(TOKENS);
    prop_oneof![
        3 => prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat()),
        1 => prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
    ]
}

/// Values that are JSON, with odd keys and numbers.
fn json(depth: u32) -> impl Strategy<Value = String> {
    const LEAVES: &[&str] =
        &["null", "true", "1", "1.0", "-0", "\"\"", "\"x\\\"y\\u00e9\"", "\"1\"", "\"::1\""];
    const KEYS: &[&str] = &["a", "b", "a.b", "", "\\u0061"];
    prop::sample::select(LEAVES).prop_map(str::to_owned).prop_recursive(depth, 48, 6, |inner| {
        let key = prop::sample::select(KEYS);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5)
                .prop_map(|elements| format!("[ {} ]", elements.join(" , "))),
            prop::collection::vec((key, inner), 0..5).prop_map(|members| {
                let members = members.iter().map(|(key, value)| format!("\"{key}\" :{value}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

fn well_placed(text: &str, diagnostics: &[Diagnostic]) -> Result<(), TestCaseError> {
    let lines = LineIndex::new(text);
    for diagnostic in diagnostics {
        let span = diagnostic.span;
        prop_assert!(text.get(span.start..span.end).is_some(), "{diagnostic:?} in {text:?}");
        let located = diagnostic.located(&lines);
        prop_assert!(!located.code.is_empty() && !located.message.is_empty());
        prop_assert!(!located.help.is_empty(), "{} has no help", located.code);
        prop_assert!(located.end.utf16 <= text.encode_utf16().count());
        prop_assert!(located.start.line <= lines.count());
    }
    Ok(())
}

/// The same value by another reader, duplicate keys aside.
fn same(ours: Value<'_>, theirs: &serde_json::Value) -> bool {
    match (ours.kind(), theirs) {
        (Type::Object, serde_json::Value::Object(map)) => {
            map.iter().all(|(key, value)| ours.get(key).is_some_and(|found| same(found, value)))
        }
        (Type::Array, serde_json::Value::Array(list)) => {
            ours.elements().count() == list.len()
                && ours.elements().zip(list).all(|(ours, theirs)| same(ours, theirs))
        }
        (Type::String, serde_json::Value::String(text)) => ours.string().as_deref() == Some(text),
        (Type::Number, serde_json::Value::Number(number)) => {
            ours.raw().parse::<f64>().ok() == number.as_f64()
        }
        (Type::Boolean, serde_json::Value::Bool(value)) => ours.boolean() == Some(*value),
        (Type::Null, serde_json::Value::Null) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_fault_lies_in_its_text_and_says_how_to_mend_it(text in text()) {
        well_placed(&text, &Pattern::parse(&text).err().unwrap_or_default())?;
        well_placed(&text, &Event::parse(&text).err().into_iter().collect::<Vec<_>>())?;
        well_placed(&text, &TargetInput::path(&text).err().into_iter().collect::<Vec<_>>())?;
        well_placed(&text, &TargetInput::constant(&text).err().into_iter().collect::<Vec<_>>())?;
        well_placed(&text, &InputPaths::parse(&text).err().unwrap_or_default())?;
        well_placed(&text, &Template::parse(&text, &InputPaths::default()).err().unwrap_or_default())?;
    }

    #[test]
    fn what_is_json_is_what_another_reader_says(text in text()) {
        let ours = Document::parse(&text);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        // Lone surrogates are a replacement character here and a fault there; numbers beyond a
        // double are a number here.
        let known = text.contains("\\ud83d") || text.contains("1e999");
        prop_assert!(known || ours.is_ok() == theirs.is_ok(), "{text:?}: {ours:?} {theirs:?}");
    }

    #[test]
    fn a_document_holds_what_another_reader_finds(text in json(6)) {
        let ours = Document::parse(&text).expect("it is JSON");
        let theirs: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        prop_assert!(same(ours.root(), &theirs), "{text}");
    }

    #[test]
    fn a_pattern_of_an_events_own_values_matches_it(text in json(4)) {
        let text = format!("{{\"k\": {text}}}");
        let event = Event::parse(&text).expect("it is an event");
        let mut leaves = Vec::new();
        collect_leaves(event.root(), &mut String::new(), &mut leaves);
        for (path, raw) in leaves {
            let pattern = format!("{{{}: [{raw}]}}", serde_json::Value::from(path));
            let parsed = Pattern::parse(&pattern).expect("it is a pattern");
            prop_assert!(explain(&parsed, &event).matched, "{pattern} {text}");
        }
    }

    #[test]
    fn the_pieces_of_a_payload_cover_it(template in text(), event in json(4)) {
        let event_text = format!("{{\"a\": {event}}}");
        let event = Event::parse(&event_text).expect("it is an event");
        let paths = InputPaths::parse(r#"{"a": "$.a"}"#).expect("it is a map");
        let Ok(template) = Template::parse(&template, &paths) else { return Ok(()) };
        let target = TargetInput::Transformer { paths, template };
        let delivery = target.deliver(&event, &RuleContext::example());
        let mut end = 0;
        for piece in &delivery.pieces {
            prop_assert_eq!(piece.span.start, end);
            end = piece.span.end;
        }
        prop_assert_eq!(end, delivery.payload.len());
    }
}

fn collect_leaves(value: Value<'_>, path: &mut String, leaves: &mut Vec<(String, String)>) {
    let length = path.len();
    for member in value.members() {
        let key = member.key.string().unwrap_or_default();
        path.push_str(if value.span().start == 0 { "" } else { "." });
        path.push_str(&key);
        collect_leaves(member.value, path, leaves);
        path.truncate(length);
    }
    for element in value.elements() {
        collect_leaves(element, path, leaves);
    }
    if value.is_leaf() {
        leaves.push((path.clone(), value.raw().to_owned()));
    }
}
