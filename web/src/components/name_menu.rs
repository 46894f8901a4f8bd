//! Names in a menu under the chosen one: of the rules, of the targets. What comes of the event at
//! each, and what can be done with them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    name_row::{actions, removed, row},
    popover,
    words::shown_text,
};
use crate::{
    messages::text,
    name_menu::{Menu, Phase, Press},
    name_words::{MenuWords, Row},
    names::{Change, Names},
};

#[derive(Properties, PartialEq)]
pub(crate) struct NameMenuProps {
    /// The `id` of what opens.
    pub(crate) id: &'static str,
    pub(crate) words: MenuWords,
    pub(crate) names: Names,
    /// What is chosen, in a word behind its name.
    #[prop_or_default]
    pub(crate) kind: &'static str,
    /// What is to be said of all.
    pub(crate) summary: String,
    /// Makes what is said of each. Asked only while the menu is open.
    pub(crate) rows: Callback<(), Vec<Row>>,
    pub(crate) change: Callback<Change>,
}

/// The button and its menu.
#[component]
pub(crate) fn NameMenu(props: &NameMenuProps) -> Html {
    let (button, popover) = (use_node_ref(), use_node_ref());
    let (menu, press) = use_menu(props);
    use_focus(&popover, &menu, &props.names);
    let name = &props.names.chosen().text;
    let (summary, title) = (&props.summary, text(props.words.title));
    let rows = use_memo((menu.phase != Phase::Closed, props.rows.clone()), |(open, rows)| {
        if *open { rows.emit(()) } else { Vec::new() }
    });
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
            <button type="button" class="pick" ref={button} popovertarget={props.id} aria-haspopup="dialog"
                aria-expanded={(menu.phase == Phase::Open).to_string()}
                title={format!("{name}: {summary}")} {onclick}>
                <span class="sn">{shown_text(name)}</span>
                if !props.kind.is_empty() { <span class="dim">{props.kind}</span> }
                <span class="hidden">{": "}{summary}</span>
                {icon(Icon::Chevron, 12)}
            </button>
            <div id={props.id} popover="auto" class="pop" role="dialog" aria-label={title}
                ref={popover.clone()} {ontoggle}>
                if open {
                    <div class="ph"><b>{title}</b><span class="dim">{summary}</span></div>
                    {list(props, &rows, &menu, &press, &popover)}
                    {foot(props, &menu, &press)}
                }
            </div>
        </>
    }
}

/// The menu, and what is called when something is done to it.
#[hook]
fn use_menu(props: &NameMenuProps) -> (Menu, Callback<Press>) {
    // Not a state: that of the last drawing would answer a press that comes before the next.
    let menu = use_mut_ref(Menu::default);
    let update = use_force_update();
    let now = menu.borrow().clone();
    let (names, change) = (props.names.clone(), props.change.clone());
    let press = Callback::from(move |press| {
        let (next, made) = menu.borrow().after(&names, press);
        menu.replace(next);
        if let Some(made) = made {
            change.emit(made);
        }
        update.force_update();
    });
    (now, press)
}

/// Keeps the focus on the active row, or on the name that is written there.
#[hook]
fn use_focus(popover: &NodeRef, menu: &Menu, names: &Names) {
    let popover = popover.clone();
    let written = menu.written(names);
    let at = (menu.phase, menu.active, written, names.all().len());
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

fn list(
    props: &NameMenuProps,
    said: &[Row],
    menu: &Menu,
    press: &Callback<Press>,
    popover: &NodeRef,
) -> Html {
    let choose = {
        let (press, popover) = (press.clone(), popover.clone());
        Callback::from(move |row| {
            press.emit(Press::Do(Change::Choose(row)));
            popover::hide(&popover);
        })
    };
    let names = &props.names;
    let indices = 0..names.all().len();
    let mut rows: Vec<Html> = indices
        .zip(said)
        .map(|(index, said)| row(index, said, props, menu, press, &choose))
        .collect();
    if let Some(last) = names.last_removed() {
        rows.insert(last.at.min(rows.len()), removed(&last.name.text, press));
    }
    html! {
        <ul aria-label={text(props.words.title)} onkeydown={keys(names, menu.active, press)}>{for rows}</ul>
    }
}

fn keys(names: &Names, active: usize, press: &Callback<Press>) -> Callback<KeyboardEvent> {
    let last = names.all().len() - 1;
    let press = press.clone();
    Callback::from(move |event: KeyboardEvent| {
        let undo = event.key() == "z" && (event.ctrl_key() || event.meta_key());
        let done = match event.key().as_str() {
            "ArrowDown" => Press::Move((active + 1).min(last)),
            "ArrowUp" => Press::Move(active.saturating_sub(1)),
            "Home" => Press::Move(0),
            "End" => Press::Move(last),
            "F2" => Press::Rename(active),
            "Delete" => Press::Do(Change::Remove(active)),
            _ if undo => Press::Do(Change::Restore),
            _ => return,
        };
        event.prevent_default();
        press.emit(done);
    })
}

fn foot(props: &NameMenuProps, menu: &Menu, press: &Callback<Press>) -> Html {
    let add = press.reform(|_| Press::Do(Change::Add));
    html! {
        <div class="pfoot">
            <button type="button" class="btn" onclick={add}>
                {icon(Icon::Plus, 16)}<span>{text(props.words.add)}</span>
            </button>
            <span class="grow" />
            {actions(props, menu.active, true, press)}
            <span class="dim keysline">
                <kbd>{"F2"}</kbd>{" "}{text("menu.key.rename")}{" "}
                <kbd>{"Del"}</kbd>{" "}{text("menu.key.remove")}
            </span>
        </div>
    }
}
