//! `rulelens share` and `rulelens open` through the binary.

use crate::common::{fixtures, rulelens, run, run_with_stdin};
use insta::assert_snapshot;

const FILES: &str = "share -e event.json -p pattern.json -t template.txt -i input-paths.json";

fn link() -> String {
    run(&format!("{FILES} --base https://example.com/play")).stdout.trim().to_owned()
}

#[test]
fn what_is_shared_can_be_opened_as_the_same_files() {
    let link = link();
    assert!(link.starts_with("https://example.com/play#1"), "{link}");
    assert!(link.len() <= 2000, "{}", link.len());
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let mut command = rulelens();
        command.args(["open", &link, "--out"]).arg(folder.path());
        command.output().unwrap()
    };
    assert_eq!(open().status.code(), Some(0));
    let files = [
        ("event.json", "event.json"),
        ("pattern.json", "rule-1.json"),
        ("template.txt", "target-1-template.txt"),
        ("input-paths.json", "target-1-input-paths.json"),
    ];
    for (shared, opened) in files {
        let shared = std::fs::read_to_string(fixtures().join(shared)).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join(opened)).unwrap(), shared);
    }
    // Files that are there are not written over.
    assert_eq!(open().status.code(), Some(2));
}

#[test]
fn a_link_is_told_in_parts() {
    let shared = run("share -p pattern.json -t template.txt -i input-paths.json");
    assert_snapshot!(run_with_stdin("open -", shared.stdout));
}

#[test]
fn targets_are_shared_as_they_are_set() {
    let link = run("share --target target.json").stdout;
    let folder = tempfile::tempdir().unwrap();
    let mut command = rulelens();
    command.args(["open", link.trim(), "--out"]).arg(folder.path());
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    let opened = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let fixture = |name: &str| std::fs::read_to_string(fixtures().join(name)).unwrap();
    assert_eq!(opened("target-1-template.txt"), fixture("template.txt").trim_end());
    assert_eq!(opened("target-1-input-paths.json"), fixture("input-paths.json").trim_end());

    let several = r#"{"Targets": [{"Id": "a", "Input": "{}"}, {"Id": "b", "InputPath": "$.detail"}, {"Id": "c"}]}"#;
    let link = run_with_stdin("share --target -", several).stdout;
    let targets = &run_with_stdin("open - --json", link).json()["state"]["targets"];
    let wanted = serde_json::json!([
        {"name": "a", "input": "constant", "constant": "{}"},
        {"name": "b", "input": "path", "inputPath": "$.detail"},
        {"name": "c", "input": "matched-event"},
    ]);
    assert_eq!(*targets, wanted);
    assert_eq!(run_with_stdin("share --target -", "{").status, 2);
}

/// All forms of input, a scenario, and choices: what a page may hold.
const PAGE: &str = r#"{"version": 1, "state": {
    "shown": {"rule": 1, "target": 0, "view": "timeline", "as": "slack"},
    "rules": [{"name": "all", "pattern": "{}"}, {"name": "high", "pattern": "{\"detail\": 1"}],
    "event": "{}",
    "targets": [{"name": "mail", "rule": 1, "arn": "arn:aws:sns:eu-west-1:111122223333:example-1",
        "input": "path", "inputPath": "$.detail", "constant": "\"found\"", "template": "\"<x>\""}],
    "scenario": "{\"findings\": []}"}}"#;

#[test]
fn what_is_chosen_and_what_is_not_comes_out_of_a_link() {
    let link = run_with_stdin("share --state -", PAGE);
    assert_eq!((link.status, link.stderr.as_str()), (0, ""));
    assert_snapshot!(run_with_stdin("open -", link.stdout.as_str()));
    let json = run_with_stdin("open - --json", link.stdout.as_str());
    let wanted: serde_json::Value = serde_json::from_str(PAGE).unwrap();
    let mut wanted = wanted;
    // What is as it is anyway is left out.
    wanted["state"]["shown"].as_object_mut().unwrap().remove("target");
    assert_eq!(json.json(), wanted);
    let again = run_with_stdin("share --state -", json.stdout);
    assert_eq!(again.stdout, link.stdout);
}

#[test]
fn a_file_that_is_no_state_is_refused() {
    for text in
        ["", "{}", r#"{"version": 2, "state": {}}"#, r#"{"version": 1, "state": {"rules": 1}}"#]
    {
        let refused = run_with_stdin("share --state -", text);
        assert_eq!(refused.status, 2, "{refused}");
        assert!(refused.stderr.contains("is no file of `rulelens open --json`"), "{refused}");
    }
    let beyond = PAGE.replace("\"rule\": 1,", "\"rule\": 4096,");
    assert_snapshot!(run_with_stdin("share --state -", beyond));
}

#[test]
fn the_largest_part_of_a_long_link_is_named() {
    // Digits that compress badly.
    let mut seed = 1_u32;
    let digit = |_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (seed >> 24) as u8 % 26)
    };
    let event: String = (0..20_000).map(digit).collect();
    let long = run_with_stdin("share -p pattern.json -e -", event);
    assert_eq!(long.status, 0);
    assert!(long.stderr.contains("more than 8000 characters"), "{}", long.stderr);
    assert!(long.stderr.ends_with("the largest part is the event, with 20003 bytes\n"));
    let too_long = "x".repeat(4 * 1024 * 1024);
    assert_snapshot!(run_with_stdin("share -p pattern.json -e -", too_long));
}

#[test]
fn a_damaged_link_gives_what_is_whole() {
    let link = run("share -p pattern.json -t template.txt -i input-paths.json").stdout;
    let cut: String = link.chars().take(link.len() - 16).collect();
    assert_snapshot!(run_with_stdin("open -", cut));
    assert_snapshot!(run("open https://example.com/#9abc"));
    assert_snapshot!(run("open https://example.com/#"));
}

#[test]
fn what_is_sensitive_is_told_and_can_be_replaced() {
    let event = r#"{"account": "210987654321", "ip": "10.1.2.3", "by": "ann@corp.test"}"#;
    let plain = run_with_stdin("share -e -", event);
    assert_eq!(plain.status, 0);
    assert_snapshot!(plain.stderr);
    let replaced = run_with_stdin("share -e - --replace", event);
    assert_eq!(replaced.stderr, "");
    let opened = run_with_stdin("open -", replaced.stdout).stdout;
    assert!(!opened.contains("210987654321") && opened.contains("111122223333"), "{opened}");
}
