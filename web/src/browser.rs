//! The browser around the page: its theme, its width, its clipboard, what it says when we stop.

use gloo::{
    file::{Blob, ObjectUrl},
    timers::callback::Timeout,
    utils::{document, document_element, window},
};
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, HtmlAnchorElement, HtmlElement, MediaQueryList, MouseEvent,
};

use crate::state::{Language, Theme};
#[cfg(not(test))]
use crate::view::Piece;

// In `web/editor`: what takes less code there.
#[wasm_bindgen(raw_module = "rulelens-editor")]
extern "C" {
    /// The messages of the page's language, by their keys.
    #[cfg(not(test))]
    #[wasm_bindgen(js_name = words)]
    fn loaded_words() -> JsValue;

    /// Whether the page is in another language than the core.
    #[cfg(not(test))]
    fn translates() -> bool;

    /// A sentence of the core in the page's language; `null` if that does not have it.
    #[cfg(not(test))]
    #[wasm_bindgen(js_name = translated)]
    fn translate(sentence: JsValue, satisfied: bool) -> JsValue;

    /// What the dialogs ask and wish for.
    #[wasm_bindgen(js_name = connect)]
    fn connect_dialogs(ask: &JsValue, wish: &JsValue);

    /// Opens a dialog.
    #[wasm_bindgen(js_name = openDialog)]
    pub(crate) fn open_dialog(name: &str);

    /// Loads a language's words, then wishes for it.
    #[wasm_bindgen(js_name = chooseLanguage)]
    pub(crate) fn choose_language(language: &str);

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

/// The messages of the page's language.
#[cfg(not(test))]
pub(crate) fn words() -> crate::messages::Words {
    // An object of strings always converts.
    serde_wasm_bindgen::from_value(loaded_words()).unwrap_or_default()
}

/// A sentence of the core in the page's language, if that is another than the core's and has it.
#[cfg(not(test))]
pub(crate) fn translated(sentence: &[Piece], satisfied: bool) -> Option<Vec<Piece>> {
    if !translates() {
        return None;
    }
    // A letter for what a piece is, then its text.
    let written = sentence.iter().map(|piece| {
        let kind = match piece {
            Piece::Words(_) => 'w',
            Piece::Field(_) => 'f',
            Piece::Value(_) => 'v',
            Piece::Operand(_) => 'o',
        };
        format!("{kind}{}", piece.text())
    });
    let written = crate::editor::to_js(&written.collect::<Vec<_>>());
    let made: Vec<String> = serde_wasm_bindgen::from_value(translate(written, satisfied)).ok()?;
    let read = made.iter().filter_map(|piece| {
        let (kind, text) = piece.split_at_checked(1)?;
        let text = text.to_owned();
        Some(match kind {
            "f" => Piece::Field(text),
            "v" => Piece::Value(text),
            "o" => Piece::Operand(text),
            _ => Piece::Words(text),
        })
    });
    Some(read.collect())
}

/// Lets the dialogs ask for what they show, and do what they wish for, as long as what is returned
/// lives.
pub(crate) fn connect(
    ask: impl Fn() -> JsValue + 'static,
    wish: impl Fn(JsValue) + 'static,
) -> impl Sized {
    let (ask, wish) =
        (Closure::<dyn Fn() -> JsValue>::new(ask), Closure::<dyn Fn(JsValue)>::new(wish));
    connect_dialogs(ask.as_ref(), wish.as_ref());
    (ask, wish)
}

/// Sets the size of the editors' text for the whole page, in pixels.
pub(crate) fn apply_text_size(size: Option<u8>) {
    let Ok(root) = document_element().dyn_into::<HtmlElement>() else { return };
    let style = root.style();
    let _ = match size {
        Some(size) => style
            .set_property("--t-code", &format!("{size}px"))
            .and_then(|()| style.set_property("--lh-code", &format!("{}px", size + size / 2))),
        None => style
            .remove_property("--t-code")
            .and_then(|_| style.remove_property("--lh-code"))
            .map(drop),
    };
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

/// What the address asks to open, behind its `#`: a link of ours begins with the digit of its version,
/// an example with the folder that examples are in. The wish is taken out of the address.
pub(crate) fn take_link() -> Option<String> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let link = hash.strip_prefix('#').filter(|it| is_link(it))?;
    // The embedded page leads to the whole one by it.
    if !is_embedded() {
        let kept = [location.pathname().ok()?, location.search().ok()?].concat();
        let _ = window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&kept));
    }
    Some(link.to_owned())
}

/// Whether the page stands in another one, as a part of a documentation, and is to be small there and
/// to keep nothing. `web/editor/main.ts` tells by the address.
pub(crate) fn is_embedded() -> bool {
    document_element().has_attribute("data-embedded")
}

/// The address of the whole page, with what the embedded one was opened with.
pub(crate) fn whole_page() -> String {
    let location = window().location();
    [location.pathname(), location.hash()].map(Result::unwrap_or_default).concat()
}

/// Whether it is one, and no place in the page.
fn is_link(fragment: &str) -> bool {
    fragment.starts_with(|first: char| first.is_ascii_digit())
        || fragment == EXAMPLES.trim_end_matches('/')
        || fragment.starts_with(EXAMPLES)
}

/// What the links of examples begin with, and the address that they are loaded from.
pub(crate) const EXAMPLES: &str = "examples/";

/// Tells `web/editor/failure.ts` that the page has stopped.
pub(crate) fn report_panic(message: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("rulelens-panic", &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// The page's language.
pub(crate) fn language() -> Language {
    match document_element().get_attribute("lang").as_deref() {
        Some("ko") => Language::Korean,
        _ => Language::English,
    }
}

/// Whether nobody sees the page.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}

/// Gives the focus to the element of that name, and brings it in sight.
pub(crate) fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls the page back as far as the beginning of that element is under the `bars` at the top.
pub(crate) fn uncover(selector: &str, bars: f64) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let covered = bars - element.get_bounding_client_rect().top();
        if covered > 0.0 {
            window().scroll_by_with_x_and_y(0.0, -covered);
        }
    }
}

/// How long the browser has to read a file that is saved, in milliseconds.
const READ_MS: u32 = 10_000;

/// Saves a text of that media type as a file of that name.
pub(crate) fn save(text: &str, media_type: &str, name: &str) {
    let made = document().create_element("a").ok();
    if let Some(link) = made.and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok()) {
        let url = ObjectUrl::from(Blob::new_with_options(text, Some(media_type)));
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Timeout::new(READ_MS, move || drop(url)).forget();
    }
}
