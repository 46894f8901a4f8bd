//! Puts the values of an event into a template, and keeps where each part came from.

use super::delivery::{Cause, Delivery, Drop, Inserted, Outcome, Output, Source};
use super::mend;
use super::path::{Found, array};
use super::pipe;
use super::reserved::{Context, Reserved};
use super::template::{Kind, Placeholder, Template};
use super::{InputPaths, Path};
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::json::{self, Document, Type, Value};
use crate::span::Span;

/// How many bytes a payload may have beyond those of its event: many times what any target takes.
///
/// A template may name a value thousands of times, and the value may be large. So no input takes
/// more than linear memory.
const MAX_PAYLOAD_BYTES: usize = 16 << 20;

pub(super) fn path(path: &Path, event: &Event<'_>, output: &mut Output) {
    match path.find(event.root()) {
        Found::One(value) => output.push(&json::compact(value), Source::Event(value.span())),
        Found::Many(values) => {
            let place = covering(&values).unwrap_or_else(|| event.root().span());
            output.push(&array(&values), Source::Event(place));
        }
        // Unmeasured: the service is taken to deliver what it does for a missing input path.
        Found::Nothing => output.push("\"\"", Source::Constant),
    }
}

/// The part of the text in which several values lie, which are in its order.
fn covering(values: &[Value<'_>]) -> Option<Span> {
    let (first, last) = (values.first()?, values.last()?);
    Some(Span::new(first.span().start, last.span().end))
}

/// What a template's placeholders are filled from.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'i> {
    pub(super) paths: &'i InputPaths,
    pub(super) event: &'i Event<'i>,
    pub(super) context: Context<'i>,
}

/// The payload, and if it is dropped why and how to mend it.
pub(super) fn template(template: &Template, inputs: Inputs<'_>) -> Delivery {
    let (mut delivery, fault) = attempt(template, inputs);
    let Some(fault) = fault else { return delivery };
    let culprit = mend::culprit(&delivery, fault.span.start);
    let fix = mend::fix(template, inputs, &delivery, culprit, &fault);
    delivery.outcome = Outcome::Dropped(Drop {
        cause: Cause::NotJson,
        at: fault.span.start,
        piece: culprit,
        message: fault.message().into_owned(),
        fix,
    });
    delivery
}

/// The payload, and if it should be JSON and is none, where not.
pub(super) fn attempt(template: &Template, inputs: Inputs<'_>) -> (Delivery, Option<Diagnostic>) {
    let mut output = Output::up_to(MAX_PAYLOAD_BYTES + inputs.event.text().len());
    let found = Values::of(template, inputs);
    let mut behind = 0;
    for (index, placeholder) in template.placeholders.iter().enumerate() {
        push_own_text(template, Span::new(behind, placeholder.span.start), &mut output);
        behind = placeholder.span.end;
        let value = found.value(placeholder);
        let event = value.place();
        let (text, inserted) = value.put_in(template.kind, placeholder.in_quotes);
        output.push(&text, Source::Placeholder { index, event, inserted });
        if output.is_full() {
            return (oversized(output.delivered()), None);
        }
    }
    push_own_text(template, Span::new(behind, template.text.len()), &mut output);
    let delivery = output.delivered();
    let fault = match template.kind {
        Kind::Text => None,
        Kind::Json => Document::parse(&delivery.payload).err(),
    };
    (delivery, fault)
}

fn oversized(mut delivery: Delivery) -> Delivery {
    let at = delivery.payload.len();
    let cause = Cause::TooLarge;
    let message = format!("the payload grows beyond {} MiB, more than any target takes", at >> 20);
    let piece = delivery.pieces.len().checked_sub(1);
    delivery.outcome = Outcome::Dropped(Drop { cause, at, piece, message, fix: None });
    delivery
}

fn push_own_text(template: &Template, span: Span, output: &mut Output) {
    if span.start < span.end {
        output.push(span.of(&template.text), Source::Template(span));
    }
}

