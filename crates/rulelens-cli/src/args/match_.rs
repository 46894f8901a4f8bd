//! `rulelens match`

use clap::Args as Arguments;

use super::{PatternAndEvent, after};

/// `rulelens match`
#[derive(Debug, Arguments)]
pub(crate) struct Match {
    #[command(flatten)]
    pub(crate) texts: PatternAndEvent,

    /// Print one JSON object (fields: `rulelens match --help`)
    #[arg(long)]
    pub(crate) json: bool,

    /// Print no verdict, the exit status tells; faults still go to standard error
    #[arg(short, long, conflicts_with = "json")]
    pub(crate) quiet: bool,
}

after!(
    MATCH_EXAMPLES,
    MATCH_JSON,
    "\
Exit status: 0 matched, 1 not matched, 2 fault (a text is refused, a file cannot be read).

Examples:
  rulelens match --pattern pattern.json --event event.json
  curl -s https://example.com/event.json | rulelens match --pattern pattern.json --event -
  rulelens match -p pattern.json -e event.json --quiet && echo matched",
    "\
With --json:
  ok           true: there is a verdict
  matched      whether the event matches
  summary      the verdict as a sentence
  fields       of the pattern, in its order:
    path           keys joined with `.`
    satisfied      whether it is satisfied on its own
    counts         whether it is in the combination of `$or` branches that decides
    explanation    why, in words
    values         how many values the event has there
    value          the one that decides, or null:
                   {text, start: {line, column, utf16}, end, span: {start, end}}
    relation       what holds, or does not: `equals`, `is not`, `starts with` …
    operand        what the value is compared with; empty for `exists`
    alternative    which alternative of the pattern decides, from 0
    alternatives   how many there are
  apart        paths of fields satisfied only by different elements of one array, or null
  diagnostics  warnings

With a fault:
  ok           false
  diagnostics  of file, code, severity, message, help, service, span, start, end, related, fix
               (explained in `rulelens check --help`)"
);
