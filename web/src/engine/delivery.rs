//! What the target receives, and the e-mail that it becomes.

use std::rc::Rc;

use rulelens::transform::{
    Delivery, InputPaths, Inserted, Outcome, RuleContext, Source as Made, TargetInput, Template,
};
use rulelens::{Event, Span as Place};
use rulelens_notify::links::links;
use rulelens_notify::sns::{self, Subscription};

use super::located::Lines;
use super::provenance::hue;
use crate::messages;
use crate::view::{DeliveryView, EmailView, Piece, Source, Span, TextName};

/// The name of the rule, until the page has several.
const RULE: &str = "guardduty-medium-up";

pub(super) fn deliver(
    paths: &InputPaths,
    template: &Template,
    event: &Event<'_>,
    lines: &Lines<'_>,
) -> DeliveryView {
    let context = RuleContext::of_event(RULE, event);
    let target = TargetInput::Transformer { paths: paths.clone(), template: template.clone() };
    let delivery = target.deliver(event, &context);
    let sources = Sources { paths, template, lines };
    match &delivery.outcome {
        Outcome::Dropped(drop) => dropped(&delivery, drop, template, &sources),
        _ => DeliveryView::Delivered {
            bytes: delivery.payload.len(),
            lines: delivery.payload.lines().count(),
            email: email(&delivery, event, &sources),
            payload: spans(&delivery, &sources, &[]),
        },
    }
}

fn email(delivery: &Delivery, event: &Event<'_>, sources: &Sources<'_>) -> Option<EmailView> {
    let text = |key: &str| {
        let value = event.root().get(key).and_then(|value| value.string());
        value.map(std::borrow::Cow::into_owned)
    };
    let region = text("region").unwrap_or_else(|| "us-east-1".to_owned());
    let account = text("account").unwrap_or_else(|| "111122223333".to_owned());
    let subscription = Subscription::example(&region, &account);
    let mail = sns::email(&delivery.payload, &subscription).ok()?;
    Some(EmailView {
        subject: mail.subject.to_owned(),
        from_name: mail.from_name.to_owned(),
        from_address: mail.from_address.to_owned(),
        to: mail.to,
        date: text("time").unwrap_or_default(),
        body: spans(delivery, sources, &links(&delivery.payload)),
        footer: plain(&mail.footer),
    })
}

fn dropped(
    delivery: &Delivery,
    drop: &rulelens::transform::Drop,
    template: &Template,
    sources: &Sources<'_>,
) -> DeliveryView {
    let broken = drop.piece.and_then(|piece| delivery.pieces.get(piece));
    let culprit = broken.and_then(|piece| match piece.source {
        Made::Placeholder { index, inserted, .. } => {
            Some((template.placeholders().get(index)?.name.as_str(), inserted))
        }
        _ => None,
    });
    let (reason, help) = match culprit {
        Some((name, Inserted::JsonInQuotes)) => {
            (named("dropped.json-in-quotes", name), messages::text("dropped.json-in-quotes.help"))
        }
        Some((name, _)) => (named("dropped.text", name), messages::text("dropped.text.help")),
        None => {
            let fault = [Piece::Words(drop.message.clone())];
            let reason = messages::sentence("dropped.template", &[("fault", &fault)]);
            (reason, messages::text("dropped.template.help"))
        }
    };
    DeliveryView::Dropped {
        reason,
        help: help.to_owned(),
        payload: spans(delivery, sources, &[]),
        broken_at: drop.piece,
    }
}

fn named(message: &'static str, name: &str) -> Vec<Piece> {
    messages::sentence(message, &[("placeholder", &[Piece::Value(format!("<{name}>"))])])
}

/// Knows the placeholders that made a payload.
struct Sources<'a> {
    paths: &'a InputPaths,
    template: &'a Template,
    lines: &'a Lines<'a>,
}

impl Sources<'_> {
    fn of(&self, made: &Made) -> Option<Source> {
        let Made::Placeholder { index, event, .. } = made else {
            return None;
        };
        let placeholder = self.template.placeholders().get(*index)?;
        let name = placeholder.name.as_str();
        let path = self.paths.get(name).map(|entry| entry.path.text());
        Some(Source {
            name: name.into(),
            path: path.unwrap_or_else(|| messages::text("source.reserved")).into(),
            hue: hue(self.paths, name),
            event_line: event.map(|span| self.lines.line(TextName::Event, span)),
        })
    }
}

/// The payload in spans that each have one source and lie in one link or none.
fn spans(delivery: &Delivery, sources: &Sources<'_>, links: &[Place]) -> Vec<Span> {
    let mut spans = Vec::new();
    for piece in &delivery.pieces {
        let from = sources.of(&piece.source);
        push_split(&mut spans, &delivery.payload, piece.span, from.as_ref(), links);
    }
    spans
}

fn plain(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    push_split(&mut spans, text, Place::new(0, text.len()), None, &links(text));
    spans
}

/// Adds `place` of the text, split where links begin and end.
fn push_split(
    spans: &mut Vec<Span>,
    text: &str,
    place: Place,
    from: Option<&Source>,
    links: &[Place],
) {
    let mut push = |start: usize, end: usize, link: Option<Rc<str>>| {
        let part = Place::new(start, end).of(text);
        if !part.is_empty() {
            spans.push(Span { text: part.to_owned(), from: from.cloned(), link });
        }
    };
    let mut at = place.start;
    for link in links.iter().filter(|link| link.start < place.end && link.end > place.start) {
        let (start, end) = (link.start.max(place.start), link.end.min(place.end));
        push(at, start, None);
        push(start, end, Some(link.of(text).into()));
        at = end;
    }
    push(at, place.end, None);
}
