//! What people see of a payload, but for chats: made only for the tab that is open.

use rulelens_notify::chat::Dropped;
use rulelens_notify::links::links;
use rulelens_notify::sns::{email, email_json};

use super::delivery::subscription;
use crate::state::Tab;
use crate::view::{EmailView, Payload, Preview, Span};

/// What people see of a payload in a tab; in those of chats, the payload itself.
#[must_use]
pub fn preview(payload: &Payload, tab: Tab) -> Preview {
    let subscription = subscription(&payload.origin);
    let seen = match tab {
        Tab::Email => email(&payload.text, &subscription).map(|mail| {
            Preview::Email(EmailView {
                body: linked(&payload.spans, &payload.text),
                footer: linked(&[literal(&mail.footer)], &mail.footer),
                mail,
            })
        }),
        Tab::EmailJson => email_json(&payload.text, &subscription, &payload.origin.time)
            .map(|mail| Preview::EmailJson(mail.body().into(), mail.notices)),
        _ => return Preview::Payload,
    };
    seen.unwrap_or_else(|refused| Preview::Nothing(Dropped::by_sns(refused.into())))
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
    use crate::view::{DeliveryView, TextName};

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
    fn a_payload_that_sns_does_not_take_is_no_mail() {
        let texts = worked_example().with(TextName::Template, "<nothing>".into());
        let texts = texts.with(TextName::InputPaths, "{\"nothing\": \"$.detail.none\"}".into());
        let delivery = evaluate(&texts).delivery;
        assert!(matches!(delivery, Some(DeliveryView::Delivered { accepted: false, .. })));
        for tab in [Tab::Email, Tab::EmailJson] {
            let delivery = evaluate(&texts).delivery.unwrap();
            assert!(matches!(preview(delivery.payload(), tab), Preview::Nothing(_)));
        }
    }
}
