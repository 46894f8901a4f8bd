//! `rulelens test` through its binary.

use crate::common::{rulelens, run_with_stdin};
use insta::assert_snapshot;

const CASES: &str = r#"{"version": 1, "rules": {"high": {"detail": {"severity": [{"numeric": [">=", 7]}]}}},
  "cases": [
    {"name": "a high one", "event": {"detail": {"severity": 8}}, "matches": ["high"]},
    {"name": "a low #1", "event": {"detail": {"severity": 2}}, "matches": []}
  ]}"#;

#[test]
fn what_holds_is_counted() {
    assert_snapshot!(run_with_stdin("test -", CASES));
}

#[test]
fn a_difference_is_explained() {
    let wrong = CASES.replace("[]}", "[\"high\"]}");
    assert_snapshot!(run_with_stdin("test -", wrong.as_str()));
    assert_snapshot!(run_with_stdin("test - --format tap", wrong.as_str()));
    let answer = run_with_stdin("test - --format json", wrong).json();
    assert_eq!(answer["holds"], false);
    let wanted = serde_json::json!([
        {
            "holds": true, "file": "<stdin>", "case": "a high one", "rule": "high", "target": null,
            "expected": true, "matched": true, "difference": null,
        },
        {
            "holds": false, "file": "<stdin>", "case": "a low #1", "rule": "high", "target": null,
            "expected": true, "matched": false,
            "difference": "not matched, expected matched: detail.severity 2 is not ≥ 7",
        },
    ]);
    assert_eq!(answer["checks"], wanted);
}

/// A payload that differs in its second line, one that is as expected, and one that is dropped.
const PAYLOADS: &str = r#"{"version": 1, "rules": {"all": {"n": [1]}},
  "targets": {"all": [
    {"Id": "mail", "InputTransformer": {"InputPathsMap": {"n": "$.n"}, "InputTemplate": "\"N <n>\"\n\"<&>\""}},
    {"Id": "event"},
    {"Id": "queue", "InputTransformer": {"InputPathsMap": {"t": "$.t"}, "InputTemplate": "{\"t\": \"<t>\"}"}}
  ]},
  "cases": [{"name": "one & <two>", "event": {"n": 1, "t": "a\"b"}, "matches": ["all"],
    "payloads": {"all": {"mail": "\"N 1\"\n\"else\"", "event": {"t": "a\"b", "n": 1.0}, "queue": {}}}}]}"#;

#[test]
fn payloads_are_checked_too() {
    assert_snapshot!(run_with_stdin("test -", PAYLOADS));
    let answer = run_with_stdin("test - --format json", PAYLOADS).json();
    assert_eq!(answer["checks"][1]["target"], "mail");
    assert_eq!(answer["checks"][1]["received"], "\"N 1\"\n\"<&>\"");
    assert_eq!(answer["checks"][3]["received"], serde_json::Value::Null);
}

#[test]
fn the_report_for_ci_servers_can_be_read_back() {
    let run = run_with_stdin("test - --format junit", PAYLOADS);
    assert_snapshot!(run);
    let report = quick_junit::Report::deserialize_from_str(&run.stdout).unwrap();
    assert_eq!((report.tests, report.failures, report.errors), (4, 2, 0));
    let suite = &report.test_suites[0];
    assert_eq!((suite.name.as_str(), suite.tests), ("<stdin>", 4));
    let names: Vec<_> = suite.test_cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names[1], "one & <two>, rule all, target mail");
    let quick_junit::TestCaseStatus::NonSuccess { message: Some(message), .. } =
        &suite.test_cases[1].status
    else {
        panic!("it differs");
    };
    assert!(message.ends_with("which differs in line 2"), "{message:?}");
}

#[test]
fn files_are_suites_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let files = [file("a.rulelens.json", CASES), file("b.rulelens.json", CASES)];
    let output = rulelens().args(["test", "--format", "junit"]).args(files).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let report =
        quick_junit::Report::deserialize_from_str(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(report.unwrap().test_suites.len(), 2);
}

#[test]
fn faults_are_shown_where_they_are() {
    let wrong = CASES.replace("[\"high\"]", "[\"hihg\"]");
    assert_snapshot!(run_with_stdin("test -", wrong.as_str()));
    let answer = run_with_stdin("test - --format json", wrong).json();
    assert_eq!(answer["diagnostics"][0]["code"], "cases-unknown-rule", "{answer}");
}

// The npm package and the playground have the same file, with the same results.
#[test]
fn a_file_gives_what_it_gives_elsewhere() {
    let file = include_str!("../../../../tests/suite/cases/payloads.rulelens.json");
    let results = include_str!("../../../../tests/suite/cases/payloads.results.json");
    let mut answer = run_with_stdin("test - --format json", file).json();
    for check in answer["checks"].as_array_mut().unwrap() {
        assert_eq!(check.as_object_mut().unwrap().remove("file"), Some("<stdin>".into()));
    }
    assert_eq!(answer, serde_json::from_str::<serde_json::Value>(results).unwrap());
}
