//! `rulelens lint` through its binary.

use crate::common::{run, run_with_stdin};
use insta::assert_snapshot;

/// The place of a text in a fixture: line and column.
fn written(file: &str, text: &str) -> (u64, u64) {
    let all = std::fs::read_to_string(crate::common::fixtures().join(file)).unwrap();
    let (position, line) = all.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    (position as u64 + 1, line.find(text).unwrap() as u64 + 1)
}

#[test]
fn a_fault_is_shown_where_it_is_written() {
    assert_snapshot!(run("lint lint"));
}

#[test]
fn json_has_the_places_in_the_files() {
    let run = run("lint lint --format json");
    assert_eq!(run.status, 2);
    let answer = run.json();
    assert_eq!((answer["ok"].as_bool(), answer["rules"].as_u64()), (Some(false), Some(2)));
    for (file, mark) in [("lint/module/main.tf", "sufix"), ("lint/template.yaml", "\"4\"")] {
        let (line, column) = written(file, mark);
        let found = answer["diagnostics"].as_array().unwrap().iter().find(|it| it["file"] == file);
        let start = &found.unwrap()["start"];
        let at = (start["line"].as_u64().unwrap(), start["column"].as_u64().unwrap());
        let quote = u64::from(mark.starts_with('"'));
        assert_eq!(at, (line, column + quote), "{file}");
    }
}

#[test]
fn sarif_names_each_place() {
    let log = run("lint lint --format sarif").json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of_module = results
        .iter()
        .find(|it| {
            it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                == "lint/module/main.tf"
        })
        .unwrap();
    let (line, column) = written("lint/module/main.tf", "sufix");
    let region = &of_module["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (region["startLine"].as_u64(), region["startColumn"].as_u64()),
        (Some(line), Some(column))
    );
    assert_eq!(of_module["level"], "error");
}

#[test]
fn a_file_that_is_named_has_to_have_a_rule() {
    let run = run_with_stdin("lint -", "Resources: {}\n");
    assert_eq!(
        (run.status, run.stderr.contains("no rule with an event pattern")),
        (2, true),
        "{run}"
    );
    let bare = run_with_stdin("lint -", "{\"source\": [\"aws.s3\"]}");
    assert_eq!(bare.status, 0, "{bare}");
}

#[test]
fn warnings_count_only_if_asked() {
    let template = "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:\n        \
        source: [aws.guarduty]\n";
    assert_eq!(run_with_stdin("lint -", template).status, 0);
    assert_eq!(run_with_stdin("lint - --deny-warnings", template).status, 2);
}

/// A template, modules in both syntaxes, a command; each with `numerc` where `numeric` is meant.
const PLANTED: [&str; 4] = [
    "Resources:
  Findings:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [aws.guardduty]
        detail:
          severity: [{ numerc: ['>=', 4] }]
",
    "resource \"aws_cloudwatch_event_rule\" \"findings\" {
  event_pattern = jsonencode({
    source = [\"aws.guardduty\"]
    detail = { severity = [{ numerc = [\">=\", 4] }] }
  })
}
",
    r#"{"resource": {"aws_cloudwatch_event_rule": {"findings": {
  "event_pattern": "{\"source\": [\"aws.guardduty\"], \"detail\": {\"severity\": [{\"numerc\": [\">=\", 4]}]}}"
}}}}
"#,
    r#"aws events put-rule --name findings \
  --event-pattern "{\"source\": [\"aws.guardduty\"],
    \"detail\": {\"severity\": [{\"numerc\": [\">=\", 4]}]}}"
"#,
];

#[test]
fn a_planted_fault_is_found_at_its_line_and_column_in_every_format() {
    for text in PLANTED {
        let (position, line) = text.lines().enumerate().find(|it| it.1.contains("numerc")).unwrap();
        let run = run_with_stdin("lint - --format json", text);
        let answer = run.json();
        let [fault] = answer["diagnostics"].as_array().unwrap().as_slice() else {
            panic!("one fault: {run}");
        };
        assert_eq!(fault["code"], "unknown-operator", "{text}");
        assert_eq!(fault["start"]["line"], position + 1, "{text}");
        assert_eq!(fault["start"]["column"], line.find("numerc").unwrap() + 1, "{text}");
        assert_eq!(run.status, 2);
    }
}

#[test]
fn modules_in_json_are_read_in_folders() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("main.tf.json"), PLANTED[2]).unwrap();
    let run = run(&format!("lint {}", folder.path().display()));
    assert!(run.stderr.contains("main.tf.json:2:"), "{run}");
    assert!(run.stdout.starts_with("1 rule in 1 file: 1 error"), "{run}");
}
