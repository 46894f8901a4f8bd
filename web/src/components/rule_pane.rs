//! The rule: its event pattern.

use std::rc::Rc;

use yew::prelude::*;

use super::code_pane::CodePane;
use crate::{
    messages::{format, number, text},
    state::{Action, State},
    view::{TextName, View},
};

/// As many bytes of pattern as PutRule accepts.
const PATTERN_LIMIT: usize = 2048;

#[derive(Properties, PartialEq)]
pub(crate) struct RulePaneProps {
    pub(crate) state: State,
    pub(crate) view: Rc<View>,
    pub(crate) role: Option<&'static str>,
    pub(crate) dispatch: Callback<Action>,
}

/// The event pattern in its editor.
#[component]
pub(crate) fn RulePane(props: &RulePaneProps) -> Html {
    let bytes = props.state.texts.pattern.len();
    let (used, limit) = (number(bytes), number(PATTERN_LIMIT));
    let too_long = bytes > PATTERN_LIMIT;
    html! {
        <section class="pane pattern-pane" id="pane-pattern" role={props.role} aria-label={text("pane.pattern")}>
            <header>
                <h2>{text("pane.rule")}</h2><span class="grow" />
                <span class={classes!("meta", too_long.then_some("over"))}
                    title={format("pattern.limit", &[("limit", &limit)])}>
                    {format("pattern.bytes", &[("used", &used), ("limit", &limit)])}
                </span>
            </header>
            <CodePane name={TextName::Pattern} state={props.state.clone()} view={props.view.clone()}
                dispatch={props.dispatch.clone()} />
        </section>
    }
}
