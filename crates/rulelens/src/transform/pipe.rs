//! The input of a pipe's enrichment or target: a template with paths into the event written in place.

use super::delivery::Delivery;
use super::path::{Found, Path, array};
use super::render::{self, Input, Inputs};
use super::reserved::{Context, PipeContext};
use super::{InputPaths, Template};
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::json::{self, Document, Value};
use crate::span::Span;

/// Keys of an event whose text is read as JSON if a path leads into it: a message's body (Amazon
/// SQS).
const ENCODED: [&str; 1] = ["body"];

/// What a pipe's enrichment or target is set to receive.
///
/// EventBridge Pipes fills templates as rules do, but has the paths in place of names.
///
/// ```
/// use rulelens::Event;
/// use rulelens::transform::{PipeContext, PipeInput};
///
/// let input = PipeInput::parse(r#"{"order": <$.body.id>, "by": <aws.pipes.pipe-name>}"#).unwrap();
/// let event = Event::parse(r#"{"messageId": "1", "body": "{\"id\": 42}"}"#).unwrap();
/// let delivery = input.deliver(&event, &PipeContext::of_event("orders", &event));
/// assert_eq!(delivery.payload, r#"{"order": 42, "by": "orders"}"#);
/// ```
#[derive(Clone, Debug)]
pub struct PipeInput {
    template: Template,
}

impl PipeInput {
    /// Reads the `InputTemplate` of a pipe.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        Template::parse_pipe(text).map(|template| Self { template })
    }

    /// The template.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// What comes of an event of the pipe.
    pub fn deliver(&self, event: &Event<'_>, context: &PipeContext) -> Delivery {
        let paths = &InputPaths::default();
        render::template(&self.template, Inputs { paths, event, context: Context::Pipe(context) })
    }
}

/// The value at a path, which may lead into a text that is JSON.
pub(super) fn value<'e>(path: &Path, event: &'e Event<'_>) -> Input<'e> {
    match path.find(event.root()) {
        Found::One(value) => Input::Value(value),
        Found::Many(values) => Input::many(&values),
        Found::Nothing => encoded(path, event).unwrap_or(Input::Nothing),
    }
}

fn encoded(path: &Path, event: &Event<'_>) -> Option<Input<'static>> {
    let (key, rest) = path.split_first()?;
    let text = event.root().get(ENCODED.into_iter().find(|encoded| *encoded == key)?)?;
    let json = text.string()?;
    let document = Document::parse(&json).ok()?;
    Some(match rest.find(document.root()) {
        Found::One(value) => decoded(value, text.span()),
        Found::Many(values) => Input::Json(array(&values), Some(text.span())),
        Found::Nothing => return None,
    })
}

fn decoded(value: Value<'_>, place: Span) -> Input<'static> {
    match value.string() {
        Some(text) => Input::Text(text.into_owned(), Some(place)),
        None => Input::Json(json::compact(value), Some(place)),
    }
}