/// What the placeholders of a template stand for: each path is looked up once.
struct Values<'i> {
    inputs: Inputs<'i>,
    /// For each entry of the input paths map what is there, if the template uses it.
    entries: Vec<Option<Found<'i>>>,
}

impl<'i> Values<'i> {
    fn of(template: &Template, inputs: Inputs<'i>) -> Self {
        let mut used = vec![false; inputs.paths.entries().len()];
        for placeholder in template.placeholders.iter().filter(|it| it.reserved.is_none()) {
            let entry = inputs.paths.position(&placeholder.name);
            if let Some(used) = entry.and_then(|entry| used.get_mut(entry)) {
                *used = true;
            }
        }
        let entries = inputs.paths.entries().iter().zip(used);
        let find = |path: &Path| path.find(inputs.event.root());
        let entries = entries.map(|(entry, used)| used.then(|| find(&entry.path)));
        Self { inputs, entries: entries.collect() }
    }

    fn value(&self, placeholder: &Placeholder) -> Input<'i> {
        let Inputs { paths, event, context } = self.inputs;
        if let Some(variable) = placeholder.reserved {
            return reserved(variable, event, context);
        }
        if let Some(path) = &placeholder.path {
            return pipe::value(path, event);
        }
        let entry = paths.position(&placeholder.name);
        match entry.and_then(|entry| self.entries.get(entry)) {
            Some(Some(Found::One(value))) => Input::Value(*value),
            Some(Some(Found::Many(values))) => Input::many(values),
            _ => Input::Nothing,
        }
    }
}

fn reserved<'e>(variable: Reserved, event: &'e Event<'_>, context: Context<'_>) -> Input<'e> {
    match (context.text(variable), variable) {
        (Some(text), _) => Input::Text(text.to_owned(), None),
        (None, Reserved::Event) => Input::Json(without_detail(event), Some(event.root().span())),
        (None, Reserved::EventJson | Reserved::PipeEvent | Reserved::PipeEventJson) => {
            Input::Value(event.root())
        }
        (None, _) => Input::Nothing,
    }
}

/// What a placeholder stands for. What is not in the event as it stands may be made of a value that
/// is.
pub(super) enum Input<'e> {
    Nothing,
    Value(Value<'e>),
    Json(String, Option<Span>),
    Text(String, Option<Span>),
}

impl Input<'_> {
    /// What a path with a `*` finds.
    pub(super) fn many(values: &[Value<'_>]) -> Self {
        Self::Json(array(values), covering(values))
    }

    fn place(&self) -> Option<Span> {
        match self {
            Self::Value(value) => Some(value.span()),
            Self::Json(_, place) | Self::Text(_, place) => *place,
            Self::Nothing => None,
        }
    }

    /// The text that stands for it in the payload, by the kind of template and whether it stands in quotes.
    fn put_in(self, kind: Kind, in_quotes: bool) -> (String, Inserted) {
        let bare = kind == Kind::Json && !in_quotes;
        match self {
            Self::Nothing if bare => ("\"\"".to_owned(), Inserted::EmptyString),
            Self::Nothing => (String::new(), Inserted::Nothing),
            Self::Text(text, _) if bare => (json::quoted(&text), Inserted::Quoted),
            Self::Text(text, _) => (text, Inserted::Text),
            Self::Json(json, _) => put_in_json(json, kind, in_quotes),
            Self::Value(value) => match value.kind() {
                Type::String if bare => (json::compact(value), Inserted::Quoted),
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
    if !json.starts_with(['{', '[']) {
        return (json, Inserted::Json);
    }
    match (kind, in_quotes) {
        (Kind::Json, false) => (json, Inserted::Json),
        (Kind::Json, true) => (json, Inserted::JsonInQuotes),
        (Kind::Text, _) => (json.replace('"', ""), Inserted::JsonWithoutQuotes),
    }
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

#[cfg(test)]
mod tests {
    use super::super::{InputPaths, RuleContext, TargetInput, Template};
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
