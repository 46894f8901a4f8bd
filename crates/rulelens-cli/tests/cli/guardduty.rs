//! `rulelens guardduty` through its binary.

use crate::common::{run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::json;

#[test]
fn a_night_is_told_in_tables() {
    assert_snapshot!(run("guardduty simulate scenario.json"));
}

#[test]
fn a_night_is_told_in_json() {
    let run = run("guardduty simulate scenario.json --json");
    assert_eq!(run.status, 0);
    let answer = run.json();
    assert_eq!(answer["ok"], json!(true));
    assert_eq!(answer["accounts"], json!(["111122223333", "444455556666"]));
    assert_eq!(answer["events"][0]["time"], json!("2026-03-14T20:05:00Z"));
    assert_eq!(answer["events"][0]["administrator"], json!(0));
    assert_eq!(answer["events"][0]["because"], json!({"kind": "new"}));
    let interval = json!({"kind": "interval", "interval": "6h", "by": 0, "ignored": null});
    assert_eq!(answer["events"][2]["because"], interval);
    assert_eq!(answer["occurrences"][0]["fate"], json!("sent"));
    assert_eq!(answer["notifications"][0]["lost"], json!(null));
    assert_eq!(answer["notifications"][1]["lost"]["by"], json!("chat"));
    assert_eq!(answer["unselected"], json!([1]));
}

/// The playground shows the same scenario, with the same figures (`web/src/views/timeline/scenarios.rs`).
#[test]
fn forty_occurrences_overnight_are_three_mails_and_three_lost_posts() {
    let night = include_str!("../../../../web/scenarios/night.json");
    let answer = run_with_stdin("guardduty simulate - --json", night).json();
    let figures = ["occurrences", "events", "notifications"]
        .map(|list| answer[list].as_array().map_or(0, Vec::len));
    assert_eq!(figures, [40, 3, 6]);
    let sent: Vec<_> = answer["events"].as_array().unwrap().iter().map(|it| &it["time"]).collect();
    assert_eq!(sent, ["2026-03-14T20:05:00Z", "2026-03-15T02:05:00Z", "2026-03-15T08:05:00Z"]);
    let notifications = answer["notifications"].as_array().unwrap();
    let lost = notifications.iter().filter(|it| it["lost"]["by"] == json!("chat")).count();
    assert_eq!(lost, 3);
}

#[test]
fn faults_of_a_scenario_are_shown_where_they_are() {
    let scenario = r#"{
  "accounts": [{"id": "111122223333", "members": ["444455556666"]}],
  "intervals": [{"by": "444455556666", "every": "15m"}],
  "findings": [{"type": "Recon:EC2/PortScann", "account": "444455556666", "occurrences": ["noon"]}],
  "rules": [{"pattern": {"source": "aws.guardduty"}}]
}"#;
    let run = run_with_stdin("guardduty simulate -", scenario);
    assert_snapshot!(run);
    let run = run_with_stdin("guardduty simulate - --json", scenario);
    assert_eq!(run.status, 2);
    let codes: Vec<_> =
        (0..4).map(|index| run.json()["diagnostics"][index]["code"].clone()).collect();
    let expected =
        ["interval-by-member", "unknown-finding-type", "scenario-time", "field-not-array"];
    assert_eq!(codes, expected);
}

#[test]
fn hostile_names_do_not_reach_the_terminal() {
    let scenario =
        "{\"findings\": [{\"name\": \"\\u001b[2J\\u202e\", \"type\": \"Recon:EC2/Portscan\",
        \"occurrences\": [\"2026-03-14T21:00:00Z\", \"2026-03-14T21:01:00Z\"]}]}";
    let run = run_with_stdin("guardduty simulate -", scenario);
    assert_eq!(run.status, 0);
    assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{run}");
}

#[test]
fn findings_of_the_sdk_become_events() {
    assert_snapshot!(run("guardduty convert findings.json"));
    let wrong = run_with_stdin("guardduty convert -", r#"[{"AccountId": 1, "Id": "x"}, 5]"#);
    assert_snapshot!(wrong);
}

#[test]
fn a_sample_is_an_event_that_a_rule_can_match() {
    let sample = run("guardduty sample CryptoCurrency:EC2/BitcoinTool.B!DNS --seed 7");
    assert_eq!(sample.status, 0);
    assert_snapshot!(sample);
    let matched = run_with_stdin("match -p pattern.json -e - --quiet", sample.stdout);
    assert_eq!(matched.status, 0, "{matched}");
    let later = run("guardduty sample Recon:EC2/Portscan --time 2026-12-24T00:00:00+01:00");
    assert!(later.stdout.contains("\"time\": \"2026-12-23T23:00:00Z\""), "{later}");
}

#[test]
fn all_types_can_be_listed() {
    let list = run("guardduty sample --list");
    assert_eq!(list.stdout.lines().count(), 198);
    for line in list.stdout.lines() {
        let name = line.split_whitespace().next().unwrap();
        assert_eq!(run(&format!("guardduty sample {name}")).status, 0, "{name}");
    }
}

#[test]
fn a_wrong_type_is_told_the_nearest() {
    let wrong = run("guardduty sample Recon:EC2/PortScans");
    assert_eq!(wrong.status, 2);
    assert_snapshot!(wrong);
    assert_eq!(run("guardduty sample").status, 2);
    assert_eq!(run("guardduty sample Recon:EC2/Portscan --time noon").status, 2);
}
