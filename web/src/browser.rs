//! The browser around the page: its theme, its width, its clipboard, what it says when we stop.

use gloo::utils::{document, document_element, window};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
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

/// Puts a text on the clipboard. `false` if the browser does not let us.
pub(crate) async fn copy(text: &str) -> bool {
    // Without a secure context there is no clipboard object at all.
    window().is_secure_context()
        && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
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

/// How a time is shown: the fields of `Intl.DateTimeFormat` that are set.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct TimeStyle {
    #[serde(skip_serializing_if = "Option::is_none")]
    date_style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekday: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<&'static str>,
    time_zone: &'static str,
}

/// A time as a mail client shows it, in UTC; as it is written if it is no time.
pub(crate) fn mail_time(iso: &str) -> String {
    let style = TimeStyle {
        date_style: Some("medium"),
        time_style: Some("short"),
        time_zone: "UTC",
        ..TimeStyle::default()
    };
    shown_time(iso, "en-GB", &style).map_or_else(|| iso.to_owned(), |time| format!("{time} UTC"))
}

/// The time of day as a chat shows it, in UTC; nothing if it is no time.
pub(crate) fn hour(iso: &str) -> String {
    let style = TimeStyle { time_style: Some("short"), time_zone: "UTC", ..TimeStyle::default() };
    shown_time(iso, "en-US", &style).map_or_else(String::new, |time| format!("{time} UTC"))
}

/// The day as a chat shows it, in UTC; nothing if it is no time.
pub(crate) fn day(iso: &str) -> String {
    let style = TimeStyle {
        weekday: Some("long"),
        month: Some("long"),
        day: Some("numeric"),
        time_zone: "UTC",
        ..TimeStyle::default()
    };
    shown_time(iso, "en-US", &style).unwrap_or_default()
}

fn shown_time(iso: &str, locale: &str, style: &TimeStyle) -> Option<String> {
    let date = js_sys::Date::new(&iso.into());
    let style = serde_wasm_bindgen::to_value(style).ok()?;
    (!date.get_time().is_nan()).then(|| date.to_locale_string(locale, &style).into())
}

/// Whether nobody sees the page.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}
