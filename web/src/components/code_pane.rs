//! What stands under a heading: the editor with its faults.

use std::rc::Rc;

use yew::prelude::*;

use super::{problems::Problems, text_editor::TextEditor};
use crate::{
    editor::{Language, Options},
    messages::text,
    state::{Action, State},
    view::{TextName, View},
};

#[derive(Properties, PartialEq)]
pub(crate) struct CodePaneProps {
    pub(crate) name: TextName,
    pub(crate) state: State,
    pub(crate) view: Rc<View>,
    pub(crate) dispatch: Callback<Action>,
}

/// The editor of a text and the list of its faults.
#[component]
pub(crate) fn CodePane(props: &CodePaneProps) -> Html {
    let name = props.name;
    html! {
        <div class="code-pane">
            <TextEditor {name} options={options(name)} text={props.state.texts.get(name).clone()}
                view={props.view.clone()} go_to={props.state.go_to} dispatch={props.dispatch.clone()} />
            <Problems {name} view={props.view.clone()} dispatch={props.dispatch.clone()} />
        </div>
    }
}

fn options(name: TextName) -> Options {
    let (label, placeholder) = match name {
        TextName::Event => (text("editor.event"), text("ghost.event")),
        TextName::Pattern => (text("editor.pattern"), text("ghost.pattern")),
        TextName::InputPaths => (text("editor.paths"), text("ghost.paths")),
        TextName::Template => (text("editor.template"), text("ghost.template")),
    };
    let wrap = name == TextName::Template;
    let language = if wrap { Language::Template } else { Language::Json };
    Options { language, label, placeholder, wrap }
}
