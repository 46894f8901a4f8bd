//! The page: state, what follows from it, and the components that draw that.

use std::{cell::RefCell, ops::Deref, rc::Rc};

use gloo::{
    events::EventListener,
    utils::{document, window},
};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::{
    browser,
    components::page::Page,
    editor::{in_steps, to_js},
    engine,
    examples::worked_example,
    messages,
    shown::Shown,
    state::{self, Action, Language, Settings, State, Texts, ToOpen},
    storage,
    view::View,
    wishes::{Asked, Wish},
};

/// Draws the page in `#app`, and from then on keeps it up to date.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        storage::save_now();
        web_sys::console::error_1(&panic.to_string().into());
        browser::report_panic(&panic.to_string());
    }));
    // In two steps, so that neither holds up the browser for long.
    let first = Rc::new(RefCell::new(None));
    let found = first.clone();
    in_steps(move || {
        found.replace(Some(First::load()));
    });
    in_steps(move || {
        let root = document().get_element_by_id("app");
        if let Some((root, first)) = root.zip(first.take()) {
            let props = AppProps { first: Rc::new(first) };
            yew::Renderer::<App>::with_root_and_props(root, props).render();
        }
    });
}

/// What the page begins with.
struct First {
    state: State,
    /// What follows from its texts, until it is drawn.
    view: RefCell<Option<View>>,
    known: RefCell<engine::Known>,
}

impl First {
    fn load() -> Self {
        let state = first_state();
        let mut known = engine::Known::default();
        let view = engine::evaluate_again(&state.texts, &mut known);
        Self { state, view: RefCell::new(Some(view)), known: RefCell::new(known) }
    }
}

#[derive(Properties)]
struct AppProps {
    first: Rc<First>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.first, &other.first)
    }
}

/// The state as Yew keeps it. Each change is also written to the storage.
#[derive(Clone, PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let clear = action == Action::Clear;
        let next = state::reduce(&self.0, action);
        // Here rather than after drawing, so that a text that stops the page is kept too.
        if clear {
            storage::clear();
        } else if !browser::is_embedded() {
            storage::save_soon(&next);
        }
        Rc::new(Self(next))
    }
}

impl Deref for Store {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

/// What the page begins with, and what its address asks it to open. An embedded one has no texts of
/// its own.
fn first_state() -> State {
    let state = if browser::is_embedded() {
        State::new(worked_example(), None, storage::settings())
    } else {
        storage::load(browser::take_fresh())
    };
    State { to_open: browser::take_link().map(|link| Rc::new(ToOpen::Link(link))), ..state }
}

#[component]
fn App(AppProps { first }: &AppProps) -> Html {
    let store = use_reducer(|| Store(first.state.clone()));
    let Settings { theme, language, text_size, .. } = store.settings;
    let words = use_words();
    let shown = use_shown(first, &store.texts, store.target_open, (language, words));
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_dialogs(&store, &dispatch);
    use_effect_with(theme, |theme| browser::apply_theme(*theme));
    use_effect_with(text_size, |size| browser::apply_text_size(*size));
    use_effect_with((), |()| save_when_leaving());
    use_links(&dispatch);
    // In another language all is drawn anew.
    let key = language.map_or(0, |language| language as u32 + 1);
    html! { <Page key={format!("{key} {words}")} state={store.0.clone()} {shown} {dispatch} /> }
}

/// Lets the dialogs ask and wish.
#[hook]
fn use_dialogs(store: &Store, dispatch: &Callback<Action>) {
    let now = use_mut_ref(|| store.0.clone());
    now.replace(store.0.clone());
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let ask = move || to_js(&Asked::of(&now.borrow()));
        let wish = move |wish: JsValue| {
            if let Ok(wish) = serde_wasm_bindgen::from_value::<Wish>(wish) {
                if let Wish::Language(language) = wish {
                    messages::choose(language);
                }
                dispatch.emit(wish.into());
            }
        };
        let connected = browser::connect(ask, wish);
        move || drop(connected)
    });
}

/// How often words have come that were wanted before they were there.
#[hook]
fn use_words() -> u32 {
    let words = use_reducer(|| Count(0));
    let dispatcher = words.dispatcher();
    use_effect_with((), move |()| {
        let count = move |_: &_| dispatcher.dispatch(());
        let listener = EventListener::new(&window(), "rulelens-words", count);
        move || drop(listener)
    });
    words.0
}

struct Count(u32);

impl Reducible for Count {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Self(self.0 + 1))
    }
}

/// What is drawn for the texts: made anew only when they change, or the words do.
#[hook]
fn use_shown(
    first: &First,
    texts: &Texts,
    target_open: bool,
    words: (Option<Language>, u32),
) -> Rc<Shown> {
    let last = use_mut_ref(|| None::<Rc<Shown>>);
    let known = use_mut_ref(|| first.known.take());
    let shown = use_memo((texts.clone(), target_open, words), |(texts, target_open, _)| {
        let mut view = first
            .view
            .take()
            .unwrap_or_else(|| engine::evaluate_again(texts, &mut known.borrow_mut()));
        if *target_open {
            (view.target_open, view.delivery) = (true, None);
        }
        Rc::new(Shown::after(last.borrow().as_deref(), view))
    });
    last.replace(Some((*shown).clone()));
    (*shown).clone()
}

/// Opens what the address asks for whenever that changes.
#[hook]
fn use_links(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let follow = move || {
            if let Some(link) = browser::take_link() {
                dispatch.emit(Action::WantOpened(ToOpen::Link(link)));
            }
        };
        let listener = EventListener::new(&window(), "hashchange", move |_| follow());
        move || drop(listener)
    });
}

/// A page can go at any time once nobody sees it; that is the last moment that all browsers tell of.
fn save_when_leaving() -> impl FnOnce() {
    let listener = EventListener::new(&document(), "visibilitychange", |_| {
        if browser::is_hidden() {
            storage::save_now();
        }
    });
    move || drop(listener)
}
