//! `rulelens export`

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::{ArgGroup, Args as Arguments};
use rulelens_iac::Export as Format;

use super::after;
use super::transform::TARGET;

/// `rulelens export`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("source").required(true).args(["pattern", "from"]))]
#[command(group = ArgGroup::new("kind").args(["template", "input_path", "input", "target"]))]
pub(crate) struct Export {
    /// What it is written as
    #[arg(short, long, value_name = "FORMAT", value_parser = format())]
    pub(crate) format: Format,

    /// The event pattern; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) pattern: Option<PathBuf>,

    /// In place of the texts: a template, a module, a plan, commands or JSON that has the rule
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,

    /// The rule in that file, if there are several
    #[arg(short, long, value_name = "NAME", requires = "from")]
    pub(crate) rule: Option<String>,

    /// A value of what is known only at deployment, as `Env=prod` or `var.env=prod`
    #[arg(short, long = "value", value_name = "NAME=VALUE", requires = "from",
        value_parser = super::import::value)]
    pub(crate) values: Vec<(String, String)>,

    /// The name of the rule
    #[arg(short, long, conflicts_with = "from")]
    pub(crate) name: Option<String>,

    /// A description of the rule
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub(crate) description: Option<String>,

    /// The event bus of the rule [default: the account's default one]
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    pub(crate) bus: Option<String>,

    /// The ARN of the target
    #[arg(long, value_name = "ARN", conflicts_with_all = ["from", "target"])]
    pub(crate) target_arn: Option<String>,

    /// InputTransformer: the input template
    #[arg(short, long, value_name = "FILE", conflicts_with = "from", help_heading = TARGET)]
    pub(crate) template: Option<PathBuf>,

    /// InputTransformer: the input paths map, as JSON
    #[arg(short, long, value_name = "FILE", requires = "template", help_heading = TARGET)]
    pub(crate) input_paths: Option<PathBuf>,

    /// InputPath: the part of the event at this path, as `$.detail`
    #[arg(long, value_name = "PATH", conflicts_with = "from", help_heading = TARGET)]
    pub(crate) input_path: Option<String>,

    /// Input: a constant, as JSON
    #[arg(long, value_name = "FILE", conflicts_with = "from", help_heading = TARGET)]
    pub(crate) input: Option<PathBuf>,

    /// A target as `aws events put-targets` takes it, with its ARN
    #[arg(long, value_name = "FILE", conflicts_with = "from", help_heading = TARGET)]
    pub(crate) target: Option<PathBuf>,

    /// Leave out the permission that the target needs
    #[arg(long)]
    pub(crate) no_permissions: bool,

    /// Write the files into this folder; none that is there already is changed
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Print one JSON object (fields: `rulelens export --help`)
    #[arg(long, conflicts_with = "out")]
    pub(crate) json: bool,
}

fn format() -> impl clap::builder::TypedValueParser<Value = Format> {
    let names = PossibleValuesParser::new(Format::ALL.map(Format::name));
    names.try_map(|name| Format::from_name(&name).ok_or("unknown"))
}

after!(
    EXPORT_EXAMPLES,
    EXPORT_JSON,
    "\
Exit status: 0, or 2 with a fault: a rule that EventBridge would refuse is not written.

What may surprise is told on standard error.

Examples:
  rulelens export -f terraform --pattern pattern.json --name findings > findings.tf
  rulelens export -f cloudformation -p pattern.json -t template.txt -i paths.json \\
    --target-arn arn:aws:sns:eu-west-1:111122223333:findings
  rulelens export -f cdk --from template.yaml --rule Findings --out lib",
    "\
With --json:
  ok           true
  files        the first is the one to begin with: name, language, text
  notes        what may surprise: code, text

With a fault:
  ok           false
  diagnostics  (explained in `rulelens check --help`)"
);
