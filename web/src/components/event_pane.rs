//! The event.

use std::rc::Rc;

use yew::prelude::*;

use super::code_pane::CodePane;
use crate::{
    messages::text,
    outcome::line_count,
    state::{Action, State},
    view::{TextName, View},
};

#[derive(Properties, PartialEq)]
pub(crate) struct EventPaneProps {
    pub(crate) state: State,
    pub(crate) view: Rc<View>,
    pub(crate) role: Option<&'static str>,
    pub(crate) dispatch: Callback<Action>,
}

/// The event in its editor.
#[component]
pub(crate) fn EventPane(props: &EventPaneProps) -> Html {
    let event = &props.state.texts.event;
    let size = if event.trim().is_empty() {
        text("pane.empty").to_owned()
    } else {
        line_count(event.split('\n').count())
    };
    html! {
        <section class="pane event-pane" id="pane-event" role={props.role} aria-label={text("pane.event")}>
            <header><h2>{text("pane.event")}</h2><span class="grow" /><span class="meta">{size}</span></header>
            <CodePane name={TextName::Event} state={props.state.clone()} view={props.view.clone()}
                dispatch={props.dispatch.clone()} />
        </section>
    }
}
