//! Checks the core against recorded answers of the service and of event-ruler.
//!
//! The recordings are not part of this repository: they belong to others. Where
//! `RULELENS_RECORDED` names a folder with them (JSON lines; the fields are read below), each
//! record is a test; otherwise there is none.

#![expect(clippy::indexing_slicing, reason = "indexing a JSON value never panics")]

use std::fs;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use rulelens::transform::{Delivery, Outcome, RuleContext, Target};
use rulelens::{Event, Pattern, explain};
use rulelens_tests::suite;
use serde_json::{Value, json};

const REFUSED: &str = "Event pattern is not valid. Reason: ";

/// Patterns and events with text behind the closing bracket: accepted by event-ruler, refused here
/// (COMPATIBILITY.md).
const TRAILING_TEXT: [&str; 2] = [r#"{"a":["x"]}}"#, r#"{"a":"x"} x"#];

/// What checks a record.
type Check = fn(&Value) -> Result<(), Failed>;

const FILES: [(&str, Check); 7] = [
    ("service-patterns.jsonl", service_pattern),
    ("service-put-rule.jsonl", put_rule),
    ("event-ruler-matches.jsonl", event_ruler_match),
    ("event-ruler-invalid.jsonl", event_ruler_invalid),
    ("probes.jsonl", probe),
    ("service-transformers.jsonl", service_transformer),
    ("docs-transformers.jsonl", documented_transformer),
];

fn main() -> suite::Result<()> {
    let mut trials = Vec::new();
    if let Some(folder) = std::env::var_os("RULELENS_RECORDED") {
        for (file, check) in FILES {
            let text = fs::read_to_string(Path::new(&folder).join(file))?;
            for (number, line) in text.lines().enumerate() {
                let record: Value = serde_json::from_str(line)?;
                let name = format!("{file}:{}", number + 1);
                trials.push(Trial::test(name, move || check(&record)));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

fn text<'r>(record: &'r Value, field: &str) -> Result<&'r str, Failed> {
    record[field].as_str().ok_or_else(|| format!("no text in `{field}`").into())
}

fn matched(pattern: &str, event: &str) -> Result<bool, Failed> {
    let pattern = Pattern::parse(pattern).map_err(|faults| format!("refused: {faults:?}"))?;
    let event = Event::parse(event)?;
    Ok(explain(&pattern, &event).matched)
}

fn equal<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Result<(), Failed> {
    if found == expected {
        return Ok(());
    }
    Err(format!("found    {found:?}\nexpected {expected:?}").into())
}

/// The service's message for a pattern that must be refused.
fn refusal(pattern: &str) -> Result<String, Failed> {
    match Pattern::parse(pattern) {
        Ok(_) => Err("accepted".into()),
        Err(faults) => {
            let first = faults.into_iter().next().ok_or("refused without a fault")?;
            Ok(first.service.clone().unwrap_or_else(|| format!("unknown: {first}")))
        }
    }
}

fn service_pattern(record: &Value) -> Result<(), Failed> {
    let pattern = text(record, "pattern_text")?;
    if let Some(expected) = record["expect"]["match"].as_bool() {
        return equal(&matched(pattern, text(record, "event_text")?)?, &expected);
    }
    if record["expect"]["exception"] == "ValidationException" {
        // About the event's envelope, which is no reason of ours to refuse an event.
        return Ok(());
    }
    // The recording masks some names of its own run.
    let message = text(&record["expect"], "message_raw")?;
    let message = message.replace("<partition>", "aws").replace("<region>", "us-east-1");
    equal(&refusal(pattern)?, &message)
}

fn put_rule(record: &Value) -> Result<(), Failed> {
    let expect = &record["expect"];
    if let Some(pattern) = record.get("pattern") {
        let pattern = pattern.to_string();
        if expect["valid"] == true {
            return Pattern::parse(&pattern)
                .map(drop)
                .map_err(|faults| format!("{faults:?}").into());
        }
        if expect["exception"] != "InvalidEventPatternException" {
            return Ok(());
        }
        let found = refusal(&pattern)?;
        let reason = found.split("\n at ").next().unwrap_or_default().to_owned();
        return match expect["message"].as_str() {
            Some(expected) => equal(&reason, &expected.to_owned()),
            None => equal(&reason.starts_with(text(expect, "message_prefix")?), &true),
        };
    }
    if record["api"] == "PutTargets" { put_targets(record, expect) } else { Ok(()) }
}

/// A target that `PutTargets` took, or refused with a message.
fn put_targets(record: &Value, expect: &Value) -> Result<(), Failed> {
    let mut target = if let Some(count) = record["paths_map_entries"].as_u64() {
        let entries = (0..count).map(|entry| (format!("p{entry}"), Value::from("$.a")));
        transformer(&Value::Object(entries.collect()), "x")
    } else if let Some(name) = record["paths_map_key"].as_str() {
        transformer(&json!({ name: "$.a" }), "x")
    } else {
        record["target"].clone()
    };
    // The recordings have these two, with the words in which they stand.
    let said = expect["message"].as_str().or(expect["message_prefix"].as_str()).unwrap_or_default();
    target["Id"] = if said.contains("target 1") { "1" } else { "t1" }.into();
    match (Target::parse(&target.to_string()), expect["valid"] == true) {
        (Ok(_), true) => Ok(()),
        (Err(faults), false) => {
            let told = faults.iter().find_map(|fault| fault.service.as_deref());
            match expect["message"].as_str() {
                Some(expected) => equal(&told, &Some(expected)),
                // Of too many entries only the refusal is known: the words repeat all of them.
                None => equal(&told.is_none_or(|told| told.starts_with(said)), &true),
            }
        }
        (found, _) => Err(format!("{found:?}").into()),
    }
}

fn transformer(paths: &Value, template: &str) -> Value {
    json!({"InputTransformer": {"InputPathsMap": paths, "InputTemplate": template}})
}

fn event_ruler_match(record: &Value) -> Result<(), Failed> {
    let expected = record["expected"].as_bool().ok_or("no expected value")?;
    equal(&matched(text(record, "rule")?, text(record, "event")?)?, &expected)
}

fn event_ruler_invalid(record: &Value) -> Result<(), Failed> {
    let rule = text(record, "rule")?;
    if rule.contains("$or") {
        // The message of the first reading alone, which the service does not report.
        return Ok(());
    }
    compare_refusal(rule, text(record, "error")?)
}

fn compare_refusal(rule: &str, error: &str) -> Result<(), Failed> {
    let found = refusal(rule)?;
    let expected = format!("{REFUSED}{error}");
    if found == expected || !is_syntax(error) {
        return equal(&found, &expected);
    }
    // event-ruler's JSON reader is older than the service's: of what is no JSON only the reason
    // counts, not the column, and not that a list names the place twice.
    let reason = |message: &str| message.split("\n at ").next().unwrap_or_default().to_owned();
    equal(&reason(&found), &reason(&expected))
}

fn is_syntax(error: &str) -> bool {
    ["Unexpected ", "Unrecognized token", "Unrecognized character", "Illegal ", "Invalid numeric"]
        .iter()
        .any(|start| error.starts_with(start))
}

fn probe(record: &Value) -> Result<(), Failed> {
    let (rule, event, oracle) = (text(record, "rule")?, text(record, "event")?, &record["oracle"]);
    if TRAILING_TEXT.contains(&rule) || TRAILING_TEXT.contains(&event) {
        return equal(&matched(rule, event).is_err(), &true);
    }
    // What is said when a rule with `$or` is added: the message of its reading as a plain field.
    let added = oracle["add_error"].as_str().filter(|_| rule.contains("$or"));
    let added = added.and_then(|error| error.split_once("Exception: "));
    let error = added.map(|(_, error)| error).or(oracle["error"].as_str());
    if let Some(error) = error.filter(|_| oracle.get("match").is_none()) {
        return compare_refusal(rule, error);
    }
    if oracle.get("event_error").is_some() {
        return equal(&Event::parse(event).is_err(), &true);
    }
    let expected = oracle["match"].as_bool().ok_or("no answer")?;
    equal(&matched(rule, event)?, &expected)
}

/// A target's id in a recording that masks it.
const MASKED_ID: &str = "<target-id>";

fn service_transformer(record: &Value) -> Result<(), Failed> {
    let mut target = record["target"].clone();
    target["Id"] = MASKED_ID.into();
    let expect = &record["expect"];
    let parsed = Target::parse(&target.to_string());
    if expect.get("error").is_some() {
        let faults = parsed.err().ok_or("accepted")?;
        let told = faults.iter().find_map(|fault| fault.service.as_deref());
        return equal(&told, &Some(text(&expect["error"], "message")?));
    }
    let target = parsed.map_err(|faults| format!("{faults:?}"))?;
    let delivery = deliver(record, &target)?;
    equal(&(delivery.outcome == Outcome::Delivered), &(expect["delivered"] == true))?;
    if expect["delivered"] != true {
        return Ok(());
    }
    if expect["output_is_json_object"] == true {
        let found: Value = serde_json::from_str(&delivery.payload)?;
        return equal(&found, &expect["output"]);
    }
    equal(&delivery.payload, &text(expect, "output")?.to_owned())
}

fn documented_transformer(record: &Value) -> Result<(), Failed> {
    let target = json!({"InputTransformer": {
        "InputPathsMap": record["InputPathsMap"], "InputTemplate": record["InputTemplate"],
    }});
    let target = Target::parse(&target.to_string()).map_err(|faults| format!("{faults:?}"))?;
    let delivery = deliver(record, &target)?;
    equal(&delivery.outcome, &Outcome::Delivered)?;
    let expected = text(record, "documented_output")?;
    if record["compare"] == "json" {
        let found: Value = serde_json::from_str(&delivery.payload)?;
        return equal(&found, &serde_json::from_str(expected)?);
    }
    equal(&delivery.payload, &expected.to_owned())
}

fn deliver(record: &Value, target: &Target) -> Result<Delivery, Failed> {
    let event_text = record["event"].to_string();
    let event = Event::parse(&event_text)?;
    let context = RuleContext {
        rule_name: text(&record["rule"], "name")?.to_owned(),
        rule_arn: text(&record["rule"], "arn")?.to_owned(),
        ..RuleContext::of_event("", &event)
    };
    Ok(target.input().deliver(&event, &context))
}
