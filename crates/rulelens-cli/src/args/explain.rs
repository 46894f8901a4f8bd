//! `rulelens explain`

use clap::Args as Arguments;

use super::{PatternAndEvent, after};

/// `rulelens explain`
#[derive(Debug, Arguments)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) texts: PatternAndEvent,

    /// Print one JSON object (fields: `rulelens explain --help`)
    #[arg(long)]
    pub(crate) json: bool,
}

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
