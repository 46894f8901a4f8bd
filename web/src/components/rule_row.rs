//! A rule in the menu: its name, whether it matches, what can be done with it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    icon::{Icon, icon, tone_class},
    words::{pieces, shown_text},
};
use crate::{
    messages::{format, text},
    outcome::{Outcome, Sign},
    rule_menu::{Menu, Press},
    rule_outcome::{facts, name_fault, verdict},
    rules::{Rule, RuleAction, Rules},
    view::RuleView,
};

const FAULT: &str = "rule-name-fault";

/// The row of a rule, or the name of it that is being written.
pub(crate) fn row(
    index: usize,
    rule: &Rule,
    view: &RuleView,
    rules: &Rules,
    menu: &Menu,
    press: &Callback<Press>,
    choose: &Callback<usize>,
) -> Html {
    let chosen = index == rules.chosen_index();
    let active = index == menu.active;
    let mark =
        html! { <span class="cur">{for chosen.then(|| icon(Icon::Sign(Sign::Check), 14))}</span> };
    let draft = menu.draft.as_ref().filter(|draft| draft.serial == rule.serial);
    let main = match draft {
        Some(draft) => html! {
            <div class="mrow">{mark}{name_field(rule, &draft.name, rules, menu, press)}{outcome(view)}</div>
        },
        None => {
            let onclick = choose.reform(move |_| index);
            html! {
                <button type="button" class="mrow choose" aria-current={chosen.to_string()}
                    tabindex={if active { "0" } else { "-1" }} {onclick}>
                    {mark}
                    <span class="mn">
                        <code>{shown_text(&rule.name)}</code>
                        <small>{pieces(&facts(view))}</small>
                    </span>
                    {outcome(view)}
                </button>
            }
        }
    };
    html! {
        <li key={rule.serial} class={classes!("mi", active.then_some("hot"))} data-row={index.to_string()}>
            {main}
            {actions(rules, index, active, press)}
        </li>
    }
}

fn outcome(view: &RuleView) -> Html {
    let Outcome { tone, sign, word } = verdict(view);
    let sign = match sign {
        Sign::Bang => html! { <span class="bang" aria-hidden="true">{"!"}</span> },
        sign => icon(Icon::Sign(sign), 12),
    };
    html! { <span class={classes!("mo", tone_class(tone))}>{sign}{word}</span> }
}

/// A name with a fault stays in its field, beside what is wrong with it.
fn name_field(
    rule: &Rule,
    name: &str,
    rules: &Rules,
    menu: &Menu,
    press: &Callback<Press>,
) -> Html {
    let fault = menu.fault(rules).map(name_fault);
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
            <input type="text" value={name.to_owned()} {oninput} {onkeydown}
                onblur={press.reform(|_| Press::Commit)}
                aria-label={format("rule.name", &[("name", &rule.name)])}
                aria-invalid={fault.is_some().to_string()} aria-describedby={FAULT}
                spellcheck="false" autocapitalize="off" autocomplete="off" />
            <small id={FAULT} role="status" class={fault.is_some().then_some("amiss")}>
                {fault.unwrap_or_else(|| text("rule.name.help").to_owned())}
            </small>
        </span>
    }
}

/// The buttons of a row. Only those of the active row are in the tab order.
pub(crate) fn actions(rules: &Rules, index: usize, active: bool, press: &Callback<Press>) -> Html {
    let Some(rule) = rules.all().get(index) else { return html! {} };
    let only = rules.all().len() == 1;
    let button = |drawing, key, press: Callback<MouseEvent>, disabled: bool| {
        let label = format(key, &[("name", &rule.name)]);
        let title = if disabled { text("rules.only").to_owned() } else { label.clone() };
        html! {
            <button type="button" class="btn icon" aria-label={label} {title} {disabled}
                tabindex={if active { "0" } else { "-1" }} onclick={press}>
                {icon(drawing, 14)}
            </button>
        }
    };
    let rename = press.reform(move |_| Press::Rename(index));
    let duplicate = press.reform(move |_| Press::Do(RuleAction::Duplicate(index)));
    let remove = press.reform(move |_| Press::Do(RuleAction::Remove(index)));
    html! {
        <span class="ma">
            {button(Icon::Pen, "rule.rename", rename, false)}
            {button(Icon::Copy, "rule.duplicate", duplicate, false)}
            {button(Icon::Bin, "rule.remove", remove, only)}
        </span>
    }
}

/// Where a rule stood that was removed: the way back.
pub(crate) fn removed(name: &str, press: &Callback<Press>) -> Html {
    html! {
        <li key="removed" class="mi undo">
            <div class="mrow">
                <span class="mn" role="status">
                    <code>{shown_text(name)}</code>
                    <small>{text("rule.removed")}</small>
                </span>
            </div>
            <button type="button" class="btn" onclick={press.reform(|_| Press::Do(RuleAction::Restore))}>
                {icon(Icon::Undo, 14)}<span>{text("rule.restore")}</span>
            </button>
        </li>
    }
}
