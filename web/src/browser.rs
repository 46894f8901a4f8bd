//! The browser around the page: its theme, its width, its clipboard, what it says when we stop.

use gloo::utils::{document, document_element, window};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, MediaQueryList, MouseEvent};

use crate::state::Theme;

// In `web/editor`: what takes less code there.
#[wasm_bindgen(raw_module = "rulelens-editor")]
extern "C" {
    /// Puts a text on the clipboard for a click on a button, which says what became of it.
    pub(crate) fn copy(click: &MouseEvent, text: &str);

    /// A time as a mail client shows it, in UTC; as it is written if it is no time.
    #[wasm_bindgen(js_name = mailTime)]
    pub(crate) fn mail_time(iso: &str) -> String;

    /// The time of day as a chat shows it, in UTC; nothing if it is no time.
    #[wasm_bindgen(js_name = chatTime)]
    pub(crate) fn chat_time(iso: &str) -> String;

    /// The days from a time to another, in words; nothing if one is no time.
    #[wasm_bindgen(js_name = dayRange)]
    pub(crate) fn day_range(from: &str, to: &str) -> String;

    /// The day as a chat shows it; nothing if it is no time.
    #[wasm_bindgen(js_name = chatDay)]
    pub(crate) fn chat_day(iso: &str) -> String;
}

/// Sets the theme for the whole page. Without the attribute the system's holds.
pub(crate) fn apply_theme(theme: Theme) {
    let root = document_element();
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}

/// The media query, to ask and to listen to.
pub(crate) fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}

/// Whether the page was asked to begin with the example. The wish is taken out of the address.
pub(crate) fn take_fresh() -> bool {
    let asked = window().location().search().is_ok_and(|search| search == "?fresh");
    if asked && let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    asked
}

/// Tells `web/editor/failure.ts` that the page has stopped.
pub(crate) fn report_panic(message: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("rulelens-panic", &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether nobody sees the page.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}
