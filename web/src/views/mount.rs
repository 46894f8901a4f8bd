//! Showing a part, and taking it out again.

use gloo::utils::document;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{AppHandle, prelude::*};

use super::{
    cases::Cases, chat::Chat, examples::Examples, export::Export, import::Import, open::Open,
    share::Share, timeline::Timeline,
};
use crate::{
    browser,
    editor::to_js,
    messages,
    on_demand::{Given, Wish, from_js},
};

/// What is done once, when the module has been loaded.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        browser::report_panic(&panic.to_string());
    }));
    messages::add(include_str!("../../messages/views.en.json"));
    take_first_number();
}

/// Yew tells by a number which root an element belongs to, and counts from 1 in each module. The
/// page's one root has that number, and stands around all of ours: with the same it would take a
/// click here for one on an element of its own.
fn take_first_number() {
    #[component]
    fn Nothing() -> Html {
        html! {}
    }
    if let Ok(detached) = document().create_element("div") {
        yew::Renderer::<Nothing>::with_root(detached).render().destroy();
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ViewProps {
    given: Given,
    on_wish: Callback<Wish>,
}

#[component]
fn View(ViewProps { given, on_wish }: &ViewProps) -> Html {
    match given.clone() {
        Given::Cases { texts, cases, single_keys } => {
            html! { <Cases {texts} {cases} {single_keys} {on_wish} /> }
        }
        Given::Timeline { texts, scenario } => html! { <Timeline {texts} {scenario} {on_wish} /> },
        Given::Examples => html! { <Examples {on_wish} /> },
        Given::Open(what) => html! { <Open {what} {on_wish} /> },
        Given::Share(passed) => html! { <Share {passed} {on_wish} /> },
        Given::Import { texts, begin } => html! { <Import {texts} {begin} {on_wish} /> },
        Given::Export { texts } => html! { <Export {texts} {on_wish} /> },
        Given::Chat { texts, tab, stale } => html! { <Chat {texts} {tab} {stale} {on_wish} /> },
    }
}

/// A part that is shown.
pub struct Mounted {
    app: AppHandle<View>,
    on_wish: Callback<Wish>,
}

impl Mounted {
    /// Shows what is given in `parent`; `on_wish` is called with what it asks of the page.
    ///
    /// `None` if something else was given.
    pub fn show(parent: Element, given: JsValue, on_wish: Function) -> Option<Self> {
        let given = from_js(given)?;
        // It may be another than when something was shown last.
        messages::choose(browser::language());
        let on_wish = Callback::from(move |wish: Wish| {
            // What the page throws it has told already.
            let _ = on_wish.call1(&JsValue::NULL, &to_js(&wish));
        });
        let props = ViewProps { given, on_wish: on_wish.clone() };
        let app = yew::Renderer::<View>::with_root_and_props(parent, props).render();
        Some(Self { app, on_wish })
    }

    /// Shows what is so now.
    pub fn update(&mut self, given: JsValue) {
        if let Some(given) = from_js(given) {
            self.app.update(ViewProps { given, on_wish: self.on_wish.clone() });
        }
    }

    /// Takes it out of the page.
    pub fn close(self) {
        self.app.destroy();
    }
}
