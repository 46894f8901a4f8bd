//! `rulelens test` through its binary.

use crate::common::run_with_stdin;
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
    assert_eq!(answer["verdicts"][0]["holds"], true);
    let difference = "not matched, expected matched: detail.severity 2 is not ≥ 7";
    assert_eq!(answer["verdicts"][1]["difference"], difference);
}

#[test]
fn faults_are_shown_where_they_are() {
    assert_snapshot!(run_with_stdin("test -", CASES.replace("[\"high\"]", "[\"hihg\"]")));
}
