//! `rulelens transform`

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments};

use super::after;

/// `rulelens transform`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("kind").args(["template", "input_path", "input", "target"]))]
pub(crate) struct Transform {
    /// The event; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) event: PathBuf,

    /// InputTransformer: the input template
    #[arg(short, long, value_name = "FILE", help_heading = TARGET)]
    pub(crate) template: Option<PathBuf>,

    /// InputTransformer: the input paths map, as JSON
    #[arg(short, long, value_name = "FILE", requires = "template", help_heading = TARGET)]
    pub(crate) input_paths: Option<PathBuf>,

    /// The template is that of the EventBridge pipe NAME: paths stand in it, as `<$.body.id>`
    #[arg(long, value_name = "NAME", requires = "template", conflicts_with = "input_paths",
        help_heading = TARGET)]
    pub(crate) pipe: Option<String>,

    /// InputPath: the part of the event at this path, as `$.detail`
    #[arg(long, value_name = "PATH", help_heading = TARGET)]
    pub(crate) input_path: Option<String>,

    /// Input: a constant, as JSON
    #[arg(long, value_name = "FILE", help_heading = TARGET)]
    pub(crate) input: Option<PathBuf>,

    /// A target as `aws events put-targets` takes it: its Input, InputPath or InputTransformer
    #[arg(long, value_name = "FILE", help_heading = TARGET)]
    pub(crate) target: Option<PathBuf>,

    /// Stands for `<aws.events.rule-name>`
    #[arg(long, value_name = "NAME", default_value = "rule", help_heading = RESERVED)]
    pub(crate) rule_name: String,

    /// Stands for `<aws.events.rule-arn>` [default: made of the event's region and account]
    #[arg(long, value_name = "ARN", help_heading = RESERVED)]
    pub(crate) rule_arn: Option<String>,

    /// Stands for `<aws.events.event.ingestion-time>` [default: the event's time]
    #[arg(long, value_name = "TIME", help_heading = RESERVED)]
    pub(crate) ingestion_time: Option<String>,

    /// Print one JSON object (fields: `rulelens transform --help`)
    #[arg(long)]
    pub(crate) json: bool,
}

pub(super) const TARGET: &str =
    "What the target is set to receive (none of them: the matched event)";

pub(super) const RESERVED: &str = "Reserved variables";

after!(
    TRANSFORM_EXAMPLES,
    TRANSFORM_JSON,
    "\
Exit status: 0 delivered, 1 dropped (EventBridge delivers nothing, without an error), 2 fault.

The payload goes to standard output byte for byte. Only on a terminal a line break is added, and
control characters that the event brought are shown escaped.

Examples:
  rulelens transform --event event.json --template template.txt --input-paths paths.json
  rulelens transform --event event.json --input-path '$.detail'
  aws events list-targets-by-rule --rule NAME --query 'Targets[0]' |
    rulelens transform --event event.json --target -",
    "\
With --json:
  ok           true: there is a result, delivered or dropped
  outcome      `delivered` or `dropped`
  payload      the text that the target receives, or would
  pieces       where each part of the payload comes from, in order, without gaps:
    span           {start, end} in the payload, in bytes of UTF-8
    text           that part
    source         {kind: `event`, event}: the event or the part of it there
                   {kind: `constant`}
                   {kind: `template`, template: {start, end}}
                   {kind: `placeholder`, name, event, inserted}, where `inserted` is one of
                   quoted, text, json, json-in-quotes, json-without-quotes, empty-string, nothing
                   `event` is {start: {line, column, utf16}, end, span: {start, end}} or null
  dropped      null, or why: {message, at: {line, column, utf16}, piece, placeholder, help, fix}
                   `fix` is null, or edits of the template's file with which this event is
                   delivered: {file, title, edits}
  diagnostics  warnings

With a fault:
  ok           false
  diagnostics  of file, code, severity, message, help, service, span, start, end, related, fix
               (explained in `rulelens check --help`)"
);
