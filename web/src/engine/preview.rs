//! What people see of a payload: made only for the tab that is open.

use std::rc::Rc;

use rulelens::Event;
use rulelens::transform::{InputPaths, Outcome, TargetInput, Template, TemplateKind};
use rulelens_notify::chat::{Verdict, notification_template};
use rulelens_notify::links::links;
use rulelens_notify::reason::Kind;
use rulelens_notify::{Seen, see};

use super::delivery::{card, receive, subscription};
use crate::state::{Input, Tab, Texts};
use crate::view::{ChatView, EmailView, Payload, Preview, Span, Way};

/// What people see of a payload in a tab. The texts are those that it was made from.
#[must_use]
pub fn preview(payload: &Payload, tab: Tab, texts: &Texts) -> Preview {
    if tab == Tab::Json {
        return Preview::Payload;
    }
    let subscription = subscription(&payload.origin);
    match see(&payload.text, tab, &subscription, &payload.origin.time) {
        Seen::Email(mail) => Preview::Email(EmailView {
            body: linked(&payload.spans, &payload.text),
            footer: linked(&[literal(&mail.footer)], &mail.footer),
            mail,
        }),
        Seen::EmailJson(mail) => Preview::EmailJson(mail.body().into(), mail.notices),
        Seen::Webhook(webhook) => Preview::Webhook(webhook),
        Seen::Chat(chat) => match chat.verdict {
            Verdict::Shown(shown) => Preview::Chat(ChatView {
                client: chat.client,
                message: shown.message,
                notices: chat.notices,
            }),
            Verdict::Dropped(dropped) => {
                let refused = matches!(dropped.reason().kind, Kind::Empty | Kind::TooLarge { .. });
                let client = Some(chat.client).filter(|_| !refused);
                Preview::Nothing { client, dropped, ways: ways(texts) }
            }
        },
        Seen::Refused(dropped) => Preview::Nothing { client: None, dropped, ways: Vec::new() },
        _ => Preview::Payload,
    }
}

/// Ways that do have this event shown.
fn ways(texts: &Texts) -> Vec<Way> {
    let Ok(event) = Event::parse(&texts.event) else { return Vec::new() };
    let shown = |input: &TargetInput| {
        let delivery = receive(input, &event);
        delivery.outcome == Outcome::Delivered && card(&delivery.payload).is_some()
    };
    let mut ways = Vec::new();
    if let Some(text) = notification(texts) {
        let made = InputPaths::parse(&texts.input_paths).ok().and_then(|paths| {
            let template = Template::parse(&text, &paths).ok()?;
            Some(TargetInput::Transformer { paths, template })
        });
        if made.is_some_and(|input| shown(&input)) {
            ways.push(Way::Notification(text));
        }
    }
    if texts.input != Input::MatchedEvent && shown(&TargetInput::MatchedEvent) {
        ways.push(Way::MatchedEvent);
    }
    ways
}

/// The template of a custom notification that says what a text template says.
fn notification(texts: &Texts) -> Option<Rc<str>> {
    let is_text = TemplateKind::of(&texts.template) == TemplateKind::Text;
    (texts.input == Input::Transformer && is_text)
        .then(|| notification_template(&texts.template).into())
}

fn literal(text: &str) -> Span {
    Span { text: text.to_owned(), from: None, link: None }
}

/// The spans of a text, split where `https:` addresses begin and end.
fn linked(spans: &[Span], text: &str) -> Vec<Span> {
    let links = links(text);
    let mut next = links.iter().peekable();
    let mut made = Vec::new();
    let mut at = 0;
    for span in spans {
        let end = at + span.text.len();
        while at < end {
            while next.next_if(|link| link.end <= at).is_some() {}
            let nearest = next.peek().copied();
            let link = nearest.filter(|link| link.start <= at);
            let stop = link.map(|link| link.end).or(nearest.map(|link| link.start));
            let stop = stop.unwrap_or(end).min(end);
            made.push(Span {
                text: text.get(at..stop).unwrap_or_default().to_owned(),
                from: span.from.clone(),
                link: link.map(|link| link.of(text).into()),
            });
            at = stop;
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::examples::worked_example;
    use crate::view::{Client, DeliveryView, TextName};

    fn shown(texts: &Texts, tab: Tab) -> Preview {
        let delivery = evaluate(texts).delivery.unwrap();
        preview(delivery.payload(), tab, texts)
    }

    #[test]
    fn links_keep_the_sources_of_their_parts() {
        let source = |text: &str| Span { text: text.into(), from: None, link: None };
        let spans = [source("a https://b."), source("example/"), source("c d https://e")];
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let made = linked(&spans, &text);
        let shown: Vec<_> = made.iter().map(|it| (it.text.as_str(), it.link.as_deref())).collect();
        let (first, second) = (Some("https://b.example/c"), Some("https://e"));
        assert_eq!(
            shown,
            [
                ("a ", None),
                ("https://b.", first),
                ("example/", first),
                ("c", first),
                (" d ", None),
                ("https://e", second),
            ]
        );
    }

    #[test]
    fn a_mail_of_lines_is_dropped_by_slack_and_both_ways_out_have_it_shown() {
        let texts = worked_example();
        let Preview::Nothing { client: Some(Client::Slack), ways, .. } = shown(&texts, Tab::Slack)
        else {
            panic!("shown");
        };
        let [Way::Notification(template), Way::MatchedEvent] = ways.as_slice() else {
            panic!("{ways:?}");
        };
        let changed = texts.with(TextName::Template, template.clone());
        let Preview::Chat(chat) = shown(&changed, Tab::Slack) else { panic!("dropped") };
        let message = chat.message.to_string();
        assert!(message.starts_with("Account 111122223333 has a severity 8 "), "{message}");

        let mut texts = texts;
        texts.input = Input::MatchedEvent;
        for tab in [Tab::Slack, Tab::Teams, Tab::Chime] {
            let Preview::Chat(chat) = shown(&texts, tab) else { panic!("dropped") };
            assert!(chat.message.to_string().starts_with("GuardDuty Finding | us-east-1"));
        }
    }

    #[test]
    fn no_way_is_offered_that_does_not_lead_anywhere() {
        let texts = worked_example();
        let event = texts.event.replace("\"aws.guardduty\"", "\"my.app\"");
        let texts = texts.with(TextName::Event, event.into());
        let texts = texts.with(TextName::Template, "{\"a\": <severity>}".into());
        let Preview::Nothing { ways, .. } = shown(&texts, Tab::Teams) else { panic!("shown") };
        assert_eq!(ways, []);
    }

    #[test]
    fn a_payload_that_sns_does_not_take_is_neither_mail_nor_message() {
        let texts = worked_example().with(TextName::Template, "<nothing>".into());
        let texts = texts.with(TextName::InputPaths, "{\"nothing\": \"$.detail.none\"}".into());
        let delivery = evaluate(&texts).delivery;
        assert!(matches!(delivery, Some(DeliveryView::Delivered { accepted: false, .. })));
        for tab in [Tab::Email, Tab::EmailJson, Tab::Slack] {
            assert!(matches!(shown(&texts, tab), Preview::Nothing { client: None, .. }));
        }
    }
}
