//! `rulelens render` through its binary.

use crate::common::{Run, event_with, run, run_with_stdin};
use insta::assert_snapshot;
use serde_json::{Value, json};

const WORKED: &str = "render -e event.json -t template.txt -i input-paths.json";

/// Runs a constant input, so that the target receives just that.
fn rendered(payload: &Value, more: &str) -> Run {
    let target = json!({ "Input": payload.to_string() }).to_string();
    run_with_stdin(&format!("render -e event.json --target - {more}"), target)
}

#[test]
fn a_finding_is_drawn_as_a_card() {
    assert_snapshot!(run("render -e event.json --as slack"));
    let colored = run("render -e event.json --as teams --color always");
    assert!(colored.stdout.contains("\u{1b}[38;2;207;95;23m▌"), "the bar has its colour");
}

#[test]
fn a_mail_is_drawn_with_its_head_and_footer() {
    assert_snapshot!(run(&format!("{WORKED} --as email --to soc@example.org")));
}

#[test]
fn a_topic_can_be_given() {
    let topic = "arn:aws:sns:eu-west-1:444455556666:alerts";
    let run = run(&format!("{WORKED} --as email-json --topic-arn {topic}"));
    let body: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(body["TopicArn"], json!(topic));
    let unsubscribe = body["UnsubscribeURL"].as_str().unwrap();
    assert!(unsubscribe.starts_with("https://sns.eu-west-1.amazonaws.com/"), "{unsubscribe}");
    assert!(run.stderr.contains("Invented"), "{run}");
}

#[test]
fn text_in_a_chat_is_dropped() {
    assert_snapshot!(run(&format!("{WORKED} --as slack")));
}

#[test]
fn all_faults_of_a_custom_notification_are_shown() {
    let notification = json!({"version": 1, "source": "custom", "content": {"description": 5}});
    assert_snapshot!(rendered(&notification, "--as chime"));
}

#[test]
fn a_custom_notification_is_drawn_in_the_chat_s_own_markdown() {
    let notification = json!({
        "version": "1.0",
        "source": "custom",
        "content": {
            "title": "⚠️ Mining on *build-3*",
            "description": "Stop it:\n> now\n```\nkill\t1\n```\n<https://example.com/run|Run book>, `code`, <!here>",
            "nextSteps": ["one", "two\nlines"],
            "keywords": ["High"],
        },
        "metadata": {"threadId": "t-1"},
    });
    assert_snapshot!(rendered(&notification, "--as slack"));
}

#[test]
fn webhooks_print_json_to_be_sent() {
    for (view, pointer, kind) in
        [("slack-webhook", "/blocks/0/type", "header"), ("teams-webhook", "/type", "message")]
    {
        let run = run(&format!("render -e event.json --as {view}"));
        assert_eq!(run.status, 0);
        let body: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(body.pointer(pointer), Some(&json!(kind)), "{view}");
    }
}

#[test]
fn other_targets_receive_the_payload() {
    let run = run("render -e event.json --input-path $.detail.service --as json");
    assert_eq!(run.stdout.lines().next(), Some("{"));
    let transformed = self::run(&format!("{WORKED} --as json"));
    assert_eq!(transformed.stdout, self::run(&WORKED.replace("render", "transform")).stdout);
}

#[test]
fn what_eventbridge_drops_is_told_as_transform_tells_it() {
    let target = r#"{"InputTransformer": {"InputPathsMap": {"r": "$.detail.resource"},
        "InputTemplate": "{\"a\": \"<r>\"}"}}"#;
    let of = |command: &str| run_with_stdin(&format!("{command} -e event.json --target -"), target);
    let (rendered, transformed) = (of("render --as slack"), of("transform"));
    assert_eq!((rendered.status, transformed.status), (1, 1));
    assert_eq!(rendered.stderr, transformed.stderr);
    let answer = of("render --as email --json").json();
    assert_eq!((&answer["outcome"], &answer["shown"]), (&json!("dropped"), &json!(false)));
    assert_eq!(answer["seen"], json!(null));
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let event =
        event_with("\"title\": \"", "\"title\": \"\\u001b[2J\\u202e <!channel>\\r\\n\\u009b1m");
    let run = run_with_stdin("render -e - --as slack", event);
    assert_eq!(run.status, 0);
    assert!(!run.stdout.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\r']), "{run}");
    assert!(run.stdout.contains("U+001B[2JU+202E <!channel>"), "{run}");
}

#[test]
fn json_holds_the_message_in_parts() {
    let run = run("render -e event.json --as slack --json");
    assert_eq!(run.status, 0);
    let answer = run.json();
    assert_eq!((&answer["view"], &answer["shown"]), (&json!("slack"), &json!(true)));
    assert_eq!(answer["outcome"], json!("delivered"));
    let seen = &answer["seen"];
    assert_eq!((&seen["kind"], &seen["client"]), (&json!("chat"), &json!("slack")));
    assert_eq!((&seen["outcome"], &seen["card"]), (&json!("shown"), &json!("finding")));
    assert_eq!(seen["message"]["bar"], json!({"color": "#cf5f17", "severity": "high"}));
    let heading = &seen["message"]["blocks"][0];
    assert_eq!(heading["kind"], json!("heading"));
    assert_eq!(heading["text"][0]["bold"], json!(true));
    assert!(heading["text"][0]["link"].as_str().unwrap().starts_with("https://console."));
    assert_eq!(seen["notices"][0]["code"], json!("card-approximate"));
}

#[test]
fn json_of_what_a_chat_drops_says_why() {
    let run = rendered(&json!({"version": "1.0", "source": "custom"}), "--as teams --json");
    assert_eq!(run.status, 1);
    let answer = run.json();
    assert_eq!((&answer["outcome"], &answer["shown"]), (&json!("delivered"), &json!(false)));
    let seen = &answer["seen"];
    assert_eq!(seen["outcome"], json!("dropped"));
    let reason = &seen["reasons"][0];
    assert_eq!(reason["code"], json!("notification-incomplete"));
    assert_eq!((&reason["certainty"], &reason["at"]), (&json!("documented"), &json!(null)));
    let traces: Vec<_> = [0, 1].map(|index| seen["traces"][index]["name"].clone()).into();
    assert_eq!(traces, [json!("Event received is not supported"), json!("UnsupportedEvents")]);
}

#[test]
fn every_view_answers_and_another_is_refused() {
    for view in rulelens_notify::View::ALL {
        let run = run(&format!("render -e event.json --as {} --json", view.name()));
        assert_eq!(run.status, 0, "{run}");
        assert_eq!(run.json()["view"], json!(view.name()));
    }
    assert_eq!(run("render -e event.json --as fax").status, 2);
    assert_eq!(run("render -e event.json").status, 2);
    assert_eq!(run("render -e event.json --as slack --target missing.json").status, 2);
}
