//! What is loaded when it is first wanted, and what passes between it and the page.
//!
//! It is a WebAssembly module of its own ([`crate::views`]), so that the page's first visit does not
//! wait for it. `web/editor/on-demand.ts` loads it.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::{
    editor::to_js,
    state::{Action, Change, Dialog, Input, Opened, State, Tab, Texts, ToOpen, View},
    storage::{StoredTexts, texts_from, texts_to},
    view::TextName,
};

/// What the page gives: which part is wanted, and what that needs.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Given {
    /// The Cases view.
    Cases {
        /// The page's texts.
        texts: StoredTexts,
        /// The cases, the text of a file; empty until there are some.
        cases: String,
        /// Whether keys without Ctrl, Alt or the like do something.
        single_keys: bool,
    },
    /// The Timeline view.
    Timeline {
        /// The page's texts.
        texts: StoredTexts,
        /// The scenario; empty until there is one.
        scenario: String,
    },
    /// The dialog that reads infrastructure code.
    Import {
        /// The page's texts.
        texts: StoredTexts,
        /// The code; if it is empty, what was left there last.
        begin: String,
    },
    /// The dialog that writes it.
    Export {
        /// The page's texts.
        texts: StoredTexts,
    },
    /// What people see in a chat, by the chat service or by a webhook.
    Chat {
        /// The texts that the payload is made from.
        texts: StoredTexts,
        /// The tab: the name of the view.
        tab: String,
        /// Whether the page's texts have changed since, and are not valid.
        stale: bool,
    },
    /// The Examples view.
    Examples,
    /// What somebody wants opened.
    Open(ToOpen),
    /// The dialog that makes a link of all that the page holds.
    Share(Passed),
}

/// What is passed on by a link: from the page to be written, or to the page as it was read.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Passed {
    pub(crate) texts: StoredTexts,
    /// The scenario of the timeline; from the page empty until there is one, to the page nothing if
    /// the present one stays.
    pub(crate) scenario: Option<String>,
    /// The cases, likewise.
    pub(crate) cases: Option<String>,
    /// The name of the view.
    pub(crate) view: String,
    /// The name of the tab that the target's input is seen on.
    pub(crate) tab: String,
    /// Whether the target's texts may lack their end, as those of a damaged link.
    #[serde(default)]
    pub(crate) target_open: bool,
}

impl Given {
    /// What is given to a view, if the page does not have that view itself.
    pub(crate) fn to_view(state: &State) -> Option<Self> {
        match state.view {
            View::Evaluate => None,
            View::Cases => Some(Self::Cases {
                texts: texts_to(&state.texts),
                cases: state.cases.to_string(),
                single_keys: state.settings.single_keys,
            }),
            View::Timeline => Some(Self::Timeline {
                texts: texts_to(&state.texts),
                scenario: state.scenario.to_string(),
            }),
            View::Examples => Some(Self::Examples),
        }
    }

    /// What is given to the dialog that is open.
    pub(crate) fn to_dialog(state: &State) -> Option<Self> {
        let texts = texts_to(&state.texts);
        state.dialog.as_ref().map(|dialog| match dialog {
            Dialog::Import(begin) => Self::Import { texts, begin: begin.to_string() },
            Dialog::Export => Self::Export { texts },
            Dialog::Share => Self::Share(Passed {
                texts,
                scenario: Some(state.scenario.to_string()),
                cases: Some(state.cases.to_string()),
                view: state.view.name().to_owned(),
                tab: state.tab.name().to_owned(),
                target_open: state.target_open,
            }),
        })
    }

    /// What is given to the preview of a chat.
    pub(crate) fn to_chat(texts: &Texts, tab: Tab, stale: bool) -> Self {
        Self::Chat { texts: texts_to(texts), tab: tab.name().to_owned(), stale }
    }
}

