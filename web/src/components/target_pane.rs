//! The target: how its input is made, and what arrives.

use std::rc::Rc;

use yew::prelude::*;

use super::{code_pane::code_pane, seen::Seen};
use crate::{
    messages::text,
    shown::Shown,
    state::{Action, State},
    view::{TemplateKind, TextName},
};

/// The pane.
pub(crate) fn target_pane(
    state: &State,
    shown: &Rc<Shown>,
    role: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let (kind, meaning) = match shown.now.template_kind {
        TemplateKind::Text => (text("template.text"), text("template.text.meaning")),
        TemplateKind::Json => (text("template.json"), text("template.json.meaning")),
    };
    let code = |name| code_pane(name, state, &shown.now, dispatch);
    html! {
        <section class="pane target-pane" id="target" aria-label={text("pane.target")}>
            <header>
                <h2>{text("pane.target")}</h2><span class="meta">{text("target.kind")}</span>
                <span class="grow" /><span class="meta">{text("target.mode")}</span>
            </header>
            <div class="tin" id="pane-target" {role} aria-label={text("target.mode")}>
                <div class="sub"><h3>{text("target.paths")}</h3></div>
                {code(TextName::InputPaths)}
                <div class="sub">
                    <h3>{text("target.template")}</h3><span class="chip">{kind}</span>
                    <span class="meta">{meaning}</span>
                </div>
                {code(TextName::Template)}
            </div>
            <Seen shown={shown.clone()} tab={state.tab} {role}
                dispatch={dispatch.clone()} />
        </section>
    }
}
