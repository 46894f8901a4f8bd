//! A row of a menu of names: the name, what comes of the event there, what can be done with it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    icon::{Icon, icon, tone_class},
    name_menu::NameMenuProps,
    words::{pieces, shown_text},
};
use crate::{
    messages::{format, text},
    name_menu::{Menu, Press},
    name_words::{Row, fault},
    names::{Change, Name},
    outcome::Sign,
};

/// The row at an index, or the name in it that is being written.
pub(crate) fn row(
    index: usize,
    said: &Row,
    props: &NameMenuProps,
    menu: &Menu,
    press: &Callback<Press>,
    choose: &Callback<usize>,
) -> Html {
    let Some(name) = props.names.all().get(index) else { return html! {} };
    let chosen = index == props.names.chosen_index();
    let active = index == menu.active;
    let mark =
        html! { <span class="cur">{for chosen.then(|| icon(Icon::Sign(Sign::Check), 14))}</span> };
    let draft = menu.draft.as_ref().filter(|draft| draft.serial == name.serial);
    let main = match draft {
        Some(draft) => html! {
            <div class="mrow">{mark}{name_field(name, &draft.name, props, menu, press)}{outcome(said)}</div>
        },
        None => {
            let onclick = choose.reform(move |_| index);
            html! {
                <button type="button" class="mrow choose" aria-current={chosen.to_string()}
                    tabindex={if active { "0" } else { "-1" }} {onclick}>
                    {mark}
                    <span class="mn">
                        <code>{shown_text(&name.text)}</code>
                        <small>{pieces(&said.facts)}</small>
                    </span>
                    {outcome(said)}
                </button>
            }
        }
    };
    html! {
        <li key={name.serial} class={classes!("mi", active.then_some("hot"))} data-row={index.to_string()}>
            {main}
            {actions(props, index, active, press)}
        </li>
    }
}

fn outcome(said: &Row) -> Html {
    let sign = match said.sign {
        Sign::Bang => html! { <span class="bang" aria-hidden="true">{"!"}</span> },
        sign => icon(Icon::Sign(sign), 12),
    };
    html! { <span class={classes!("mo", tone_class(said.tone))}>{sign}{&said.word}</span> }
}

/// A name with a fault stays in its field, beside what is wrong with it.
fn name_field(
    name: &Name,
    draft: &str,
    props: &NameMenuProps,
    menu: &Menu,
    press: &Callback<Press>,
) -> Html {
    let id = format!("{}-fault", props.id);
    let fault = menu.fault(&props.names).map(|found| fault(found, props.words.call));
    let oninput = press.reform(|event: InputEvent| {
        Press::Type(event.target_unchecked_into::<HtmlInputElement>().value().into())
    });
    let onkeydown = {
        let press = press.clone();
        Callback::from(move |event: KeyboardEvent| {
            // The list's keys are letters and movements here.
            event.stop_propagation();
            let done = match event.key().as_str() {
                "Enter" if !event.is_composing() => Press::Commit,
                "Escape" => Press::GiveUp,
                _ => return,
            };
            // Escape would close the menu.
            event.prevent_default();
            press.emit(done);
        })
    };
    html! {
        <span class="mn">
            <input type="text" value={draft.to_owned()} {oninput} {onkeydown}
                onblur={press.reform(|_| Press::Commit)}
                aria-label={format("menu.name", &[("name", &name.text)])}
                aria-invalid={fault.is_some().to_string()} aria-describedby={id.clone()}
                spellcheck="false" autocapitalize="off" autocomplete="off" />
            <small {id} role="status" class={fault.is_some().then_some("amiss")}>
                {fault.unwrap_or_else(|| text("menu.name.help").to_owned())}
            </small>
        </span>
    }
}

/// The buttons of a row. Only those of the active row are in the tab order.
pub(crate) fn actions(
    props: &NameMenuProps,
    index: usize,
    active: bool,
    press: &Callback<Press>,
) -> Html {
    let all = props.names.all();
    let Some(name) = all.get(index) else { return html! {} };
    let only = all.len() == 1;
    let button = |drawing, key, press: Callback<MouseEvent>, disabled: bool| {
        let label = format(key, &[("name", &name.text)]);
        let title = if disabled { text(props.words.only).to_owned() } else { label.clone() };
        html! {
            <button type="button" class="btn icon" aria-label={label} {title} {disabled}
                tabindex={if active { "0" } else { "-1" }} onclick={press}>
                {icon(drawing, 14)}
            </button>
        }
    };
    let rename = press.reform(move |_| Press::Rename(index));
    let duplicate = press.reform(move |_| Press::Do(Change::Duplicate(index)));
    let remove = press.reform(move |_| Press::Do(Change::Remove(index)));
    html! {
        <span class="ma">
            {button(Icon::Pen, "menu.rename", rename, false)}
            {button(Icon::Copy, "menu.duplicate", duplicate, false)}
            {button(Icon::Bin, "menu.remove", remove, only)}
        </span>
    }
}

/// Where one stood that was removed: the way back.
pub(crate) fn removed(name: &str, press: &Callback<Press>) -> Html {
    html! {
        <li key="removed" class="mi undo">
            <div class="mrow">
                <span class="mn" role="status">
                    <code>{shown_text(name)}</code>
                    <small>{text("menu.removed")}</small>
                </span>
            </div>
            <button type="button" class="btn" onclick={press.reform(|_| Press::Do(Change::Restore))}>
                {icon(Icon::Undo, 14)}<span>{text("menu.restore")}</span>
            </button>
        </li>
    }
}
