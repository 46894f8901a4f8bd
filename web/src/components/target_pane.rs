//! The target: how its input is made, and what arrives.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{code_pane::code_pane, name_menu::NameMenu, seen::Seen};
use crate::{
    engine,
    messages::text,
    name_words::TARGETS,
    shown::Shown,
    state::{Action, Input, State, Texts},
    target_outcome::{rows, summary},
    view::{TemplateKind, TextName, Verdict},
};

/// The pane.
pub(crate) fn target_pane(
    state: &State,
    shown: &Rc<Shown>,
    role: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let input = state.texts.target().input;
    let sent = matches!(shown.now.verdict, Verdict::Matched { .. });
    html! {
        <section class="pane target-pane" id="target" aria-label={text("pane.target")}>
            <header>
                <h2>{text("pane.target")}</h2>
                <TargetMenu texts={state.texts.clone()} {sent} dispatch={dispatch.clone()} />
                <span class="grow" />{forms(input, dispatch)}
            </header>
            <div class="tin" id="pane-target" {role} aria-label={form_name(input)}>
                {input_texts(state, shown, dispatch)}
            </div>
            <Seen texts={state.texts.clone()} shown={shown.clone()} tab={state.tab} {role}
                dispatch={dispatch.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TargetMenuProps {
    texts: Texts,
    /// Whether the chosen rule passes the event on.
    sent: bool,
    dispatch: Callback<Action>,
}

/// The targets: what becomes of the event at each.
#[component]
fn TargetMenu(props: &TargetMenuProps) -> Html {
    let rows = use_callback((props.texts.clone(), props.sent), |(), (texts, sent)| {
        rows(&engine::targets(texts), *sent)
    });
    let targets = &props.texts.targets;
    html! {
        <NameMenu id="targets-menu" words={TARGETS} names={targets.names().clone()}
            kind={text("target.service")} summary={summary(targets.all().len())} {rows}
            change={props.dispatch.reform(Action::Target)} />
    }
}

/// Where the form of input is chosen.
fn forms(chosen: Input, dispatch: &Callback<Action>) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let select: Option<HtmlSelectElement> = event.target_dyn_into();
        let index = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some(input) = index.and_then(|index| Input::ALL.get(index)) {
            dispatch.emit(Action::SetInput(*input));
        }
    });
    html! {
        <select class="sel" aria-label={text("target.form")} {onchange}>
            {for Input::ALL.map(|input| html! {
                <option selected={input == chosen}>{form_name(input)}</option>
            })}
        </select>
    }
}

fn form_name(input: Input) -> &'static str {
    match input {
        Input::MatchedEvent => text("form.event"),
        Input::Path => text("form.path"),
        Input::Constant => text("form.constant"),
        Input::Transformer => text("form.transformer"),
    }
}

/// The editors of the texts that the input is made from. Each has a key, so that none is taken for
/// another one.
fn input_texts(state: &State, shown: &Rc<Shown>, dispatch: &Callback<Action>) -> Html {
    let code = |name| code_pane(name, state, shown, dispatch);
    match state.texts.target().input {
        Input::MatchedEvent => {
            html! { <p key="event" class="unchanged">{text("form.event.text")}</p> }
        }
        Input::Path => html! {
            <div key="path">
                <div class="sub"><h3>{text("target.path")}</h3>
                    <span class="meta">{text("form.path.text")}</span></div>
                {code(TextName::InputPath)}
            </div>
        },
        Input::Constant => html! {
            <div key="constant">
                <div class="sub"><h3>{text("target.constant")}</h3>
                    <span class="meta">{text("form.constant.text")}</span></div>
                {code(TextName::Constant)}
            </div>
        },
        Input::Transformer => html! {
            <div key="transformer">
                <div class="sub"><h3>{text("target.paths")}</h3></div>
                {code(TextName::InputPaths)}
                {template_head(shown.now.template_kind)}
                {code(TextName::Template)}
            </div>
        },
    }
}

fn template_head(kind: TemplateKind) -> Html {
    let (kind, meaning) = match kind {
        TemplateKind::Text => (text("template.text"), text("template.text.meaning")),
        TemplateKind::Json => (text("template.json"), text("template.json.meaning")),
    };
    html! {
        <div class="sub">
            <h3>{text("target.template")}</h3><span class="chip">{kind}</span>
            <span class="meta">{meaning}</span>
        </div>
    }
}
