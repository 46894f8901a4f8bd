//! The Timeline view: findings that occur, the events that GuardDuty sends of them, what arrives.

mod axis;
mod edit;
mod events;
mod night;
mod occurrence_form;
mod occurrences;
mod plot;
mod scenario_text;
mod scenarios;
mod strip;
mod times;

use std::{ops::Deref, rc::Rc};

use rulelens::Diagnostic;
use rulelens_guardduty::Interval;
use yew::prelude::*;

use self::{
    events::events,
    night::{Night, Rules},
    occurrence_form::OccurrenceForm,
    occurrences::occurrences,
    plot::Plot,
    scenario_text::ScenarioText,
    scenarios::READY,
    strip::{Choices, strip},
};
use crate::{
    components::icon::{Icon, icon},
    messages::{counted, format, text},
    on_demand::Wish,
    storage::{StoredTexts, texts_from},
};

/// The keys of numbers of events and of occurrences.
const EVENTS: [&str; 2] = ["timeline.event.one", "timeline.events"];
const OCCURRENCES: [&str; 2] = ["timeline.occurrence.one", "timeline.occurrences"];
/// How often the plot can be made twice as wide.
const WIDEST: u32 = 6;

#[derive(Properties, PartialEq)]
pub(super) struct TimelineProps {
    /// The page's texts, for its rule and target.
    pub(super) texts: StoredTexts,
    /// Empty until there is one.
    pub(super) scenario: String,
    pub(super) on_wish: Callback<Wish>,
}

/// What the lower pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum List {
    #[default]
    Events,
    Occurrences,
    Scenario,
}

/// A scenario worked out; the same as itself alone.
#[derive(Clone)]
struct Told(Rc<Result<Night, Vec<Diagnostic>>>);

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Told {
    type Target = Result<Night, Vec<Diagnostic>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// The view.
#[component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let rules = use_state_eq(|| None::<Rules>);
    let selected = use_state_eq(|| 0_usize);
    let zoom = use_state_eq(|| 0_u32);
    let list = use_state_eq(List::default);
    let adding = use_state_eq(|| false);
    let before = use_state_eq(|| None::<String>);

    let scenario = match props.scenario.trim() {
        "" => READY.first().map(|ready| ready.text().to_owned()).unwrap_or_default(),
        _ => props.scenario.clone(),
    };
    let told = use_memo((scenario.clone(), *rules, props.texts.clone()), |(text, rules, texts)| {
        Told(Rc::new(Night::of(text, *rules, &texts_from(texts))))
    });
    let told: Told = (*told).clone();

    let write = props.on_wish.reform(Wish::Scenario);
    let load = {
        let (write, selected, before, scenario) =
            (write.clone(), selected.clone(), before.clone(), scenario.clone());
        Callback::from(move |text: String| {
            // What is ready can be loaded again.
            before.set(scenarios::named(&scenario).is_none().then(|| scenario.clone()));
            selected.set(0);
            write.emit(text);
        })
    };
    let night = told.0.as_ref().as_ref().ok();
    let set_interval = {
        let (write, scenario, told) = (write.clone(), scenario.clone(), told.clone());
        Callback::from(move |interval: Interval| {
            let Ok(night) = &*told else { return };
            if let Some(text) = edit::with_interval(&scenario, &night.scenario, interval) {
                write.emit(text);
            }
        })
    };
    let undo = {
        let (write, before) = (write.clone(), before.clone());
        let text = (*before).clone();
        text.map(|text| {
            Callback::from(move |_: MouseEvent| {
                before.set(None);
                write.emit(text.clone());
            })
        })
    };
    let choices = Choices {
        scenario: scenarios::named(&scenario),
        rule: props.texts.chosen_rule(),
        load,
        undo,
        set_interval,
        set_rules: { Callback::from(move |chosen| rules.set(Some(chosen))) },
    };
    let select = {
        let selected = selected.clone();
        Callback::from(move |event: usize| selected.set(event))
    };
    let open = {
        let (told, on_wish) = (told.clone(), props.on_wish.clone());
        Callback::from(move |event: usize| {
            let Ok(night) = &*told else { return };
            if let Some(event) = night.event_text(event) {
                on_wish.emit(Wish::OpenEvent(event));
            }
        })
    };
    let selected = *selected;
    let set_zoom = {
        let zoom = zoom.clone();
        Callback::from(move |to| zoom.set(to))
    };
    let show = {
        let list = list.clone();
        Callback::from(move |shown| list.set(shown))
    };
    let form = {
        let (adding, write, scenario) = (adding.clone(), write.clone(), scenario.clone());
        move |night: &Night| {
            let close = {
                let adding = adding.clone();
                Callback::from(move |()| adding.set(false))
            };
            let findings: Vec<String> =
                night.scenario.findings.iter().map(|finding| finding.name.clone()).collect();
            let last = night.timeline.occurrences.last().map(|occurrence| occurrence.time);
            let on_add = Callback::from(move |(finding, time)| {
                if let Some(text) = edit::with_occurrence(&scenario, finding, time) {
                    write.emit(text);
                }
            });
            html! { <OccurrenceForm {findings} {last} {on_add} on_close={close} /> }
        }
    };
    html! {
        <>
            {strip(&told, &choices)}
            <main class="tl">
                if let Some(night) = night {
                    <section class="pane" aria-label={text("timeline.plot")}>
                        {plot_head(night, &zoom, &adding)}
                        if *adding { {form(night)} }
                        <Plot told={told.clone()} {selected} zoom={*zoom} on_select={select.clone()}
                            on_open={open.clone()} on_zoom={set_zoom} />
                    </section>
                }
                <section class="pane tl-list">
                    {list_head(&told, *list, &show, selected, &open)}
                    if let (Some(night), List::Events) = (night, *list) {
                        {events(night, selected, &select, &open)}
                    }
                    if let (Some(night), List::Occurrences) = (night, *list) {
                        {occurrences(night, &select)}
                    }
                    if night.is_none() || *list == List::Scenario {
                        <ScenarioText text={scenario} told={told.clone()} on_change={write} />
                    }
                </section>
            </main>
        </>
    }
}

