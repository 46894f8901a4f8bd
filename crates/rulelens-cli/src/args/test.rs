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
    /// One JSON object: `holds`, and `verdicts`, each with `holds`, `name`, `difference`
    Json,
}

pub(super) const TEST_EXAMPLES: &str = "\
Exit status: 0 all verdicts are as expected, 1 some are not, 2 with a fault.

Examples:
  rulelens test rules.rulelens.json
  rulelens test *.rulelens.json --format tap";
