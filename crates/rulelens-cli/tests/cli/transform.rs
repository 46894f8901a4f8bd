//! `rulelens transform` through its binary.

use crate::common::{Run, event_with, run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::json;

const WORKED: &str = "transform -e event.json -t template.txt -i input-paths.json";

/// Runs a template and input paths from files against an event on standard input.
fn transformed(template: &str, paths: &str, event: &str, more: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let (template_file, paths_file) = (folder.path().join("t"), folder.path().join("p"));
    std::fs::write(&template_file, template).unwrap();
    std::fs::write(&paths_file, paths).unwrap();
    let (t, p) = (template_file.display(), paths_file.display());
    run_with_stdin(&format!("transform -e - -t {t} -i {p} {more}"), event)
}

#[test]
fn the_worked_example_is_delivered_letter_by_letter() {
    assert_snapshot!(run(WORKED));
}

#[test]
fn a_target_object_delivers_the_same() {
    let (target, options) = (run("transform -e event.json --target target.json"), run(WORKED));
    assert_eq!(target.status, 0);
    assert_eq!(format!("{}\n", target.stdout), options.stdout, "its template has no last line end");
}

#[test]
fn other_inputs_are_delivered() {
    assert_eq!(run("transform -e event.json --input-path $.detail.severity").stdout, "8.0");
    assert_eq!(run_with_stdin("transform -e - ", "{\"a\": [1, 2.0]}").stdout, "{\"a\":[1,2.0]}");
    let constant = run_with_stdin("transform -e event.json --input -", "{\"a\": 1}\n");
    assert_eq!(constant.stdout, "{\"a\": 1}\n");
}

#[test]
fn the_payload_is_exact_when_it_is_piped() {
    let run = transformed("<a>", r#"{"a": "$.a"}"#, "{\"a\": \"\\u001b[31m\u{202e}\"}", "");
    assert_eq!(run.stdout, "\u{1b}[31m\u{202e}");
}

#[test]
fn reserved_variables_can_be_set() {
    let template = "<aws.events.rule-name> <aws.events.rule-arn> <aws.events.event.ingestion-time>";
    let event = r#"{"region": "eu-west-1", "account": "444455556666", "time": "T"}"#;
    let by_event = transformed(template, "", event, "--rule-name high");
    assert_eq!(by_event.stdout, "high arn:aws:events:eu-west-1:444455556666:rule/high T");
    let given = transformed(template, "", event, "--rule-arn ARN --ingestion-time NOW");
    assert_eq!(given.stdout, "rule ARN NOW");
}

#[test]
fn json_in_quotes_is_dropped() {
    let run = transformed(
        "{\n  \"text\": \"It is <resource> in <region>\"\n}",
        r#"{"resource": "$.detail.resource", "region": "$.region"}"#,
        &event_with("\"resources\": []", "\"resources\": [1]"),
        "",
    );
    assert_snapshot!(run);
}

#[test]
fn a_value_that_needs_escaping_is_dropped() {
    let run = transformed(
        r#"{"title": "<title>"}"#,
        r#"{"title": "$.title"}"#,
        r#"{"title": "say \"hi\" \u001b[2J"}"#,
        "",
    );
    assert_snapshot!(run);
}

#[test]
fn a_template_that_is_no_json_is_dropped() {
    assert_snapshot!(transformed(r#"{"a": <n> "b": 1}"#, r#"{"n": "$.n"}"#, r#"{"n": 4.0}"#, ""));
}

#[test]
fn faults_of_paths_template_and_event_are_reported_together() {
    let run = transformed("<a> <b>", r#"{"a": "detail.x"}"#, "{", "");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("[input-path-invalid]"), "{run}");
    assert!(run.stderr.contains("[json-unexpected-end]"), "{run}");
    // While the map has faults, nobody knows which names it has.
    assert!(!run.stderr.contains("[unknown-placeholder]"), "{run}");
}

#[test]
fn a_fault_in_a_target_is_shown_where_it_is_written() {
    let target = "{\"InputTransformer\": {\"InputPathsMap\": {\"a\": \"$.a\"},\n  \
        \"InputTemplate\": \"\\\"<a>\\\"\\n\\\"<b>\\\"\"}}";
    assert_snapshot!(run_with_stdin("transform -e event.json --target -", target));
    let json = run_with_stdin("transform -e event.json --json --target -", target).json();
    let diagnostic = &json["diagnostics"][0];
    assert_eq!(diagnostic["start"], json!({"line": 2, "column": 32, "utf16": 84}));
    assert_eq!(diagnostic["end"], json!({"line": 2, "column": 35, "utf16": 87}));
}

#[test]
fn a_fault_in_a_target_s_paths_is_shown_in_the_file() {
    let target = "{\"InputTransformer\":\n{\"InputPathsMap\": {\"a\": \"a.b\"}, \"InputTemplate\": \"<a>\"}}";
    let run = run_with_stdin("transform -e event.json --target -", target);
    assert!(run.stderr.contains("--> <stdin>:2:25\n"), "{run}");
    assert!(run.stderr.contains("InputPath for target ID is invalid."), "{run}");
}

#[test]
fn targets_that_are_none_are_refused() {
    for (target, code) in [
        (r#"{"Input": "1", "InputPath": "$"}"#, "target-several-inputs"),
        (r#"{"Input": {"a": 1}}"#, "target-not-string"),
        (r#"{"Input": "{"}"#, "json-unexpected-end"),
        (r#"{"InputPath": "detail"}"#, "input-path-invalid"),
        (r#"{"InputTransformer": "x"}"#, "target-transformer-not-object"),
        (r#"{"InputTransformer": {}}"#, "target-template-missing"),
        (r#"{"InputTransformer": {"InputTemplate": 1}}"#, "target-not-string"),
        (r#"[{"Id": "1"}, {"Id": "2"}]"#, "target-several"),
        (r#"{"Targets": []}"#, "target-not-object"),
        ("5", "target-not-object"),
        ("{", "json-unexpected-end"),
    ] {
        let run = run_with_stdin("transform -e event.json --target - --json", target);
        assert_eq!(run.status, 2, "{target}");
        assert_eq!(run.json()["diagnostics"][0]["code"], code, "{target}");
    }
    let several =
        run_with_stdin("transform -e event.json --target -", r#"{"Input": "1", "InputPath": "$"}"#);
    let service =
        "Only one of Input, InputPath, or InputTransformer must be provided for target ID.";
    assert!(several.stderr.contains(service), "{several}");
}

#[test]
fn targets_are_taken_as_the_service_s_tools_print_them() {
    for target in [
        r#"{"Id": "1", "Arn": "x", "InputPath": "$.region"}"#,
        r#"[{"Id": "1", "InputPath": "$.region"}]"#,
        r#"{"Rule": "r", "Targets": [{"InputPath": "$.region", "Input": null}]}"#,
        r#"{"InputPath": "$.id", "InputPath": "$.region"}"#,
    ] {
        let run = run_with_stdin("transform -e event.json --target -", target);
        assert_eq!((run.status, run.stdout.as_str()), (0, "\"us-east-1\""), "{target}");
    }
}

#[test]
fn kinds_of_input_exclude_each_other() {
    assert_eq!(run("transform -e event.json --input-path $ --target target.json").status, 2);
    assert_eq!(run("transform -e event.json --input-paths input-paths.json").status, 2);
}

#[test]
fn json_says_where_each_part_comes_from() {
    let run = transformed(
        r#"{"a": <n>, "b": "<o> <aws.events.rule-name>"}"#,
        r#"{"n": "$.n", "o": "$.o"}"#,
        r#"{"n": 4.0, "o": [1]}"#,
        "--json",
    );
    assert_eq!(run.status, 0);
    let answer = run.json();
    assert_eq!(answer["payload"], r#"{"a": 4.0, "b": "[1] rule"}"#);
    assert_eq!((&answer["outcome"], &answer["dropped"]), (&json!("delivered"), &json!(null)));
    assert_eq!(
        answer["pieces"][0],
        json!({
            "span": {"start": 0, "end": 6}, "text": "{\"a\": ",
            "source": {"kind": "template", "template": {"start": 0, "end": 6}},
        })
    );
    assert_eq!(
        answer["pieces"][1],
        json!({
            "span": {"start": 6, "end": 9}, "text": "4.0",
            "source": {
                "kind": "placeholder", "name": "n", "inserted": "json",
                "event": {
                    "start": {"line": 1, "column": 7, "utf16": 6},
                    "end": {"line": 1, "column": 10, "utf16": 9},
                    "span": {"start": 6, "end": 9},
                },
            },
        })
    );
    assert_eq!(answer["pieces"][3]["source"]["inserted"], "json-in-quotes");
    assert_eq!(answer["pieces"][5]["source"]["name"], "aws.events.rule-name");
    assert_eq!(answer["pieces"][5]["source"]["event"], json!(null));
}

#[test]
fn json_of_a_dropped_payload_says_why() {
    let run = transformed(r#"{"b": "<o>"}"#, r#"{"o": "$.o"}"#, r#"{"o": ["x"]}"#, "--json");
    assert_eq!(run.status, 1);
    let answer = run.json();
    assert_eq!((&answer["ok"], &answer["outcome"]), (&json!(true), &json!("dropped")));
    let dropped = &answer["dropped"];
    assert_eq!((&dropped["piece"], &dropped["placeholder"]), (&json!(1), &json!("o")));
    assert_eq!(dropped["at"], json!({"line": 1, "column": 10, "utf16": 9}));
}

#[test]
fn a_drop_is_mended_in_the_file_of_the_template() {
    let target = r#"{"InputTransformer": {"InputPathsMap": {"o": "$.detail"},
        "InputTemplate": "{\"k\":\n\"<o>\"}"}}"#;
    let run = run_with_stdin("transform -e event.json --target - --json", target);
    assert_eq!(run.status, 1);
    let answer = run.json();
    let fix = &answer["dropped"]["fix"];
    assert_eq!((&fix["file"], &fix["edits"][1]["replacement"]), (&json!("<stdin>"), &json!("")));
    let mut mended = target.to_owned();
    for edit in fix["edits"].as_array().unwrap().iter().rev() {
        let at = |end: &str| usize::try_from(edit["span"][end].as_u64().unwrap()).unwrap();
        mended.replace_range(at("start")..at("end"), "");
    }
    assert!(mended.contains(r#""{\"k\":\n<o>}""#), "{mended}");
    assert_eq!(run_with_stdin("transform -e event.json --target -", mended).status, 0);
}

#[test]
fn what_may_not_be_received_as_intended_is_told_beside_the_payload() {
    let event = r#"{"detail": {"severity": 8.0}}"#;
    let run = transformed("<s>.", r#"{"s": "$.detail.sevrity"}"#, event, "");
    assert_eq!((run.status, run.stdout.as_str()), (0, "."));
    assert!(run.stderr.starts_with("warning[input-path-finds-nothing]"), "{run}");
    assert!(run.stderr.contains("Did you mean `$.detail.severity`?"), "{run}");
    let json = transformed("<s>.", r#"{"s": "$.detail.sevrity"}"#, event, "--json").json();
    assert_eq!(json["diagnostics"][0]["fix"]["edits"][0]["replacement"], "\"$.detail.severity\"");
    let unused = transformed("x", r#"{"s": "$.detail.severity"}"#, event, "");
    assert_eq!(unused.stderr, "", "advice is for `rulelens check`");
}

#[test]
fn a_drop_does_not_repeat_its_reason_as_a_warning() {
    let event = r#"{"o": [1], "p": ["x"], "detail": {}}"#;
    let paths = r#"{"o": "$.o", "p": "$.p"}"#;
    let run = transformed(r#"{"a": "<o>", "b": "<p>"}"#, paths, event, "");
    assert_eq!(run.status, 1);
    assert_eq!(run.stderr.matches("[json-in-quotes]").count(), 1, "{run}");
}

#[test]
fn a_pipe_has_its_paths_in_the_template() {
    let event = r#"{"body": "{\"id\": \"x\"}", "eventSourceARN": "arn:aws:sqs:eu-west-1:1:q"}"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t");
    let template =
        r#"{"id": <$.body.id>, "by": <aws.pipes.pipe-name>, "of": "<aws.pipes.source-arn>"}"#;
    std::fs::write(&file, template).unwrap();
    let run = run_with_stdin(&format!("transform -e - -t {} --pipe orders", file.display()), event);
    let expected = r#"{"id": "x", "by": "orders", "of": "arn:aws:sqs:eu-west-1:1:q"}"#;
    assert_eq!((run.status, run.stdout.as_str()), (0, expected), "{run}");
    assert_eq!(run_with_stdin("transform -e - --pipe orders", event).status, 2, "no template");
}
