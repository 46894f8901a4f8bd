//! The view's keys. They hold where nothing is written: in the view, or while nothing has the focus.

use gloo::{events::EventListenerOptions, utils::document};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::pick::By;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// To go to another cell.
    Move(By),
    /// To turn what is expected of the chosen cell.
    Turn,
    /// To open the chosen cell in Evaluate.
    Open,
    /// To go to the next difference.
    NextDifference,
}

impl Key {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "j" | "J" | "ArrowDown" => Self::Move(By::Cases(1)),
            "k" | "K" | "ArrowUp" => Self::Move(By::Cases(-1)),
            "ArrowRight" => Self::Move(By::Rules(1)),
            "ArrowLeft" => Self::Move(By::Rules(-1)),
            "e" | "E" => Self::Turn,
            "Enter" => Self::Open,
            "F8" => Self::NextDifference,
            _ => return None,
        })
    }

    /// Whether it holds wherever the focus is.
    fn holds_anywhere(self) -> bool {
        self == Self::NextDifference
    }
}

/// Listens while the view is shown.
#[hook]
pub(super) fn use_keys(single_keys: bool, on_key: Callback<Key>) {
    let latest = use_mut_ref(|| (false, Callback::noop()));
    latest.replace((single_keys, on_key));
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = gloo::events::EventListener::new_with_options(
            &document(),
            "keydown",
            options,
            move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let (single_keys, on_key) = latest.borrow().clone();
                if let Some(key) = asked(event, single_keys) {
                    event.prevent_default();
                    on_key.emit(key);
                }
            },
        );
        move || drop(listener)
    });
}

/// `single_keys`: whether letters do something.
fn asked(event: &KeyboardEvent, single_keys: bool) -> Option<Key> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let pressed = event.key();
    let key = Key::of(&pressed).filter(|_| single_keys || pressed.chars().count() > 1)?;
    let focus = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let fits = match focus {
        None => true,
        Some(focus) => focus.tag_name() == "BODY" || matches!(focus.closest(".cc"), Ok(Some(_))),
    };
    (key.holds_anywhere() || fits).then_some(key)
}
