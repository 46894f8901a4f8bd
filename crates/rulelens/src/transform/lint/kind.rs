//! What the lints find, and its words.

use std::borrow::Cow;

use crate::diagnostic::{Describe, Related, Severity};
use crate::span::Span;
use crate::transform::{MAX_INPUT_PATHS, MAX_TEMPLATE_CHARS};

/// Why a target may not receive what was intended. The service takes it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lint {
    /// A path at which the sample event has nothing.
    FindsNothing {
        /// The path.
        path: String,
        /// A path of the event that may be meant.
        nearest: Option<String>,
        /// Whether other events of its type may have it.
        known: bool,
    },
    /// A path at which no event of this type has anything.
    NeverThere {
        /// The path.
        path: String,
        /// A path that may be meant.
        nearest: Option<String>,
    },
    /// An input path that the template does not use.
    UnusedPath {
        /// Its name.
        name: String,
    },
    /// An input path that another one of the same name replaces.
    ReplacedPath {
        /// The name.
        name: String,
        /// The name of the other one.
        by: Span,
    },
    /// A name that begins with `AWS`.
    ReservedPrefix {
        /// The name.
        name: String,
    },
    /// Almost as many input paths as there may be.
    PathsNearLimit {
        /// How many.
        count: usize,
    },
    /// A template almost as long as it may be.
    TemplateNearLimit {
        /// How many characters.
        chars: usize,
    },
    /// Quotes in a text that people read.
    QuotesShown,
    /// A list, which is filled as text.
    ListIsText,
    /// A constant with a placeholder in it.
    ConstantNotFilled {
        /// The placeholder's name.
        name: &'static str,
    },
    /// A constant that is a path into the event.
    ConstantIsPath {
        /// The path.
        path: String,
    },
    /// An object or array put inside quotes in a JSON template.
    JsonInQuotes {
        /// The placeholder's name.
        name: String,
    },
    /// A string put inside quotes in a JSON template that has to be escaped there.
    UnescapedText {
        /// The placeholder's name.
        name: String,
    },
    /// A placeholder in the key of an object.
    PlaceholderAsKey {
        /// Its name.
        name: String,
    },
    /// Text that looks like a placeholder and is none.
    NoPlaceholder {
        /// The text.
        text: String,
        /// The placeholder that may be meant.
        meant: Option<String>,
    },
    /// A member that no target has.
    UnknownMember {
        /// Its key.
        name: String,
        /// What may be meant.
        nearest: Option<&'static str>,
    },
}

impl Lint {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::FindsNothing { known: false, .. }
            | Self::NeverThere { .. }
            | Self::ReplacedPath { .. }
            | Self::JsonInQuotes { .. }
            | Self::UnescapedText { .. }
            | Self::PlaceholderAsKey { .. }
            | Self::ListIsText
            | Self::ConstantNotFilled { .. }
            | Self::ConstantIsPath { .. }
            | Self::NoPlaceholder { meant: Some(_), .. }
            | Self::UnknownMember { nearest: Some(_), .. } => Severity::Warning,
            Self::FindsNothing { known: true, .. }
            | Self::UnusedPath { .. }
            | Self::ReservedPrefix { .. }
            | Self::PathsNearLimit { .. }
            | Self::TemplateNearLimit { .. }
            | Self::QuotesShown
            | Self::NoPlaceholder { meant: None, .. }
            | Self::UnknownMember { nearest: None, .. } => Severity::Advice,
        }
    }

    /// The place of the other input path that it has to do with.
    pub(crate) fn related(&self) -> Option<Related> {
        match self {
            Self::ReplacedPath { by, .. } => {
                Some(Related { message: "this one counts", span: *by })
            }
            _ => None,
        }
    }
}

