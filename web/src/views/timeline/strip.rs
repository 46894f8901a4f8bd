//! The strip at the top: how many occurrences, events and notifications, and what decides that.

use rulelens_guardduty::{Interval, Scenario};
use web_sys::{HtmlSelectElement, MouseEvent};
use yew::prelude::*;

use super::{
    EVENTS, OCCURRENCES, Told, edit,
    night::{Night, Rules, Unusable},
    scenarios::{READY, Ready},
};
use crate::{
    components::icon::{Icon, icon},
    messages::{counted, format, text},
    outcome::Sign,
};

/// The most accounts whose buses are offered.
const BUSES: usize = 50;

/// What is chosen, and what to do when something else is.
pub(super) struct Choices {
    /// The ready scenario that is shown, if it is one.
    pub(super) scenario: Option<Ready>,
    /// The name of the page's rule.
    pub(super) rule: String,
    pub(super) load: Callback<String>,
    /// Brings the user's own scenario back, if one was replaced.
    pub(super) undo: Option<Callback<MouseEvent>>,
    pub(super) set_interval: Callback<Interval>,
    pub(super) set_rules: Callback<Rules>,
}

/// The strip.
pub(super) fn strip(told: &Told, choices: &Choices) -> Html {
    let (tone, words) = match &**told {
        Ok(night) => ("flow", counts(night)),
        Err(faults) => ("t-idle flow", no_timeline(faults.len())),
    };
    html! {
        <section id="verdict" tabindex="-1" class={classes!("verdict", tone)} aria-label={text("verdict.label")}>
            <div class="vt" role="status">{words}</div>
            <div class="ctl">
                {scenario_choice(choices)}
                if let Ok(night) = &**told {
                    {interval_choice(&night.scenario, choices)}
                    {rules_choice(night, choices)}
                }
            </div>
        </section>
    }
}

fn counts(night: &Night) -> Html {
    let arrow = || html! { <span class="fa">{icon(Icon::Sign(Sign::Arrow), 18)}</span> };
    let figure = |n: usize, keys| {
        let words = counted(n, keys);
        let (figure, rest) = words.split_once(' ').unwrap_or((&words, ""));
        html! { <span class="ct-n"><b>{figure.to_owned()}</b>{" "}{rest.to_owned()}</span> }
    };
    let (arrived, all) = (night.arrived(), night.notified.notifications.len());
    let because = match night.unusable {
        Some(Unusable::Pattern) => text("timeline.no-pattern"),
        Some(Unusable::Target) => text("timeline.no-target"),
        None => text("timeline.model"),
    };
    html! {
        <>
            <h1>
                {figure(night.timeline.occurrences.len(), OCCURRENCES)}{arrow()}
                {figure(night.timeline.events.len(), EVENTS)}{arrow()}
                {figure(arrived, ["timeline.notification.n", "timeline.notifications"])}
                if arrived < all { <span class="lostn">{counted(all - arrived, ["timeline.loss", "timeline.losses"])}</span> }
            </h1>
            <p>{because}</p>
        </>
    }
}

fn no_timeline(faults: usize) -> Html {
    html! {
        <><h1><span class="vk">{text("timeline.none")}</span></h1><p>{counted(faults, ["timeline.fault", "timeline.faults"])}</p></>
    }
}

/// A control with its label above it. `id` is the control's.
fn field(id: &'static str, label: &'static str, control: Html) -> Html {
    html! { <div class="fld"><label for={id}>{text(label)}</label>{control}</div> }
}

fn chosen_place(event: &Event) -> usize {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    select.and_then(|select| usize::try_from(select.selected_index()).ok()).unwrap_or_default()
}

fn scenario_choice(choices: &Choices) -> Html {
    let own = choices.scenario.is_none();
    let onchange = {
        let load = choices.load.clone();
        Callback::from(move |event: Event| {
            let place = chosen_place(&event);
            if let Some(ready) = place.checked_sub(usize::from(own)).and_then(|i| READY.get(i)) {
                load.emit(ready.text().to_owned());
            }
        })
    };
    let options = READY.into_iter().map(|ready| {
        html! { <option selected={choices.scenario == Some(ready)}>{text(ready.title)}</option> }
    });
    let select = html! {
        <select id="scenario" class="sel framed" {onchange}>
            if own { <option selected=true>{text("scenario.own")}</option> }
            {for options}
        </select>
    };
    html! {
        <>
            {field("scenario", "timeline.scenario", select)}
            if let Some(undo) = &choices.undo {
                <button type="button" class="btn ghost" onclick={undo}>
                    {icon(Icon::Undo, 16)}<span>{text("timeline.undo")}</span>
                </button>
            }
        </>
    }
}

/// The interval that holds from the beginning, if there is one for all.
fn interval(scenario: &Scenario) -> Option<Interval> {
    let mut set = scenario.settings.iter();
    let Some(first) = set.next() else { return Some(Interval::SixHours) };
    let same = |rest: &rulelens_guardduty::scenario::Setting| {
        rest.from.is_none() && rest.interval == first.interval
    };
    (first.from.is_none() && set.all(same)).then_some(first.interval)
}

fn interval_choice(scenario: &Scenario, choices: &Choices) -> Html {
    let now = interval(scenario);
    let button = |interval: Interval| {
        let onclick = choices.set_interval.reform(move |_| interval);
        let label = match interval {
            Interval::FifteenMinutes => "interval.quarter",
            Interval::OneHour => "interval.hour",
            Interval::SixHours => "interval.six-hours",
        };
        html! {
            <button type="button" aria-pressed={(now == Some(interval)).to_string()}
                title={edit::short(interval)} {onclick}>{text(label)}</button>
        }
    };
    html! {
        <div class="fld" role="group" aria-labelledby="interval-label">
            <span id="interval-label">{text("timeline.interval")}</span>
            <div class="seg">{for Interval::ALL.map(button)}</div>
        </div>
    }
}

/// Whose rules: the scenario's own, or the page's on one of the buses.
fn rules_choice(night: &Night, choices: &Choices) -> Html {
    let own = night.own_rules.then_some(Rules::Scenario);
    let buses = (0..night.scenario.accounts.len().min(BUSES)).map(|bus| Rules::Page { bus });
    let offered: Vec<Rules> = own.into_iter().chain(buses).collect();
    let option = |rules: &Rules| {
        let words = match rules {
            Rules::Scenario => text("timeline.rules.own").to_owned(),
            Rules::Page { bus } => page_rules(&night.scenario, *bus, &choices.rule),
        };
        html! { <option selected={*rules == night.rules}>{words}</option> }
    };
    let options: Vec<Html> = offered.iter().map(option).collect();
    let onchange = {
        let set = choices.set_rules.clone();
        Callback::from(move |event: Event| {
            if let Some(rules) = offered.get(chosen_place(&event)) {
                set.emit(*rules);
            }
        })
    };
    let select = html! { <select id="rules" class="sel framed" {onchange}>{for options}</select> };
    field("rules", "timeline.rules", select)
}

fn page_rules(scenario: &Scenario, bus: usize, rule: &str) -> String {
    let account = scenario.accounts.get(bus);
    let id = account.map(|account| account.id.as_str()).unwrap_or_default();
    if scenario.accounts.len() < 2 {
        return format("timeline.rules.page", &[("rule", rule)]);
    }
    let member = account.is_some_and(|account| account.membership.is_some());
    let key = if member { "timeline.rules.member" } else { "timeline.rules.administrator" };
    format(key, &[("rule", rule), ("account", id)])
}
