//! Tabs as the ARIA pattern has them: one tab stop, arrow keys choose.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Icon, icon, tone_class};
use crate::outcome::Outcome;

/// A tab.
#[derive(Clone, PartialEq)]
pub(crate) struct Tab {
    /// Its name.
    pub(crate) label: &'static str,
    /// The `id` of what it shows.
    pub(crate) panel: &'static str,
    /// What is to be said of it before it is opened.
    pub(crate) outcome: Option<Outcome>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    pub(crate) class: &'static str,
    pub(crate) label: &'static str,
    pub(crate) tabs: Vec<Tab>,
    /// Which is selected, and which is to be: by their places.
    pub(crate) selected: usize,
    pub(crate) on_select: Callback<usize>,
}

/// A row of tabs.
#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (now, count) = (props.selected, props.tabs.len());
        let (on_select, list) = (props.on_select.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(next) = chosen(&event.key(), now, count) else { return };
            event.prevent_default();
            on_select.emit(next);
            focus_child(&list, next);
        })
    };
    let tabs = props.tabs.iter().enumerate().map(|(place, tab)| {
        let on_select = props.on_select.clone();
        let selected = place == props.selected;
        html! {
            <button type="button" role="tab" id={tab_id(tab.panel)}
                class={tab.outcome.map(|outcome| tone_class(outcome.tone))}
                title={tab.outcome.map(|outcome| outcome.word)}
                aria-selected={selected.to_string()} aria-controls={tab.panel}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={Callback::from(move |_| on_select.emit(place))}>
                {for tab.outcome.map(|outcome| icon(Icon::Sign(outcome.sign), 12))}
                {tab.label}
                {for tab.outcome.map(|outcome| html! { <span class="hidden">{outcome.word}</span> })}
            </button>
        }
    });
    html! {
        <div class={props.class} role="tablist" aria-label={props.label} ref={list} {onkeydown}>
            {for tabs}
        </div>
    }
}

/// The `id` of the tab that shows the panel.
pub(crate) fn tab_id(panel: &str) -> String {
    format!("tab-{panel}")
}

fn chosen(key: &str, now: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some(if now + 1 < count { now + 1 } else { 0 }),
        "ArrowLeft" => Some(now.checked_sub(1).unwrap_or(count.saturating_sub(1))),
        "Home" => Some(0),
        "End" => count.checked_sub(1),
        _ => None,
    }
}

fn focus_child(list: &NodeRef, index: usize) {
    let child = list
        .cast::<HtmlElement>()
        .and_then(|list| list.children().item(u32::try_from(index).ok()?))
        .and_then(|child| child.dyn_into::<HtmlElement>().ok());
    if let Some(child) = child {
        let _ = child.focus();
    }
}
