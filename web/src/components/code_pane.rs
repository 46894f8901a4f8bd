//! What stands under a heading: the editor with its faults.

use std::rc::Rc;

use yew::prelude::*;

use super::{problems::Problems, text_editor::TextEditor};
use crate::{
    editor::{End, FieldWords, FoldWords, Language, Options, paste},
    messages::text,
    shown::Shown,
    state::{Action, State},
    view::TextName,
};

/// The editor of a text and the list of its faults.
pub(crate) fn code_pane(
    name: TextName,
    state: &State,
    shown: &Rc<Shown>,
    dispatch: &Callback<Action>,
) -> Html {
    let view = &shown.now;
    let stale = shown.fields().is_some_and(|fields| fields.stale);
    // Each rule and target has editors of its own: undo must not bring another one's text back.
    let document = match name {
        TextName::Event => 0,
        TextName::Pattern => view.rule,
        _ => view.target.serial,
    };
    html! {
        <div class="code-pane">
            <TextEditor key={document} {name} options={options(name, document)} text={state.texts.get(name).clone()}
                view={view.clone()} {stale} go_to={state.go_to} dispatch={dispatch.clone()} />
            // One node in any case: what follows a node that comes and goes is made anew.
            {paste_button(name, state).unwrap_or_default()}
            <Problems {name} view={view.clone()} dispatch={dispatch.clone()} />
        </div>
    }
}

/// Over the ghost of a text that is not there yet.
fn paste_button(name: TextName, state: &State) -> Option<Html> {
    let label = match name {
        TextName::Event => "paste.event",
        TextName::Pattern => "paste.pattern",
        _ => return None,
    };
    let empty = state.texts.get(name).is_empty();
    empty.then(|| {
        html! {
            <div class="begin">
                <button type="button" class="btn primary" onclick={move |_| paste(name)}>{text(label)}</button>
            </div>
        }
    })
}

fn options(name: TextName, serial: u32) -> Options {
    let (label, placeholder) = match name {
        TextName::Event => (text("editor.event"), text("ghost.event")),
        TextName::Pattern => (text("editor.pattern"), text("ghost.pattern")),
        TextName::Constant => (text("editor.constant"), text("ghost.constant")),
        TextName::InputPath => (text("editor.path"), text("ghost.path")),
        TextName::InputPaths => (text("editor.paths"), text("ghost.paths")),
        TextName::Template => (text("editor.template"), text("ghost.template")),
    };
    let (language, wrap) = match name {
        TextName::Template => (Language::Template, true),
        TextName::InputPath => (Language::Path, true),
        _ => (Language::Json, false),
    };
    let end = match name {
        TextName::Event => Some(End::Event),
        TextName::Pattern => Some(End::Pattern),
        _ => None,
    };
    let words = FieldWords {
        satisfied: text("line.satisfied"),
        unsatisfied: text("line.unsatisfied"),
        line: text("why.line"),
        above: text("held.above"),
        below: text("held.below"),
    };
    let folds = FoldWords { line: text("count.line"), lines: text("count.lines") };
    Options { name: Some(name), serial, language, label, placeholder, wrap, end, words, folds }
}
