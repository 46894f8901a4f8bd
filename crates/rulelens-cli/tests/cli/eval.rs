//! `rulelens eval` through its binary.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::common::{Run, fixtures, run_with_stdin};

const MATCHED: &str = "{\"matched\":true}\n";
const MISSED: &str = "{\"matched\":false}\n";

/// A line that asks whether the event matches the pattern.
fn query(pattern: &str, event: &str) -> String {
    format!("{}\n", json!({"pattern": pattern, "event": event}))
}

fn eval(input: impl Into<Vec<u8>>) -> Run {
    let run = run_with_stdin("eval", input);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run
}

/// The answers to all lines.
fn answers(input: impl Into<Vec<u8>>) -> Vec<Value> {
    eval(input).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The error that answers one line.
fn error(input: impl Into<Vec<u8>>) -> Value {
    let run = eval(input);
    assert_eq!(run.stdout.matches('\n').count(), 1, "one line");
    run.json().get_mut("error").unwrap().take()
}

/// The command with pipes to it, as a caller that waits for answers has it.
fn piped() -> Child {
    Command::new(env!("CARGO_BIN_EXE_rulelens"))
        .arg("eval")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn an_event_matches_or_does_not() {
    let pattern = r#"{"a": [{"numeric": [">=", 4]}]}"#;
    assert_eq!(eval(query(pattern, r#"{"a": 4}"#)).stdout, MATCHED);
    assert_eq!(eval(query(pattern, r#"{"a": 3.9}"#)).stdout, MISSED);
}

#[test]
fn the_worked_example_matches() {
    let text = |name| std::fs::read_to_string(fixtures().join(name)).unwrap();
    assert_eq!(eval(query(&text("pattern.json"), &text("event.json"))).stdout, MATCHED);
}

#[test]
fn answers_stand_in_the_order_of_the_lines() {
    let mut input = String::new();
    for number in 0..5000 {
        let pattern = if number % 3 == 0 { "[]" } else { r#"{"n": [{"numeric": ["<", 2500]}]}"# };
        input.push_str(&query(pattern, &format!("{{\"n\": {number}}}")));
    }
    let answers = answers(input);
    assert_eq!(answers.len(), 5000);
    for (number, answer) in answers.iter().enumerate() {
        match number % 3 {
            0 => assert_eq!(answer["error"]["code"], "pattern-not-object", "{number}"),
            _ => assert_eq!(answer, &json!({"matched": number < 2500}), "{number}"),
        }
    }
}

#[test]
fn a_fault_of_the_pattern_has_the_service_s_whole_message() {
    let pattern = "{\n  \"😀\": \"x\",\n  \"b\": []\n}";
    let mut error = error(query(pattern, "{}"));
    let service = error["service_message"].take();
    assert_eq!(
        error,
        json!({
            "code": "field-not-array", "message": "`😀` must hold an array or an object",
            "service_message": null, "line": 2, "column": 9,
        })
    );
    let expected = "Event pattern is not valid. Reason: \"😀\" must be an object or an array\n \
        at [Source: (String)\"{\n  \"😀\": \"x\",\n  \"b\": []\n}\"; line: 2, column: 10]";
    assert_eq!(service, expected);
}

#[test]
fn a_fault_of_the_event_is_told_after_those_of_the_pattern() {
    let wrong = "{\"a\":\r\n é}";
    let event = error(query(r#"{"a": [1]}"#, wrong));
    assert_eq!((&event["line"], &event["column"]), (&json!(2), &json!(2)));
    assert!(event["code"].as_str().unwrap().starts_with("json-"), "{event}");
    assert_eq!(error(query(r#"{"a": [1]}"#, "[]"))["code"], "event-not-object");
    assert_eq!(error(query(r#"{"a": []}"#, wrong))["code"], "empty-array");
}

#[test]
fn every_line_that_is_not_blank_has_one_answer() {
    let matches = query(r#"{"a": [1]}"#, r#"{"a": 1}"#);
    let input = format!("{matches}\n \t\r\n[1]\n{{\"pattern\": {{}}}}\n{{\n{matches}");
    let answers = answers(input);
    let code_and_line = |answer: &Value| json!([answer["error"]["code"], answer["error"]["line"]]);
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0], json!({"matched": true}));
    assert_eq!(
        answers[1],
        json!({"error": {
            "code": "input-line", "message": "the line must be an object, found an array",
            "service_message": null, "line": 4, "column": 1,
        }})
    );
    assert_eq!(code_and_line(&answers[2]), json!(["input-line", 5]));
    assert_eq!(code_and_line(&answers[3]), json!(["input-line", 6]));
    assert_eq!(answers[4], json!({"matched": true}));
}

#[test]
fn nothing_is_answered_to_nothing() {
    assert_eq!(eval("").stdout, "");
    assert_eq!(eval("\n\r\n \n").stdout, "");
    assert_eq!(eval("\u{FEFF}\n").stdout, "");
}

#[test]
fn lines_may_end_in_other_ways() {
    let line = query(r#"{"a": [1]}"#, r#"{"a": 1}"#);
    let line = line.trim_end();
    assert_eq!(eval(format!("\u{FEFF}{line}\r\n{line}\r\n")).stdout, MATCHED.repeat(2));
    assert_eq!(eval(line).stdout, MATCHED, "without an end");
}

#[test]
fn texts_are_read_letter_by_letter() {
    let matched = |pattern: &str, event: &str| {
        let line = format!("{{\"pattern\": \"{pattern}\", \"event\": \"{event}\"}}\n");
        answers(line)[0]["matched"].as_bool()
    };
    let pattern = r#"{\"\ud83d\ude00\": [\"é\"]}"#;
    assert_eq!(matched(pattern, r#"{\"😀\": \"\u00e9\"}"#), Some(true));
    assert_eq!(matched(pattern, r#"{\"😀\": \"e\"}"#), Some(false));
    // Line ends in a text are the text's own.
    assert_eq!(matched(r#"{\r\n\"a\": [1]}\n"#, r#"\t{\n\"a\": 1}"#), Some(true));
    // Half a character is a character, but no particular one.
    assert_eq!(matched(r#"{\"a\": [\"\ud800\"]}"#, r#"{\"a\": \"\ud800\"}"#), Some(true));
    assert_eq!(matched(r#"{\"a\": [\"\ud800\"]}"#, r#"{\"a\": \"x\"}"#), Some(false));
}

#[test]
fn lines_that_are_not_utf8_are_answered() {
    let mut input = b"{\"pattern\": \"\xF0\x9F\x98\x80\xE9\"}\n".to_vec();
    input.extend_from_slice(query("{}", "{}").as_bytes());
    let answers = answers(input);
    assert_eq!(answers.len(), 2);
    assert_eq!(
        answers[0]["error"],
        json!({
            "code": "input-line",
            "message": "the line is not UTF-8: its byte 17 belongs to no character",
            "service_message": null, "line": 1, "column": 16,
        })
    );
}

#[test]
fn a_line_of_a_megabyte_is_a_line() {
    let long = "x".repeat(1 << 20);
    let missed = query(r#"{"a": ["y"]}"#, &format!("{{\"a\": \"{long}\"}}"));
    let matched = query(&format!("{{\"a\": [\"{long}\"]}}"), &format!("{{\"a\": \"{long}\"}}"));
    let refused = query(r#"{"a": [1]}"#, &long);
    let run = eval(format!("{missed}{matched}{refused}"));
    let lines: Vec<&str> = run.stdout.split_inclusive('\n').collect();
    assert_eq!(lines[..2], [MISSED, MATCHED]);
    assert!(lines[2].starts_with("{\"error\":{\"code\":\"json-"), "{}", lines[2]);
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let mut child = piped();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut asked = |line: &str| {
        input.write_all(line.as_bytes()).unwrap();
        input.flush().unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        answer
    };
    let line = query(r#"{"a": [1]}"#, r#"{"a": 1}"#);
    assert_eq!(asked(&line), MATCHED);
    assert_eq!(asked(&format!("\n{line}")), MATCHED, "a blank line before");
    assert_eq!(asked(&format!("{line}\n")), MATCHED, "a blank line behind");
    assert_eq!(asked(&format!("{line}{{\"pattern\"")), MATCHED, "half a line behind");
    assert!(asked(":\n").contains("input-line"));
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = piped();
    drop(child.stdout.take());
    let line = query(r#"{"a": [1]}"#, r#"{"a": 1}"#);
    let mut input = child.stdin.take().unwrap();
    // Nobody reads the rest either.
    while input.write_all(line.as_bytes()).is_ok() {}
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn input_that_cannot_be_read_is_a_fault() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rulelens"));
    let folder = std::fs::File::open(fixtures()).unwrap();
    let output = command.arg("eval").stdin(folder).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "error: cannot read `<stdin>`: it is a directory\n");
}

/// A line that asks what a target receives.
fn arrival(event: &str, target: &Value) -> String {
    format!("{}\n", json!({"event": event, "target": target}))
}

#[test]
fn a_target_receives_a_payload_or_nothing() {
    let transformer = |template: &str| json!({"InputTransformer": {"InputPathsMap": {"o": "$.detail"}, "InputTemplate": template}});
    let event = r#"{"detail": {"n": 1.50}}"#;
    let input = [
        arrival(event, &json!({"Id": "1", "Arn": "x"})),
        arrival(event, &json!({"InputPath": "$.detail.n"})),
        arrival(event, &transformer("\"<o>\"")),
        arrival(event, &transformer("{\"a\": \"<o>\"}")),
        arrival(event, &Value::from(r#"{"Input": "{ }"}"#)),
    ];
    let answers = answers(input.concat());
    let payload = |text: &str| json!({"delivered": true, "payload": text});
    assert_eq!(answers[0], payload(r#"{"detail":{"n":1.50}}"#));
    assert_eq!(answers[1], payload("1.50"));
    assert_eq!(answers[2], payload("\"{n:1.50}\""));
    assert_eq!(answers[3]["delivered"], false);
    let reason = answers[3]["reason"].as_str().unwrap();
    assert!(reason.starts_with("dropped: unexpected `n`"), "{reason}");
    assert!(reason.ends_with("column 10 of the payload, where `<o>` was put in"), "{reason}");
    assert_eq!(answers[4], payload("{ }"));
}

#[test]
fn reserved_variables_stand_for_the_rule_of_the_line() {
    let template = "<aws.events.rule-name> <aws.events.rule-arn> <aws.events.event.ingestion-time>";
    let mut line = json!({
        "event": r#"{"region": "eu-west-1", "account": "444455556666", "time": "T"}"#,
        "target": {"InputTransformer": {"InputTemplate": template}},
    });
    let payload = |line: &Value| answers(format!("{line}\n"))[0]["payload"].clone();
    assert_eq!(payload(&line), "rule arn:aws:events:eu-west-1:444455556666:rule/rule T");
    line["rule"] = json!({"name": "r"});
    assert_eq!(payload(&line), "r arn:aws:events:eu-west-1:444455556666:rule/r T");
    line["rule"]["arn"] = json!("ARN");
    line["ingestion_time"] = json!("NOW");
    assert_eq!(payload(&line), "r ARN NOW");
}

#[test]
fn a_target_receives_only_what_matches() {
    let line = |value| {
        let event = format!("{{\"a\": {value}}}");
        json!({"pattern": r#"{"a": [1]}"#, "event": event, "target": {"InputPath": "$.a"}})
    };
    assert_eq!(answers(format!("{}\n", line(1)))[0], json!({"delivered": true, "payload": "1"}));
    let missed = json!({"delivered": false, "reason": "the event does not match the pattern"});
    assert_eq!(answers(format!("{}\n", line(2)))[0], missed);
}

#[test]
fn a_target_that_is_refused_has_the_fault_that_the_service_tells() {
    let error = |target: Value| error(arrival("{}", &target));
    let both = json!({"Id": "t1", "InputTransformer": {"InputTemplate": "<x>"}, "InputPath": "a"});
    let several = error(both);
    assert_eq!(several["code"], "target-several-inputs");
    let service =
        "Only one of Input, InputPath, or InputTransformer must be provided for target t1.";
    assert_eq!(several["service_message"], service);
    let undefined = error(Value::from(
        "{\"Id\": \"é\", \"InputTransformer\":\n {\"InputTemplate\": \"\\n<x>\"}}",
    ));
    assert_eq!((&undefined["line"], &undefined["column"]), (&json!(2), &json!(23)));
    let service = "InputTemplate for target é contains invalid placeholder x.";
    assert_eq!(undefined["service_message"], service);
    let event_first = error(json!({"Id": "1", "InputPath": "a"}));
    assert_eq!(event_first["code"], "input-path-invalid");
    let line = json!({"event": "[", "target": {"InputPath": "a"}});
    assert_eq!(self::error(format!("{line}\n"))["code"], "json-unexpected-end");
}

#[test]
fn hostile_targets_do_not_stop_the_stream() {
    let deep = "[".repeat(5000);
    let many: Vec<String> = (0..5000).map(|index| format!("\"p{index}\": \"$.a\"")).collect();
    let input = format!(
        "{}{}{}{}{}",
        format_args!("{{\"event\": \"{{}}\", \"target\": {deep}\n"),
        arrival("{}", &json!({"Input": deep})),
        arrival("{}", &json!({"InputTransformer": {"InputTemplate": "<".repeat(8192)}})),
        format_args!(
            "{{\"event\": \"{{}}\", \"target\": {{\"InputTransformer\": {{\"InputTemplate\": \"x\", \
             \"InputPathsMap\": {{{}}}}}}}}}\n",
            many.join(", ")
        ),
        arrival("{}", &json!({"InputPath": "$"})),
    );
    let answers = answers(input);
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["error"]["code"], "input-line");
    assert_eq!(answers[1]["error"]["code"], "json-too-deep");
    assert_eq!(answers[2]["delivered"], true);
    assert_eq!(answers[3]["error"]["code"], "too-many-input-paths");
    assert_eq!(answers[4], json!({"delivered": true, "payload": "{}"}));
}
