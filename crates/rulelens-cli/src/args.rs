//! The command line.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args as Arguments, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rulelens_notify::View;

/// Evaluate Amazon EventBridge rules without AWS
///
/// Does this event match this event pattern, and why or why not? What does the target then receive?
/// Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "rulelens", version, after_help = ROOT_EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    /// When to use colours; `auto` respects NO_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 100)]
    pub(crate) color: ColorChoice,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Does the event match the event pattern, and why or why not?
    ///
    /// Prints the verdict as a sentence, then a line for each field of the pattern.
    #[command(after_help = MATCH_EXAMPLES, after_long_help = MATCH_JSON)]
    Match(Match),

    /// What exactly keeps the event from matching, and what would have to change?
    ///
    /// Shows for each field that is missed where the pattern asks and where the event answers.
    #[command(after_help = EXPLAIN_EXAMPLES, after_long_help = EXPLAIN_JSON)]
    Explain(Explain),

    /// What does the target receive of the event?
    ///
    /// Prints the payload and nothing else. If EventBridge would drop it, says why.
    #[command(after_help = TRANSFORM_EXAMPLES, after_long_help = TRANSFORM_JSON)]
    Transform(Transform),

    /// What do people see of it: in a mail, in a chat?
    ///
    /// Draws the message, or says why there is none. What cannot be known is told on standard error.
    #[command(after_help = RENDER_EXAMPLES, after_long_help = RENDER_JSON)]
    #[command(mut_arg("json", |json| json.help(RENDER_JSON_HELP)))]
    Render(Render),

    /// Are the texts what EventBridge takes?
    ///
    /// Reports every fault of every given text, with line and column.
    #[command(after_help = CHECK_EXAMPLES, after_long_help = CHECK_JSON)]
    Check(Check),

    /// Are there faults in the rules of infrastructure code?
    ///
    /// Reads the event patterns of CloudFormation and SAM templates (YAML, JSON), of Terraform
    /// modules, and of what `terraform show -json` prints. Faults are shown where they are written,
    /// through the quoting. A file that is named may also be a bare pattern, or `aws events` commands.
    #[command(after_help = LINT_EXAMPLES, after_long_help = LINT_JSON)]
    Lint(Lint),

    /// Do many events match, and what do targets receive of them? Reads and writes JSON lines
    ///
    /// Reads lines `{"pattern": "TEXT", "event": "TEXT"}` and `{"event": "TEXT", "target": {…}}` from
    /// standard input and answers each with one line on standard output, in the same order. An
    /// answer is written as soon as it is known.
    #[command(after_help = EVAL_EXAMPLES, after_long_help = EVAL_JSON)]
    Eval,

    /// Which of many events match which of many rules?
    ///
    /// Reads events from standard input, one a line, and prints those that a rule matches.
    #[command(after_help = FILTER_EXAMPLES, after_long_help = FILTER_JSON)]
    Filter(Filter),

    /// What GuardDuty sends of its findings, and when
    #[command(subcommand)]
    Guardduty(Guardduty),

    /// Do rules give the verdicts that files of cases expect?
    ///
    /// A file has `"version": 1`, `rules` (event patterns by name), and `cases`, each with `name`,
    /// `event`, and `matches`: the names of the rules that are to match.
    #[command(after_help = TEST_EXAMPLES)]
    Test(Test),

    /// A link that holds the texts, for the playground
    ///
    /// All of it stands behind the `#` of the link, which no server sees.
    #[command(after_help = SHARE_EXAMPLES)]
    Share(Share),

    /// The texts that a link holds
    ///
    /// Prints them, or writes them as files. Of a damaged link, what is whole.
    #[command(after_help = OPEN_EXAMPLES)]
    Open(Open),

    /// Print a completion script for a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// A pattern and an event.
#[derive(Debug, Arguments)]
pub(crate) struct PatternAndEvent {
    /// The event pattern; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) pattern: PathBuf,

    /// The event; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub(crate) event: PathBuf,
}

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

/// `rulelens explain`
#[derive(Debug, Arguments)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) texts: PatternAndEvent,

    /// Print one JSON object (fields: `rulelens explain --help`)
    #[arg(long)]
    pub(crate) json: bool,
}

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

/// `rulelens render`
#[derive(Debug, Arguments)]
pub(crate) struct Render {
    #[command(flatten)]
    pub(crate) transform: Transform,

    /// Where it is seen
    #[arg(long = "as", value_name = "VIEW", value_parser = views())]
    pub(crate) view: View,

    /// The SNS topic [default: the target's, or a `security-mail` in the event's account and region]
    #[arg(long, value_name = "ARN", help_heading = MAIL)]
    pub(crate) topic_arn: Option<String>,

