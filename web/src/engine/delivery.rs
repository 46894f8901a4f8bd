//! What the target receives: the payload with the source of each part, or why it is dropped.

use rulelens::transform::{
    Cause, Delivery, Drop, InputPaths, Inserted, Outcome, Piece as Part, RuleContext,
    Source as Made, TargetInput, Template,
};
use rulelens::{Event, Span as Place};
use rulelens_notify::chat::{Verdict, chat};
use rulelens_notify::sns;

use super::located::Lines;
use super::provenance::{INPUT_PATH, hue};
use crate::messages;
use crate::view::{
    Card, Client, DeliveryView, DropView, Origin, Payload, Piece, Source, Span, TextName,
};

pub(super) fn deliver(
    input: &TargetInput,
    event: &Event<'_>,
    rule: &str,
    lines: &Lines<'_>,
) -> DeliveryView {
    let delivery = receive(input, event, rule);
    let sources = Sources { input, lines };
    let payload = Payload {
        spans: spans(&delivery, &sources),
        lines: delivery.payload.lines().count(),
        origin: origin(event),
        text: delivery.payload.as_str().into(),
    };
    match &delivery.outcome {
        Outcome::Dropped(drop) => {
            DeliveryView::Dropped { drop: Box::new(dropped(&delivery, drop, &sources)), payload }
        }
        _ => DeliveryView::Delivered {
            accepted: accepted(&delivery.payload, &payload.origin),
            card: card(&delivery.payload),
            payload,
        },
    }
}

/// What an input makes of an event that a rule of that name passes on.
pub(super) fn receive(input: &TargetInput, event: &Event<'_>, rule: &str) -> Delivery {
    input.deliver(event, &RuleContext::of_event(rule, event))
}

/// Whether SNS takes a payload.
pub(super) fn accepted(payload: &str, origin: &Origin) -> bool {
    sns::email(payload, &subscription(origin)).is_ok()
}

/// As what the chat service shows a payload, if it does: the same in each of its clients.
pub(super) fn card(payload: &str) -> Option<Card> {
    match chat(payload, Client::Slack).verdict {
        Verdict::Shown(shown) => Some(shown.card),
        Verdict::Dropped(_) => None,
    }
}

/// The subscription that the example's topic has.
pub(super) fn subscription(origin: &Origin) -> sns::Subscription {
    let or = |text: &str, otherwise: &str| {
        if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
    };
    let (region, account) = (or(&origin.region, "us-east-1"), or(&origin.account, "111122223333"));
    sns::Subscription::example(&region, &account)
}

pub(super) fn origin(event: &Event<'_>) -> Origin {
    let text = |key: &str| {
        let value = event.root().get(key).and_then(|value| value.string());
        value.map(std::borrow::Cow::into_owned).unwrap_or_default()
    };
    Origin { region: text("region"), account: text("account"), time: text("time") }
}

fn dropped(delivery: &Delivery, drop: &Drop, sources: &Sources<'_>) -> DropView {
    let broken = drop.piece.and_then(|piece| delivery.pieces.get(piece));
    let not_json = broken.filter(|_| drop.cause == Cause::NotJson);
    let breaks = not_json.and_then(|piece| breaking(piece, delivery));
    let fault = messages::phrase(&drop.message);
    let (reason, help) = match (breaks, broken.and_then(|piece| sources.placeholder(piece))) {
        (Some(_), Some((name, Inserted::JsonInQuotes))) => {
            (named("dropped.json-in-quotes", name), messages::text("dropped.json-in-quotes.help"))
        }
        (Some(_), Some((name, _))) => {
            (named("dropped.text", name), messages::text("dropped.text.help"))
        }
        _ if drop.cause == Cause::TooLarge => {
            let reason = messages::sentence("dropped.too-large", &[("fault", &fault)]);
            (reason, messages::text("dropped.too-large.help"))
        }
        _ => {
            let reason = messages::sentence("dropped.template", &[("fault", &fault)]);
            (reason, messages::text("dropped.template.help"))
        }
    };
    DropView {
        reason,
        help: help.to_owned(),
        fix: drop.fix.as_ref().map(|fix| sources.lines.fix(TextName::Template, fix)),
        broken_at: breaks.unwrap_or(drop.at),
        cause: sources.cause(delivery, drop).map(|span| sources.lines.dropped(drop, span)),
    }
}

