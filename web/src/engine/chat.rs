//! What people see of a payload in a chat. The page loads this on demand.

use std::rc::Rc;

use rulelens::Event;
use rulelens::transform::{Outcome, TargetInput, TemplateKind};
use rulelens_notify::chat::{Verdict, notification_template};
use rulelens_notify::reason::Kind;
use rulelens_notify::{Seen, see};

use super::delivery::{card, receive, subscription};
use super::targets::read;
use crate::state::{Input, Tab, Target, Texts};
use crate::view::{ChatPreview, ChatView, Payload, Way};

/// What people see of a payload in a tab of a chat; `None` in the other tabs. The texts are those that
/// it was made from.
#[must_use]
pub fn chat(payload: &Payload, tab: Tab, texts: &Texts) -> Option<ChatPreview> {
    let subscription = subscription(&payload.origin);
    Some(match see(&payload.text, tab, &subscription, &payload.origin.time) {
        Seen::Webhook(webhook) => ChatPreview::Webhook(webhook),
        Seen::Chat(chat) => match chat.verdict {
            Verdict::Shown(shown) => ChatPreview::Message(ChatView {
                client: chat.client,
                message: shown.message,
                notices: chat.notices,
            }),
            Verdict::Dropped(dropped) => {
                let refused = matches!(dropped.reason().kind, Kind::Empty | Kind::TooLarge { .. });
                let client = Some(chat.client).filter(|_| !refused);
                ChatPreview::Nothing { client, dropped, ways: ways(texts) }
            }
        },
        Seen::Refused(dropped) => ChatPreview::Nothing { client: None, dropped, ways: Vec::new() },
        _ => return None,
    })
}

/// Ways that do have this event shown.
fn ways(texts: &Texts) -> Vec<Way> {
    let Ok(event) = Event::parse(&texts.event) else { return Vec::new() };
    let shown = |input: &TargetInput| {
        let delivery = receive(input, &event, &texts.rules.names().chosen().text);
        delivery.outcome == Outcome::Delivered && card(&delivery.payload).is_some()
    };
    let mut ways = Vec::new();
    if let Some(text) = notification(texts) {
        let target = Target { template: text.clone(), ..texts.target().clone() };
        if read(&target).is_some_and(|input| shown(&input)) {
            ways.push(Way::Notification(text));
        }
    }
    if texts.target().input != Input::MatchedEvent && shown(&TargetInput::MatchedEvent) {
        ways.push(Way::MatchedEvent);
    }
    ways
}

/// The template of a custom notification that says what a text template says.
fn notification(texts: &Texts) -> Option<Rc<str>> {
    let is_text = TemplateKind::of(&texts.target().template) == TemplateKind::Text;
    (texts.target().input == Input::Transformer && is_text)
        .then(|| notification_template(&texts.target().template).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::examples::worked_example;
    use crate::view::{Client, TextName};

    fn shown(texts: &Texts, tab: Tab) -> ChatPreview {
        let delivery = evaluate(texts).delivery.unwrap();
        chat(delivery.payload(), tab, texts).unwrap()
    }

    #[test]
    fn a_mail_of_lines_is_dropped_by_slack_and_both_ways_out_have_it_shown() {
        let texts = worked_example();
        let ChatPreview::Nothing { client: Some(Client::Slack), ways, .. } =
            shown(&texts, Tab::Slack)
        else {
            panic!("shown");
        };
        let [Way::Notification(template), Way::MatchedEvent] = ways.as_slice() else {
            panic!("{ways:?}");
        };
        let changed = texts.with(TextName::Template, template.clone());
        let ChatPreview::Message(chat) = shown(&changed, Tab::Slack) else { panic!("dropped") };
        let message = chat.message.to_string();
        assert!(message.starts_with("Account 111122223333 has a severity 8 "), "{message}");

        let texts = texts.with_input(Input::MatchedEvent);
        for tab in [Tab::Slack, Tab::Teams, Tab::Chime] {
            let ChatPreview::Message(chat) = shown(&texts, tab) else { panic!("dropped") };
            assert!(chat.message.to_string().starts_with("GuardDuty Finding | us-east-1"));
        }
    }

    #[test]
    fn no_way_is_offered_that_does_not_lead_anywhere() {
        let texts = worked_example();
        let event = texts.event.replace("\"aws.guardduty\"", "\"my.app\"");
        let texts = texts.with(TextName::Event, event.into());
        let texts = texts.with(TextName::Template, "{\"a\": <severity>}".into());
        let ChatPreview::Nothing { ways, .. } = shown(&texts, Tab::Teams) else { panic!("shown") };
        assert_eq!(ways, []);
    }

    #[test]
    fn a_payload_that_sns_does_not_take_is_no_message() {
        let texts = worked_example().with(TextName::Template, "<nothing>".into());
        let texts = texts.with(TextName::InputPaths, "{\"nothing\": \"$.detail.none\"}".into());
        let seen = shown(&texts, Tab::Slack);
        assert!(matches!(seen, ChatPreview::Nothing { client: None, .. }));
    }
}
