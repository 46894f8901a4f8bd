//! `rulelens share`

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments};

/// `rulelens share`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("shared").required(true).multiple(true)
    .args(["event", "pattern", "template", "target", "scenario", "cases", "state"]))]
pub(crate) struct Share {
    /// The event; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) event: Option<PathBuf>,

    /// The event pattern of a rule, which is named after the file; more than once for several rules
    #[arg(short, long, value_name = "FILE")]
    pub(crate) pattern: Vec<PathBuf>,

    /// The input template of a target
    #[arg(short, long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,

    /// Its input paths map
    #[arg(short, long, value_name = "FILE", requires = "template")]
    pub(crate) input_paths: Option<PathBuf>,

    /// A target as JSON, or several as `aws events list-targets-by-rule` prints them; more than once
    /// for further ones
    #[arg(long, value_name = "FILE")]
    pub(crate) target: Vec<PathBuf>,

    /// A scenario of findings
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,

    /// A file of cases
    #[arg(long, value_name = "FILE")]
    pub(crate) cases: Option<PathBuf>,

    /// A file that holds all of it and what is chosen, as `rulelens open --json` prints it
    #[arg(long, value_name = "FILE",
        conflicts_with_all = ["event", "pattern", "template", "target", "scenario", "cases"])]
    pub(crate) state: Option<PathBuf>,

    /// The address of the playground, before `#`
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,

    /// Put values of documentation in place of account ids, IP addresses, names in ARNs, e-mail
    /// addresses, ids of IAM and of resources: the same for the same
    #[arg(long)]
    pub(crate) replace: bool,
}

pub(super) const SHARE_EXAMPLES: &str = "\
Exit status: 0, or 2 with a fault.

Examples:
  rulelens share --event event.json --pattern pattern.json
  rulelens share -e event.json -p pattern.json -t template.txt -i paths.json --replace
  rulelens share --state page.rulelens-state.json";
