//! A client that would show nothing: that, the reason, the traces that are left, and the ways out.

use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    words::pieces,
};
use crate::{
    messages::{format, number, phrase, prose, sentence, text},
    outcome::Sign,
    state::{Action, Input, Tab, Texts},
    view::{Certainty, Client, Dropped, TextName, Trace, TraceKind, Way},
};

/// EventBridge has dropped the payload before anyone saw it.
pub(crate) fn never_sent(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::ShowTab(Tab::Json));
    html! {
        <div class="none">
            {icon(Icon::Sign(Sign::Cut), 28)}
            <h3>{text("nothing.title")}</h3>
            <p>{text("nothing.text")}</p>
            <div class="acts">
                <button type="button" class="btn" {onclick}>{text("verdict.dropped.action")}</button>
            </div>
        </div>
    }
}

/// The target's texts may lack their end, as a damaged link has them.
pub(crate) fn not_known(texts: &Texts, dispatch: &Callback<Action>) -> Html {
    let target = texts.target();
    let last = target.template.rsplit_once('\n').filter(|_| target.input == Input::Transformer);
    let without_last = last.map(|(before, _)| {
        let lines = before.split('\n').count();
        let action = Action::Edit(TextName::Template, before.into());
        let onclick = dispatch.reform(move |_| action.clone());
        let label = format("unknown.up-to", &[("line", &number(lines))]);
        html! { <button type="button" class="btn primary" {onclick}>{label}</button> }
    });
    let take = dispatch.reform(|_| Action::TakeTarget);
    html! {
        <div class="none t-idle">
            {icon(Icon::Sign(Sign::Dash), 28)}
            <h3>{text("unknown.title")}</h3>
            <p>{text("unknown.text")}</p>
            <div class="acts">
                {for without_last}
                <button type="button" class="btn" onclick={take}>{text("unknown.take")}</button>
            </div>
        </div>
    }
}

/// The chat service (`client`) or the topic has dropped the payload.
pub(crate) fn nothing(
    client: Option<Client>,
    dropped: &Dropped,
    ways: &[Way],
    dispatch: &Callback<Action>,
) -> Html {
    let (title, key) = match client {
        Some(client) => {
            (format("nothing.chat.title", &[("client", client.name())]), "nothing.chat.text")
        }
        None => (text("nothing.topic.title").to_owned(), "nothing.topic.text"),
    };
    let reason = phrase(&dropped.reason().message());
    let help = dropped.reason().help();
    html! {
        <div class="none">
            {icon(Icon::Sign(Sign::Cut), 28)}
            <h3>{title}</h3>
            <p>{pieces(&sentence(key, &[("reason", &reason)]))}</p>
            if dropped.reasons.len() > 1 {
                <ul>{for dropped.reasons.iter().skip(1).map(|reason| html! {
                    <li>{pieces(&prose(&reason.message()))}</li>
                })}</ul>
            }
            if ways.is_empty() {
                <p>{pieces(&prose(&help))}</p>
            } else {
                <div class="acts">{for ways.iter().map(|way| button(way, dispatch))}</div>
            }
            <dl>
                <dt>{text("nothing.traces")}</dt>
                {for dropped.traces.iter().map(trace)}
                <dt>{text("nothing.certainty")}</dt>
                <dd>{certainty(dropped.reason().certainty())}</dd>
            </dl>
        </div>
    }
}

/// How it is known that the payload is dropped.
fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Documented => text("nothing.documented"),
        Certainty::Reported => text("nothing.reported"),
        Certainty::Assumed => text("nothing.assumed"),
    }
}

fn trace(trace: &Trace) -> Html {
    let kind = match trace.kind {
        TraceKind::Log => text("nothing.log"),
        TraceKind::Metric => text("nothing.metric"),
    };
    html! { <dd>{kind}{" "}<code>{trace.name}</code><span class="dim">{trace.place}</span></dd> }
}

fn button(way: &Way, dispatch: &Callback<Action>) -> Html {
    let (class, label, action) = match way {
        Way::Notification(template) => (
            "btn primary",
            text("way.notification"),
            Action::Edit(TextName::Template, template.clone()),
        ),
        Way::MatchedEvent => ("btn", text("way.event"), Action::SetInput(Input::MatchedEvent)),
    };
    let onclick = dispatch.reform(move |_| action.clone());
    html! { <button type="button" {class} {onclick}>{label}</button> }
}
