//! A dialog over the page. The browser keeps the focus in it, closes it on Escape, and gives the
//! focus back.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::{
    components::icon::{Icon, icon},
    messages::text,
    outcome::Sign,
};

#[derive(Properties, PartialEq)]
pub(super) struct DialogProps {
    pub(super) class: &'static str,
    pub(super) title: &'static str,
    /// The dialog itself, for [`close`].
    pub(super) place: NodeRef,
    /// What in it has the focus first, as a selector; else the browser chooses.
    #[prop_or_default]
    pub(super) first: &'static str,
    /// It has been closed.
    pub(super) on_close: Callback<()>,
    /// What stands between its title and its end: `.db`, and if there is one, a `footer`.
    pub(super) children: Html,
}

/// The dialog; it opens as it is drawn first.
#[component]
pub(super) fn Dialog(props: &DialogProps) -> Html {
    {
        let (place, on_close) = (props.place.clone(), props.on_close.clone());
        let first = props.first;
        use_effect_with((), move |()| {
            let listener = place.cast::<HtmlDialogElement>().map(|dialog| {
                // It fails only if the dialog is open, or is no part of the page.
                let _ = dialog.show_modal();
                focus(&dialog, first);
                EventListener::new(&dialog, "close", move |_| on_close.emit(()))
            });
            move || drop(listener)
        });
    }
    let onclick = {
        let place = props.place.clone();
        Callback::from(move |_: MouseEvent| close(&place))
    };
    html! {
        <dialog class={classes!("dialog", props.class)} aria-label={props.title} closedby="any"
            ref={props.place.clone()}>
            <header>
                <h2>{props.title}</h2>
                <button type="button" class="btn icon" title={text("dialog.close")} aria-label={text("dialog.close")}
                    {onclick}>{icon(Icon::Sign(Sign::Cross), 14)}</button>
            </header>
            {props.children.clone()}
        </dialog>
    }
}

/// Closes a dialog.
pub(super) fn close(place: &NodeRef) {
    if let Some(dialog) = place.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

fn focus(dialog: &HtmlDialogElement, first: &str) {
    let found = dialog.query_selector(first).ok().flatten();
    if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
