//! What arrives: tabs, what has to be said of it, and the payload or the e-mail.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    email::email,
    icon::{Icon, icon},
    payload::{DRAWN, length, payload},
    tabs::{Tab as TabItem, Tabs, tab_id},
    why_pane::diagnosis,
    words::pieces,
};
use crate::{
    messages::{format, number, prose, text},
    outcome::{Sign, delivery_problem, place, size, tab_outcome},
    shown::{MaybeStale, Shown},
    state::{Action, Tab},
    view::{DeliveryView, TextName, Verdict},
};

#[derive(Properties, PartialEq)]
pub(crate) struct SeenProps {
    pub(crate) shown: Rc<Shown>,
    pub(crate) tab: Tab,
    pub(crate) role: Option<&'static str>,
    pub(crate) dispatch: Callback<Action>,
}

/// The lower part of the target's pane.
#[component]
pub(crate) fn Seen(props: &SeenProps) -> Html {
    let all = use_state(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    let delivery = props.shown.delivery();
    let not_sent = !matches!(props.shown.now.verdict, Verdict::Matched { .. });
    let classes = classes!(
        "view",
        (not_sent && delivery.is_some()).then_some("ghosted"),
        delivery.is_some_and(|delivery| delivery.stale).then_some("stale"),
    );
    let body = match delivery {
        Some(delivery) => body(props, delivery.value, *all, &show_all),
        None => html! { <p class="foot">{text("seen.empty")}</p> },
    };
    html! {
        <div class="tout" id="pane-seen" role={props.role} aria-label={text("pane.seen")}>
            <Tabs<Tab> class="tabs" label={text("pane.seen")} tabs={tabs(&props.shown)} selected={props.tab}
                on_select={props.dispatch.reform(Action::ShowTab)} />
            {for banner(props, delivery, not_sent)}
            <div class={classes} id={panel(props.tab)} role="tabpanel" tabindex="0"
                aria-labelledby={tab_id(panel(props.tab))}>
                {for faults(props)}
                {body}
            </div>
        </div>
    }
}

fn tabs(shown: &Shown) -> Vec<TabItem<Tab>> {
    [(Tab::Payload, text("tab.payload")), (Tab::Email, text("tab.email"))]
        .map(|(value, label)| TabItem {
            value,
            label,
            panel: panel(value),
            outcome: tab_outcome(shown, value),
        })
        .into()
}

fn panel(tab: Tab) -> &'static str {
    match tab {
        Tab::Payload => "seen-payload",
        Tab::Email => "seen-email",
    }
}

fn body(
    props: &SeenProps,
    delivery: &DeliveryView,
    all: bool,
    show_all: &Callback<MouseEvent>,
) -> Html {
    match (delivery, props.tab) {
        (DeliveryView::Delivered { email: None, .. }, Tab::Email) => {
            nothing(text("too-large.title"), text("too-large.text"), None)
        }
        (DeliveryView::Delivered { email: Some(mail), .. }, Tab::Email) => {
            let shown = all || length(&mail.body) <= DRAWN;
            html! {
                if shown { {email(mail)} } else { {too_long(length(&mail.body), show_all)} }
            }
        }
        (DeliveryView::Delivered { payload: spans, bytes, lines, .. }, Tab::Payload) => html! {
            <>
                {payload(spans, None, all)}
                if !all && length(spans) > DRAWN { {too_long(length(spans), show_all)} }
                <p class="foot">{size(*lines, *bytes)}{". "}{text("payload.hint")}</p>
            </>
        },
        (DeliveryView::Dropped { reason, help, payload: spans, broken_at }, Tab::Payload) => {
            html! {
                <>
                    <div class="brkmsg">
                        <b>{text("dropped.title")}</b>{" "}{pieces(reason)}
                        if !help.is_empty() { <p>{pieces(&prose(help))}</p> }
                    </div>
                    {payload(spans, *broken_at, all)}
                    if !all && length(spans) > DRAWN { {too_long(length(spans), show_all)} }
                </>
            }
        }
        (DeliveryView::Dropped { .. }, Tab::Email) => {
            let show = props.dispatch.reform(|_| Action::ShowTab(Tab::Payload));
            nothing(text("nothing.title"), text("nothing.text"), Some(show))
        }
    }
}

/// A client that would show nothing shows that, and the reason.
fn nothing(
    title: &'static str,
    reason: &'static str,
    show_break: Option<Callback<MouseEvent>>,
) -> Html {
    html! {
        <div class="none">
            {icon(Icon::Sign(Sign::Cut), 28)}
            <h3>{title}</h3>
            <p>{reason}</p>
            {for show_break.map(|onclick| html! {
                <button type="button" class="btn" {onclick}>{text("verdict.dropped.action")}</button>
            })}
        </div>
    }
}

fn too_long(bytes: usize, show_all: &Callback<MouseEvent>) -> Html {
    html! {
        <p class="foot">
            {format("seen.long", &[("bytes", &number(bytes))])}{" "}
            <button type="button" class="btn" onclick={show_all.clone()}>{text("seen.show-all")}</button>
        </p>
    }
}

/// What keeps the preview from being taken for a mail that was sent.
fn banner(
    props: &SeenProps,
    delivery: Option<MaybeStale<'_, DeliveryView>>,
    not_sent: bool,
) -> Option<Html> {
    let delivery = delivery?;
    let (sign, strong, rest) = if delivery.stale {
        let (name, problem) = delivery_problem(&props.shown)?;
        let place = place(name, problem.line);
        (Sign::Clock, text("banner.kept"), format("banner.kept.text", &[("place", &place)]))
    } else if !not_sent {
        return None;
    } else if matches!(props.shown.now.verdict, Verdict::NotMatched { .. }) {
        (Sign::Dash, text("banner.not-sent"), text("banner.would").to_owned())
    } else {
        (Sign::Dash, text("banner.none"), text("banner.would").to_owned())
    };
    Some(html! {
        <p class="ban">{icon(Icon::Sign(sign), 14)}<span><b>{strong}</b>{" "}{rest}</span></p>
    })
}

/// Faults of the target's own texts; those of event and pattern are in Why.
fn faults(props: &SeenProps) -> Option<Html> {
    let (name, problem) = delivery_problem(&props.shown)?;
    (name != TextName::Event && props.shown.now.delivery.is_none())
        .then(|| diagnosis(name, problem, &props.dispatch))
}
