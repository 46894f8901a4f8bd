//! What people see of what arrives, but for chats: one view a tab.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    copy_button::copy_button,
    email::email,
    json::json,
    nothing::{never_sent, nothing},
    notices::notices,
    payload::{DRAWN, broken_payload, payload},
    words::pieces,
};
use crate::{
    messages::{format, number, prose, text},
    outcome::size,
    state::{Action, Tab},
    view::{DeliveryView, DropView, Payload, Preview, TextName},
};

/// How it is drawn.
pub(crate) struct Drawn<'a> {
    /// The open tab.
    pub(crate) tab: Tab,
    /// Whether the texts have changed since: what would mend them then, would not now.
    pub(crate) stale: bool,
    /// Whether all of it is drawn, however long it is.
    pub(crate) all: bool,
    /// Asks for all of it.
    pub(crate) show_all: Callback<MouseEvent>,
    pub(crate) dispatch: &'a Callback<Action>,
}

impl Drawn<'_> {
    /// A text of so many bytes, unless it is too long.
    pub(crate) fn unless_long(&self, bytes: usize, made: impl FnOnce() -> Html) -> Html {
        if self.all || bytes <= DRAWN { made() } else { self.too_long(bytes) }
    }

    fn too_long(&self, bytes: usize) -> Html {
        html! {
            <p class="foot">
                {format("seen.long", &[("bytes", &number(bytes))])}{" "}
                <button type="button" class="btn" onclick={self.show_all.clone()}>
                    {text("seen.show-all")}
                </button>
            </p>
        }
    }
}

/// What the open tab shows. `seen` is `None` if EventBridge drops the payload.
pub(crate) fn preview(delivery: &DeliveryView, seen: Option<&Preview>, drawn: &Drawn<'_>) -> Html {
    let received = delivery.payload();
    match (delivery, seen) {
        (DeliveryView::Dropped { drop, .. }, _) if drawn.tab == Tab::Json => {
            dropped(received, drop, drawn)
        }
        (DeliveryView::Dropped { .. }, _) => never_sent(drawn.dispatch),
        (_, None | Some(Preview::Payload)) => plain(received, drawn),
        (_, Some(Preview::Email(mail))) => html! {
            <>
                {bar(drawn, None)}
                {drawn.unless_long(received.text.len(), || email(mail, &received.origin.time))}
                {notices(&mail.mail.notices)}
            </>
        },
        (_, Some(Preview::EmailJson(body, known))) => html! {
            <>
                {bar(drawn, Some((body.clone(), text("copy.mail"))))}
                <article aria-label={text("email.label")}>{json_of(body, drawn)}</article>
                {notices(known)}
                <p class="foot">{text("email-json.foot")}</p>
            </>
        },
        (_, Some(Preview::Nothing(dropped))) => html! {
            <>{bar(drawn, None)}{nothing(None, dropped, &[], drawn.dispatch)}</>
        },
    }
}

/// Above the view: which of two it is, and the button that copies.
pub(crate) fn bar(drawn: &Drawn<'_>, copied: Option<(Rc<str>, &'static str)>) -> Html {
    let choice = match drawn.tab {
        Tab::Email | Tab::EmailJson => {
            [(Tab::Email, text("choice.text")), (Tab::EmailJson, text("choice.json"))]
        }
        Tab::SlackWebhook | Tab::TeamsWebhook => {
            [(Tab::SlackWebhook, text("tab.slack")), (Tab::TeamsWebhook, text("tab.teams"))]
        }
        _ => return html! {},
    };
    let button = |(tab, label): (Tab, &'static str)| {
        let onclick = drawn.dispatch.reform(move |_| Action::ShowTab(tab));
        let pressed = (tab == drawn.tab).to_string();
        html! { <button type="button" aria-pressed={pressed} {onclick}>{label}</button> }
    };
    html! {
        <div class="bar">
            <div class="seg" role="group" aria-label={text("choice.label")}>{for choice.map(button)}</div>
            {for copied.map(|(text, label)| copy_button(&text, label))}
        </div>
    }
}

fn plain(received: &Payload, drawn: &Drawn<'_>) -> Html {
    html! {
        <>
            {payload_bar(received)}
            {payload(received, drawn.all)}
            if !drawn.all && received.text.len() > DRAWN { {drawn.too_long(received.text.len())} }
            if received.spans.iter().any(|span| span.from.is_some()) {
                <p class="foot">{text("payload.hint")}</p>
            }
        </>
    }
}

fn payload_bar(received: &Payload) -> Html {
    html! {
        <div class="bar">
            <span class="meta">{size(received)}</span>
            {copy_button(&received.text, text("copy.payload"))}
        </div>
    }
}

/// The payload that EventBridge drops: why, what mends it, and where it breaks.
fn dropped(received: &Payload, drop: &DropView, drawn: &Drawn<'_>) -> Html {
    let mend = drop.fix.as_ref().filter(|_| !drawn.stale).map(|fix| {
        let mended = fix.text.clone();
        let onclick =
            drawn.dispatch.reform(move |_| Action::Edit(TextName::Template, mended.clone()));
        html! {
            <button type="button" class="btn primary" {onclick}>{pieces(&prose(&fix.title))}</button>
        }
    });
    let cause = drop.cause.as_ref().filter(|_| !drawn.stale).map(|cause| {
        let line = cause.line;
        let onclick = drawn.dispatch.reform(move |_| Action::GoTo(TextName::Template, line));
        let label = format("go-to.template", &[("line", &number(line))]);
        html! { <button type="button" class="btn" {onclick}>{label}</button> }
    });
    html! {
        <>
            <div class="brkmsg">
                <b>{text("dropped.title")}</b>{" "}{pieces(&drop.reason)}
                if !drop.help.is_empty() { <p>{pieces(&prose(&drop.help))}</p> }
                <div class="acts">{for mend}{for cause}</div>
            </div>
            {broken_payload(received, drop.broken_at)}
        </>
    }
}

pub(crate) fn json_of(text: &str, drawn: &Drawn<'_>) -> Html {
    let limit = if drawn.all { usize::MAX } else { DRAWN };
    html! {
        <>{json(text, limit)}if text.len() > limit { {drawn.too_long(text.len())} }</>
    }
}
