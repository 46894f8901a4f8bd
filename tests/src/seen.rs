//! Cases about what people see of a delivery, and what checks them.

use rulelens::Event;
use rulelens::transform::{InputPaths, Outcome, RuleContext, TargetInput, Template};
use rulelens_notify::chat::{Chat, Verdict};
use rulelens_notify::message::{Block, Message};
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Link, Reason, Run, Seen, Severity, View, see};
use serde::Deserialize;
use serde_json::Value;

use crate::check::{Failure, same};

/// A finding that cases about findings start from: the playground's example.
const FINDING: &str = include_str!("../../web/examples/guardduty-event.json");

/// A case about what people see.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetCase {
    /// What it shows.
    pub name: String,
    /// Where it is known from.
    pub source: String,
    /// Where it is seen, as `slack-webhook`.
    pub view: String,

    /// What the target receives, if it is given as it is.
    pub payload: Option<String>,
    /// Else the event, as text.
    pub event: Option<String>,
    /// Else what is replaced in the playground's example event.
    pub finding: Option<Vec<(String, String)>>,
    /// How often the text `payload` is repeated.
    pub times: Option<usize>,
    /// `InputPathsMap`, as text.
    #[serde(default)]
    pub paths: String,
    /// `InputTemplate`; without it the target receives the matched event.
    pub template: Option<String>,
    /// `InputPath`.
    pub path: Option<String>,

    /// Why it is dropped: codes, the first decides.
    #[serde(default)]
    pub dropped: Vec<String>,
    /// How sure that is.
    pub certainty: Option<String>,
    /// What the first reason says.
    pub message: Option<String>,
    /// What the traces are.
    pub traces: Option<Vec<String>>,
    /// As what the chat service shows it: `finding`, `event` or `custom`.
    pub card: Option<String>,

    /// All that is seen, as lines of text.
    pub shows: Option<String>,
    /// Runs that are there, as `bold italic: text`, or `https://…: text` for a link.
    #[serde(default)]
    pub runs: Vec<String>,
    /// All addresses that a click leads to.
    pub links: Option<Vec<String>>,
    /// The severity of the bar, with its colour.
    pub bar: Option<String>,
    /// The thread.
    pub thread: Option<String>,
    /// The codes of all notices.
    pub notices: Option<Vec<String>>,
    /// Values in the JSON of a webhook or of an e-mail, by their JSON pointers.
    #[serde(default)]
    pub json: toml::Table,
    /// Texts that are nowhere in that JSON.
    #[serde(default)]
    pub absent: Vec<String>,
}

/// Checks a case.
///
/// # Errors
///
/// What differs.
pub fn target(case: &TargetCase) -> Result<(), Failure> {
    let view = View::named(&case.view).ok_or_else(|| format!("no view `{}`", case.view))?;
    let subscription = Subscription::example("us-east-1", "111122223333");
    let seen = see(&payload(case)?, view, &subscription, "2026-03-14T09:31:07Z");
    let codes: Vec<&str> = seen
        .dropped()
        .map_or_else(Vec::new, |dropped| dropped.reasons.iter().map(Reason::code).collect());
    same("dropped", &codes, &case.dropped)?;
    if let Some(dropped) = seen.dropped() {
        let reason = dropped.reason();
        let certainty = format!("{:?}", reason.certainty()).to_lowercase();
        same_if("certainty", &certainty, case.certainty.as_ref())?;
        same_if("message", &reason.message().into_owned(), case.message.as_ref())?;
        let traces: Vec<String> = dropped.traces.iter().map(|it| it.name.to_owned()).collect();
        same_if("traces", &traces, case.traces.as_ref())?;
        if reason.help().is_empty() {
            return Err(format!("no help for {}", reason.code()));
        }
    } else if case.shows.is_none() && case.json.is_empty() && case.runs.is_empty() {
        return Err("a case that expects nothing shows nothing".to_owned());
    }
    let card = match &seen {
        Seen::Chat(Chat { verdict: Verdict::Shown(shown), .. }) => Some(shown.card),
        _ => None,
    };
    same("card", &card.map(|card| format!("{card:?}").to_lowercase()), &case.card)?;
    same_if("shows", &text(&seen), case.shows.as_ref())?;
    let notices: Vec<String> = seen.notices().iter().map(|it| it.code().to_owned()).collect();
    same_if("notices", &notices, case.notices.as_ref())?;
    if let Some(message) = message(&seen) {
        self::message_parts(message, case)?;
    }
    json(&seen, case)
}

