//! What a target is set to receive, from options or from the JSON that `put-targets` takes, and the
//! texts that it is read from.

use std::rc::Rc;

use rulelens::transform::{
    About, Delivery, InputPaths, Part, PipeContext, PipeInput, RuleContext, Target, TargetInput,
    Template, lint,
};
use rulelens::{Diagnostic, Event, Fix};

use crate::fault::{Fault, Source};

/// What a target is set to receive, and where that is written.
pub(crate) enum Setting {
    /// The matched event.
    Event,
    /// A target as JSON.
    Target(Box<Target>, Rc<Source>),
    /// An input path or a constant.
    Alone(TargetInput, Rc<Source>),
    /// A template, and its input paths map if there is one.
    Transformer { input: TargetInput, template: Rc<Source>, paths: Option<Rc<Source>> },
    /// The template of a pipe.
    Pipe(PipeInput, Rc<Source>),
}

/// What the reserved variables stand for.
pub(crate) struct Contexts {
    pub(crate) rule: RuleContext,
    pub(crate) pipe: PipeContext,
}

impl Setting {
    /// What comes of an event.
    pub(crate) fn deliver(&self, event: &Event<'_>, contexts: &Contexts) -> Delivery {
        match self {
            Self::Pipe(input, _) => input.deliver(event, &contexts.pipe),
            _ => self.input().deliver(event, &contexts.rule),
        }
    }

    fn input(&self) -> &TargetInput {
        match self {
            Self::Target(target, _) => target.input(),
            Self::Alone(input, _) | Self::Transformer { input, .. } => input,
            Self::Event | Self::Pipe(..) => &TargetInput::MatchedEvent,
        }
    }

    /// The template, if there is one.
    pub(crate) fn template(&self) -> Option<&Template> {
        match (self, self.input()) {
            (Self::Pipe(input, _), _) => Some(input.template()),
            (_, TargetInput::Transformer { template, .. }) => Some(template),
            _ => None,
        }
    }

    /// The fix of the template, in the text that it is written in.
    pub(crate) fn placed(&self, fix: &Fix) -> Option<(&Rc<Source>, Fix)> {
        match self {
            Self::Target(target, source) => Some((source, target.fix(fix))),
            Self::Transformer { template: source, .. } | Self::Pipe(_, source) => {
                Some((source, fix.clone()))
            }
            Self::Event | Self::Alone(..) => None,
        }
    }

    /// What may not be received as intended.
    pub(crate) fn lints(&self, about: &About<'_>) -> Vec<Fault> {
        match self {
            Self::Target(target, source) => Fault::all(source, &target.lint(&source.text, about)),
            Self::Alone(input, source) => found(input, "", about, |_| Some(source)),
            Self::Transformer { input, template, paths } => {
                let text = paths.as_ref().map_or("", |paths| &paths.text);
                found(input, text, about, |part| match part {
                    Part::Paths => paths.as_ref(),
                    _ => Some(template),
                })
            }
            Self::Event | Self::Pipe(..) => Vec::new(),
        }
    }
}

fn found<'s>(
    input: &TargetInput,
    paths: &str,
    about: &About<'_>,
    source: impl Fn(Part) -> Option<&'s Rc<Source>>,
) -> Vec<Fault> {
    let found = lint(input, paths, about).into_iter();
    found.filter_map(|found| Some(Fault::new(source(found.part)?, &found.diagnostic))).collect()
}

/// Reads a constant.
pub(crate) fn constant(source: Rc<Source>) -> Result<Setting, Vec<Fault>> {
    match TargetInput::constant(&source.text) {
        Ok(input) => Ok(Setting::Alone(input, source)),
        Err(fault) => Err(vec![Fault::new(&source, &fault)]),
    }
}

/// Reads a path into the event.
pub(crate) fn path(source: Rc<Source>) -> Result<Setting, Vec<Fault>> {
    match TargetInput::path(&source.text) {
        Ok(input) => Ok(Setting::Alone(input, source)),
        Err(fault) => Err(vec![Fault::new(&source, &fault)]),
    }
}

/// Reads the template of a pipe.
pub(crate) fn pipe(source: Rc<Source>) -> Result<Setting, Vec<Fault>> {
    match PipeInput::parse(&source.text) {
        Ok(input) => Ok(Setting::Pipe(input, source)),
        Err(faults) => Err(Fault::all(&source, &faults)),
    }
}

/// Reads an input paths map.
pub(crate) fn input_paths(source: &Rc<Source>) -> Result<InputPaths, Vec<Fault>> {
    InputPaths::parse(&source.text).map_err(|faults| Fault::all(source, &faults))
}

/// Reads an input transformer: its template, and its input paths map if there is one.
pub(crate) fn transformer(
    template: Rc<Source>,
    paths: Option<Rc<Source>>,
) -> Result<Setting, Vec<Fault>> {
    let read = paths.as_ref().map_or_else(|| Ok(InputPaths::default()), input_paths);
    let (map, mut faults) = match read {
        Ok(map) => (map, Vec::new()),
        Err(faults) => (InputPaths::default(), faults),
    };
    match Template::parse(&template.text, &map) {
        Ok(parsed) if faults.is_empty() => {
            let input = TargetInput::Transformer { paths: map, template: parsed };
            return Ok(Setting::Transformer { input, template, paths });
        }
        Ok(_) => {}
        Err(found) => {
            // Which names a map with faults has is not known.
            let known = |fault: &&Diagnostic| faults.is_empty() || fault.code() != UNKNOWN_NAME;
            let found: Vec<_> =
                found.iter().filter(known).map(|fault| Fault::new(&template, fault)).collect();
            faults.extend(found);
        }
    }
    Err(faults)
}

/// The code of the fault that depends on the input paths map.
const UNKNOWN_NAME: &str = "unknown-placeholder";

/// Reads a target as `put-targets` takes it, alone or as the only one of a list.
pub(crate) fn setting(source: Rc<Source>) -> Result<Setting, Vec<Fault>> {
    parsed(&source).map(|target| Setting::Target(Box::new(target), source))
}

fn parsed(source: &Rc<Source>) -> Result<Target, Vec<Fault>> {
    Target::parse(&source.text).map_err(|faults| Fault::all(source, &faults))
}
