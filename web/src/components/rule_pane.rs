//! The rule: its name, and its event pattern.

use std::rc::Rc;

use rulelens::pattern::MAX_BYTES;
use yew::prelude::*;

use super::{code_pane::code_pane, name_menu::NameMenu};
use crate::{
    messages::{format, number, text},
    name_words::RULES,
    names::Names,
    rule_outcome::{rows, summary},
    shown::Shown,
    state::{Action, State},
    view::{RuleView, TextName},
};

/// The event pattern in its editor, under the menu of rules.
pub(crate) fn rule_pane(
    state: &State,
    shown: &Rc<Shown>,
    role: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let bytes = state.texts.pattern().len();
    let (used, limit) = (number(bytes), number(MAX_BYTES));
    let too_long = bytes > MAX_BYTES;
    html! {
        <section key="rule" class="pane pattern-pane" id="pane-pattern" {role} aria-label={text("pane.pattern")}>
            <header>
                <h2>{text("pane.rule")}</h2>
                <RuleMenu names={state.texts.rules.names().clone()} views={shown.now.rules.clone()} dispatch={dispatch.clone()} />
                <span class="grow" />
                <span class={classes!("meta", too_long.then_some("over"))}
                    title={format("pattern.limit", &[("limit", &limit)])}>
                    {format("pattern.bytes", &[("used", &used), ("limit", &limit)])}
                </span>
            </header>
            {code_pane(TextName::Pattern, state, shown, dispatch)}
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RuleMenuProps {
    names: Names,
    views: Rc<[RuleView]>,
    dispatch: Callback<Action>,
}

/// The rules: which of them match.
#[component]
fn RuleMenu(props: &RuleMenuProps) -> Html {
    let rows = use_callback(props.views.clone(), |(), views| rows(views));
    html! {
        <NameMenu id="rules-menu" words={RULES} names={props.names.clone()}
            summary={summary(&props.views)} {rows} change={props.dispatch.reform(Action::Rule)} />
    }
}
