//! `rulelens match` through its binary.

use crate::common::{Run, event_with, run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::json;

const EVENT: &str = "match --pattern pattern.json --event event.json";

/// Runs a pattern from a file against an event on standard input.
/// The name of a temporary file is another each time.
fn explained(pattern: &str, event: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pattern.json");
    std::fs::write(&file, pattern).unwrap();
    let mut run = run_with_stdin(&format!("match -e - -p {}", file.display()), event);
    run.stderr = run.stderr.replace(&*file.to_string_lossy(), "pattern.json");
    run
}

#[test]
fn the_worked_example_matches() {
    assert_snapshot!(run(EVENT));
}

#[test]
fn the_nearest_of_many_values_is_named() {
    let event = event_with("\"severity\": 8.0", "\"severity\": 3.9");
    assert_snapshot!(run_with_stdin("match --pattern pattern.json --event -", event));
}

#[test]
fn a_range_says_what_is_missing() {
    let run = explained(
        r#"{"detail": {"severity": [{"numeric": [">=", 4]}], "type": [{"prefix": "Recon:"}]}}"#,
        r#"{"detail": {"severity": 3.9, "type": "Recon:EC2/Portscan"}}"#,
    );
    assert_eq!(run.stdout.lines().next(), Some("Not matched: detail.severity 3.9 is not ≥ 4"));
    assert_eq!(run.status, 1);
}

#[test]
fn each_operator_has_its_words() {
    let pattern = r#"{
      "absent": [{"exists": false}], "present": [{"exists": false}], "there": [{"exists": true}],
      "missing": ["x"], "missing_list": ["x", "y"], "missing_prefix": [{"prefix": "x"}],
      "excluded": [{"anything-but": ["a", "b", "c", "d"]}],
      "excluded_prefix": [{"anything-but": {"prefix": ["ab", "cd"]}}],
      "allowed": [{"anything-but": ["a", "b", "c", "d"]}], "allowed_two": [{"anything-but": ["a", "b"]}],
      "number": [5], "text": ["5"], "few": [5, 8], "mixed": [{"prefix": "x"}, {"suffix": "y"}],
      "wildcard": [{"wildcard": "a*c"}], "cidr": [{"cidr": "10.0.0.0/8"}],
      "case": [{"equals-ignore-case": "ADMIN"}], "escaped": ["é/"]
    }"#;
    let event = r#"{
      "present": 1, "there": null, "excluded": "c", "excluded_prefix": "cde",
      "allowed": "q", "allowed_two": "q", "number": "5", "text": 5, "few": [6, 7], "mixed": "z",
      "wildcard": "abd", "cidr": "11.0.0.1", "case": "admin", "escaped": "\u00e9\/"
    }"#;
    assert_snapshot!(explained(pattern, event));
}

#[test]
fn fields_satisfied_by_different_elements_are_named() {
    let pattern = r#"{"e": {"first": ["Anna"], "last": ["Jones"]}}"#;
    let event = r#"{"e": [{"first": "Anna", "last": "X"}, {"first": "Y", "last": "Jones"}]}"#;
    assert_snapshot!(explained(pattern, event));
}

