//! `rulelens filter`

use std::fmt::Write;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rulelens::{Event, Pattern, explain};
use rulelens_guardduty::{FindingType, Sample, Time};
use serde_json::{Value, json};

use crate::common::{Run, run_with_stdin};

const RULES: &str = r#"{"id": "one", "pattern": {"a": [1]}}
{"id": "small", "pattern": {"a": [{"numeric": ["<", 10]}]}}

{"id": "named", "pattern": {"n": ["\u00e9"]}}
{"id": "small", "pattern": {"b": [{"exists": true}]}}
"#;

const EVENTS: &str = "{\"a\": 1}\n{\"a\":20}\r\n\n  {\"a\" : 2, \"n\": \"é\"}\n{\"b\":0}";

/// A folder with files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn filter(rules: &Path, options: &str, events: &str) -> Run {
    run_with_stdin(&format!("filter --rules {} {options}", rules.display()), events)
}

fn filter_by(rules: &str, options: &str, events: &str) -> Run {
    let folder = folder(&[("rules", rules)]);
    filter(&folder.path().join("rules"), options, events)
}

#[test]
fn events_that_a_rule_matches_are_printed_as_they_came() {
    let run = filter_by(RULES, "", EVENTS);
    assert_eq!(run.stdout, "{\"a\": 1}\n  {\"a\" : 2, \"n\": \"é\"}\n{\"b\":0}\n");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn ids_stand_with_their_event() {
    let run = filter_by(RULES, "--ids", EVENTS);
    let lines: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines,
        [
            json!({"ids": ["one", "small"], "event": {"a": 1}}),
            json!({"ids": ["named", "small"], "event": {"a": 2, "n": "é"}}),
            json!({"ids": ["small"], "event": {"b": 0}}),
        ]
    );
}

#[test]
fn counts_are_one_object_of_all_rules() {
    let run = filter_by(RULES, "--count", EVENTS);
    assert_eq!(run.stdout, "{\"named\":1,\"one\":1,\"small\":3}\n");
    let none = filter_by(RULES, "--count", "{}\n");
    assert_eq!((none.status, none.stdout.as_str()), (1, "{\"named\":0,\"one\":0,\"small\":0}\n"));
}

