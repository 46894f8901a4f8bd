//! The rules in a menu under the chosen one's name: which of them match, and what can be done with
//! them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    popover,
    rule_row::{actions, removed, row},
    words::shown_text,
};
use crate::{
    messages::text,
    rule_menu::{Menu, Phase, Press},
    rule_outcome::summary,
    rules::{RuleAction, Rules},
    state::Action,
    view::RuleView,
};

const POPOVER: &str = "rules-menu";

#[derive(Properties, PartialEq)]
pub(crate) struct RuleMenuProps {
    pub(crate) rules: Rules,
    pub(crate) views: Rc<[RuleView]>,
    pub(crate) dispatch: Callback<Action>,
}

/// The button and its menu.
#[component]
pub(crate) fn RuleMenu(props: &RuleMenuProps) -> Html {
    let (button, popover) = (use_node_ref(), use_node_ref());
    let (menu, press) = use_menu(props);
    use_focus(&popover, &menu, &props.rules);
    let name = &props.rules.chosen().name;
    let summary = summary(&props.views);
    let onclick = {
        let (button, popover, press) = (button.clone(), popover.clone(), press.clone());
        // Before the browser shows it: then it stands in its place from the beginning.
        Callback::from(move |_| {
            popover::place(&popover, &button);
            press.emit(Press::Button);
        })
    };
    let ontoggle = {
        let popover = popover.clone();
        press.reform(move |_| Press::Shown(popover::is_open(&popover)))
    };
    let open = menu.phase != Phase::Closed;
    html! {
        <>
            <button type="button" class="pick" ref={button} popovertarget={POPOVER} aria-haspopup="dialog"
                aria-expanded={(menu.phase == Phase::Open).to_string()}
                title={format!("{name}: {summary}")} {onclick}>
                <span class="sn">{shown_text(name)}</span>
                <span class="hidden">{": "}{&summary}</span>
                {icon(Icon::Chevron, 12)}
            </button>
            <div id={POPOVER} popover="auto" class="pop" role="dialog" aria-label={text("rules.title")}
                ref={popover.clone()} {ontoggle}>
                if open {
                    <div class="ph"><b>{text("rules.title")}</b><span class="dim">{summary}</span></div>
                    {list(props, &menu, &press, &popover)}
                    {foot(props, &menu, &press)}
                }
            </div>
        </>
    }
}

/// The menu, and what is called when something is done to it.
#[hook]
fn use_menu(props: &RuleMenuProps) -> (Menu, Callback<Press>) {
    // Not a state: that of the last drawing would answer a press that comes before the next.
    let menu = use_mut_ref(Menu::default);
    let update = use_force_update();
    let now = menu.borrow().clone();
    let (rules, dispatch) = (props.rules.clone(), props.dispatch.clone());
    let press = Callback::from(move |press| {
        let (next, action) = menu.borrow().after(&rules, press);
        menu.replace(next);
        if let Some(action) = action {
            dispatch.emit(Action::Rule(action));
        }
        update.force_update();
    });
    (now, press)
}

/// Keeps the focus on the active row, or on the name that is written there.
#[hook]
fn use_focus(popover: &NodeRef, menu: &Menu, rules: &Rules) {
    let popover = popover.clone();
    let written = menu.written(rules);
    let at = (menu.phase, menu.active, written, rules.all().len());
    use_effect_with(at, move |(phase, active, written, _)| {
        let find = |selector: &str| -> Option<Element> {
            popover.cast::<Element>()?.query_selector(selector).ok()?
        };
        if *phase != Phase::Open {
            return;
        }
        let name = find(".mi input").filter(|_| written.is_some());
        let row = name.or_else(|| find(&format!("[data-row=\"{active}\"] .choose")));
        if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            let _ = row.focus();
            if let Some(input) = row.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        }
    });
}

fn list(props: &RuleMenuProps, menu: &Menu, press: &Callback<Press>, popover: &NodeRef) -> Html {
    let choose = {
        let (press, popover) = (press.clone(), popover.clone());
        Callback::from(move |row| {
            press.emit(Press::Do(RuleAction::Choose(row)));
            popover::hide(&popover);
        })
    };
    let rules = &props.rules;
    let mut rows: Vec<Html> = rules
        .all()
        .iter()
        .zip(&*props.views)
        .enumerate()
        .map(|(index, (rule, view))| row(index, rule, view, rules, menu, press, &choose))
        .collect();
    if let Some(last) = rules.last_removed() {
        rows.insert(last.at.min(rows.len()), removed(&last.rule.name, press));
    }
    html! {
        <ul aria-label={text("rules.title")} onkeydown={keys(rules, menu.active, press)}>{for rows}</ul>
    }
}

fn keys(rules: &Rules, active: usize, press: &Callback<Press>) -> Callback<KeyboardEvent> {
    let last = rules.all().len() - 1;
    let press = press.clone();
    Callback::from(move |event: KeyboardEvent| {
        let undo = event.key() == "z" && (event.ctrl_key() || event.meta_key());
        let done = match event.key().as_str() {
            "ArrowDown" => Press::Move((active + 1).min(last)),
            "ArrowUp" => Press::Move(active.saturating_sub(1)),
            "Home" => Press::Move(0),
            "End" => Press::Move(last),
            "F2" => Press::Rename(active),
            "Delete" => Press::Do(RuleAction::Remove(active)),
            _ if undo => Press::Do(RuleAction::Restore),
            _ => return,
        };
        event.prevent_default();
        press.emit(done);
    })
}

fn foot(props: &RuleMenuProps, menu: &Menu, press: &Callback<Press>) -> Html {
    let add = press.reform(|_| Press::Do(RuleAction::Add));
    html! {
        <div class="pfoot">
            <button type="button" class="btn" onclick={add}>
                {icon(Icon::Plus, 16)}<span>{text("rules.add")}</span>
            </button>
            <span class="grow" />
            {actions(&props.rules, menu.active, true, press)}
            <span class="dim keysline">
                <kbd>{"F2"}</kbd>{" "}{text("rules.key.rename")}{" "}
                <kbd>{"Del"}</kbd>{" "}{text("rules.key.remove")}
            </span>
        </div>
    }
}
