//! `rulelens filter`

use std::num::NonZero;
use std::path::PathBuf;

use clap::Args as Arguments;

use super::after;

/// `rulelens filter`
#[derive(Debug, Arguments)]
pub(crate) struct Filter {
    /// The rules: a file of them, or a folder with one event pattern a file
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(crate) rules: PathBuf,

    /// Print with each event the ids of the rules that match it
    #[arg(long)]
    pub(crate) ids: bool,

    /// Print only how many events each rule matches, as one JSON object
    #[arg(long, conflicts_with = "ids")]
    pub(crate) count: bool,

    /// How many threads match [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZero<usize>>,
}

after!(
    FILTER_EXAMPLES,
    FILTER_JSON,
    "\
Exit status: 0 an event matched, 1 none did, 2 a line is no event or a rule no rule.

Examples:
  rulelens filter --rules rules.jsonl < events.ndjson > matching.ndjson
  rulelens filter --rules rules/ --ids < events.ndjson
  zcat archive/*.gz | rulelens filter --rules rules.json --count",
    "\
A file of rules is a JSON array or has a rule a line:
  {\"id\": \"TEXT\", \"pattern\": {EVENT PATTERN}}
                   Rules with the same id count as one, which matches if any of them does. In a
                   folder the id is the file's name without `.json`; hidden files are left out.

Each line of standard input is an event. What is none is reported with its number and skipped.

Each line of standard output, in the order of the events:
                   the event as it came, if a rule matches it
  with --ids       {\"ids\": [IDS], \"event\": EVENT}
With --count there is one line at the end: {ID: COUNT, …}, with all rules, in the order of ids."
);