impl Describe for Lint {
    fn code(&self) -> &'static str {
        match self {
            Self::FindsNothing { .. } => "input-path-finds-nothing",
            Self::NeverThere { .. } => "input-path-never-there",
            Self::UnusedPath { .. } => "input-path-unused",
            Self::ReplacedPath { .. } => "input-path-duplicate",
            Self::ReservedPrefix { .. } => "input-path-reserved-prefix",
            Self::PathsNearLimit { .. } => "input-paths-near-limit",
            Self::TemplateNearLimit { .. } => "template-near-limit",
            Self::QuotesShown => "quotes-shown",
            Self::ListIsText => "list-is-text",
            Self::ConstantNotFilled { .. } => "constant-not-filled",
            Self::ConstantIsPath { .. } => "constant-is-path",
            Self::JsonInQuotes { .. } => "json-in-quotes",
            Self::UnescapedText { .. } => "unescaped-text",
            Self::PlaceholderAsKey { .. } => "placeholder-as-key",
            Self::NoPlaceholder { .. } => "no-placeholder",
            Self::UnknownMember { .. } => "target-member-unknown",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::FindsNothing { path, .. } => format!("this event has nothing at `{path}`"),
            Self::NeverThere { path, .. } => format!("no event of this type has `{path}`"),
            Self::UnusedPath { name } => format!("the template does not use `{name}`"),
            Self::ReplacedPath { name, .. } => {
                format!("`{name}` is ignored, since the same name comes again")
            }
            Self::ReservedPrefix { name } => {
                format!("`{name}` begins with `AWS`, which is reserved")
            }
            Self::PathsNearLimit { count } => {
                format!("{count} of at most {MAX_INPUT_PATHS} input paths")
            }
            Self::TemplateNearLimit { chars } => {
                format!("the template has {chars} of at most {MAX_TEMPLATE_CHARS} characters")
            }
            Self::QuotesShown => return "the quotes arrive too".into(),
            Self::ListIsText => return "a template that begins with `[` is text".into(),
            Self::ConstantNotFilled { name } => format!("`<{name}>` is not filled in `Input`"),
            Self::ConstantIsPath { path } => format!("the target receives the text `{path}`"),
            Self::JsonInQuotes { name } => format!("`<{name}>` puts JSON inside a string"),
            Self::UnescapedText { name } => {
                format!("`<{name}>` puts text inside a string that has to be escaped there")
            }
            Self::PlaceholderAsKey { name } => format!("`<{name}>` stands in the key of an object"),
            Self::NoPlaceholder { text, .. } => format!("`{text}` is no placeholder"),
            Self::UnknownMember { name, .. } => format!("targets have no member `{name}`"),
        }
        .into()
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::FindsNothing { nearest: Some(nearest), .. }
            | Self::NeverThere { nearest: Some(nearest), .. } => return did_you_mean(nearest),
            Self::FindsNothing { known: true, .. } => {
                "Other events of this type have it. Where it is missing, a JSON template gets `\"\"` and text nothing."
            }
            Self::FindsNothing { .. } => {
                "Where it is missing, a JSON template gets `\"\"` and text nothing. Check the path against the event."
            }
            Self::NeverThere { .. } => {
                "Check it against a sample event. It may be newer than what is known here."
            }
            Self::UnusedPath { .. } => "Remove it, or use it in the template.",
            Self::ReplacedPath { .. } => "Of a name that is there twice only the last counts.",
            Self::ReservedPrefix { .. } => {
                "The documentation forbids it, though the service takes it so far. Choose another name."
            }
            Self::PathsNearLimit { .. } => {
                "Read an object as a whole instead of each of its fields, if there will be more."
            }
            Self::TemplateNearLimit { .. } => {
                "The service refuses a longer one. Long texts belong to what receives the event."
            }
            Self::QuotesShown => {
                "The topic's subscribers see them. Only what reads JSON takes them away."
            }
            Self::ListIsText => {
                "Strings are put in without quotes around them. Only a template that begins with `{` is JSON: put the list into an object."
            }
            Self::ConstantNotFilled { .. } => {
                "`Input` is a constant. Placeholders are filled in `InputTransformer`."
            }
            Self::ConstantIsPath { .. } => "`Input` is a constant. `InputPath` is the part of the event at a path.",
            Self::JsonInQuotes { .. } => {
                "Its own quotes end the string, so that nothing is delivered. Take the quotes around it away."
            }
            Self::UnescapedText { .. } => {
                "EventBridge does not escape values, so nothing is delivered. Without quotes around it, it is put in as a JSON string."
            }
            Self::PlaceholderAsKey { .. } => {
                "EventBridge does not support it. Write the key out, and let the value be the placeholder."
            }
            Self::NoPlaceholder { meant: Some(meant), .. } => {
                return format!("Did you mean `<{meant}>`?").into();
            }
            Self::NoPlaceholder { text, .. } if text.starts_with("<$") => {
                "Only EventBridge Pipes has paths in the template. Give it a name in `InputPathsMap`."
            }
            Self::NoPlaceholder { .. } => {
                "It arrives as it is written. The name of a placeholder has letters, digits, `_` and `-`."
            }
            Self::UnknownMember { nearest: Some(nearest), .. } => return did_you_mean(nearest),
            Self::UnknownMember { .. } => "It is ignored here. The service's tools may refuse it.",
        }
        .into()
    }
}

fn did_you_mean(name: &str) -> Cow<'static, str> {
    format!("Did you mean `{name}`?").into()
}
