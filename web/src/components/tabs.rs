//! Tabs as the ARIA pattern has them: one tab stop, arrow keys choose.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Icon, icon, tone_class};
use crate::outcome::Outcome;

/// A tab.
#[derive(Clone, PartialEq)]
pub(crate) struct Tab<T> {
    /// What it stands for.
    pub(crate) value: T,
    /// Its name.
    pub(crate) label: &'static str,
    /// The `id` of what it shows.
    pub(crate) panel: &'static str,
    /// What is to be said of it before it is opened.
    pub(crate) outcome: Option<Outcome>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps<T: PartialEq> {
    pub(crate) class: &'static str,
    pub(crate) label: &'static str,
    pub(crate) tabs: Vec<Tab<T>>,
    pub(crate) selected: T,
    pub(crate) on_select: Callback<T>,
}

/// A row of tabs.
#[component]
pub(crate) fn Tabs<T: Copy + PartialEq + 'static>(props: &TabsProps<T>) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let values: Vec<T> = props.tabs.iter().map(|tab| tab.value).collect();
        let (selected, on_select, list) = (props.selected, props.on_select.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let now = values.iter().position(|value| *value == selected).unwrap_or(0);
            let Some(next) = chosen(&event.key(), now, values.len()) else { return };
            event.prevent_default();
            if let Some(value) = values.get(next) {
                on_select.emit(*value);
                focus_child(&list, next);
            }
        })
    };
    let tabs = props.tabs.iter().map(|tab| {
        let (on_select, value) = (props.on_select.clone(), tab.value);
        let selected = tab.value == props.selected;
        html! {
            <button type="button" role="tab" id={tab_id(tab.panel)}
                class={tab.outcome.map(|outcome| tone_class(outcome.tone))}
                title={tab.outcome.map(|outcome| outcome.word)}
                aria-selected={selected.to_string()} aria-controls={tab.panel}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={Callback::from(move |_| on_select.emit(value))}>
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
