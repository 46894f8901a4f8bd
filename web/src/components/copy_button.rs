//! A button that puts a text on the clipboard, and says whether it did.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{browser::copy, messages::text, outcome::Sign};

/// The button. `label` says what is copied, for those who do not see what it stands beside.
///
/// All that it may say stands in it; which of it is seen, `web/editor/copy.ts` decides.
pub(crate) fn copy_button(copied: &Rc<str>, label: &'static str) -> Html {
    let copied = copied.clone();
    let onclick = Callback::from(move |event: MouseEvent| copy(&event, &copied));
    html! {
        <button type="button" class="mini copy" title={label} {onclick}>
            {copy_words(text("copy.idle"), 12)}
        </button>
    }
}

/// What stands in such a button, with drawings of that size; `idle` until it is pressed.
pub(crate) fn copy_words(idle: &str, size: u8) -> Html {
    html! {
        <>
            <span class="copy-idle">{icon(Icon::Copy, size)}{idle.to_owned()}</span>
            <span class="copy-done">{icon(Icon::Sign(Sign::Check), size)}{text("copy.done")}</span>
            <span class="copy-failed">
                {icon(Icon::Sign(Sign::Cross), size)}{text("copy.failed")}
                <span class="hidden">{text("copy.failed.why")}</span>
            </span>
        </>
    }
}
