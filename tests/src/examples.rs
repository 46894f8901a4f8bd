//! The examples of the playground: each holds what its file says of it, and fits a link.

use std::collections::BTreeSet;
use std::path::Path;

use rulelens::transform::{InputPaths, Outcome, RuleContext, TargetInput, Template};
use rulelens::{Diagnostic, Event, Pattern, explain};
use rulelens_examples::example::{ExpectedRule, ExpectedTarget, SHOWN};
use rulelens_examples::{Arrival, Card, Example, Fault, Verdict, files, gallery};
use rulelens_notify::sns::Subscription;
use rulelens_notify::{View, see};
use rulelens_share::{COMFORTABLE, Input, Rule, State, Target, read, write};
use serde_json::Value;

use crate::check::{Failure, same, told};

/// All of them.
///
/// # Errors
///
/// What is wrong with their files.
pub fn all() -> Result<Vec<Example>, Fault> {
    gallery(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/examples"))
}

/// Checks an example.
///
/// # Errors
///
/// What differs.
pub fn example(example: &Example) -> Result<(), Failure> {
    let state = &example.state;
    let event = Event::parse(&state.event).map_err(|fault| format!("event: {fault}"))?;
    for (rule, expected) in state.rules.iter().zip(&example.rules) {
        self::rule(rule, expected, &event).map_err(|it| format!("rule {}: {it}", rule.name))?;
    }
    let name = state.rules.get(state.shown.rule).map(|rule| rule.name.as_str()).unwrap_or_default();
    let context = RuleContext::of_event(name, &event);
    for (target, expected) in state.targets.iter().zip(&example.targets) {
        self::target(target, expected, &event, &context)
            .map_err(|it| format!("target {}: {it}", target.name))?;
    }
    if !state.targets.is_empty() && View::named(&state.shown.seen_as).is_none() {
        return Err(format!("`as` is no view: {:?}", state.shown.seen_as));
    }
    about(example)?;
    passed_on(state)
}

fn rule(rule: &Rule, expected: &ExpectedRule, event: &Event<'_>) -> Result<(), Failure> {
    let pattern = match (Pattern::parse(&rule.pattern), &expected.verdict) {
        (Err(faults), Verdict::Refused(code)) => {
            return same("refused", &faults.first().map(Diagnostic::code), &Some(code.as_str()));
        }
        (Err(faults), _) => return Err(format!("refused: {}", told(&rule.pattern, &faults))),
        (Ok(_), Verdict::Refused(_)) => return Err("accepted".to_owned()),
        (Ok(pattern), _) => pattern,
    };
    let matched = explain(&pattern, event).matched;
    same("matched", &matched, &(expected.verdict == Verdict::Matches))?;
    let advice = rulelens::pattern::lint(&rule.pattern, &pattern, Some(event));
    let codes: Vec<&str> = advice.iter().map(Diagnostic::code).collect();
    same("advice", &codes, &expected.advice)
}

fn target(
    target: &Target,
    expected: &ExpectedTarget,
    event: &Event<'_>,
    context: &RuleContext,
) -> Result<(), Failure> {
    let refused = |text: &str, faults: &[Diagnostic]| format!("refused: {}", told(text, faults));
    let input = match target.input {
        Input::MatchedEvent => TargetInput::MatchedEvent,
        Input::Path => TargetInput::path(&target.input_path)
            .map_err(|fault| refused(&target.input_path, &[fault]))?,
        Input::Constant => TargetInput::constant(&target.constant)
            .map_err(|fault| refused(&target.constant, &[fault]))?,
        Input::Transformer => {
            let paths = InputPaths::parse(&target.input_paths)
                .map_err(|faults| refused(&target.input_paths, &faults))?;
            let template = Template::parse(&target.template, &paths)
                .map_err(|faults| refused(&target.template, &faults))?;
            TargetInput::Transformer { paths, template }
        }
    };
    let delivery = input.deliver(event, context);
    match (&expected.arrival, &delivery.outcome) {
        (Arrival::Dropped(value), Outcome::Dropped(drop)) => {
            let piece = drop.piece.and_then(|piece| delivery.pieces.get(piece));
            let found = piece.map(|piece| piece.span.of(&delivery.payload));
            same("dropped for", &found, &Some(value.as_str()))?;
        }
        (Arrival::Dropped(_), _) => return Err(format!("arrives: {}", delivery.payload)),
        (_, Outcome::Dropped(_)) => return Err(format!("dropped: {}", delivery.payload)),
        (Arrival::Payload(payload), _) => same("payload", &delivery.payload, payload)?,
        (Arrival::Event, _) => {
            let json = |text| serde_json::from_str::<Value>(text).map_err(|it| it.to_string());
            same("payload", &json(&delivery.payload)?, &json(event.text())?)?;
        }
    }
    let subscription = Subscription::example("us-east-1", "111122223333");
    for (name, wanted) in &expected.seen {
        let view = View::named(name).ok_or_else(|| format!("no view `{name}`"))?;
        let seen = see(&delivery.payload, view, &subscription, "2026-03-14T09:31:07Z");
        let code = seen.dropped().map_or(SHOWN, |dropped| dropped.reason().code());
        same(name, &code, &wanted.as_str())?;
    }
    Ok(())
}

/// What the gallery says of it: words for a card, and a piece that is there.
fn about(example: &Example) -> Result<(), Failure> {
    let Example { id, card, ko, code, state, .. } = example;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.chars().all(plain) {
        return Err("its name is no stable address".to_owned());
    }
    for Card { title, about, .. } in [card, ko] {
        if title.chars().count() > 50 || about.chars().count() > 130 {
            return Err(format!("too many words for a card: {title}"));
        }
    }
    if !ko.about.contains(|c: char| ('가'..='힣').contains(&c)) {
        return Err("its Korean words are not Korean".to_owned());
    }
    let patterns = state.rules.iter().map(|rule| &rule.pattern);
    let targets = state.targets.iter();
    let targets = targets.flat_map(|it| [&it.input_path, &it.constant, &it.template]);
    if patterns.chain(targets).any(|text| on_one_line(text).contains(code.as_str())) {
        Ok(())
    } else {
        Err(format!("`code` is in none of its texts: {code}"))
    }
}

/// Checks what is said of all of them: how many there are, that each comparison operator has one, and
/// that they are found by what they are about.
///
/// # Errors
///
/// What differs.
pub fn together(examples: &[Example]) -> Result<(), Failure> {
    if examples.len() < 24 {
        return Err(format!("only {} examples", examples.len()));
    }
    let operators = [
        "prefix",
        "suffix",
        "equals-ignore-case",
        "wildcard",
        "anything-but",
        "numeric",
        "cidr",
        "exists",
        "$or",
    ];
    for operator in operators {
        let quoted = format!("\"{operator}\"");
        let shown = examples.iter().filter(|it| it.card.group == "Operators");
        if !shown.flat_map(|it| &it.state.rules).any(|rule| rule.pattern.contains(&quoted)) {
            return Err(format!("no example of `{operator}`"));
        }
    }
    let files = files(examples).map_err(|fault| fault.to_string())?;
    let file = |wanted: &str| files.iter().find(|(name, _)| name == wanted).map(|(_, text)| text);
    let index = file("index.json").ok_or("the page has no index")?;
    let index: Value = serde_json::from_str(index).map_err(|fault| fault.to_string())?;
    for (entry, example) in index.as_array().into_iter().flatten().zip(examples) {
        let text = |pointer| entry.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        same("id", &text("/id"), &example.id)?;
        same("title", &text("/title"), &example.card.title)?;
        same("about in Korean", &text("/ko/about"), &example.ko.about)?;
        if file(&format!("{}.json", example.id)).is_none() {
            return Err(format!("the page cannot load {}", example.id));
        }
    }
    let outcomes: BTreeSet<_> = index.as_array().into_iter().flatten().map(outcome).collect();
    let wanted = ["advice", "dropped", "matches", "not-matched", "refused"];
    same("outcomes", &outcomes, &BTreeSet::from(wanted.map(str::to_owned)))?;
    let found = |word: &str| -> Vec<&str> {
        let about = |it: &Example| {
            format!("{} {} {}", it.card.title, it.card.about, it.words).to_lowercase()
        };
        let has = |it: &&Example| {
            let about = about(it);
            about.split(|c: char| !c.is_alphanumeric()).any(|it| it == word)
        };
        examples.iter().filter(has).map(|it| it.id.as_str()).collect()
    };
    same("tor", &found("tor"), &["finding-ec2-tor"])?;
    same("chime", &found("chime"), &["guardduty-to-chime"])
}

fn outcome(entry: &Value) -> String {
    entry.get("outcome").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// It comes out of a link and out of its file as it was put in, and the link is a comfortable one.
fn passed_on(state: &State) -> Result<(), Failure> {
    let fragment = write(state).map_err(|fault| fault.to_string())?;
    same("link", &read(&fragment).state, state)?;
    if fragment.len() > COMFORTABLE / 2 {
        return Err(format!("its link has {} characters", fragment.len()));
    }
    let json = serde_json::to_string(state).map_err(|fault| fault.to_string())?;
    let from_json: State = serde_json::from_str(&json).map_err(|fault| fault.to_string())?;
    same("file", &from_json, state)
}
