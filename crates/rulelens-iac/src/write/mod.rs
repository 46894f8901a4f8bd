//! Writing: a rule as the code of a tool.

mod arn;
mod cdk;
mod cli;
mod cloudformation;
mod commands;
mod literal;
mod names;
mod policy;
mod powershell;
mod ready;
mod targets;
mod terraform;
mod value;
mod yaml;

use rulelens::Diagnostic;

use self::ready::Ready;
use crate::rule::Rule;

/// What a rule is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Export {
    /// A script of AWS CLI commands for a POSIX shell.
    Cli,
    /// A script of AWS CLI commands for PowerShell.
    PowerShell,
    /// A template of CloudFormation, in YAML.
    CloudFormation,
    /// A template of CloudFormation, in JSON.
    CloudFormationJson,
    /// A template of SAM, in YAML.
    Sam,
    /// A template of SAM, in JSON.
    SamJson,
    /// A Terraform module.
    Terraform,
    /// A stack of the CDK, in TypeScript.
    Cdk,
    /// The event pattern, and the targets as `PutTargets` takes them, as JSON.
    Json,
}

impl Export {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Cli,
        Self::PowerShell,
        Self::CloudFormation,
        Self::CloudFormationJson,
        Self::Sam,
        Self::SamJson,
        Self::Terraform,
        Self::Cdk,
        Self::Json,
    ];

    /// Its name, as `cloudformation-json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cli => "cli",
            Self::PowerShell => "powershell",
            Self::CloudFormation => "cloudformation",
            Self::CloudFormationJson => "cloudformation-json",
            Self::Sam => "sam",
            Self::SamJson => "sam-json",
            Self::Terraform => "terraform",
            Self::Cdk => "cdk",
            Self::Json => "json",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.name() == name)
    }
}

/// What is written beside the rule itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether the permission that a target needs is written too: a topic's or queue's policy, the
    /// permission of a function.
    pub permissions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { permissions: true }
    }
}

/// A rule as the code of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exported {
    /// The files; the first is the one to begin with.
    pub files: Vec<File>,
    /// What may surprise.
    pub notes: Vec<Note>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Its name, as `main.tf`.
    pub name: String,
    /// What it is written in.
    pub language: Language,
    /// What it says; it ends with a line break.
    pub text: String,
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// A POSIX shell.
    Shell,
    /// PowerShell.
    PowerShell,
    /// YAML.
    Yaml,
    /// JSON.
    Json,
    /// Terraform's HCL.
    Hcl,
    /// TypeScript.
    TypeScript,
}

impl Language {
    /// Its name, as `typescript`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shell => "shell",
            Self::PowerShell => "powershell",
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Hcl => "hcl",
            Self::TypeScript => "typescript",
        }
    }
}

/// What may surprise in what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// The policy of a topic or a queue is replaced as a whole.
    PolicyReplaced,
    /// `put-targets` succeeds even if it refuses a target.
    FailedEntries,
    /// The ARN of a target is not known: it is a parameter.
    ArnMissing,
    /// What a target needs to be called is not written: a role, or a policy of its own.
    PermissionMissing,
    /// `jsonencode` escapes `<` and `>`: five bytes more each in a pattern.
    Escapes,
    /// CDK names the placeholders itself.
    PlaceholdersNamed,
    /// CDK does not change the policy of what it does not make.
    Imported,
    /// The connector of SAM writes the permission.
    Connector,
}

impl Note {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::PolicyReplaced => "policy-replaced",
            Self::FailedEntries => "failed-entries",
            Self::ArnMissing => "arn-missing",
            Self::PermissionMissing => "permission-missing",
            Self::Escapes => "escapes",
            Self::PlaceholdersNamed => "placeholders-named",
            Self::Imported => "imported",
            Self::Connector => "connector",
        }
    }

    /// What it says, with code in backticks.
    pub fn text(self) -> &'static str {
        match self {
            Self::PolicyReplaced => {
                "This replaces the whole policy of the target: add statements that it has already."
            }
            Self::FailedEntries => {
                "`put-targets` succeeds even if it refuses a target: look at `FailedEntryCount`."
            }
            Self::ArnMissing => "The target's ARN is not known: it is asked for.",
            Self::PermissionMissing => {
                "The target needs a role or a policy of its own, which is not written here."
            }
            Self::Escapes => {
                "`jsonencode` writes `<` and `>` as `\\u003c` and `\\u003e`: the same pattern, 5 bytes \
                 more of its 2,048 for each."
            }
            Self::PlaceholdersNamed => {
                "CDK names the placeholders itself; what arrives is the same."
            }
            Self::Imported => "CDK does not change the policy of a target that it does not make.",
            Self::Connector => "The connector writes the permission that the target needs.",
        }
    }
}

/// Writes a rule as the code of a tool.
///
/// ```
/// use rulelens_iac::{Export, Options, Rule, write};
///
/// let rule = Rule::new("findings", r#"{"source": ["aws.guardduty"]}"#);
/// let exported = write(&rule, Export::Terraform, Options::default()).unwrap();
/// assert!(exported.files[0].text.contains(r#"source = ["aws.guardduty"]"#));
///
/// let broken = Rule::new("findings", r#"{"source": "aws.guardduty"}"#);
/// let faults = write(&broken, Export::Terraform, Options::default()).unwrap_err();
/// assert_eq!(faults[0].code(), "field-not-array");
/// ```
///
/// # Errors
///
/// The faults of its pattern and of its targets, and texts that are known only at deployment (but
/// for the ARN of a target), with the places of the rule's texts.
pub fn write(rule: &Rule, export: Export, options: Options) -> Result<Exported, Vec<Diagnostic>> {
    let ready = Ready::new(rule)?;
    Ok(match export {
        Export::Cli => cli::write(&ready, options),
        Export::PowerShell => powershell::write(&ready, options),
        Export::CloudFormation => cloudformation::template(&ready, options).yaml(),
        Export::CloudFormationJson => cloudformation::template(&ready, options).json(),
        Export::Sam => cloudformation::sam(&ready, options).yaml(),
        Export::SamJson => cloudformation::sam(&ready, options).json(),
        Export::Terraform => terraform::write(&ready, options),
        Export::Cdk => cdk::write(&ready, options),
        Export::Json => targets::write(&ready),
    })
}

impl Exported {
    fn new(name: &str, language: Language, text: String) -> Self {
        let file = File { name: name.to_owned(), language, text };
        Self { files: vec![file], notes: Vec::new() }
    }

    /// Sets what the first file says.
    fn set_text(&mut self, text: String) {
        if let Some(file) = self.files.first_mut() {
            file.text = text;
        }
    }

    fn note(&mut self, note: Note, holds: bool) {
        if holds && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
