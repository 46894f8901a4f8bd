//! The event.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::code_pane::code_pane;
use crate::{
    editor::fold_unread_event,
    messages::{format, number, text},
    outcome::line_count,
    shown::Shown,
    state::{Action, State},
    view::TextName,
};

/// From how many bytes on an event is long.
const LONG: usize = 256 * 1024;

/// The editor says from then on whether the button is pressed: it knows what is folded.
fn fold_unread(click: &MouseEvent) {
    if let Some(button) = click.target_dyn_into::<Element>() {
        fold_unread_event(&button);
    }
}

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
                    aria-pressed="false" onclick={|click: MouseEvent| fold_unread(&click)}>
                    {text("event.fold")}
                </button>
                <span class="meta">{size}</span>
            </header>
            if event.len() > LONG {
                <p class="long">
                    <b>{format("event.long.size", &[("kilobytes", &number(event.len() / 1024))])}</b>
                    {" "}{text("event.long")}
                </p>
            }
            {code_pane(TextName::Event, state, shown, dispatch)}
        </section>
    }
}