#[test]
fn a_file_may_be_an_array_and_a_folder_has_a_pattern_a_file() {
    let array = r#" [{"id": "x", "pattern": {"a": [1]}}, {"pattern": {"a": [2]}, "id": "y"}]"#;
    assert_eq!(filter_by(array, "--count", EVENTS).stdout, "{\"x\":1,\"y\":1}\n");
    let folder = folder(&[
        ("first.json", r#"{"a": [1]}"#),
        ("second", "\u{FEFF}{\"b\": [0]}\n"),
        (".hidden", "x"),
    ]);
    let run = filter(folder.path(), "--count", EVENTS);
    assert_eq!((run.status, run.stdout.as_str()), (0, "{\"first\":1,\"second\":1}\n"));
}

#[test]
fn a_bad_line_is_told_with_its_number_and_skipped() {
    let events = "{\"a\":1}\n\n{\"é\" 1}\n[1]\n{\"a\":1}\n{\"a\":1";
    let run = filter_by(RULES, "", events);
    assert_eq!((run.status, run.stdout.as_str()), (2, "{\"a\":1}\n{\"a\":1}\n"));
    insta::assert_snapshot!(run.stderr, @r"
    error[json-unexpected-character]: <stdin>:3:6: unexpected `1`, expected `:` between key and value; the line is skipped
    error[event-not-object]: <stdin>:4:1: the event must be an object, found an array; the line is skipped
    error[json-unexpected-end]: <stdin>:6:7: unexpected end of the text, expected `,` or `}`; the line is skipped
    ");
}

#[test]
fn a_line_that_is_not_utf8_is_skipped_too() {
    let folder = folder(&[("rules", RULES)]);
    let arguments = format!("filter --rules {}", folder.path().join("rules").display());
    let run = run_with_stdin(&arguments, b"{\"n\":\"\xE9\"}\n{\"a\":1}\n".to_vec());
    assert_eq!((run.status, run.stdout.as_str()), (2, "{\"a\":1}\n"));
    assert!(run.stderr.starts_with("error[event-not-utf8]: <stdin>:1:7: "), "{}", run.stderr);
}

#[test]
fn faults_in_rules_are_shown_where_they_are() {
    let rules = "{\"id\": \"a\", \"pattern\": {\"a\": []}}\n{\"id\": 1, \"pattern\": {}}\n{\"id\": \"b\"}\n7\n{\n";
    let folder = folder(&[("rules", rules)]);
    let run = filter(&folder.path().join("rules"), "", EVENTS);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    let shown = run.stderr.replace(&folder.path().display().to_string(), "FOLDER");
    insta::assert_snapshot!(shown);
}

#[test]
fn rules_that_are_not_there_are_a_fault() {
    let run = filter(&PathBuf::from("no-such-file"), "", EVENTS);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("there is no such file"), "{}", run.stderr);
}

#[test]
fn any_number_of_threads_keeps_the_order() {
    let mut events = String::new();
    for number in 0..40_000 {
        writeln!(events, "{{\"a\":{},\"number\":{number}}}", number % 13).unwrap();
    }
    let alone = filter_by(RULES, "--threads 1", &events);
    assert_eq!(alone.stdout.lines().count(), 40_000 - 40_000 / 13 * 3 - 2);
    for threads in ["2", "3", "16"] {
        let run = filter_by(RULES, &format!("--threads {threads}"), &events);
        assert!(run.stdout == alone.stdout, "{threads} threads");
    }
    assert_eq!(filter_by(RULES, "--threads 0", "").status, 2);
}

/// Rules as they are written for findings, by id.
const FINDINGS: [(&str, &str); 7] = [
    ("every", r#"{"source": ["aws.guardduty"]}"#),
    ("severe", r#"{"detail": {"severity": [{"numeric": [">=", 7]}]}}"#),
    (
        "medium-ec2",
        r#"{"detail": {"severity": [{"numeric": [">=", 4, "<", 7]}], "type": [{"wildcard": "*:EC2/*"}]}}"#,
    ),
    (
        "users",
        r#"{"detail": {"type": [{"prefix": "Recon:"}, {"suffix": "Anomalous"}, {"wildcard": "*IAMUser*"}]}}"#,
    ),
    (
        "no-instance",
        r#"{"detail": {"resource": {"instanceDetails": {"instanceId": [{"exists": false}]}}}}"#,
    ),
    (
        "but-ec2",
        r#"{"detail": {"type": [{"anything-but": {"wildcard": "*EC2*"}}], "region": [{"equals-ignore-case": "EU-WEST-1"}, {"anything-but": "x"}]}}"#,
    ),
    ("none", r#"{"detail": {"type": ["none"]}}"#),
];

#[test]
fn findings_are_counted_as_the_reference_evaluator_does() {
    let time = Time::parse("2026-03-14T09:31:07Z").unwrap();
    let events: Vec<String> = FindingType::all()
        .flat_map(|kind| (0..3).map(move |seed| Sample::new(kind, seed, time).event()))
        .map(|event| serde_json::from_str::<Value>(&event).unwrap().to_string())
        .collect();
    let matched = |pattern: &str, event: &str| {
        explain(&Pattern::parse(pattern).unwrap(), &Event::parse(event).unwrap()).matched
    };
    let counts: serde_json::Map<String, Value> = FINDINGS
        .iter()
        .map(|(id, pattern)| {
            let count = events.iter().filter(|event| matched(pattern, event)).count();
            ((*id).to_owned(), json!(count))
        })
        .collect();
    assert!(counts.values().filter(|count| **count != json!(0)).count() >= 6, "{counts:?}");

    let lines: Vec<String> = FINDINGS
        .iter()
        .map(|(id, pattern)| format!(r#"{{"id": "{id}", "pattern": {pattern}}}"#))
        .collect();
    let names: Vec<String> = FINDINGS.iter().map(|(id, _)| format!("{id}.json")).collect();
    let files = names.iter().map(String::as_str).zip(FINDINGS.map(|(_, pattern)| pattern));
    let patterns = folder(&files.collect::<Vec<_>>());
    let events = events.join("\n");
    for threads in ["", "--threads 1", "--threads 3"] {
        let by_lines = filter_by(&lines.join("\n"), &format!("--count {threads}"), &events);
        assert_eq!(by_lines.status, 0);
        assert_eq!(by_lines.json(), Value::Object(counts.clone()));
        let by_folder = filter(patterns.path(), &format!("--count {threads}"), &events);
        assert_eq!(by_folder.stdout, by_lines.stdout);
    }

    let mut by_id: serde_json::Map<String, Value> =
        FINDINGS.iter().map(|(id, _)| ((*id).to_owned(), json!(0))).collect();
    for line in filter(patterns.path(), "--ids", &events).stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        for id in line["ids"].as_array().unwrap() {
            let count = &mut by_id[id.as_str().unwrap()];
            *count = json!(count.as_u64().unwrap() + 1);
        }
    }
    assert_eq!(by_id, counts);

    let broken = format!("{events}\n{{\"source\": aws}}\n");
    let run = filter(patterns.path(), "--count", &broken);
    assert_eq!(run.status, 2);
    assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap(), Value::Object(counts));
}

#[test]
fn it_ends_when_nobody_reads_any_more_though_events_may_still_come() {
    let folder = folder(&[("rules", RULES)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_rulelens"))
        .args(["filter", "--rules"])
        .arg(folder.path().join("rules"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut events = child.stdin.take().unwrap();
    let mut line = String::new();
    events.write_all(b"{\"a\":1}\n").unwrap();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "{\"a\":1}\n");
    // The reader is gone, as `head -n 1` would be; the writer keeps its end open.
    events.write_all(b"{\"a\":1}\n").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
