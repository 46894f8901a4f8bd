//! The whole page.

use std::rc::Rc;

use gloo::{events::EventListener, utils::window};
use yew::prelude::*;

use super::{
    announcement::Announcement,
    arrives::arrives,
    event_pane::event_pane,
    icon::{Icon, icon},
    on_demand::OnDemand,
    provenance::Provenance,
    rule_pane::rule_pane,
    stage::stage,
    tabs::{Tab, Tabs},
    target_pane::target_pane,
    top_bar::{brand, top_bar},
    traces::Traces,
    verdict_strip::verdict_strip,
    why_pane::WhyPane,
};
use crate::{
    browser::{self, media, uncover},
    messages::text,
    on_demand::Given,
    outcome::stages,
    shown::Shown,
    state::{Action, Pane, State, View},
};

/// As in the styles: narrower than this, one pane is shown at a time.
const PHONE: &str = "(max-width: 640px)";
/// A phone's strip folds once this much of the page, in pixels, has gone by.
const FOLD_AT: f64 = 72.0;
/// How high the folded strip and the tabs under it are, in pixels.
const BARS: f64 = 97.0;

#[derive(Properties, PartialEq)]
pub(crate) struct PageProps {
    pub(crate) state: State,
    pub(crate) shown: Rc<Shown>,
    pub(crate) dispatch: Callback<Action>,
}

/// The page.
#[component]
pub(crate) fn Page(props: &PageProps) -> Html {
    let phone = use_phone();
    let folded = use_scrolled();
    let PageProps { state, dispatch, .. } = props;
    let elsewhere = Given::to_view(state);
    let embedded = browser::is_embedded();
    // It has no texts of its own to show meanwhile.
    let waits = embedded && state.to_open.is_some() && state.before_reset.is_none();
    html! {
        <div class="app">
            if !embedded { {top_bar(state, dispatch)} }
            if let Some(what) = &state.to_open {
                <OnDemand class="on-demand link" given={Given::Open((**what).clone())} dispatch={dispatch.clone()} />
            }
            // It keeps its editors, with their carets and histories.
            <div class="evaluate" hidden={elsewhere.is_some() || waits}>{evaluate(props, phone, folded)}</div>
            if let Some(given) = elsewhere {
                <OnDemand key={state.view.name()} {given} dispatch={dispatch.clone()} />
            }
            if let Some(given) = Given::to_dialog(state) {
                <OnDemand class="on-demand dialogs" {given} dispatch={dispatch.clone()} />
            }
            if embedded { {embedded_foot()} }
        </div>
    }
}

/// What an embedded page has in place of the bar: what it is, and the way to the whole one.
fn embedded_foot() -> Html {
    html! {
        <footer class="embedded">
            {brand()}
            <span class="grow" />
            <a href={browser::whole_page()} target="_blank" rel="noopener">{text("embedded.open")}{icon(Icon::Open, 14)}</a>
        </footer>
    }
}

fn evaluate(props: &PageProps, phone: bool, folded: bool) -> Html {
    let PageProps { state, shown, dispatch } = props;
    let [rule, target] = stages(shown);
    // In the other views, their strip is what answers.
    let answers = (state.view == View::Evaluate).then_some("verdict");
    html! {
        <>
            {verdict_strip(shown, phone && folded, answers, dispatch)}
            <Announcement shown={shown.clone()} />
            if phone {
                <nav class="mnav" aria-label={text("panes.label")}>
                    {pane_tabs(state.pane, dispatch)}
                </nav>
            }
            <main class="ws" data-show={pane_name(state.pane)}>
                {arrives(shown)}
                {event_pane(state, shown, role(phone), dispatch)}
                {stage(rule, "c1")}
                <div class="col-rule">{for rule_column(props, phone)}</div>
                {stage(target, "c2")}
                {target_pane(state, shown, role(phone), dispatch)}
                <Traces stale={shown.fields().is_some_and(|fields| fields.stale)} />
            </main>
            <Provenance shown={shown.clone()} />
        </>
    }
}

/// On a phone Why comes first. Keys keep the editor as it is when the order turns.
fn rule_column(props: &PageProps, phone: bool) -> [Html; 2] {
    let PageProps { state, shown, dispatch } = props;
    let mut column = [
        rule_pane(state, shown, role(phone), dispatch),
        html! {
            <WhyPane key="why" shown={shown.clone()} role={role(phone)} dispatch={dispatch.clone()} />
        },
    ];
    if phone {
        column.reverse();
    }
    column
}

fn role(phone: bool) -> Option<&'static str> {
    phone.then_some("tabpanel")
}

fn pane_tabs(shown: Pane, dispatch: &Callback<Action>) -> Html {
    let panes = [
        (Pane::Why, text("pane.why"), "pane-why"),
        (Pane::Event, text("pane.event"), "pane-event"),
        (Pane::Pattern, text("pane.pattern.short"), "pane-pattern"),
        (Pane::Target, text("pane.target"), "pane-target"),
        (Pane::Seen, text("pane.seen.short"), "pane-seen"),
    ];
    let order = panes.map(|(pane, ..)| pane);
    let tabs: Vec<_> = panes.map(|(_, label, panel)| Tab { label, panel, outcome: None }).into();
    let selected = order.iter().position(|pane| *pane == shown).unwrap_or(0);
    let on_select = dispatch.reform(move |place: usize| {
        // Another pane is read from its beginning.
        uncover("main", BARS);
        Action::ShowPane(order.get(place).copied().unwrap_or_default())
    });
    html! { <Tabs class="mtabs" label={text("panes.label")} {tabs} {selected} {on_select} /> }
}

fn pane_name(pane: Pane) -> &'static str {
    match pane {
        Pane::Why => "why",
        Pane::Event => "event",
        Pane::Pattern => "pattern",
        Pane::Target => "target",
        Pane::Seen => "seen",
    }
}

/// Whether one pane is shown at a time.
#[hook]
fn use_phone() -> bool {
    let phone = use_state_eq(|| media(PHONE).is_some_and(|query| query.matches()));
    {
        let phone = phone.setter();
        use_effect_with((), move |()| {
            let listener = media(PHONE).map(|query| {
                EventListener::new(&query.clone(), "change", move |_| phone.set(query.matches()))
            });
            move || drop(listener)
        });
    }
    *phone
}

/// Whether the strip's upper part has been scrolled away.
#[hook]
fn use_scrolled() -> bool {
    let scrolled = use_state_eq(|| false);
    {
        let scrolled = scrolled.setter();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "scroll", move |_| {
                scrolled.set(window().scroll_y().is_ok_and(|y| y > FOLD_AT));
            });
            move || drop(listener)
        });
    }
    *scrolled
}
