//! A button that puts a text on the clipboard, and says whether it did.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::{platform::spawn_local, prelude::*};

use super::icon::{Icon, icon};
use crate::{browser, messages::text, outcome::Sign};

/// How long it says what became of it.
const SAID_MS: u32 = 2500;

#[derive(Properties, PartialEq)]
pub(crate) struct CopyButtonProps {
    pub(crate) text: Rc<str>,
    /// What is copied, for those who do not see what it stands beside.
    pub(crate) label: &'static str,
}

/// The button.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state(|| None::<bool>);
    {
        let copied = copied.clone();
        use_effect_with(*copied, move |said| {
            let later = said.is_some().then(|| Timeout::new(SAID_MS, move || copied.set(None)));
            move || drop(later)
        });
    }
    let onclick = {
        let (copied, text) = (copied.setter(), props.text.clone());
        Callback::from(move |_| {
            let (copied, text) = (copied.clone(), text.clone());
            spawn_local(async move { copied.set(Some(browser::copy(&text).await)) });
        })
    };
    let (drawing, words) = match *copied {
        None => (Icon::Copy, text("copy.idle")),
        Some(true) => (Icon::Sign(Sign::Check), text("copy.done")),
        Some(false) => (Icon::Sign(Sign::Cross), text("copy.failed")),
    };
    html! {
        <span class="copy">
            <button type="button" class="mini" title={props.label} {onclick}>{icon(drawing, 12)}{words}</button>
            <span class="hidden" role="status">{match *copied {
                None => "",
                Some(true) => text("copy.done"),
                Some(false) => text("copy.failed.why"),
            }}</span>
        </span>
    }
}
