//! What arrives: tabs, what has to be said of it, and what people see.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    nothing::not_known,
    on_demand::OnDemand,
    preview::{Drawn, preview},
    tabs::{Tab as TabItem, Tabs, tab_id},
    why_pane::diagnosis,
};
use crate::{
    engine,
    messages::{format, text},
    on_demand::Given,
    outcome::{Sign, delivery_problem, place, tab_outcome},
    shown::{MaybeStale, Shown},
    state::{Action, Tab, Texts},
    view::{DeliveryView, Preview, TextName, Verdict},
};

#[derive(Properties, PartialEq)]
pub(crate) struct SeenProps {
    pub(crate) texts: Texts,
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
    let seen = use_preview(props);
    let sources = use_sources(props);
    let panel = panel(tab_of(props.tab));
    let delivery = props.shown.delivery();
    let not_sent = !matches!(props.shown.now.verdict, Verdict::Matched { .. });
    let classes = classes!(
        "view",
        (not_sent && delivery.is_some()).then_some("ghosted"),
        delivery.is_some_and(|delivery| delivery.stale).then_some("stale"),
    );
    let body = match delivery {
        Some(MaybeStale { value: DeliveryView::Delivered { .. }, stale }) if is_chat(props.tab) => {
            let given = Given::to_chat(&sources, props.tab, stale);
            html! { <OnDemand {given} dispatch={props.dispatch.clone()} /> }
        }
        Some(delivery) => {
            let (tab, dispatch) = (props.tab, &props.dispatch);
            let drawn = Drawn { tab, stale: delivery.stale, all: *all, show_all, dispatch };
            preview(delivery.value, seen.as_ref().as_ref(), &drawn)
        }
        None if props.shown.now.target_open => not_known(&props.texts, &props.dispatch),
        None if delivery_problem(&props.shown).is_some() => html! {},
        None => html! { <p class="foot">{text("seen.empty")}</p> },
    };
    html! {
        <div class="tout" id="pane-seen" role={props.role} aria-label={text("pane.seen")}>
            {tabs(props)}
            {for banner(props, delivery, not_sent)}
            <div class={classes} id={panel} role="tabpanel" tabindex="0"
                aria-labelledby={tab_id(panel)}>
                {for faults(props)}
                {body}
            </div>
        </div>
    }
}

/// What people see in the open tab: made anew only when it, or what arrives, changes. `None` if
/// nothing arrives anywhere.
#[hook]
fn use_preview(props: &SeenProps) -> Rc<Option<Preview>> {
    let of = (props.shown.delivered().cloned(), props.tab);
    use_memo(of, |(view, tab)| match view.as_ref()?.delivery.as_ref()? {
        DeliveryView::Delivered { payload, .. } => Some(engine::preview(payload, *tab)),
        DeliveryView::Dropped { .. } => None,
    })
}

/// The texts that what is shown was made from: the present ones, unless it is of earlier ones.
#[hook]
fn use_sources(props: &SeenProps) -> Texts {
    let last = use_mut_ref(|| None::<Texts>);
    let stale = props.shown.delivery().is_none_or(|delivery| delivery.stale);
    let known = last.borrow().clone().filter(|_| stale);
    let sources = known.unwrap_or_else(|| props.texts.clone());
    last.replace(Some(sources.clone()));
    sources
}

/// Whether what the tab shows is loaded on demand.
fn is_chat(tab: Tab) -> bool {
    !matches!(tab, Tab::Json | Tab::Email | Tab::EmailJson)
}

/// In the order of what people look at most.
const TABS: [Tab; 6] =
    [Tab::Json, Tab::Email, Tab::Slack, Tab::Teams, Tab::Chime, Tab::SlackWebhook];

fn tabs(props: &SeenProps) -> Html {
    let item = |tab: Tab| TabItem {
        label: name(tab),
        panel: panel(tab),
        outcome: tab_outcome(&props.shown, tab),
    };
    let tabs: Vec<_> = TABS.map(item).into();
    let open = tab_of(props.tab);
    let selected = TABS.iter().position(|tab| *tab == open).unwrap_or(0);
    let on_select = props
        .dispatch
        .reform(|place: usize| Action::ShowTab(TABS.get(place).copied().unwrap_or(Tab::Json)));
    html! { <Tabs class="tabs" label={text("pane.seen")} {tabs} {selected} {on_select} /> }
}

fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Json => text("tab.payload"),
        Tab::Email | Tab::EmailJson => text("tab.email"),
        Tab::Slack => text("tab.slack"),
        Tab::Teams => text("tab.teams"),
        Tab::Chime => text("tab.chime"),
        Tab::SlackWebhook | Tab::TeamsWebhook => text("tab.webhook"),
    }
}

/// The tab in which it is one of two.
fn tab_of(tab: Tab) -> Tab {
    match tab {
        Tab::EmailJson => Tab::Email,
        Tab::TeamsWebhook => Tab::SlackWebhook,
        other => other,
    }
}

fn panel(tab: Tab) -> &'static str {
    match tab {
        Tab::Json => "seen-payload",
        Tab::Email | Tab::EmailJson => "seen-email",
        Tab::Slack => "seen-slack",
        Tab::Teams => "seen-teams",
        Tab::Chime => "seen-chime",
        Tab::SlackWebhook | Tab::TeamsWebhook => "seen-webhook",
    }
}

/// What keeps the preview from being taken for something that was sent.
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
