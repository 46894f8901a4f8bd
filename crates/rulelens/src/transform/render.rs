//! Puts the values of an event into a template, and keeps where each part came from.

use super::input::{Delivery, Drop, Inserted, Outcome, Piece, Source};
use super::path::{Found, array};
use super::template::{Kind, Placeholder, Reserved, Template};
use super::{InputPaths, Path};
use crate::event::Event;
use crate::json::{self, Document, Type, Value};
use crate::span::Span;

/// What the reserved variables of a template stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleContext {
    /// `aws.events.rule-name`
    pub rule_name: String,
    /// `aws.events.rule-arn`: `arn:aws:events:REGION:ACCOUNT:rule/NAME`, with `rule/BUS/NAME` on
    /// a custom bus.
    pub rule_arn: String,
    /// `aws.events.event.ingestion-time`, in ISO 8601.
    pub ingestion_time: String,
}

impl RuleContext {
    /// A rule named `rule` in the documentation's account, for when no other is known.
    pub fn example() -> Self {
        Self {
            rule_name: "rule".to_owned(),
            rule_arn: "arn:aws:events:us-east-1:111122223333:rule/rule".to_owned(),
            ingestion_time: "1970-01-01T00:00:00Z".to_owned(),
        }
    }

    /// A rule on the default bus of the account and region that the event names, which came in at
    /// the event's own time.
    pub fn of_event(rule_name: &str, event: &Event<'_>) -> Self {
        let example = Self::example();
        let text = |key: &str, otherwise: &str| {
            let value = event.root().get(key).and_then(|value| value.string());
            value.map_or_else(|| otherwise.to_owned(), std::borrow::Cow::into_owned)
        };
        let region = text("region", "us-east-1");
        let account = text("account", "111122223333");
        Self {
            rule_name: rule_name.to_owned(),
            rule_arn: format!("arn:aws:events:{region}:{account}:rule/{rule_name}"),
            ingestion_time: text("time", &example.ingestion_time),
        }
    }
}

/// A payload in the making.
#[derive(Default)]
pub(super) struct Output {
    payload: String,
    pieces: Vec<Piece>,
}

impl Output {
    pub(super) fn push(&mut self, text: &str, source: Source) {
        let start = self.payload.len();
        self.payload.push_str(text);
        self.pieces.push(Piece { span: Span::new(start, self.payload.len()), source });
    }

    pub(super) fn delivered(self) -> Delivery {
        Delivery { payload: self.payload, pieces: self.pieces, outcome: Outcome::Delivered }
    }
}

pub(super) fn path(path: &Path, event: &Event<'_>, output: &mut Output) {
    match path.find(event.root()) {
        Found::One(value) => output.push(&json::compact(value), Source::Event(value.span())),
        Found::Many(values) => output.push(&array(&values), Source::Event(event.root().span())),
        // Unmeasured: the service is taken to deliver what it does for a missing input path.
        Found::Nothing => output.push("\"\"", Source::Constant),
    }
}

pub(super) fn template(
    template: &Template,
    paths: &InputPaths,
    event: &Event<'_>,
    context: &RuleContext,
) -> Delivery {
    let mut output = Output::default();
    let mut behind = 0;
    for (index, placeholder) in template.placeholders.iter().enumerate() {
        push_own_text(template, Span::new(behind, placeholder.span.start), &mut output);
        let value = Input::of(placeholder, paths, event, context);
        let event = value.place();
        let (text, inserted) = value.put_in(template.kind, placeholder.in_quotes);
        output.push(&text, Source::Placeholder { index, event, inserted });
        behind = placeholder.span.end;
    }
    push_own_text(template, Span::new(behind, template.text.len()), &mut output);
    let delivery = output.delivered();
    match template.kind {
        Kind::Text => delivery,
        Kind::Json => dropped_unless_json(delivery),
    }
}

fn push_own_text(template: &Template, span: Span, output: &mut Output) {
    if span.start < span.end {
        output.push(span.of(&template.text), Source::Template(span));
    }
}

/// What a placeholder stands for.
enum Input<'e> {
    Nothing,
    Value(Value<'e>),
    /// JSON that is not in the event as it stands.
    Json(String),
    Text(String),
}

impl<'e> Input<'e> {
    fn of(
        placeholder: &Placeholder,
        paths: &InputPaths,
        event: &'e Event<'_>,
        context: &RuleContext,
    ) -> Self {
        match placeholder.reserved {
            Some(Reserved::RuleArn) => Self::Text(context.rule_arn.clone()),
            Some(Reserved::RuleName) => Self::Text(context.rule_name.clone()),
            Some(Reserved::IngestionTime) => Self::Text(context.ingestion_time.clone()),
            Some(Reserved::Event) => Self::Json(without_detail(event)),
            Some(Reserved::EventJson) => Self::Value(event.root()),
            None => match paths.get(&placeholder.name).map(|entry| entry.path.find(event.root())) {
                Some(Found::One(value)) => Self::Value(value),
                Some(Found::Many(values)) => Self::Json(array(&values)),
                Some(Found::Nothing) | None => Self::Nothing,
            },
        }
    }

    fn place(&self) -> Option<Span> {
        match self {
            Self::Value(value) => Some(value.span()),
            _ => None,
        }
    }

