//! The event.

use std::rc::Rc;

use yew::prelude::*;

use super::code_pane::code_pane;
use crate::{
    editor::fold_unread_event,
    messages::text,
    outcome::line_count,
    shown::Shown,
    state::{Action, State},
    view::TextName,
};

/// The event in its editor.
pub(crate) fn event_pane(
    state: &State,
    shown: &Rc<Shown>,
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
            <header>
                <h2>{text("pane.event")}</h2><span class="grow" />
                <button type="button" class="mini" title={text("event.fold.title")}
                    onclick={|_| fold_unread_event()}>
                    {text("event.fold")}
                </button>
                <span class="meta">{size}</span>
            </header>
            {code_pane(TextName::Event, state, shown, dispatch)}
        </section>
    }
}
