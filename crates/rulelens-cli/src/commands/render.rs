//! `rulelens render`

use std::io;

use rulelens::Event;
use rulelens::transform::Outcome;
use rulelens_notify::sns::Subscription;
use rulelens_notify::{Seen, see};

use super::{Status, event, refuse, transform};
use crate::args::Render;
use crate::render::dropped::Dropped;
use crate::render::{faults, seen as drawn, unseen};
use crate::target::Setting;
use crate::{json, output};

pub(super) fn run(args: &Render) -> io::Result<Status> {
    let as_json = args.transform.json;
    let (event_source, setting) = match transform::read(&args.transform) {
        Ok(texts) => texts,
        Err(faults) => return refuse(&faults, as_json),
    };
    let event = match event(&event_source) {
        Ok(event) => event,
        Err(faults) => return refuse(&faults, as_json),
    };
    let contexts = transform::contexts(&args.transform, &event);
    let delivery = setting.deliver(&event, &contexts);
    let warnings = transform::warnings(&setting, &event);
    let dropped = match &delivery.outcome {
        Outcome::Dropped(drop) => Some(Dropped::new(drop, &delivery, &setting, &event_source)),
        _ => None,
    };
    let seen = dropped.is_none().then(|| {
        let subscription = subscription(args, &setting, &event);
        see(&delivery.payload, args.view, &subscription, &contexts.rule.ingestion_time)
    });
    if as_json {
        let delivered =
            json::Delivered::new(&delivery, &setting, &event, dropped.as_ref(), &warnings);
        let rendered = json::Rendered::new(delivered, args.view, seen.as_ref());
        output::to_stdout(&json::text(&rendered)?)?;
    } else if let Some(dropped) = &dropped {
        output::to_stderr(&dropped.render());
        output::to_stderr(&faults(&transform::apart_from(&warnings, dropped)));
    } else if let Some(seen) = &seen {
        output::to_stderr(&faults(&warnings));
        show(seen, &delivery.payload, args)?;
    }
    let shown = seen.is_some_and(|seen| seen.dropped().is_none());
    Ok(if shown { Status::Yes } else { Status::No })
}

/// The message goes to standard output, what there is to know besides to standard error.
fn show(seen: &Seen, payload: &str, args: &Render) -> io::Result<()> {
    match seen.dropped() {
        Some(dropped) => output::to_stderr(&unseen::render(dropped, args.view, payload)),
        None => match drawn::draw(seen) {
            drawn::Drawn::Styled(text) => output::to_stdout(&text)?,
            drawn::Drawn::Lines(text) => output::lines_to_stdout(&text)?,
            drawn::Drawn::Payload(text) => output::payload_to_stdout(&text)?,
        },
    }
    output::to_stderr(&drawn::notices(seen.notices()));
    Ok(())
}

/// The subscription to the topic that is given, or that the target names, or to an invented one.
fn subscription(args: &Render, setting: &Setting, event: &Event<'_>) -> Subscription {
    let text = |key: &str, otherwise: &str| {
        let value = event.root().get(key).and_then(|value| value.string());
        value.map_or_else(|| otherwise.to_owned(), std::borrow::Cow::into_owned)
    };
    let region = text("region", "us-east-1");
    let of_target = match setting {
        Setting::Target(target, _) if target.service() == Some("sns") => target.arn(),
        _ => None,
    };
    let subscription = match args.topic_arn.as_deref().or(of_target) {
        Some(topic) => Subscription::to_topic(topic, &region),
        None => Subscription::example(&region, &text("account", "111122223333")),
    };
    Subscription { address: args.to.clone(), ..subscription }
}