#[test]
fn only_the_combination_that_decides_is_shown() {
    let pattern = r#"{"a": ["x"], "$or": [{"b": [1]}, {"c": [2], "d": [3]}]}"#;
    assert_snapshot!(explained(pattern, r#"{"a": "x", "b": 7, "c": 2, "d": 3}"#));
}

#[test]
fn what_differs_of_long_values_is_shown() {
    let pattern = format!("{{\"arn\": [\"{}Admin\"]}}", "p".repeat(300));
    let event = format!("{{\"arn\": \"{}admin{}\"}}", "p".repeat(300), "z".repeat(200));
    assert_snapshot!(explained(&pattern, &event));
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let pattern = "{\"a\u{202e}\u{9b}2J\": [\"\\u001b[31m\"], \"b\": [\"\u{200b}\"]}";
    let event =
        "{\"a\u{202e}\u{9b}2J\": \"\\u001b]0;owned\\u0007\u{9b}1m\", \"b\": \"\u{202e}\u{7f}\"}";
    let run = explained(pattern, event);
    assert!(!run.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{7f}', '\u{7}']));
    assert_snapshot!(run);
}

#[test]
fn faults_of_both_texts_are_reported() {
    let run = explained(r#"{"source": "aws.guardduty", "detail": {}}"#, "{\n  \"source\": }");
    assert_eq!(run.status, 2);
    assert_eq!(run.stdout, "");
    for code in ["[field-not-array]", "[empty-object]", "[json-unexpected-character]"] {
        assert!(run.stderr.contains(code), "{run}");
    }
    assert!(run.stderr.contains("EventBridge answers: Event pattern is not valid. Reason: "));
    assert!(run.stderr.contains("<stdin>:2:13"), "{run}");
}

#[test]
fn quiet_leaves_it_to_the_status() {
    let quiet = format!("{EVENT} --quiet");
    let matched = run(&quiet);
    assert_eq!((matched.status, matched.stdout, matched.stderr), (0, String::new(), String::new()));
    let missed = run_with_stdin("match -p pattern.json -e - -q", "{}");
    assert_eq!((missed.status, missed.stdout, missed.stderr), (1, String::new(), String::new()));
    let refused = run_with_stdin("match -p pattern.json -e - -q", "[]");
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("[event-not-object]"));
}

#[test]
fn json_holds_every_field() {
    let event = event_with("\"severity\": 8.0", "\"severity\": 3.9");
    let run = run_with_stdin("match -p pattern.json -e - --json", event);
    assert_eq!(run.status, 1);
    let answer = run.json();
    assert_eq!(answer["ok"], true);
    assert_eq!(answer["matched"], false);
    assert_eq!(
        answer["summary"],
        "Not matched: detail.severity 3.9 is none of 51 values, nearest 4"
    );
    assert_eq!(answer["apart"], json!(null));
    assert_eq!(answer["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(answer["diagnostics"][0]["code"], "severity-without-critical");
    assert_eq!(answer["fields"].as_array().unwrap().len(), 3);
    let start = answer["fields"][2]["value"]["span"]["start"].as_u64().unwrap();
    assert_eq!(
        answer["fields"][2],
        json!({
            "path": "detail.severity", "satisfied": false, "counts": true,
            "explanation": "3.9 is none of 51 values, nearest 4", "values": 1,
            "value": {
                "text": "3.9",
                "start": {"line": 32, "column": 17, "utf16": start},
                "end": {"line": 32, "column": 20, "utf16": start + 3},
                "span": {"start": start, "end": start + 3},
            },
            "relation": "is not", "operand": "4", "alternative": 0, "alternatives": 51,
        })
    );
}

#[test]
fn json_with_a_fault_holds_diagnostics() {
    let run = run_with_stdin("match -p - -e event.json --json", "{\"é\": \"x\"}");
    assert_eq!(run.status, 2);
    let answer = run.json();
    assert_eq!(answer["ok"], false);
    let service = answer["diagnostics"][0]["service"].as_str().unwrap();
    assert!(service.starts_with("Event pattern is not valid. Reason: \"é\" must be"), "{service}");
    let mut diagnostic = answer["diagnostics"][0].clone();
    diagnostic["service"].take();
    diagnostic["help"].take();
    let fix = diagnostic["fix"].take();
    assert_eq!(fix["title"], "Wrap it in an array");
    let edits: Vec<_> = fix["edits"].as_array().unwrap().iter().collect();
    assert_eq!((&edits[0]["replacement"], &edits[1]["replacement"]), (&json!("["), &json!("]")));
    assert_eq!((&edits[0]["start"]["utf16"], &edits[1]["start"]["utf16"]), (&json!(6), &json!(9)));
    assert_eq!(
        diagnostic,
        json!({
            "file": "<stdin>", "code": "field-not-array", "severity": "error",
            "message": "`é` must hold an array or an object", "help": null, "service": null,
            "related": null, "fix": null, "span": {"start": 7, "end": 10},
            "start": {"line": 1, "column": 7, "utf16": 6},
            "end": {"line": 1, "column": 10, "utf16": 9},
        })
    );
}

#[test]
fn a_warning_does_not_change_the_verdict() {
    let long: Vec<String> = (0..700).map(|number| number.to_string()).collect();
    let run = explained(&format!("{{\"a\": [{}]}}", long.join(", ")), r#"{"a": 3}"#);
    assert_eq!(run.status, 0);
    assert!(run.stderr.starts_with("warning[pattern-over-quota]"), "{run}");
    assert!(run.stderr.contains('…'), "the long line is cut: {run}");
    assert!(run.stdout.starts_with("Matched."));
}
