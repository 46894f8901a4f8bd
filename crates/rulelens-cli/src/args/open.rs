//! `rulelens open`

use std::path::PathBuf;

use clap::Args as Arguments;

/// `rulelens open`
#[derive(Debug, Arguments)]
pub(crate) struct Open {
    /// The link, or what stands behind its `#`; `-` is standard input
    pub(crate) link: String,

    /// Write the texts as files into this folder, and a file that holds all of them and what is
    /// chosen; none that is there already is changed
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Print all that the link holds as one JSON object, which `share --state` takes
    #[arg(long, conflicts_with = "out")]
    pub(crate) json: bool,
}

pub(super) const OPEN_EXAMPLES: &str = "\
Exit status: 0, 1 if the link is damaged but holds something, 2 with another fault.

Examples:
  rulelens open 'https://example.com/#1…'
  rulelens open --out texts - < link.txt
  rulelens open --json - < link.txt > page.rulelens-state.json";
