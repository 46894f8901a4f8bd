//! `rulelens check`

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments};

use super::after;

/// `rulelens check`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("texts").required(true).multiple(true)
    .args(["pattern", "event", "input_paths", "template", "target"]))]
pub(crate) struct Check {
    /// The event pattern; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) pattern: Option<PathBuf>,

    /// The event; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) event: Option<PathBuf>,

    /// The input paths map
    #[arg(short, long, value_name = "FILE")]
    pub(crate) input_paths: Option<PathBuf>,

    /// The input template, checked against the input paths map
    #[arg(short, long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,

    /// A target as `aws events put-targets` takes it
    #[arg(long, value_name = "FILE")]
    pub(crate) target: Option<PathBuf>,

    /// Let warnings count as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Print one JSON object (fields: `rulelens check --help`)
    #[arg(long)]
    pub(crate) json: bool,
}

after!(
    CHECK_EXAMPLES,
    CHECK_JSON,
    "\
Exit status: 0 no error (there may be warnings), 2 an error, or with --deny-warnings a warning.

Examples:
  rulelens check --pattern pattern.json
  rulelens check --template template.txt --input-paths paths.json
  rulelens check --pattern pattern.json --deny-warnings --json",
    "\
With --json:
  ok           whether the exit status is 0
  errors       how many
  warnings     how many
  diagnostics  in the order of the options, then of the text:
    file           as given; `<stdin>` for standard input
    code           stable: never changes its meaning
    severity       `error`, `warning`, or `advice`, which no count includes
    message        what is wrong
    help           how to mend it
    service        EventBridge's own message, or null where it is not known
    span           {start, end} in bytes of UTF-8, from 0, a byte order mark not counted
    start, end     {line, column, utf16}: line and column from 1, columns in UTF-16 code units,
                   utf16 the offset from the start of the text, from 0
                   span, start and end are null if the file cannot be read
    related        null, or another place that it has to do with: {message, span, start, end}
    fix            null, or edits that mend it, to be made together:
                   {title, edits: [{replacement, span, start, end}]}"
);
