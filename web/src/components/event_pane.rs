//! The event.

use std::rc::Rc;

use yew::prelude::*;

use super::code_pane::code_pane;
use crate::{
    messages::text,
    outcome::line_count,
    state::{Action, State},
    view::{TextName, View},
};

/// The event in its editor.
pub(crate) fn event_pane(
    state: &State,
    view: &Rc<View>,
    role: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let event = &state.texts.event;
    let size = if event.trim().is_empty() {
        text("pane.empty").to_owned()
    } else {
        line_count(event.split('\n').count())
    };
    html! {
        <section class="pane event-pane" id="pane-event" {role} aria-label={text("pane.event")}>
            <header><h2>{text("pane.event")}</h2><span class="grow" /><span class="meta">{size}</span></header>
            {code_pane(TextName::Event, state, view, dispatch)}
        </section>
    }
}