    /// Who gets the mail
    #[arg(long, value_name = "ADDRESS", default_value = "secops@example.com", help_heading = MAIL)]
    pub(crate) to: String,
}

fn views() -> impl TypedValueParser<Value = View> {
    let parser = PossibleValuesParser::new(View::ALL.map(View::name));
    parser.try_map(|name| View::named(&name).ok_or("there is no such view"))
}

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

/// `rulelens lint`
#[derive(Debug, Arguments)]
pub(crate) struct Lint {
    /// A file, or a folder: its .yaml, .yml, .json, .template and .tf files that have rules
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
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub(crate) enum Format {
    /// The differences, for people
    #[default]
    Text,
    /// The Test Anything Protocol
    Tap,
    /// One JSON object: `holds`, and `verdicts`, each with `holds`, `name`, `difference`
    Json,
}

const TEST_EXAMPLES: &str = "\
Exit status: 0 all verdicts are as expected, 1 some are not, 2 with a fault.

Examples:
  rulelens test rules.rulelens.json
  rulelens test *.rulelens.json --format tap";

/// `rulelens share`
#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("shared").required(true).multiple(true)
    .args(["event", "pattern", "template", "cases"]))]
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

    /// A file of cases
    #[arg(long, value_name = "FILE")]
    pub(crate) cases: Option<PathBuf>,

    /// The address of the playground, before `#`
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,

    /// Put values of documentation in place of account ids, IP addresses, names in ARNs and e-mail
    /// addresses, the same for the same
    #[arg(long)]
    pub(crate) replace: bool,
}

/// `rulelens open`
#[derive(Debug, Arguments)]
pub(crate) struct Open {
    /// The link, or what stands behind its `#`; `-` is standard input
    pub(crate) link: String,

