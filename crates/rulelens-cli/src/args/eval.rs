//! `rulelens eval`

use super::after;

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
