//! The bar at the top: what this is, that nothing leaves the browser, and what holds for all of it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{
    browser::{choose_language, language, media, open_dialog},
    examples::worked_example,
    messages::{format, text},
    state::{Action, Dialog, Language, State, Theme, View},
};

/// The bar.
pub(crate) fn top_bar(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <header class="top">
            {brand()}
            <nav class="nav" aria-label={text("top.views")}>
                {for VIEWS.map(|(view, name, key)| nav_button(view, text(name), key, state, dispatch))}
            </nav>
            <span class="grow" />
            <span class="private">{icon(Icon::Lock, 14)}{text("top.private")}</span>
            <div class="tools">
                {undo(state, dispatch)}
                {reset(state, dispatch)}
                {tool(Dialog::Import("".into()), Icon::Import, "top.import", None, dispatch)}
                {tool(Dialog::Export, Icon::Export, "top.export", None, dispatch)}
                {tool(Dialog::Share, Icon::Link, "top.share", Some("Control+S"), dispatch)}
                {languages()}
                {theme_button(state, dispatch)}
                {opener("shortcuts", Icon::Keys, "top.shortcuts", Some("?"))}
                {opener("settings", Icon::Settings, "top.settings", None)}
                {opener("menu", Icon::Menu, "top.menu", None)}
            </div>
        </header>
    }
}

/// The views, in the order of their keys.
const VIEWS: [(View, &str, &str); 4] = [
    (View::Evaluate, "top.evaluate", "1"),
    (View::Cases, "top.cases", "2"),
    (View::Timeline, "top.timeline", "3"),
    (View::Examples, "top.examples", "4"),
];

fn nav_button(
    view: View,
    name: &'static str,
    key: &'static str,
    state: &State,
    dispatch: &Callback<Action>,
) -> Html {
    let current = (state.view == view).then_some("page");
    let onclick = dispatch.reform(move |_| Action::ShowView(view));
    html! {
        <button type="button" aria-current={current} aria-keyshortcuts={key} {onclick}>{name}</button>
    }
}

/// What this is.
pub(super) fn brand() -> Html {
    html! { <span class="brand">{lens()}<b>{text("top.brand")}</b></span> }
}

fn lens() -> Html {
    html! {
        <svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke-linecap="round" aria-hidden="true">
            <circle cx="9.5" cy="9.5" r="7.5" stroke="currentColor" stroke-width="2" />
            <path d="m15.2 15.2 5 5" stroke="currentColor" stroke-width="2.4" />
            <path d="M5.5 8h8M5.5 11.2h4.5" stroke="var(--accent)" stroke-width="1.8" />
        </svg>
    }
}

/// A button that opens a dialog that is loaded on demand. On phones it is in the menu.
fn tool(
    dialog: Dialog,
    drawing: Icon,
    name: &'static str,
    keys: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let onclick = dispatch.reform(move |_| Action::ShowDialog(Some(dialog.clone())));
    html! {
        <button type="button" class="btn ghost" title={text(name)} aria-haspopup="dialog"
            aria-keyshortcuts={keys} data-menu="" {onclick}>
            {icon(drawing, 16)}<span>{text(name)}</span>
        </button>
    }
}

/// Keeps its place while there is nothing to undo, so that nothing moves.
fn undo(state: &State, dispatch: &Callback<Action>) -> Html {
    let nothing = state.before_reset.is_none();
    let onclick = dispatch.reform(|_| Action::Undo);
    html! {
        <button type="button" class={classes!("btn", "ghost", "back", nothing.then_some("away"))}
            title={text("top.undo")} {onclick}>
            {icon(Icon::Undo, 16)}<span>{text("top.undo")}</span>
        </button>
    }
}

fn reset(state: &State, dispatch: &Callback<Action>) -> Html {
    let is_example = state.texts == worked_example();
    let onclick = dispatch.reform(|_| Action::Reset);
    let title = text(if is_example { "top.reset.idle" } else { "top.reset.title" });
    html! {
        <button type="button" class="btn back" disabled={is_example} {title} {onclick}>
            {icon(Icon::Reset, 16)}<span>{text("top.reset")}</span>
        </button>
    }
}

/// The languages, each in its own words.
fn languages() -> Html {
    let now = language();
    let button = |(language, tag, short, name): (
        Language,
        &'static str,
        &'static str,
        &'static str,
    )| {
        html! {
            <button type="button" lang={tag} aria-label={name} title={name} aria-pressed={(now == language).to_string()}
                onclick={move |_| choose_language(tag)}>
                {short}
            </button>
        }
    };
    let all = [
        (Language::English, "en", "EN", "English (EN)"),
        (Language::Korean, "ko", "KO", "한국어 (KO)"),
    ];
    html! {
        <div class="seg langs" role="group" aria-label={text("top.language")}>{for all.map(button)}</div>
    }
}

/// A button that opens a dialog.
fn opener(
    dialog: &'static str,
    drawing: Icon,
    name: &'static str,
    keys: Option<&'static str>,
) -> Html {
    html! {
        <button type="button" class={classes!("btn", "icon", format!("to-{dialog}"))} aria-haspopup="dialog"
            title={text(name)} aria-label={text(name)} aria-keyshortcuts={keys}
            onclick={move |_| open_dialog(dialog)}>
            {icon(drawing, 16)}
        </button>
    }
}

fn theme_button(state: &State, dispatch: &Callback<Action>) -> Html {
    let now = state.settings.theme;
    let system_is_dark =
        || media("(prefers-color-scheme: dark)").is_some_and(|query| query.matches());
    let label = format("theme.label", &[("theme", text(theme_name(now)))]);
    let drawing = match now {
        Theme::System => Icon::HalfMoon,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    };
    let onclick = dispatch.reform(move |_| Action::SetTheme(now.next(system_is_dark())));
    html! {
        <button type="button" class="btn icon" title={label.clone()} aria-label={label} {onclick}>
            {icon(drawing, 16)}
        </button>
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "theme.system",
        Theme::Light => "theme.light",
        Theme::Dark => "theme.dark",
    }
}
