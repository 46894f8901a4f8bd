//! The browser around the page: its theme, its width, its clipboard, what it says when we stop.

use gloo::utils::{document, document_element, window};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, MediaQueryList};

use crate::state::Theme;

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

/// Puts a text on the clipboard, if the browser lets us.
pub(crate) fn copy(text: &str) {
    // Without a secure context there is no clipboard object at all.
    if window().is_secure_context() {
        // The promise's outcome is of no use: there is nothing else that could be done.
        let _ = window().navigator().clipboard().write_text(text);
    }
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

/// A time as a mail client shows it, in UTC; as it is written if it is no time.
pub(crate) fn mail_time(iso: &str) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Options {
        date_style: &'static str,
        time_style: &'static str,
        time_zone: &'static str,
    }
    let date = js_sys::Date::new(&iso.into());
    let options = Options { date_style: "medium", time_style: "short", time_zone: "UTC" };
    match serde_wasm_bindgen::to_value(&options) {
        Ok(options) if !date.get_time().is_nan() => {
            format!("{} UTC", String::from(date.to_locale_string("en-GB", &options)))
        }
        _ => iso.to_owned(),
    }
}

/// Whether nobody sees the page.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}
