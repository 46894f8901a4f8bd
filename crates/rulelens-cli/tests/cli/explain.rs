//! `rulelens explain` through its binary.

use crate::common::{Run, event_with, run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::json;

/// Runs a pattern from a file, whose name is not shown, against an event on standard input.
fn explained(pattern: &str, event: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pattern.json");
    std::fs::write(&file, pattern).unwrap();
    let mut run = run_with_stdin(&format!("explain -e - -p {}", file.display()), event);
    run.stdout = run.stdout.replace(&file.display().to_string(), "pattern.json");
    run
}

#[test]
fn a_match_has_a_line_for_each_field() {
    let explained = run("explain -p pattern.json -e event.json");
    assert_eq!(explained.status, 0);
    assert_eq!(explained.stdout, run("match -p pattern.json -e event.json").stdout);
}

#[test]
fn a_miss_is_shown_in_both_texts() {
    let event = event_with("\"severity\": 8.0", "\"severity\": 3.9");
    assert_snapshot!(run_with_stdin("explain -p pattern.json -e -", event));
}

#[test]
fn several_misses_are_shown_the_nearest_first() {
    let pattern = r#"{
      "far": ["x"], "near": [{"numeric": [">=", 4]}], "same": [1],
      "gone": [{"exists": true}], "there": [{"exists": false}],
      "prefix": [{"prefix": "ab"}, {"suffix": "yz"}], "sixth": [{"exists": true}]
    }"#;
    let event = r#"{"far": "long ago", "near": [3.9, 1], "same": 1, "there": 0, "prefix": "ac"}"#;
    assert_snapshot!(explained(pattern, event));
}

#[test]
fn fields_that_are_apart_are_shown_where_they_are() {
    let pattern = r#"{"e": {"first": ["Anna"], "last": ["Jones"]}, "f": [{"exists": false}]}"#;
    let event = "{\"e\": [\n  {\"first\": \"Anna\", \"last\": \"X\"},\n  \
        {\"first\": \"Y\", \"last\": \"Jones\"}\n]}";
    assert_snapshot!(explained(pattern, event));
}

#[test]
fn the_combination_that_comes_nearest_is_shown() {
    let pattern = r#"{"a": ["x"], "$or": [{"b": [1]}, {"c": [2], "d": [3]}]}"#;
    assert_snapshot!(explained(pattern, r#"{"a": "x", "b": 7, "c": 2}"#));
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let pattern = format!("{{\"arn\": [\"{}Admin\"]}}", "p".repeat(300));
    let event = format!(
        "{{\"before\": \"{}\", \"arn\": \"{}admin\", \"behind\": \"{}\"}}",
        "a".repeat(300),
        "p".repeat(300),
        "b".repeat(300)
    );
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
fn colours_are_written_only_where_they_are_wanted() {
    let colored = |when: &str| {
        run_with_stdin(&format!("explain -p pattern.json -e - --color {when}"), "{}").stdout
    };
    assert!(!colored("auto").contains('\u{1b}'), "piped");
    assert!(colored("always").contains("\u{1b}["));
}

#[test]
fn faults_are_reported_as_by_match() {
    let explain = explained(r#"{"source": "aws.guardduty"}"#, "[]");
    assert_eq!((explain.status, explain.stdout.as_str()), (2, ""));
    for code in ["[field-not-array]", "[event-not-object]"] {
        assert!(explain.stderr.contains(code), "{explain}");
    }
    let answer = run_with_stdin("explain -p pattern.json -e - --json", "[]");
    assert_eq!((answer.status, &answer.json()["ok"]), (2, &json!(false)));
}

#[test]
fn json_holds_what_match_tells_and_more() {
    let event = event_with("\"severity\": 8.0", "\"severity\": 3.9");
    let told = run_with_stdin("match -p pattern.json -e - --json", event.as_str()).json();
    let run = run_with_stdin("explain -p pattern.json -e - --json", event);
    assert_eq!(run.status, 1);
    let mut answer = run.json();
    assert_eq!(answer["misses"], json!([2]));
    let change = "It would match if `detail.severity` were 4. The field has 50 other alternatives.";
    assert_eq!(answer["change"], change);
    let severity = &answer["fields"][2];
    assert_eq!(severity["key"]["start"]["line"], 5);
    assert_eq!(severity["comparison"]["start"]["column"], 7);
    assert!(severity["distance"].as_f64().unwrap() > 0.0);
    assert!(severity["change"].as_str().unwrap().starts_with("It would be satisfied if"));
    assert_eq!(answer["fields"][0]["change"], json!(null));
    let found = &severity["found"]["values"][0];
    assert_eq!((&found["text"], &found["start"]["line"]), (&json!("3.9"), &json!(32)));
    let compared = &found["comparisons"][50];
    assert_eq!(compared["explanation"], "3.9 is not 8.9");
    let miss = json!({"misses": {"kind": "number", "found": 3.9, "bound": 8.9, "side": "on"}});
    assert_eq!(compared["finding"], miss);

    let object = answer.as_object_mut().unwrap();
    for more in ["misses", "change", "parts"] {
        assert!(object.remove(more).is_some(), "{more}");
    }
    for field in object["fields"].as_array_mut().unwrap() {
        let field = field.as_object_mut().unwrap();
        let more = ["key", "comparison", "distance", "remark", "change", "found"];
        field.retain(|key, _| !more.contains(&key.as_str()));
    }
    assert_eq!(answer, told);
}

#[test]
fn json_has_the_shape_of_the_pattern() {
    let pattern = r#"{"a": ["x"], "$or": [{"b": [1]}, {"c": [2], "d": [3]}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pattern.json");
    std::fs::write(&file, pattern).unwrap();
    let event = r#"{"a": "x", "list": [{"B": 1}]}"#;
    let run = run_with_stdin(&format!("explain -e - -p {} --json", file.display()), event);
    let answer = run.json();
    let or = &answer["parts"][1]["or"];
    assert_eq!(answer["parts"][0], json!({"field": 0}));
    assert_eq!(or["nearest"], 0);
    let arms = or["arms"].as_array().unwrap();
    let told = arms.iter().map(|arm| (arm["missed"].clone(), arm["parts"].clone()));
    let told: Vec<_> = told.collect();
    let second = json!([{"field": 2}, {"field": 3}]);
    assert_eq!(told, [(json!(1), json!([{"field": 1}])), (json!(2), second)]);
    assert_eq!(arms[1]["start"]["column"], 34);
    let absence = &answer["fields"][1]["found"]["absence"];
    assert_eq!((&absence["missing"], &absence["reached"]), (&json!("b"), &json!("")));
}

#[test]
fn the_neighbours_of_a_fault_are_explained() {
    let pattern = r#"{"a": "x", "b": [1], "c": [{"sufix": "x"}, "y"], "d": ["z"]}"#;
    let explained = explained(pattern, r#"{"a": "x", "b": 2, "d": "z"}"#);
    assert_eq!(explained.status, 2);
    assert_snapshot!(explained.stdout);
}
