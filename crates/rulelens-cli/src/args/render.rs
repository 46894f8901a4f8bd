//! `rulelens render`

use clap::Args as Arguments;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rulelens_notify::View;

use super::{after, transform::Transform};

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

pub(super) const MAIL: &str = "E-mails";

pub(super) const RENDER_JSON_HELP: &str =
    "Print one JSON object (fields: `rulelens render --help`)";

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
