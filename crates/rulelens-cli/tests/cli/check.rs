//! `rulelens check` through its binary.

use crate::common::{Run, run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::json;

#[test]
fn the_worked_example_has_no_faults_but_advice() {
    let run = run("check -p pattern.json -e event.json -t template.txt -i input-paths.json \
        --target target.json");
    assert_eq!((run.status, run.stdout.as_str()), (0, "1 warning.\n"));
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.contains("[severity-")).collect();
    assert_eq!(told.len(), 2, "{}", run.stderr);
}

#[test]
fn all_faults_of_a_pattern_are_shown() {
    let pattern = "{\n  \"source\": \"aws.guardduty\",\n  \"detail\": {\n    \"a\": [],\n    \
        \"b\": [{\"prefx\": \"x\"}],\n    \"c\": [{\"numeric\": [\">\", 5, \"<\", 1]}]\n  }\n}\n";
    assert_snapshot!(run_with_stdin("check -p -", pattern));
}

#[test]
fn a_long_line_is_cut_around_the_fault() {
    let event =
        format!("{{\"a\": \"{}\", \"b\": 01, \"c\": \"{}\"}}", "x".repeat(5000), "y".repeat(5000));
    assert_snapshot!(run_with_stdin("check -e -", event));
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let event = "{\"\u{202e}\u{9b}2J\t\": \"\u{1b}[31m\"";
    let run = run_with_stdin("check -e - --color never", event);
    assert!(!run.stderr.contains(['\u{1b}', '\u{9b}', '\u{202e}']));
    assert_snapshot!(run);
}

#[test]
fn json_counts_and_lists() {
    let run = run_with_stdin("check -p - -t template.txt --json", "{\"a\": []}");
    assert_eq!(run.status, 2);
    let answer = run.json();
    assert_eq!(answer["ok"], false);
    let diagnostics = answer["diagnostics"].as_array().unwrap();
    assert_eq!(answer["errors"].as_u64().unwrap(), diagnostics.len() as u64);
    assert_eq!(diagnostics[0]["code"], "empty-array");
    assert_eq!(diagnostics[1]["code"], "unknown-placeholder");
    assert_eq!(diagnostics[1]["file"], "template.txt");
}

#[test]
fn a_fix_is_a_list_of_edits() {
    let pattern = "{\"source\": [\"aws.ec2\", {\"prefix\": \"aws.\"}]}";
    let answer = run_with_stdin("check -p - --json", pattern).json();
    let found = &answer["diagnostics"][0];
    assert_eq!(found["code"], "covered-alternative");
    assert_eq!(found["related"]["span"], json!({"start": 23, "end": 41}));
    let edit = &found["fix"]["edits"][0];
    assert_eq!((&edit["replacement"], &edit["start"]["column"]), (&json!(""), &json!(13)));
    assert_eq!(edit["span"], json!({"start": 12, "end": 23}));
}

#[test]
fn advice_is_no_fault() {
    let run = run_with_stdin("check -p - --deny-warnings", "{\"detail\": {\"a\": [1]}}");
    assert_eq!((run.status, run.stdout.as_str()), (0, "No faults.\n"));
    assert!(run.stderr.contains("advice[no-source]"), "{run}");
}

#[test]
fn a_sample_event_tells_more() {
    let pattern = "{\"source\": [\"aws.guardduty\"], \"detail\": {\"accountId\": [111122223333]}}";
    let alone = run_with_stdin("check -p - --json", pattern).json();
    let with_sample = run_with_stdin("check -p - -e event.json --json", pattern).json();
    assert_eq!((&alone["warnings"], &with_sample["warnings"]), (&json!(0), &json!(1)));
}

#[test]
fn warnings_count_only_if_asked() {
    let long: Vec<String> = (0..700).map(|number| number.to_string()).collect();
    let pattern = format!("{{\"a\": [{}]}}", long.join(", "));
    let allowed = run_with_stdin("check -p -", pattern.clone());
    assert_eq!((allowed.status, allowed.stdout.as_str()), (0, "1 warning.\n"));
    let denied = run_with_stdin("check -p - --deny-warnings", pattern.clone());
    assert_eq!((denied.status, denied.stdout.as_str()), (2, ""));
    let answer = run_with_stdin("check -p - --deny-warnings --json", pattern).json();
    assert_eq!((&answer["ok"], &answer["warnings"]), (&json!(false), &json!(1)));
}

#[test]
fn something_must_be_given() {
    let run = run("check");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--pattern <FILE>"), "{run}");
}

#[test]
fn a_target_is_advised_on_by_the_events_that_the_pattern_matches() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("target.json");
    let target = r#"{"Arn": "arn:aws:sns:eu-west-1:111122223333:t", "InputTransformer": {
        "InputPathsMap": {"n": "$.detail.count"}, "InputTemplate": "\"<n>\""}}"#;
    std::fs::write(&file, target).unwrap();
    let codes = |run: Run| -> Vec<String> {
        let told = run.json()["diagnostics"].take();
        let codes =
            told.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned());
        codes.collect()
    };
    let alone = run(&format!("check --json --target {}", file.display()));
    assert_eq!(codes(alone), ["quotes-shown"]);
    let pattern = r#"{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"]}"#;
    let arguments = format!("check --json --pattern - --target {}", file.display());
    let with_pattern = run_with_stdin(&arguments, pattern);
    assert_eq!(with_pattern.status, 0);
    assert_eq!(codes(with_pattern), ["input-path-never-there", "quotes-shown"]);
    let strict = run_with_stdin(&format!("{arguments} --deny-warnings"), pattern);
    assert_eq!(strict.status, 2);
}