fn payload(case: &TargetCase) -> Result<String, Failure> {
    if let Some(payload) = &case.payload {
        return Ok(payload.repeat(case.times.unwrap_or(1)));
    }
    let event = case.event.clone().map_or_else(|| finding(case), Ok)?;
    let event = Event::parse(&event).map_err(|fault| format!("event: {fault}"))?;
    let target = target_input(case)?;
    let delivery = target.deliver(&event, &RuleContext::of_event("rule", &event));
    match delivery.outcome {
        Outcome::Dropped(drop) => Err(format!("EventBridge drops it: {}", drop.message)),
        _ => Ok(delivery.payload),
    }
}

/// The example event with something replaced.
fn finding(case: &TargetCase) -> Result<String, Failure> {
    let mut event = FINDING.to_owned();
    for (old, new) in case.finding.as_ref().ok_or("neither payload, event nor finding")? {
        if !event.contains(old) {
            return Err(format!("the example has no {old}"));
        }
        event = event.replace(old, new);
    }
    Ok(event)
}

fn target_input(case: &TargetCase) -> Result<TargetInput, Failure> {
    if let Some(path) = &case.path {
        return TargetInput::path(path).map_err(|fault| fault.to_string());
    }
    let Some(template) = &case.template else { return Ok(TargetInput::MatchedEvent) };
    let first = |faults: Vec<rulelens::Diagnostic>| format!("{faults:?}");
    let paths = InputPaths::parse(if case.paths.is_empty() { "{}" } else { &case.paths });
    let paths = paths.map_err(first)?;
    let template = Template::parse(template, &paths).map_err(first)?;
    Ok(TargetInput::Transformer { paths, template })
}

fn message(seen: &Seen) -> Option<&Message> {
    match seen {
        Seen::Chat(Chat { verdict: Verdict::Shown(shown), .. }) => Some(&shown.message),
        Seen::Webhook(webhook) => Some(&webhook.message),
        _ => None,
    }
}

fn text(seen: &Seen) -> String {
    match seen {
        Seen::Email(mail) => mail.shown_body().to_string(),
        Seen::EmailJson(mail) => mail.body(),
        Seen::Payload(payload) => payload.text.clone(),
        _ => message(seen).map(ToString::to_string).unwrap_or_default(),
    }
}

fn message_parts(message: &Message, case: &TargetCase) -> Result<(), Failure> {
    let bar = message.bar.map(|bar| {
        let severity = bar.severity.map(Severity::name).unwrap_or_default();
        format!("{severity} {}", bar.color)
    });
    if case.bar.is_some() {
        same("bar", &bar, &case.bar)?;
    }
    if case.thread.is_some() {
        same("thread", &message.thread, &case.thread)?;
    }
    let links: Vec<String> = message.links().map(|link| link.as_str().to_owned()).collect();
    same_if("links", &links, case.links.as_ref())?;
    let runs: Vec<String> = runs(message).map(told).collect();
    match case.runs.iter().find(|run| !runs.contains(run)) {
        Some(missing) => Err(format!("no run {missing:?} in {runs:#?}")),
        None => Ok(()),
    }
}

fn runs(message: &Message) -> impl Iterator<Item = &Run> {
    message.blocks.iter().flat_map(Block::texts).flat_map(|text| &text.runs)
}

/// `bold italic: text`
fn told(run: &Run) -> String {
    let style = run.style;
    let styles = [
        (style.bold, "bold"),
        (style.italic, "italic"),
        (style.strike, "strike"),
        (style.code, "code"),
        (style.mention, "mention"),
        (style.invisible, "invisible"),
    ];
    let on = styles.into_iter().filter_map(|(is_on, name)| is_on.then_some(name));
    let on: Vec<&str> = on.chain(run.link.as_ref().map(Link::as_str)).collect();
    format!("{}: {}", on.join(" "), run.text)
}

fn json(seen: &Seen, case: &TargetCase) -> Result<(), Failure> {
    let text = match seen {
        Seen::Webhook(webhook) => webhook.json.clone(),
        Seen::EmailJson(mail) => mail.body(),
        _ if case.json.is_empty() && case.absent.is_empty() => return Ok(()),
        _ => return Err("there is no JSON to look into".to_owned()),
    };
    let found: Value = serde_json::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
    for (pointer, expected) in &case.json {
        let expected = serde_json::to_value(expected).map_err(|error| error.to_string())?;
        if found.pointer(pointer) != Some(&expected) {
            return Err(format!("{pointer} is not {expected} in {text}"));
        }
    }
    match case.absent.iter().find(|absent| text.contains(*absent)) {
        Some(absent) => Err(format!("{absent:?} is in {text}")),
        None => Ok(()),
    }
}

fn same_if<T: PartialEq + std::fmt::Debug>(
    what: &str,
    found: &T,
    expected: Option<&T>,
) -> Result<(), Failure> {
    expected.map_or(Ok(()), |expected| same(what, found, expected))
}
