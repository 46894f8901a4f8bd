//! The target: how its input is made, and what arrives.

use std::rc::Rc;

use yew::prelude::*;

use super::{code_pane::CodePane, seen::Seen};
use crate::{
    messages::text,
    shown::Shown,
    state::{Action, State},
    view::{TemplateKind, TextName},
};

#[derive(Properties, PartialEq)]
pub(crate) struct TargetPaneProps {
    pub(crate) state: State,
    pub(crate) shown: Rc<Shown>,
    pub(crate) role: Option<&'static str>,
    pub(crate) dispatch: Callback<Action>,
}

/// The pane.
#[component]
pub(crate) fn TargetPane(props: &TargetPaneProps) -> Html {
    let (kind, meaning) = match props.shown.now.template_kind {
        TemplateKind::Text => (text("template.text"), text("template.text.meaning")),
        TemplateKind::Json => (text("template.json"), text("template.json.meaning")),
    };
    let code = |name| {
        html! {
            <CodePane {name} state={props.state.clone()} view={props.shown.now.clone()}
                dispatch={props.dispatch.clone()} />
        }
    };
    html! {
        <section class="pane target-pane" id="target" aria-label={text("pane.target")}>
            <header>
                <h2>{text("pane.target")}</h2><span class="meta">{text("target.kind")}</span>
                <span class="grow" /><span class="meta">{text("target.mode")}</span>
            </header>
            <div class="tin" id="pane-target" role={props.role} aria-label={text("target.mode")}>
                <div class="sub"><h3>{text("target.paths")}</h3></div>
                {code(TextName::InputPaths)}
                <div class="sub">
                    <h3>{text("target.template")}</h3><span class="chip">{kind}</span>
                    <span class="meta">{meaning}</span>
                </div>
                {code(TextName::Template)}
            </div>
            <Seen shown={props.shown.clone()} tab={props.state.tab} role={props.role}
                dispatch={props.dispatch.clone()} />
        </section>
    }
}