    /// The text that stands for it in the payload, by the kind of template and whether it stands in quotes.
    fn put_in(self, kind: Kind, in_quotes: bool) -> (String, Inserted) {
        let bare = kind == Kind::Json && !in_quotes;
        match self {
            Self::Nothing if bare => ("\"\"".to_owned(), Inserted::EmptyString),
            Self::Nothing => (String::new(), Inserted::Nothing),
            Self::Text(text) if bare => (quoted(&text), Inserted::Quoted),
            Self::Text(text) => (text, Inserted::Text),
            Self::Json(json) => put_in_json(json, kind, in_quotes),
            Self::Value(value) => match value.kind() {
                Type::String if bare => (value.raw().to_owned(), Inserted::Quoted),
                Type::String => (value.string().unwrap_or_default().into_owned(), Inserted::Text),
                Type::Array | Type::Object => put_in_json(json::compact(value), kind, in_quotes),
                Type::Null | Type::Boolean | Type::Number => {
                    (value.raw().to_owned(), Inserted::Json)
                }
            },
        }
    }
}

fn put_in_json(json: String, kind: Kind, in_quotes: bool) -> (String, Inserted) {
    match (kind, in_quotes) {
        (Kind::Json, false) => (json, Inserted::Json),
        (Kind::Json, true) => (json, Inserted::JsonInQuotes),
        (Kind::Text, _) => (json.replace('"', ""), Inserted::JsonWithoutQuotes),
    }
}

fn quoted(text: &str) -> String {
    let mut json = String::new();
    json::push_string(&mut json, text);
    json
}

/// The value of `aws.events.event`.
fn without_detail(event: &Event<'_>) -> String {
    let members = event.root().members().filter_map(|member| {
        let key = match member.key.string().as_deref() {
            Some("detail") => return None,
            Some("detail-type") => "\"detailType\"",
            _ => member.key.raw(),
        };
        Some(format!("{key}:{}", json::compact(member.value)))
    });
    let members: Vec<String> = members.collect();
    format!("{{{}}}", members.join(","))
}

fn dropped_unless_json(delivery: Delivery) -> Delivery {
    let Err(fault) = Document::parse(&delivery.payload) else {
        return delivery;
    };
    let at = fault.span.start;
    let piece = culprit(&delivery, at);
    let drop = Drop { at, piece, message: fault.message().into_owned() };
    Delivery { outcome: Outcome::Dropped(drop), ..delivery }
}

/// The value that breaks the JSON: the last one before the fault that ends a string too early, or
/// that puts into it what must be escaped.
fn culprit(delivery: &Delivery, at: usize) -> Option<usize> {
    let breaks = |piece: &Piece| {
        let Source::Placeholder { inserted, .. } = piece.source else {
            return false;
        };
        let text = piece.span.of(&delivery.payload);
        let needs_escape = |char: char| matches!(char, '"' | '\\') || char < ' ';
        let in_string = matches!(inserted, Inserted::Text | Inserted::JsonInQuotes);
        piece.span.start <= at && in_string && text.contains(needs_escape)
    };
    delivery.pieces.iter().rposition(breaks)
}

#[cfg(test)]
mod tests {
    use super::super::{InputPaths, TargetInput, Template};
    use super::*;

    const EVENT: &str = r#"{"id": "1", "detail-type": "T", "detail": {"s": "x\"y", "n": 4.0,
        "b": true, "o": {"k": [1, "z"]}, "e": []}, "account": "111122223333", "region": "eu-west-1"}"#;

    fn deliver(template: &str) -> Delivery {
        let paths = r#"{"s": "$.detail.s", "n": "$.detail.n", "b": "$.detail.b", "o": "$.detail.o",
            "missing": "$.detail.x", "all": "$.detail.o.k.*"}"#;
        let paths = InputPaths::parse(paths).unwrap();
        let template = Template::parse(template, &paths).unwrap();
        let event = Event::parse(EVENT).unwrap();
        let context = RuleContext::of_event("r", &event);
        TargetInput::Transformer { paths, template }.deliver(&event, &context)
    }

    #[test]
    fn the_pieces_cover_the_payload_without_gaps() {
        let delivery = deliver("<n><b> and <o> or \"<missing>\".");
        let mut end = 0;
        for piece in &delivery.pieces {
            assert_eq!(piece.span.start, end);
            end = piece.span.end;
        }
        assert_eq!(end, delivery.payload.len());
        assert_eq!(delivery.payload, "4.0true and {k:[1,z]} or \"\".");
    }

    #[test]
    fn a_drop_names_the_value_that_breaks_the_json() {
        let delivery = deliver(r#"{"a": "<n>", "b": "is <o>", "c": "<s>"}"#);
        let Outcome::Dropped(drop) = &delivery.outcome else { panic!("{delivery:?}") };
        assert_eq!(
            delivery.pieces[drop.piece.unwrap()].span.of(&delivery.payload),
            r#"{"k":[1,"z"]}"#
        );
        assert!(delivery.payload.get(drop.at..).unwrap().starts_with('k'));
    }

    #[test]
    fn a_template_that_is_no_json_itself_has_no_culprit() {
        let delivery = deliver(r#"{"a": <n>"#);
        let Outcome::Dropped(drop) = &delivery.outcome else { panic!("{delivery:?}") };
        assert_eq!(drop.piece, None);
    }

    #[test]
    fn reserved_variables_stand_for_the_rule_and_the_event() {
        let delivery = deliver("<aws.events.rule-arn> <aws.events.event>");
        let expected = "arn:aws:events:eu-west-1:111122223333:rule/r \
            {id:1,detailType:T,account:111122223333,region:eu-west-1}";
        assert_eq!(delivery.payload, expected);
    }
}
