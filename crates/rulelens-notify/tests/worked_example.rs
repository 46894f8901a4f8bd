//! The playground's example in every view, whole: the matched event, and what its input transformer
//! makes of it.

#![expect(clippy::expect_used, reason = "a test may fail by a panic")]

use rulelens::Event;
use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};
use rulelens_notify::chat::{Chat, Verdict};
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Message, Seen, View, see};

const EVENT: &str = include_str!("../../../web/examples/guardduty-event.json");
const PATHS: &str = include_str!("../../../web/examples/guardduty-input-paths.json");
const TEMPLATE: &str = include_str!("../../../web/examples/guardduty-template.txt");

fn payload(target: &TargetInput) -> String {
    let event = Event::parse(EVENT).expect("the example is an event");
    target.deliver(&event, &RuleContext::of_event("guardduty-medium-up", &event)).payload
}

fn transformed() -> String {
    let paths = InputPaths::parse(PATHS).expect("the example is a map");
    let template = Template::parse(TEMPLATE.trim_end(), &paths).expect("the example is a template");
    payload(&TargetInput::Transformer { paths, template })
}

/// All that is seen, as text.
fn drawn(payload: &str, view: View) -> String {
    let subscription = Subscription::example("us-east-1", "111122223333");
    let seen = see(payload, view, &subscription, "2026-03-14T09:31:07Z");
    let mut drawn = match &seen {
        Seen::Email(mail) => format!(
            "Subject: {}\nFrom: {} <{}>\nTo: {}\n\n{}\n",
            mail.subject,
            mail.from_name,
            mail.from_address,
            mail.to,
            mail.text()
        ),
        Seen::EmailJson(mail) => mail.body() + "\n",
        Seen::Chat(Chat { verdict: Verdict::Shown(shown), .. }) => told(&shown.message),
        Seen::Webhook(webhook) => format!("{}---\n{}\n", told(&webhook.message), webhook.json),
        Seen::Payload(payload) => payload.text.clone() + "\n",
        _ => String::new(),
    };
    for reason in seen.dropped().into_iter().flat_map(|dropped| &dropped.reasons) {
        drawn += &format!("dropped [{}]: {}\n{}\n", reason.code(), reason.message(), reason.help());
    }
    for notice in seen.notices() {
        drawn += &format!("({})\n", notice.text());
    }
    drawn
}

fn told(message: &Message) -> String {
    let color = message.bar.map(|bar| bar.color.to_string()).unwrap_or_default();
    format!("{} {color}\n{message}", message.sender.name)
}

#[test]
fn the_e_mail_has_the_transformed_text() {
    insta::assert_snapshot!(drawn(&transformed(), View::Email));
    insta::assert_snapshot!(drawn(&transformed(), View::EmailJson));
}

#[test]
fn chats_have_a_card_of_the_matched_event() {
    let event = payload(&TargetInput::MatchedEvent);
    insta::assert_snapshot!(drawn(&event, View::Slack));
    insta::assert_snapshot!(drawn(&event, View::Teams));
    insta::assert_snapshot!(drawn(&event, View::Chime));
}

#[test]
fn chats_drop_the_transformed_text() {
    insta::assert_snapshot!(drawn(&transformed(), View::Slack));
}

#[test]
fn webhooks_have_a_message_of_the_matched_event() {
    let event = payload(&TargetInput::MatchedEvent);
    insta::assert_snapshot!(drawn(&event, View::SlackWebhook));
    insta::assert_snapshot!(drawn(&event, View::TeamsWebhook));
}

#[test]
fn other_targets_have_the_payload() {
    insta::assert_snapshot!(drawn(&transformed(), View::Json));
    let event = payload(&TargetInput::MatchedEvent);
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
    assert_eq!(read(&drawn(&event, View::Json)), read(EVENT));
}