fn plot_head(night: &Night, zoom: &UseStateHandle<u32>, adding: &UseStateHandle<bool>) -> Html {
    let step = |by: i32, icon_of: Icon, label: &'static str| {
        let next = zoom.saturating_add_signed(by).min(WIDEST);
        let onclick = {
            let zoom = zoom.clone();
            Callback::from(move |_| zoom.set(next))
        };
        html! {
            <button type="button" class="btn icon" title={label} aria-label={label}
                disabled={next == **zoom} {onclick}>{icon(icon_of, 16)}</button>
        }
    };
    let toggle = {
        let adding = adding.clone();
        Callback::from(move |_| adding.set(!*adding))
    };
    html! {
        <header>
            <h2>{times::days(&night.timeline)}</h2>
            <span class="meta">{"UTC"}</span>
            <span class="grow" />
            {legend()}
            {step(-1, Icon::Minus, text("timeline.narrower"))}
            {step(1, Icon::Plus, text("timeline.wider"))}
            <button type="button" class="btn ghost" aria-expanded={adding.to_string()} onclick={toggle}>
                {icon(Icon::Plus, 16)}<span>{text("timeline.add")}</span>
            </button>
        </header>
    }
}

fn legend() -> Html {
    let entry = |class: &'static str, key: &'static str| {
        html! { <li><span class={classes!("lg", class)} aria-hidden="true" />{text(key)}</li> }
    };
    html! {
        <ul class="leg">
            {entry("lg-oc", "timeline.occurrence")}
            {entry("lg-win", "timeline.gathered")}
            {entry("lg-ev", "timeline.event")}
            {entry("lg-nt", "timeline.notification")}
            {entry("lg-lost", "timeline.lost")}
            {entry("lg-nx", "timeline.unselected")}
        </ul>
    }
}

fn list_head(
    told: &Told,
    list: List,
    show: &Callback<List>,
    selected: usize,
    open: &Callback<usize>,
) -> Html {
    let tab = |of: List, label: String| {
        let (pressed, onclick) = ((list == of).to_string(), show.reform(move |_| of));
        html! { <button type="button" aria-pressed={pressed} {onclick}>{label}</button> }
    };
    let Ok(night) = &**told else {
        return html! { <header><h2>{text("timeline.scenario")}</h2></header> };
    };
    let onclick = open.reform(move |_| selected);
    let has_event = night.timeline.events.get(selected).is_some();
    html! {
        <header>
            <div class="seg" role="group" aria-label={text("timeline.lists")}>
                {tab(List::Events, counted(night.timeline.events.len(), EVENTS))}
                {tab(List::Occurrences, counted(night.timeline.occurrences.len(), OCCURRENCES))}
                {tab(List::Scenario, text("timeline.scenario").to_owned())}
            </div>
            <span class="grow" />
            <span class="hidden" role="status">{selection(night, selected)}</span>
            <button type="button" class="btn" disabled={!has_event} {onclick}>
                {icon(Icon::Open, 16)}<span>{format("timeline.open", &[("n", &(selected + 1).to_string())])}</span>
            </button>
        </header>
    }
}

/// The selected event, for those who hear it.
fn selection(night: &Night, selected: usize) -> String {
    let Some(event) = night.timeline.events.get(selected) else { return String::new() };
    let finding = night.scenario.findings.get(event.finding).map(night::title).unwrap_or_default();
    let values = [
        ("n", (selected + 1).to_string()),
        ("of", night.timeline.events.len().to_string()),
        ("time", event.time.to_string()),
        ("finding", finding.to_owned()),
        ("count", event.count.to_string()),
    ];
    format("timeline.selected", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}