    /// Write the texts as files into this folder; none that is there already is changed
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

const SHARE_EXAMPLES: &str = "\
Exit status: 0, or 2 with a fault.

Examples:
  rulelens share --event event.json --pattern pattern.json
  rulelens share -e event.json -p pattern.json -t template.txt -i paths.json --replace";

const OPEN_EXAMPLES: &str = "\
Exit status: 0, 1 if the link is damaged but holds something, 2 with another fault.

Examples:
  rulelens open 'https://example.com/#1…'
  rulelens open --out texts - < link.txt";

const TARGET: &str = "What the target is set to receive (none of them: the matched event)";
const RESERVED: &str = "Reserved variables";
const MAIL: &str = "E-mails";
const RENDER_JSON_HELP: &str = "Print one JSON object (fields: `rulelens render --help`)";

const ROOT_EXAMPLES: &str = "\
Examples:
  rulelens match --pattern pattern.json --event event.json
  rulelens explain --pattern pattern.json --event event.json
  rulelens transform --event event.json --template template.txt --input-paths paths.json
  rulelens render --event event.json --target target.json --as email
  rulelens check --pattern pattern.json
  rulelens guardduty simulate scenario.json
  rulelens eval < queries.jsonl > answers.jsonl";

/// Examples and exit statuses, then, in the long help, the JSON as well.
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

macro_rules! after {
    ($short:ident, $long:ident, $examples:literal, $json:literal) => {
        const $short: &str = $examples;
        const $long: &str = concat!($examples, "\n\n", $json);
    };
}

const SAMPLE_EXAMPLES: &str = "\
Exit status: 0, or 2 if there is no such type.

Examples:
  rulelens guardduty sample Recon:EC2/Portscan
  rulelens guardduty sample 'CryptoCurrency:EC2/BitcoinTool.B!DNS' --seed 7 |
    rulelens match --pattern pattern.json --event -
  rulelens guardduty sample --list";

const CONVERT_EXAMPLES: &str = "\
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

after!(
    EXPLAIN_EXAMPLES,
    EXPLAIN_JSON,
    "\
Exit status: 0 matched, 1 not matched, 2 fault (a text is refused, a file cannot be read).
Of a pattern that is refused, the fields without a fault are explained all the same.

Examples:
  rulelens explain --pattern pattern.json --event event.json
  rulelens explain -p pattern.json -e event.json --color always | less -R
  rulelens explain -p pattern.json -e event.json --json",
    "\
With --json what `rulelens match --json` prints (explained in `rulelens match --help`), and:
  change       what would have to change for the event to match, as a sentence, or null
  misses       which of `fields` keep the event from matching, from 0, the nearest first
  parts        the shape of the pattern: {field: index into `fields`}, or
               {or: {nearest: arm that decides, arms: [{start, end, span, satisfied,
               missed: how many fields, distance, parts}]}}
  fields       of the pattern, in its order; each has also:
    key            the place of its last key in the pattern
    comparison     the place of the alternative that decides, or null
                   {start: {line, column, utf16}, end, span: {start, end}}
    distance       how far it is from being satisfied: 0 is satisfied
    remark         the smallest reason why it is not satisfied, or null
    change         what would have to change for it to be satisfied, or null
    found          what the event has there:
      values         {text, start, end, span, elements: [{array, index}],
                     comparisons: for each alternative {holds, explanation, finding}}
      more           how many more values there are
      absence        if there is none, how far the path leads:
                     {reached, missing, found, start, end, span, nearest: key}, or null

With faults in the pattern alone: ok false, diagnostics, and fields: those without a fault."
);

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

after!(
    RENDER_EXAMPLES,
    RENDER_JSON,
    "\
Exit status: 0 shown, 1 dropped (by EventBridge, by the topic or by the chat), 2 fault.

slack, teams and chime are Amazon Q Developer in chat applications (once AWS Chatbot), which drops
what is neither an event as it was nor a custom notification. slack-webhook and teams-webhook print
the JSON of a message, ready to be sent; json prints the payload as other targets receive it.

Examples:
  rulelens render --event event.json --as slack
  rulelens render --event event.json --target target.json --as email
  rulelens render --event event.json --as slack-webhook |
    curl -H 'Content-Type: application/json' -d @- \"$SLACK_WEBHOOK_URL\"",
    "\
With --json what `rulelens transform --json` prints (explained in `rulelens transform --help`), and:
  view         where it is seen
  shown        whether anything is
  seen         null if EventBridge delivers nothing, or by its `kind`:
    email        {subject, from_name, from_address, to, body, footer, notices}
    email-json   {subject, from_name, from_address, to, notices,
                  fields: [{name, value, origin: `known`, `approximate` or `invented`}]}
    chat         {client, outcome: `shown`, card: `finding`, `event` or `custom`, message, notices}
                 {client, outcome: `dropped`, reasons, traces, notices}
    webhook      {service, json, message, notices}: `json` is the text to send
    payload      {is_json, text, bytes}
    refused      {reasons, traces}: the topic does not take it
  reasons      {code, message, help, certainty, at}: the first decides; `certainty` is `documented`,
               `reported` or `assumed`, `at` {start, end} in the payload, in bytes of UTF-8, or null
  traces       {kind: `log` or `metric`, name, place}: all that is left of it
  notices      {code, kind, text}: what is approximated or not known
  message      {sender: {name, badge}, bar: {color, severity} or null, blocks, thread}
  blocks       {kind: `heading`, `paragraph`, `quote`, `code` or `context`, text}
               {kind: `list`, ordered, items}, {kind: `fields`, fields: [{label, value}]}
               {kind: `buttons`, buttons: [{label, link}]}
               Each text is a list of runs {text, link}, with `bold`, `italic`, `strike`, `code`,
               `mention` or `invisible` where it is so; `invisible` runs name a character that
               cannot be seen, as `U+202E`. Links are https."
);

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

after!(
    EVAL_EXAMPLES,
    EVAL_JSON,
    "\
Exit status: 0 all lines were read (a text that is refused is an answer), 2 reading failed.

Examples:
  rulelens eval < queries.jsonl > answers.jsonl
  echo '{\"pattern\": \"{\\\"a\\\": [1]}\", \"event\": \"{\\\"a\\\": 1}\"}' | rulelens eval
  jq -nc --rawfile pattern pattern.json --rawfile event event.json '$ARGS.named' | rulelens eval",
    "\
Each line:
  event            the text of an event, as a JSON string
  pattern          the text of an event pattern, as a JSON string
  target           instead, or beside it: a target as `aws events put-targets` takes it, as an
                   object or as a JSON string with its text
  rule             of the target, for reserved variables: {name, arn}; both may be left out
  ingestion_time   stands for `<aws.events.event.ingestion-time>`, may be left out
                   Other keys are skipped, and so are blank lines. A surrogate without its partner
                   (`\\ud800`) becomes U+FFFD.

Each answer is one of:
  matched          whether the event matches: if there is no target
  delivered        whether the target receives something: true with the `payload` as a text, false
                   with a `reason`, if the event does not match or the payload would be dropped
  error            the first fault, of the pattern before the event and the target:
    code             stable: never changes its meaning
    message          what is wrong
    service_message  EventBridge's own message, or null where it is not known
    line, column     where in the text, from 1, columns in UTF-16 code units; of a target that is
                   an object, its text begins at its `{`

A line that is something else is answered too: `code` is `input-line`, `line` its number in the
input, `column` the place in it."
);

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

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  rulelens completions bash > ~/.local/share/bash-completion/completions/rulelens
  rulelens completions zsh > \"${fpath[1]}/_rulelens\"
  rulelens completions fish > ~/.config/fish/completions/rulelens.fish";
