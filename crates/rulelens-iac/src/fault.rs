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
}

impl Fault {
    pub(crate) fn at(&self, span: Span) -> Diagnostic {
        let severity = match self {
            Self::Unknown { .. } | Self::File { .. } => rulelens::Severity::Advice,
            _ => rulelens::Severity::Error,
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
            Self::TooDeep { .. } => "template-too-deep",
            Self::Unknown { .. } => "pattern-unknown",
            Self::File { .. } => "pattern-in-file",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Yaml(why) => format!("the template is no YAML: {why}").into(),
            Self::Hcl(why) => format!("the module is no HCL: {why}").into(),
            Self::TooDeep { limit } => format!("values are nested deeper than {limit}").into(),
            Self::Unknown { rule } => {
                format!("the pattern of `{rule}` is known only at deployment").into()
            }
            Self::File { path } => format!("the pattern is in another file: `{path}`").into(),
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Yaml(_) => "Mend the YAML; indents are spaces.",
            Self::Hcl(_) => "`terraform validate` says more.",
            Self::TooDeep { .. } => "No template that deploys is nested like this.",
            Self::Unknown { .. } => "Only patterns that stand in the file are checked.",
            Self::File { .. } => "Check that file too.",
        }
        .into()
    }
}
