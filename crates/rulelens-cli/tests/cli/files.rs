//! Files, streams, help: what surrounds the commands.

use std::io::Read;
use std::process::Stdio;

use crate::common::{fixtures, rulelens, run, run_with_stdin};
use predicates::prelude::*;
use serde_json::json;

#[test]
fn files_that_cannot_be_read_are_named_on_one_line() {
    let missing = run("match -p missing.json -e event.json");
    assert_eq!(missing.status, 2);
    assert_eq!(missing.stderr, "error: cannot read `missing.json`: there is no such file\n");
    let folder = run("check -e .");
    assert_eq!(folder.stderr.lines().next(), Some("error: cannot read `.`: it is a directory"));
    let both = run("match -p missing.json -e gone.json");
    assert_eq!(both.stderr.lines().count(), 2, "{both}");
}

#[test]
fn a_file_s_name_cannot_control_the_terminal() {
    let mut command = rulelens();
    command.args(["match", "-p", "a\u{1b}[31m\n.json", "-e", "event.json"]);
    let named = "error: cannot read `a\\u{1b}[31m\\n.json`: there is no such file\n";
    command.assert().code(2).stderr(named);
}

#[test]
fn texts_that_are_not_utf8_are_refused() {
    let latin = run_with_stdin("check -e -", b"{\"a\": \"\xE9\"}".as_slice());
    let first = latin.stderr.lines().next();
    assert_eq!(first, Some("error: `<stdin>` is not UTF-8: byte 7 belongs to no character"));
    let wide = run_with_stdin("check -e -", b"\xFF\xFE{\0}\0".as_slice());
    assert_eq!(wide.stderr.lines().next(), Some("error: `<stdin>` is UTF-16, not UTF-8"));
    let answer = run_with_stdin("check -e - --json", b"\xE9".as_slice()).json();
    let diagnostic = &answer["diagnostics"][0];
    assert_eq!((&diagnostic["code"], &diagnostic["span"]), (&json!("file-not-utf8"), &json!(null)));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let run = run_with_stdin("check -e -", "\u{FEFF}{\"a\" 1}");
    assert!(run.stderr.contains("<stdin>:1:6"), "{run}");
    assert_eq!(run_with_stdin("transform -e -", "\u{FEFF}{\"a\": 1}").stdout, "{\"a\":1}");
}

#[test]
fn standard_input_serves_one_text() {
    let run = run_with_stdin("match -p - -e -", "{}");
    assert_eq!(run.status, 2);
    let message = "error: standard input can be only one of --pattern and --event\n";
    assert_eq!(run.stderr, message);
}

#[test]
fn colours_are_written_only_where_they_are_wanted() {
    let escape = "\u{1b}[";
    let plain = run("match -p pattern.json -e event.json");
    assert!(!plain.stdout.contains(escape));
    let always = run("match -p pattern.json -e event.json --color always");
    assert!(always.stdout.contains(escape));
    let diagnostics = run_with_stdin("check -e - --color always", "[");
    assert!(diagnostics.stderr.contains(escape));
    for (variable, colored) in [("NO_COLOR", false), ("CLICOLOR_FORCE", true)] {
        let mut command = rulelens();
        command.env(variable, "1").args(["match", "-p", "pattern.json", "-e", "event.json"]);
        let has_escape = predicate::function(|out: &str| out.contains(escape) == colored);
        command.assert().success().stdout(has_escape);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rulelens"))
        .current_dir(fixtures())
        .args(["transform", "-e", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let event = format!("{{\"a\": \"{}\"}}", "x".repeat(1 << 20));
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), event.as_bytes()).unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn help_shows_examples_and_the_fields_of_the_json() {
    let root = run("--help");
    assert_eq!(root.status, 0);
    assert!(root.stdout.contains("rulelens match --pattern pattern.json --event event.json"));
    for (command, fields) in [
        ("match", &["matched", "summary", "counts", "operand", "apart"][..]),
        ("explain", &["change", "misses", "key", "comparison", "distance"]),
        (
            "eval",
            &[
                "pattern",
                "event",
                "matched",
                "delivered",
                "reason",
                "service_message",
                "input-line",
            ],
        ),
        (
            "transform",
            &["outcome", "payload", "pieces", "inserted", "dropped", "placeholder", "fix"],
        ),
        ("render", &["view", "seen", "reasons", "traces", "notices", "blocks", "invisible"]),
        ("check", &["errors", "warnings", "service", "utf16"]),
    ] {
        let help = run(&format!("{command} --help")).stdout;
        assert!(help.contains("Examples:") && help.contains("Exit status:"), "{help}");
        for field in fields {
            assert!(help.contains(field), "{command}: {field}");
        }
    }
}

#[test]
fn the_version_is_told() {
    let version = format!("rulelens {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run("--version").stdout, version);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = run(&format!("completions {shell}"));
        assert_eq!(run.status, 0, "{shell}");
        for word in ["match", "explain", "transform", "check", "eval", "input-paths"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
    }
}
