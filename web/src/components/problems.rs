//! The faults of a text, at the foot of its editor. One line is always there for them, so that
//! nothing moves when a fault comes and goes while someone types.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    words::pieces,
};
use crate::{
    messages::{format, number, plain, prose, text},
    outcome::position,
    state::Action,
    view::{Fix, Problem, Severity, TextName, View},
};

/// As many as are listed; the rest is told by number.
const LISTED: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct ProblemsProps {
    pub(crate) name: TextName,
    pub(crate) view: Rc<View>,
    pub(crate) dispatch: Callback<Action>,
}

/// The first fault in one line; all of them with their help when opened.
#[component]
pub(crate) fn Problems(props: &ProblemsProps) -> Html {
    let open = use_state(|| false);
    let problems = &props.view.text(props.name).problems;
    let Some(first) = problems.first() else { return html! {} };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let count = number(problems.len());
    let label = match problems.len() {
        1 => text("problems.help").to_owned(),
        _ => format("problems.all", &[("n", &count)]),
    };
    let shown = if *open {
        problems.get(..LISTED).unwrap_or(problems)
    } else {
        std::slice::from_ref(first)
    };
    let rest = problems.len().saturating_sub(LISTED);
    html! {
        <div class={classes!("problems", open.then_some("open"))}>
            <ul>
                {for shown.iter().map(|problem| row(props, problem, *open))}
                if *open && rest > 0 {
                    <li class="dim">{format("problems.more", &[("n", &number(rest))])}</li>
                }
            </ul>
            <button type="button" class="mini" aria-expanded={open.to_string()} onclick={toggle}>
                {label}{icon(Icon::Chevron, 12)}
            </button>
        </div>
    }
}

fn row(props: &ProblemsProps, problem: &Problem, whole: bool) -> Html {
    let (name, line, dispatch) = (props.name, problem.line, props.dispatch.clone());
    let go = Callback::from(move |_| dispatch.emit(Action::GoTo(name, line)));
    let (class, kind, sign) = match problem.severity {
        Severity::Error => ("bang", "problem.error", "!"),
        Severity::Warning => ("bang warn", "problem.warning", "!"),
        Severity::Advice => ("bang advice", "problem.advice", "i"),
    };
    html! {
        <li>
            <button type="button" class="problem" onclick={go} title={plain(&problem.message)}>
                <span {class} role="img" aria-label={text(kind)}>{sign}</span>
                <span class="said">
                    <span class="where">{position(problem)}</span>{" "}
                    {pieces(&prose(&problem.message))}
                </span>
            </button>
            {for problem.fix.as_ref().map(|fix| mend(props, fix))}
            if whole && !problem.help.is_empty() {
                <p class="help">{pieces(&prose(&problem.help))}</p>
            }
        </li>
    }
}

/// The button that mends it.
fn mend(props: &ProblemsProps, fix: &Fix) -> Html {
    let (name, mended, dispatch) = (props.name, fix.text.clone(), props.dispatch.clone());
    let apply = Callback::from(move |_| dispatch.emit(Action::Edit(name, mended.clone())));
    let label = format("problem.fix", &[("what", &plain(&fix.title))]);
    html! {
        <button type="button" class="mini mend" onclick={apply} title={label.clone()} aria-label={label}>
            {text("problem.mend")}
        </button>
    }
}