/// The first character of a value that breaks the string that it is in: its place in the payload.
fn breaking(piece: &Part, delivery: &Delivery) -> Option<usize> {
    let text = piece.span.of(&delivery.payload);
    let at = text.find(|char| matches!(char, '"' | '\\') || char < ' ')?;
    Some(piece.span.start + at)
}

fn named(message: &'static str, name: &str) -> Vec<Piece> {
    messages::sentence(message, &[("placeholder", &[Piece::Value(format!("<{name}>"))])])
}

/// Knows what made a payload.
struct Sources<'a> {
    input: &'a TargetInput,
    lines: &'a Lines<'a>,
}

impl Sources<'_> {
    fn transformer(&self) -> Option<(&InputPaths, &Template)> {
        match self.input {
            TargetInput::Transformer { paths, template } => Some((paths, template)),
            _ => None,
        }
    }

    fn of(&self, made: &Made) -> Option<Source> {
        let line = |span| self.lines.line(TextName::Event, span);
        match (made, self.input) {
            (&Made::Event(span), TargetInput::Path(path)) => Some(Source {
                name: INPUT_PATH.into(),
                path: path.text().into(),
                hue: 1,
                event_line: Some(line(span)),
                inserted: how(Inserted::Json),
            }),
            (&Made::Placeholder { index, event, inserted }, _) => {
                let (paths, template) = self.transformer()?;
                let name = template.placeholders().get(index)?.name.as_str();
                let path = paths.get(name).map(|entry| entry.path.text());
                Some(Source {
                    name: name.into(),
                    path: path.unwrap_or_else(|| messages::text("source.reserved")).into(),
                    hue: hue(paths, name),
                    event_line: event.map(line),
                    inserted: how(inserted),
                })
            }
            _ => None,
        }
    }

    /// The placeholder that made a part, and how its value was put in.
    fn placeholder(&self, piece: &Part) -> Option<(&str, Inserted)> {
        let Made::Placeholder { index, inserted, .. } = piece.source else { return None };
        let (_, template) = self.transformer()?;
        Some((template.placeholders().get(index)?.name.as_str(), inserted))
    }

    /// The place in the template of what breaks a payload.
    fn cause(&self, delivery: &Delivery, drop: &Drop) -> Option<Place> {
        let reached = |piece: &&Part| piece.span.start <= drop.at;
        let made = match drop.piece {
            Some(piece) => delivery.pieces.get(piece),
            None => delivery.pieces.iter().rfind(reached),
        };
        let (_, template) = self.transformer()?;
        let made = made?;
        match made.source {
            Made::Placeholder { index, .. } => Some(template.placeholders().get(index)?.span),
            Made::Template(own) => {
                let start = own.start + drop.at.saturating_sub(made.span.start);
                let rest = template.text().get(start..)?;
                Some(Place::new(start, start + rest.chars().next().map_or(0, char::len_utf8)))
            }
            _ => None,
        }
    }
}

/// How a value was put in, in words.
fn how(inserted: Inserted) -> &'static str {
    messages::text(match inserted {
        Inserted::Quoted => "inserted.quoted",
        Inserted::Text => "inserted.text",
        Inserted::Json => "inserted.json",
        Inserted::JsonInQuotes => "inserted.json-in-quotes",
        Inserted::JsonWithoutQuotes => "inserted.json-without-quotes",
        Inserted::EmptyString => "inserted.empty-string",
        Inserted::Nothing => "inserted.nothing",
    })
}

/// The payload in spans that each have one source.
fn spans(delivery: &Delivery, sources: &Sources<'_>) -> Vec<Span> {
    let spans = delivery.pieces.iter().map(|piece| Span {
        text: piece.span.of(&delivery.payload).to_owned(),
        from: sources.of(&piece.source),
        link: None,
    });
    spans.filter(|span| !span.text.is_empty()).collect()
}
