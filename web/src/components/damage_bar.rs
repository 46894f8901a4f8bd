//! The bar under the head of the page that says what a damaged link has lost.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{
    damage::{Condition, Damage, LinkPart},
    messages::{format, number, text},
    outcome::Sign,
    state::Action,
};

/// The bar; nothing once it was dismissed.
pub(crate) fn damage_bar(damage: Option<&Damage>, dispatch: &Callback<Action>) -> Option<Html> {
    let damage = damage.filter(|damage| damage.told)?;
    let how = match damage.cut_after {
        Some(characters) => format("damage.cut", &[("n", &number(characters))]),
        None => text("damage.changed").to_owned(),
    };
    let dismiss = dispatch.reform(|_| Action::DismissDamage);
    Some(html! {
        <section class="notice" aria-label={text("damage.label")}>
            {icon(Icon::Sign(Sign::Bang), 16)}
            <b>{text("damage.title")}</b>
            <span class="how">{how}{" "}{text("damage.kept")}</span>
            <ul>{for damage.parts.iter().map(part)}</ul>
            <span class="grow" />
            <button type="button" class="btn icon" onclick={dismiss} title={text("damage.dismiss")}
                aria-label={text("damage.dismiss")}>{icon(Icon::Sign(Sign::Cross), 14)}</button>
        </section>
    })
}

fn part((part, condition): &(LinkPart, Condition)) -> Html {
    let name = match part {
        LinkPart::Event => "pane.event",
        LinkPart::Rule => "pane.rule",
        LinkPart::Target => "pane.target",
        LinkPart::Cases => "damage.cases",
    };
    let (class, sign, said) = match condition {
        Condition::Whole => ("t-ok", Sign::Check, "damage.whole"),
        Condition::CutOff => ("t-warn", Sign::Cut, "damage.cut-off"),
        Condition::Missing => ("t-idle", Sign::Dash, "damage.missing"),
    };
    html! { <li {class}>{icon(Icon::Sign(sign), 13)}<b>{text(name)}</b>{" "}{text(said)}</li> }
}
