//! Why the settings of a target's input are refused.

use std::borrow::Cow;

use super::{MAX_INPUT_PATHS, MAX_PATH_CHARS, MAX_TEMPLATE_CHARS};
use crate::diagnostic::Describe;
use crate::json::Type;

/// Why the settings of a target's input are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The input paths map is no object.
    PathsNotObject {
        /// What it is.
        found: Type,
    },
    /// More than [`MAX_INPUT_PATHS`] entries.
    TooManyPaths,
    /// A name with other characters than letters, digits, `_` and `-`, or too long.
    NameInvalid {
        /// The name.
        name: String,
    },
    /// A path that is no string.
    PathNotString {
        /// What it is.
        found: Type,
    },
    /// A path that the service does not take.
    PathInvalid {
        /// The path.
        path: String,
    },
    /// More than [`MAX_PATH_CHARS`] characters.
    PathTooLong,
    /// An empty template.
    TemplateEmpty,
    /// More than [`MAX_TEMPLATE_CHARS`] characters.
    TemplateTooLong {
        /// How many.
        chars: usize,
    },
    /// A placeholder that is neither in the map nor reserved.
    UnknownPlaceholder {
        /// The name.
        name: String,
        /// A name in the map that may be meant.
        nearest: Option<String>,
    },
    /// A name beginning with `aws.` in a pipe's template that is not reserved.
    UnknownPipeVariable {
        /// The name.
        name: String,
        /// What may be meant.
        nearest: Option<&'static str>,
    },
    /// `aws.events.event.json` in a text template.
    EventJsonInText,
    /// A constant of more than [`MAX_TEMPLATE_CHARS`] characters.
    ConstantTooLong {
        /// How many.
        chars: usize,
    },
    /// More than one of `Input`, `InputPath` and `InputTransformer`.
    SeveralInputs,
    /// A target that is no object.
    TargetNotObject {
        /// What it is.
        found: Type,
    },
    /// A list of targets where one is asked about.
    SeveralTargets {
        /// How many.
        count: usize,
    },
    /// A member of a target that is no string.
    NotString {
        /// The member.
        name: &'static str,
        /// What it is.
        found: Type,
    },
    /// An `InputTransformer` that is no object.
    TransformerNotObject {
        /// What it is.
        found: Type,
    },
    /// An `InputTransformer` without `InputTemplate`.
    TemplateMissing,
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::PathsNotObject { .. } => "input-paths-not-object",
            Self::TooManyPaths => "too-many-input-paths",
            Self::NameInvalid { .. } => "input-path-name-invalid",
            Self::PathNotString { .. } => "input-path-not-string",
            Self::PathInvalid { .. } => "input-path-invalid",
            Self::PathTooLong => "input-path-too-long",
            Self::TemplateEmpty => "template-empty",
            Self::TemplateTooLong { .. } => "template-too-long",
            Self::UnknownPlaceholder { .. } => "unknown-placeholder",
            Self::UnknownPipeVariable { .. } => "unknown-pipe-variable",
            Self::EventJsonInText => "event-json-in-text-template",
            Self::ConstantTooLong { .. } => "input-too-long",
            Self::SeveralInputs => "target-several-inputs",
            Self::TargetNotObject { .. } => "target-not-object",
            Self::SeveralTargets { .. } => "target-several",
            Self::NotString { .. } => "target-not-string",
            Self::TransformerNotObject { .. } => "target-transformer-not-object",
            Self::TemplateMissing => "target-template-missing",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::PathsNotObject { found } => {
                format!("the input paths must be an object, found {}", found.with_article()).into()
            }
            Self::TooManyPaths => format!("more than {MAX_INPUT_PATHS} input paths").into(),
            Self::NameInvalid { name } => format!("`{name}` cannot name an input path").into(),
            Self::PathNotString { found } => {
                format!("an input path must be a string, found {}", found.with_article()).into()
            }
            Self::PathInvalid { path } => {
                format!("`{path}` is no path that the service takes").into()
            }
            Self::PathTooLong => format!("a path of more than {MAX_PATH_CHARS} characters").into(),
            Self::TemplateEmpty => "the template is empty".into(),
            Self::TemplateTooLong { chars } => {
                format!("the template has {chars} characters, more than {MAX_TEMPLATE_CHARS}")
                    .into()
            }
            Self::UnknownPlaceholder { name, .. } => {
                format!("`<{name}>` is neither an input path nor a reserved variable").into()
            }
            Self::UnknownPipeVariable { name, .. } => {
                format!("`<{name}>` is no reserved variable of pipes").into()
            }
            Self::EventJsonInText => {
                "`<aws.events.event.json>` can only stand in a JSON template".into()
            }
            Self::ConstantTooLong { chars } => {
                format!("the input has {chars} characters, more than {MAX_TEMPLATE_CHARS}").into()
            }
            Self::SeveralInputs => {
                "a target takes only one of `Input`, `InputPath` and `InputTransformer`".into()
            }
            Self::TargetNotObject { found } => {
                format!("a target must be an object, found {}", found.with_article()).into()
            }
            Self::SeveralTargets { count } => format!("expected one target, found {count}").into(),
            Self::NotString { name, found } => {
                format!("`{name}` must be a string, found {}", found.with_article()).into()
            }
            Self::TransformerNotObject { found } => {
                format!("`InputTransformer` must be an object, found {}", found.with_article())
                    .into()
            }
            Self::TemplateMissing => "`InputTransformer` has no `InputTemplate`".into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::PathsNotObject { .. } => "Write `{\"name\": \"$.detail.field\"}`.",
            Self::TooManyPaths => "Take entries away that the template does not use.",
            Self::NameInvalid { .. } => "A name has letters, digits, `_` and `-`, at most 256 of them.",
            Self::PathNotString { .. } => "Put the path in quotes: `\"$.detail.field\"`.",
            Self::PathInvalid { path } if !path.starts_with('$') => {
                return format!("A path begins at the event: `$.{}`.", path.trim_start_matches('.')).into();
            }
            Self::PathInvalid { .. } => "Keys are joined with `.`, elements of an array are `[0]`: `$.detail.items[0].name`. Keys with spaces or quotes cannot be named.",
            Self::PathTooLong => "Read a part of the event that is nearer to its root.",
            Self::TemplateEmpty => "Write the text that the target shall receive.",
            Self::TemplateTooLong { .. } | Self::ConstantTooLong { .. } => "Shorten it.",
            Self::UnknownPlaceholder { nearest: Some(nearest), .. } => {
                return format!("Did you mean `<{nearest}>`?").into();
            }
            Self::UnknownPlaceholder { name, .. } => {
                return format!("Add an input path for it: `\"{name}\": \"$.detail.…\"`.").into();
            }
            Self::UnknownPipeVariable { nearest: Some(nearest), .. } => {
                return format!("Did you mean `<{nearest}>`?").into();
            }
            Self::UnknownPipeVariable { .. } => "Read a value of the event by its path: `<$.body.field>`.",
            Self::SeveralInputs => "Keep one and take the others away.",
            Self::TargetNotObject { .. } => "Write `{\"InputTransformer\": {…}}`, as for `aws events put-targets`.",
            Self::SeveralTargets { .. } => "Take one: `aws events list-targets-by-rule --query 'Targets[0]'`.",
            Self::NotString { .. } => "Put the text in quotes, and escape the quotes in it: `\\\"`.",
            Self::TransformerNotObject { .. } => "Write `{\"InputPathsMap\": {…}, \"InputTemplate\": \"…\"}`.",
            Self::TemplateMissing => "Add the text that the target shall receive.",
            Self::EventJsonInText => "Begin the template with `{`, or use `<aws.events.event>`, which leaves out `detail`.",
        }
        .into()
    }
}
