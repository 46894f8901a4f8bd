//! The settings of a target's input, and what comes of them.

use super::delivery::{Delivery, Output, Source};
use super::render::{self, Inputs};
use super::reserved::{Context, RuleContext};
use super::{Fault, InputPaths, MAX_PATH_CHARS, MAX_TEMPLATE_CHARS, Path, Template, path, service};
use crate::diagnostic::{Diagnostic, Fix};
use crate::event::Event;
use crate::json::{self, Document};
use crate::span::Span;

/// What a target is set to receive.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TargetInput {
    /// The matched event, as it is.
    MatchedEvent,
    /// `Input`: a constant, which is JSON.
    Constant(String),
    /// `InputPath`: the part of the event at that path.
    Path(Path),
    /// `InputTransformer`: a template with values of the event put in.
    Transformer {
        /// `InputPathsMap`
        paths: InputPaths,
        /// `InputTemplate`
        template: Template,
    },
}

impl TargetInput {
    /// Reads the constant of `Input`.
    ///
    /// # Errors
    ///
    /// Where it is no JSON, or longer than [`MAX_TEMPLATE_CHARS`].
    pub fn constant(text: &str) -> Result<Self, Diagnostic> {
        Self::read_constant(text, service::NO_ID)
    }

    pub(super) fn read_constant(text: &str, id: &str) -> Result<Self, Diagnostic> {
        let chars = text.chars().count();
        if chars > MAX_TEMPLATE_CHARS {
            let message = service::length("input", text, "less than or equal to 8192");
            let fault = Fault::ConstantTooLong { chars };
            return Err(Diagnostic::error(fault, whole(text)).with_service(message));
        }
        Document::parse(text).map_err(|fault| {
            let service = service::syntax(id, &fault, text);
            Diagnostic { service, ..fault }
        })?;
        Ok(Self::Constant(text.to_owned()))
    }

    /// Reads an `InputPath`.
    ///
    /// # Errors
    ///
    /// Where the service says `InputPath for target ID is invalid.`
    pub fn path(text: &str) -> Result<Self, Diagnostic> {
        Self::read_path(text, service::NO_ID)
    }

    pub(super) fn read_path(text: &str, id: &str) -> Result<Self, Diagnostic> {
        Path::parse(text).map(Self::Path).map_err(|fault| {
            let service = match fault {
                Fault::PathTooLong => {
                    let constraint = format!("less than or equal to {MAX_PATH_CHARS}");
                    service::length("inputPath", text, &constraint)
                }
                _ => service::path_invalid(id),
            };
            let meant = path::meant(text);
            let fix =
                meant.map(|meant| Fix::replace(format!("Write `{meant}`"), whole(text), meant));
            Diagnostic::error(fault, whole(text)).with_service(service).with_fix(fix)
        })
    }

    /// What the target receives of an event that matched.
    ///
    /// ```
    /// use rulelens::Event;
    /// use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};
    ///
    /// let paths = InputPaths::parse(r#"{"severity": "$.detail.severity"}"#).unwrap();
    /// let template = Template::parse("\"Severity <severity>\"", &paths).unwrap();
    /// let target = TargetInput::Transformer { paths, template };
    ///
    /// let event = Event::parse(r#"{"detail": {"severity": 8.0}}"#).unwrap();
    /// let delivery = target.deliver(&event, &RuleContext::example());
    /// assert_eq!(delivery.payload, "\"Severity 8.0\"", "the quotes arrive too");
    /// ```
    ///
    /// A template that is no JSON in the end is dropped, and mended where it is plain how:
    ///
    /// ```
    /// # use rulelens::Event;
    /// # use rulelens::transform::{InputPaths, Outcome, RuleContext, TargetInput, Template};
    /// # let paths = InputPaths::parse(r#"{"all": "$.detail"}"#).unwrap();
    /// # let event = Event::parse(r#"{"detail": {"severity": 8.0}}"#).unwrap();
    /// let text = r#"{"finding": "<all>"}"#;
    /// let template = Template::parse(text, &paths).unwrap();
    /// let target = TargetInput::Transformer { paths, template };
    /// let delivery = target.deliver(&event, &RuleContext::example());
    /// let Outcome::Dropped(drop) = delivery.outcome else { panic!("it is delivered") };
    /// assert_eq!(drop.fix.unwrap().apply(text), r#"{"finding": <all>}"#);
    /// ```
    pub fn deliver(&self, event: &Event<'_>, context: &RuleContext) -> Delivery {
        let mut output = Output::up_to(usize::MAX);
        match self {
            Self::MatchedEvent => {
                let root = event.root();
                output.push(&json::compact(root), Source::Event(root.span()));
            }
            Self::Constant(text) => output.push(text, Source::Constant),
            Self::Path(path) => render::path(path, event, &mut output),
            Self::Transformer { paths, template } => {
                let context = Context::Rule(context);
                return render::template(template, Inputs { paths, event, context });
            }
        }
        output.delivered()
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}
