//! What `PutTargets` answers to a target that it refuses.
//!
//! First it checks the form of all members at once (`1 validation error detected: …`), then that
//! there is only one of the three inputs, then what that one says; it stops at the first. The words
//! are recorded, except those about lengths, which have the form of a recorded one.

use super::Fault;
use crate::diagnostic::{Diagnostic, Kind};
use crate::jackson;
use crate::span::LineIndex;

/// Stands for the target's `Id` where it is not known.
pub(super) const NO_ID: &str = "ID";

pub(super) fn only_one(id: &str) -> String {
    format!("Only one of Input, InputPath, or InputTransformer must be provided for target {id}.")
}

/// The same for an entry of `InputPathsMap`.
pub(super) fn path_invalid(id: &str) -> String {
    format!("InputPath for target {id} is invalid.")
}

pub(super) fn invalid_placeholder(id: &str, name: &str) -> String {
    format!("InputTemplate for target {id} contains invalid placeholder {name}.")
}

pub(super) fn only_in_json(id: &str, name: &str) -> String {
    format!(
        "InputTemplate for target {id} contains placeholder {name} valid only for JSON template."
    )
}

/// An `Input` that is no JSON: where the service's reader stood, but not what it saw there. `None`
/// where that is not known.
pub(super) fn syntax(id: &str, fault: &Diagnostic, text: &str) -> Option<String> {
    let lines = LineIndex::new(text);
    let source = |offset| jackson::source(text, &lines, offset);
    if text.trim().is_empty() {
        return None;
    }
    let (_, seen_at) = jackson::reason(fault, text, source)?;
    Some(format!("JSON syntax error in input for target {id}: {}", source(seen_at)))
}

/// A text of the wrong length.
pub(super) fn length(member: &str, value: &str, constraint: &str) -> String {
    format!(
        "1 validation error detected: Value '{value}' at 'targets.1.member.{member}' failed to \
         satisfy constraint: Member must have length {constraint}"
    )
}

/// A name in `InputPathsMap` that is none, in a map without other entries: of several the service
/// repeats all, in an order of its own.
pub(super) fn name_invalid(name: &str, path: &str) -> String {
    format!(
        "1 validation error detected: Value '{{{name}={path}}}' at \
         'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: Map keys \
         must satisfy constraint: [Member must have length less than or equal to 256, Member must \
         have length greater than or equal to 1, Member must satisfy regular expression pattern: \
         [A-Za-z0-9\\_\\-]+]"
    )
}

/// Leaves the service's words to the one fault that it would tell.
pub(super) fn settle(faults: &mut [Diagnostic]) {
    let first = faults.iter().map(stage).min();
    let several = |stage| faults.iter().filter(|fault| self::stage(fault) == stage).count() > 1;
    let known = first.filter(|&stage| stage != Stage::Form || !several(stage));
    let told = known.and_then(|first| faults.iter().position(|fault| stage(fault) == first));
    for (index, fault) in faults.iter_mut().enumerate() {
        if Some(index) != told {
            fault.service = None;
        }
    }
}

/// When a fault is seen, the earliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// By the caller's own tools: the service never gets it.
    Unsent,
    Form,
    Inputs,
    Paths,
    Template,
}

fn stage(fault: &Diagnostic) -> Stage {
    let Kind::Transform(fault) = &fault.kind else { return Stage::Template };
    match fault {
        Fault::PathsNotObject { .. }
        | Fault::PathNotString { .. }
        | Fault::NotString { .. }
        | Fault::TransformerNotObject { .. }
        | Fault::TemplateMissing
        | Fault::TargetNotObject { .. }
        | Fault::SeveralTargets { .. } => Stage::Unsent,
        Fault::TooManyPaths
        | Fault::NameInvalid { .. }
        | Fault::PathTooLong
        | Fault::TemplateEmpty
        | Fault::TemplateTooLong { .. }
        | Fault::ConstantTooLong { .. } => Stage::Form,
        Fault::SeveralInputs => Stage::Inputs,
        Fault::PathInvalid { .. } => Stage::Paths,
        Fault::UnknownPlaceholder { .. }
        | Fault::UnknownPipeVariable { .. }
        | Fault::EventJsonInText => Stage::Template,
    }
}
