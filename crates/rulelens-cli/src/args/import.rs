//! `rulelens import`

use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};

use super::after;

/// `rulelens import`
#[derive(Debug, Arguments)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) rule: RuleInFile,

    /// Print one thing of the rule, as JSON
    #[arg(short, long, value_enum, value_name = "PART")]
    pub(crate) print: Option<Part>,

    /// Which target is printed, by its ID
    #[arg(long, value_name = "ID", requires = "print")]
    pub(crate) target: Option<String>,

    /// Print one JSON object (fields: `rulelens import --help`)
    #[arg(long, conflicts_with = "print")]
    pub(crate) json: bool,
}

/// A rule in a file of infrastructure code.
#[derive(Debug, Arguments)]
pub(crate) struct RuleInFile {
    /// A template, a module, a plan, commands or JSON; `-` is standard input
    pub(crate) file: PathBuf,

    /// The rule, if there are several: its logical ID, its address, or its name
    #[arg(short, long, value_name = "NAME")]
    pub(crate) rule: Option<String>,

    /// A value of what is known only at deployment, as `Env=prod` or `var.env=prod`
    #[arg(short, long = "value", value_name = "NAME=VALUE", value_parser = value)]
    pub(crate) values: Vec<(String, String)>,
}

/// What is printed of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The event pattern
    Pattern,
    /// A target, as `aws events put-targets` takes it
    Target,
    /// All of it, as the API has it
    Rule,
}

pub(super) fn value(argument: &str) -> Result<(String, String), &'static str> {
    let (name, value) = argument.split_once('=').ok_or("write it as NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

after!(
    IMPORT_EXAMPLES,
    IMPORT_JSON,
    "\
Exit status: 0, or 2 with a fault: the file cannot be read, there is no such rule or part.

Examples:
  rulelens import template.yaml
  rulelens import main.tf --rule findings --value var.env=prod --print pattern > pattern.json
  pbpaste | rulelens import - --print target > target.json",
    "\
With --json:
  ok            true: the file could be read
  format        what it is
  rules         in the order of the text (with --rule that one):
    id             what it is called there: its logical ID, its address, its name
    name           at EventBridge, or null
    description    or null
    state          `ENABLED`, `DISABLED`, `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`
    bus            or null: the default one
    pattern        the text of its event pattern, or null
    schedule       or null
    targets        each a target as the API has it
    start, end     {line, column, utf16}
  placeholders  what is known only at deployment: name, default, places
  diagnostics   of the rules, and of what was not understood
                (explained in `rulelens check --help`)

With a fault:
  ok            false
  diagnostics"
);
