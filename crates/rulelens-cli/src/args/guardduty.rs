//! `rulelens guardduty`

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments, Subcommand};

use super::after;

/// `rulelens guardduty`
#[derive(Debug, Subcommand)]
pub(crate) enum Guardduty {
    /// What does an event of a finding type look like?
    ///
    /// Prints an event with all the fields that findings of this type have, with values of
    /// documentation. The same type, seed and time give the same event.
    #[command(after_help = SAMPLE_EXAMPLES)]
    Sample(SampleOf),

    /// The events of findings as the SDKs and `aws guardduty get-findings` print them
    ///
    /// Takes one finding, a list, or `{"Findings": […]}`. Prints one event in lines, several as JSON
    /// lines.
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(Convert),

    /// Which events are sent of findings that occur, when, and what arrives of them?
    ///
    /// Prints every event, the occurrences that led to none and why, and what rules make of them.
    #[command(after_help = SIMULATE_EXAMPLES, after_long_help = SIMULATE_JSON)]
    Simulate(Simulate),
}

/// `rulelens guardduty sample`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("which").required(true).args(["name", "list"]))]
pub(crate) struct SampleOf {
    /// The finding type, as `CryptoCurrency:EC2/BitcoinTool.B!DNS`
    #[arg(value_name = "TYPE")]
    pub(crate) name: Option<String>,

    /// What all that is made up depends on
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,

    /// When the event is sent, in ISO 8601 [default: 2026-03-14T09:31:07Z]
    #[arg(long, value_name = "TIME")]
    pub(crate) time: Option<String>,

    /// List all finding types, with severity and data source
    #[arg(long)]
    pub(crate) list: bool,
}

/// `rulelens guardduty convert`
#[derive(Debug, Arguments)]
pub(crate) struct Convert {
    /// The findings; `-` is standard input
    pub(crate) file: PathBuf,
}

/// `rulelens guardduty simulate`
#[derive(Debug, Arguments)]
pub(crate) struct Simulate {
    /// The scenario; `-` is standard input
    pub(crate) scenario: PathBuf,

    /// Print one JSON object (fields: `rulelens guardduty simulate --help`)
    #[arg(long)]
    pub(crate) json: bool,
}

pub(super) const SAMPLE_EXAMPLES: &str = "\
Exit status: 0, or 2 if there is no such type.

Examples:
  rulelens guardduty sample Recon:EC2/Portscan
  rulelens guardduty sample 'CryptoCurrency:EC2/BitcoinTool.B!DNS' --seed 7 |
    rulelens match --pattern pattern.json --event -
  rulelens guardduty sample --list";

pub(super) const CONVERT_EXAMPLES: &str = "\
Exit status: 0, or 2 with a fault.

Examples:
  aws guardduty get-findings --detector-id ID --finding-ids ID | rulelens guardduty convert -
  rulelens guardduty convert finding.json | rulelens match --pattern pattern.json --event -";

after!(
    SIMULATE_EXAMPLES,
    SIMULATE_JSON,
    "\
Exit status: 0, or 2 with a fault in the scenario.

When exactly GuardDuty sends an event is not documented. This is a model: a new finding is sent five
minutes after it first occurred; from then on its clock ticks once an interval, and an event is sent
at a tick if something occurred since the last one.

Examples:
  rulelens guardduty simulate scenario.json
  rulelens guardduty simulate scenario.json --json | jq '.notifications | length'",
    "\
The scenario:
  region      `us-east-1` if it is left out
  accounts    {id, members: [id or {id, since}]}: with `members` an administrator, without them an
              account alone; left out: 111122223333
  intervals   {by: account, every: `15m`, `1h` or `6h`, from: time}; 6h unless it is set. Members
              cannot set it
  findings    {name, account, type, severity, resource, occurrences, archived, suppressed}, or with
              a whole `finding`, as in an event, in place of type, severity and resource
    occurrences  times, and runs {from: time, times: number, every: `90s`, `12m`, `1h30m` …}
    archived     by hand: [{from, until}], where `until` may be left out
    suppressed   by a suppression rule: the same
  rules       {name, account: whose bus, pattern, targets: as `put-targets` takes them, each with
              `as`: a view of `rulelens render`}

With --json:
  ok             true
  accounts, findings, rules   names, to which the others refer by their place, from 0
  occurrences    in order of time: {finding, time, fate}
    fate           `sent` {event}, `aggregated` {event, until}, `suppressed` {until}
  events         in order of time: {finding, time, created, first_seen, last_seen, count, archived,
                 account, administrator, occurrences, because}
    because        {kind: `new`} or {kind: `interval`, interval, by, ignored}
  notifications  in order of time: {time, event, bus, rule, target, view, lost}
    lost           null, or {by: `eventbridge`, `topic` or `chat`, code, message}
  unselected     events that no rule selects"
);
