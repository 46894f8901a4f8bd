//! `rulelens test`

use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};

/// `rulelens test`
#[derive(Debug, Arguments)]
pub(crate) struct Test {
    /// Files of cases, `*.rulelens.json`; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// How the result is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// How the result of `rulelens test` is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Format {
    /// The differences, for people
    #[default]
    Text,
    /// The Test Anything Protocol
    Tap,
    /// JUnit's XML, which CI servers read
    Junit,
    /// One JSON object (fields: `rulelens test --help`)
    Json,
}

pub(super) const TEST_EXAMPLES: &str = "\
Exit status: 0 all is as expected, 1 something is not, 2 with a fault.

Examples:
  rulelens test rules.rulelens.json
  rulelens test *.rulelens.json --format junit > results.xml";

pub(super) const TEST_JSON: &str = "\
Fields of --format json:
  holds             whether all is as expected
  checks[]          what is expected of each case and rule: the verdict, then payloads
    file, case, rule  what is checked
    target            the target whose payload is checked; null for a verdict
    holds             whether it is as expected
    expected          for a verdict: whether the rule is to match
    matched           for a verdict: whether it matches
    received          for a payload: the text that the target receives; null if none
    difference        what is not as expected, and why; null if nothing";
