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
fn a_damaged_link_gives_what_is_whole() {
    let link = run("share -p pattern.json -t template.txt -i input-paths.json").stdout;
    let cut: String = link.chars().take(link.len() * 3 / 4).collect();
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
