//! The command line: what all commands share here, each command in a file of its own.

mod check;
mod eval;
mod explain;
mod export;
mod filter;
mod guardduty;
mod import;
mod lint;
mod match_;
mod open;
mod render;
mod share;
mod test;
mod transform;

use std::path::PathBuf;

use clap::{Args as Arguments, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

pub(crate) use check::Check;
pub(crate) use explain::Explain;
pub(crate) use export::Export;
pub(crate) use filter::Filter;
pub(crate) use guardduty::{Convert, Guardduty, SampleOf, Simulate};
pub(crate) use import::{Import, Part};
pub(crate) use lint::{Lint, LintFormat};
pub(crate) use match_::Match;
pub(crate) use open::Open;
pub(crate) use render::Render;
pub(crate) use share::Share;
pub(crate) use test::{Format, Test};
pub(crate) use transform::Transform;

/// Examples and exit statuses, then, in the long help, the JSON as well.
macro_rules! after {
    ($short:ident, $long:ident, $examples:literal, $json:literal) => {
        pub(super) const $short: &str = $examples;
        pub(super) const $long: &str = concat!($examples, "\n\n", $json);
    };
}
use after;

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
    #[command(after_help = match_::MATCH_EXAMPLES, after_long_help = match_::MATCH_JSON)]
    Match(Match),

    /// What exactly keeps the event from matching, and what would have to change?
    ///
    /// Shows for each field that is missed where the pattern asks and where the event answers.
    #[command(after_help = explain::EXPLAIN_EXAMPLES, after_long_help = explain::EXPLAIN_JSON)]
    Explain(Explain),

    /// What does the target receive of the event?
    ///
    /// Prints the payload and nothing else. If EventBridge would drop it, says why.
    #[command(after_help = transform::TRANSFORM_EXAMPLES, after_long_help = transform::TRANSFORM_JSON)]
    Transform(Transform),

    /// What do people see of it: in a mail, in a chat?
    ///
    /// Draws the message, or says why there is none. What cannot be known is told on standard error.
    #[command(after_help = render::RENDER_EXAMPLES, after_long_help = render::RENDER_JSON)]
    #[command(mut_arg("json", |json| json.help(render::RENDER_JSON_HELP)))]
    Render(Render),

    /// Are the texts what EventBridge takes?
    ///
    /// Reports every fault of every given text, with line and column.
    #[command(after_help = check::CHECK_EXAMPLES, after_long_help = check::CHECK_JSON)]
    Check(Check),

    /// Are there faults in the rules of infrastructure code?
    ///
    /// Reads the event patterns of CloudFormation and SAM templates (YAML, JSON), of Terraform
    /// modules, and of what `terraform show -json` prints. Faults are shown where they are written,
    /// through the quoting. A file that is named may also be a bare pattern, or `aws events` commands.
    #[command(after_help = lint::LINT_EXAMPLES, after_long_help = lint::LINT_JSON)]
    Lint(Lint),

    /// Which rules are in infrastructure code, and what are their texts?
    ///
    /// Reads CloudFormation and SAM templates (YAML, JSON), Terraform modules, what
    /// `terraform show -json` prints, `aws events` commands, and JSON of the API. Lists the rules, or
    /// prints a part of one.
    #[command(after_help = import::IMPORT_EXAMPLES, after_long_help = import::IMPORT_JSON)]
    Import(Import),

    /// A rule as infrastructure code
    ///
    /// Writes an event pattern, and what its target receives, as commands, templates, a module or a
    /// stack, with the permission that the target needs.
    #[command(after_help = export::EXPORT_EXAMPLES, after_long_help = export::EXPORT_JSON)]
    Export(Export),

    /// Do many events match, and what do targets receive of them? Reads and writes JSON lines
    ///
    /// Reads lines `{"pattern": "TEXT", "event": "TEXT"}` and `{"event": "TEXT", "target": {…}}` from
    /// standard input and answers each with one line on standard output, in the same order. An
    /// answer is written as soon as it is known.
    #[command(after_help = eval::EVAL_EXAMPLES, after_long_help = eval::EVAL_JSON)]
    Eval,

    /// Which of many events match which of many rules?
    ///
    /// Reads events from standard input, one a line, and prints those that a rule matches.
    #[command(after_help = filter::FILTER_EXAMPLES, after_long_help = filter::FILTER_JSON)]
    Filter(Filter),

    /// What GuardDuty sends of its findings, and when
    #[command(subcommand)]
    Guardduty(Guardduty),

    /// Do rules give the verdicts and payloads that files of cases expect?
    ///
    /// A file has `"version": 1`, `rules` (event patterns by name), and `cases`, each with `name`,
    /// `event`, and `matches`: the names of the rules that are to match. With `targets` (lists by the
    /// names of their rules) cases may have `payloads`: by rule and `Id`, what is to be received.
    ///
    /// In place of a pattern a rule may be one of infrastructure code:
    /// `{"file": "main.tf", "name": "findings"}`, from the file's own folder, with `values` by name for
    /// what is known only at deployment.
    #[command(after_help = test::TEST_EXAMPLES, after_long_help = test::TEST_JSON)]
    Test(Test),

    /// A link that holds the texts, for the playground
    ///
    /// All of it stands behind the `#` of the link, which no server sees.
    #[command(after_help = share::SHARE_EXAMPLES)]
    Share(Share),

    /// The texts that a link holds
    ///
    /// Prints them, or writes them as files. Of a damaged link, what is whole.
    #[command(after_help = open::OPEN_EXAMPLES)]
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

const ROOT_EXAMPLES: &str = "\
Examples:
  rulelens match --pattern pattern.json --event event.json
  rulelens explain --pattern pattern.json --event event.json
  rulelens transform --event event.json --template template.txt --input-paths paths.json
  rulelens render --event event.json --target target.json --as email
  rulelens check --pattern pattern.json
  rulelens guardduty simulate scenario.json
  rulelens eval < queries.jsonl > answers.jsonl";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  rulelens completions bash > ~/.local/share/bash-completion/completions/rulelens
  rulelens completions zsh > \"${fpath[1]}/_rulelens\"
  rulelens completions fish > ~/.config/fish/completions/rulelens.fish";