/// What it asks of the page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wish {
    /// To put this event in place of the page's, and show it.
    OpenEvent(String),
    /// To choose the rule at that place.
    ChooseRule(usize),
    /// To put these cases in place of the page's, and if there are any, these rules, by name and
    /// pattern.
    OpenCases(String, Vec<(String, String)>),
    /// To keep these cases.
    Cases(String),
    /// To keep this scenario.
    Scenario(String),
    /// To put this template in place of the target's.
    Template(String),
    /// To have the target receive the matched event.
    MatchedEvent,
    /// To show the rules in this infrastructure code.
    Import(String),
    /// To close the dialog.
    CloseDialog,
    /// To show another tab: the name of its view.
    Tab(String),
    /// To open what stands behind `#` in an address.
    Follow(String),
    /// To have done with what was to be opened.
    DoneOpening,
    /// To put this in place of what is there.
    Open(Box<Passed>),
    /// To show a view, by its name.
    View(String),
}

impl Wish {
    /// What the page does for it.
    pub(crate) fn action(self) -> Action {
        match self {
            Self::OpenEvent(event) => Action::OpenEvent(event.into()),
            Self::ChooseRule(index) => Action::Rule(Change::Choose(index)),
            Self::OpenCases(cases, rules) => Action::OpenCases(
                cases.into(),
                rules.into_iter().map(|(name, pattern)| (name.into(), pattern.into())).collect(),
            ),
            Self::Cases(text) => Action::SetCases(text.into()),
            Self::Scenario(text) => Action::SetScenario(text.into()),
            Self::Template(text) => Action::Edit(TextName::Template, text.into()),
            Self::MatchedEvent => Action::SetInput(Input::MatchedEvent),
            Self::Follow(fragment) => Action::WantOpened(ToOpen::Link(fragment)),
            Self::DoneOpening => Action::DoneOpening,
            Self::Open(passed) => Action::Open(Box::new(passed.opened())),
            Self::View(name) => Action::ShowView(View::named(&name).unwrap_or_default()),
            Self::Import(code) => Action::ShowDialog(Some(Dialog::Import(code.into()))),
            Self::CloseDialog => Action::ShowDialog(None),
            Self::Tab(name) => Action::ShowTab(Tab::named(&name).unwrap_or(Tab::Json)),
        }
    }
}

impl Passed {
    fn opened(self) -> Opened {
        Opened {
            texts: texts_from(&self.texts),
            scenario: self.scenario.map(Into::into),
            cases: self.cases.map(Into::into),
            view: View::named(&self.view).unwrap_or_default(),
            tab: Tab::named(&self.tab),
            target_open: self.target_open,
        }
    }
}

/// What is said while it is loaded, and if that fails.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) loading: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) again: &'static str,
}

#[wasm_bindgen(raw_module = "rulelens-on-demand")]
extern "C" {
    type OnDemand;

    fn open(parent: &Element, words: JsValue, given: JsValue, on_wish: &JsValue) -> OnDemand;

    #[wasm_bindgen(method)]
    fn update(this: &OnDemand, given: JsValue);

    #[wasm_bindgen(method)]
    fn close(this: &OnDemand);
}

/// A part that is shown in the page; it goes when this is dropped.
pub(crate) struct Shown {
    part: OnDemand,
    // Kept alive as long as the part may call it.
    _on_wish: Closure<dyn FnMut(JsValue)>,
}

impl Shown {
    /// Shows a part in `parent`, once it is loaded.
    pub(crate) fn new(
        parent: &Element,
        words: Words,
        given: &Given,
        mut on_wish: impl FnMut(Wish) + 'static,
    ) -> Self {
        let on_wish = Closure::<dyn FnMut(JsValue)>::new(move |wish| {
            if let Some(wish) = from_js(wish) {
                on_wish(wish);
            }
        });
        let part = open(parent, to_js(&words), to_js(given), on_wish.as_ref());
        Self { part, _on_wish: on_wish }
    }

    /// Gives it what is so now.
    pub(crate) fn update(&self, given: &Given) {
        self.part.update(to_js(given));
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.part.close();
    }
}

/// From across the boundary; `None` if it is something else.
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}
