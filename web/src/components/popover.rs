//! What opens under a button, over everything else: where it stands, and that it goes.
//!
//! The browser shows and hides it (`popovertarget`), on Escape and on a press elsewhere too, and
//! gives the focus back to the button.

use gloo::utils::window;
use web_sys::HtmlElement;
use yew::NodeRef;

/// How far it stands under its button, and how far what it holds is set in, in pixels.
const GAP: f64 = 4.0;
const INSET: f64 = 6.0;

/// Puts `popover` under `button`. The styles keep it inside the window.
pub(crate) fn place(popover: &NodeRef, button: &NodeRef) {
    let elements = (popover.cast::<HtmlElement>(), button.cast::<HtmlElement>());
    if let (Some(popover), Some(button)) = elements {
        let at = button.get_bounding_client_rect();
        let (left, top) = (at.left() - INSET, at.bottom() + GAP);
        let scrolled = window().scroll_y().unwrap_or_default();
        let style = format!("--left:{left}px;--top:{top}px;--scrolled:{scrolled}px");
        let _ = popover.set_attribute("style", &style);
    }
}

/// Whether it is shown.
pub(crate) fn is_open(popover: &NodeRef) -> bool {
    let popover = popover.cast::<HtmlElement>();
    popover.is_some_and(|popover| popover.matches(":popover-open").unwrap_or_default())
}

/// Hides it.
pub(crate) fn hide(popover: &NodeRef) {
    if let Some(popover) = popover.cast::<HtmlElement>() {
        // It may have gone already.
        let _ = popover.hide_popover();
    }
}
