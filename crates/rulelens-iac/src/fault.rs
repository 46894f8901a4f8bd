//! What in a text of infrastructure code was not understood.

use std::borrow::Cow;

use rulelens::Diagnostic;
use rulelens::Span;
use rulelens::diagnostic::Describe;

/// Why a text, or a rule in it, could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is no YAML; what the parser says.
    Yaml(String),
    /// It is no HCL; what the parser says.
    Hcl(String),
    /// It is nested deeper than is read.
    TooDeep {
        /// How deep is allowed.
        limit: usize,
    },
    /// An object has more members than is read.
    TooLarge {
        /// How many are allowed.
        limit: usize,
    },
    /// The pattern of a rule is known only at deployment.
    Unknown {
        /// The rule.
        rule: String,
    },
    /// The pattern of a command is in another file.
    File {
        /// As the command has it, `file://` included.
        path: String,
    },
    /// A state that is none, or is known only at deployment.
    State,
    /// What should be a text is none, or is known only at deployment.
    NotText {
        /// What it is, with its article.
        name: &'static str,
    },
    /// A `dynamic` block: what it becomes is known only at deployment.
    Dynamic,
    /// A target in shorthand that is none.
    Shorthand,
    /// A rule that is to be written has neither a pattern nor a schedule.
    NoPattern,
    /// A rule that is to be written has more targets than `PutTargets` takes.
    TooManyTargets {
        /// How many are allowed.
        limit: usize,
    },
    /// What is to be written is known only at deployment.
    Unfilled {
        /// Its name.
        name: String,
    },
}

impl Fault {
    /// The code of [`Self::TooDeep`].
    pub(crate) const TOO_DEEP: &str = "template-too-deep";

    pub(crate) fn at(&self, span: Span) -> Diagnostic {
        let severity = match self {
            Self::Yaml(_)
            | Self::Hcl(_)
            | Self::TooDeep { .. }
            | Self::TooLarge { .. }
            | Self::NoPattern
            | Self::TooManyTargets { .. }
            | Self::Unfilled { .. } => rulelens::Severity::Error,
            _ => rulelens::Severity::Advice,
        };
        let mut diagnostic = Diagnostic::of_other(self, span);
        diagnostic.severity = severity;
        diagnostic
    }
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Yaml(_) => "template-not-yaml",
            Self::Hcl(_) => "module-not-hcl",
            Self::TooDeep { .. } => Self::TOO_DEEP,
            Self::TooLarge { .. } => "module-too-large",
            Self::Unknown { .. } => "pattern-unknown",
            Self::File { .. } => "pattern-in-file",
            Self::State => "state-unknown",
            Self::NotText { .. } => "text-unknown",
            Self::Dynamic => "block-dynamic",
            Self::Shorthand => "shorthand-unread",
            Self::NoPattern => "no-pattern",
            Self::TooManyTargets { .. } => "too-many-targets",
            Self::Unfilled { .. } => "value-missing",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Yaml(why) => format!("the template is no YAML: {why}").into(),
            Self::Hcl(why) => format!("the module is no HCL: {why}").into(),
            Self::TooDeep { limit } => format!("values are nested deeper than {limit}").into(),
            Self::TooLarge { limit } => format!("an object has more than {limit} members").into(),
            Self::Unknown { rule } => {
                format!("the pattern of `{rule}` is known only at deployment").into()
            }
            Self::File { path } => format!("this is in another file: `{path}`").into(),
            Self::State => "the state is none that is known: taken as `ENABLED`".into(),
            Self::NotText { name } => format!("{name} is no text that is known").into(),
            Self::Dynamic => "what a `dynamic` block becomes is known only at deployment".into(),
            Self::Shorthand => "this is no target in shorthand".into(),
            Self::NoPattern => "the rule has no event pattern".into(),
            Self::TooManyTargets { limit } => {
                format!("the rule has more than {limit} targets").into()
            }
            Self::Unfilled { name } => format!("`{name}` is known only at deployment").into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Yaml(_) => "Mend the YAML; indents are spaces.",
            Self::Hcl(_) => "`terraform validate` says more.",
            Self::TooDeep { .. } => "No template that deploys is nested like this.",
            Self::TooLarge { .. } => "Move the rules into a file of their own.",
            Self::Unknown { .. } => "Only patterns that stand in the file are checked.",
            Self::File { .. } => "Read that file too.",
            Self::State => "Write `ENABLED` or `DISABLED`.",
            Self::NotText { .. } => "Write it where the rule is, or give it a value.",
            Self::Dynamic => "Write the block as it will be.",
            Self::Shorthand => "Write the target as JSON.",
            Self::NoPattern => "Give it an event pattern.",
            Self::TooManyTargets { .. } => "`PutTargets` takes no more, a rule by default 5.",
            Self::Unfilled { .. } => "Give it a value.",
        }
        .into()
    }
}
