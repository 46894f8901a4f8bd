//! `rulelens lint`

use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};

use super::after;

/// `rulelens lint`
#[derive(Debug, Arguments)]
pub(crate) struct Lint {
    /// A file, or a folder: its .yaml, .yml, .json, .template, .tf and .tf.json files that have rules
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How faults are written
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: LintFormat,

    /// Let warnings count as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// How `rulelens lint` writes faults.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LintFormat {
    /// As a compiler does
    Text,
    /// One JSON object (fields: `rulelens check --help`, and `rules`: how many)
    Json,
    /// SARIF 2.1.0
    Sarif,
}

after!(
    LINT_EXAMPLES,
    LINT_JSON,
    "\
Exit status: 0 no error (there may be warnings), 2 an error, or with --deny-warnings a warning.

Examples:
  rulelens lint infrastructure/
  rulelens lint template.yaml main.tf --deny-warnings
  rulelens lint . --format sarif > rulelens.sarif",
    "\
In folders, names that begin with a dot and node_modules are left out, links are not followed. With
--format json what `rulelens check --json` prints (explained in `rulelens check --help`), without
fixes, and `rules`: how many were read."
);
