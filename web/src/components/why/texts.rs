//! Two texts, the one above the other: what is the same is underlined, the first difference filled.
//! A space that differs is a dot.

use yew::prelude::*;

use super::{super::words::shown_text, label};
use crate::picture::{Run, RunKind, Texts};

pub(super) fn texts(texts: &Texts) -> Html {
    html! {
        <div class={classes!("two", texts.from_end.then_some("from-end"))}>
            {label("why.in.event")}{runs(&texts.event)}
            {label("why.in.pattern")}{runs(&texts.pattern)}
        </div>
    }
}

fn runs(runs: &[Run]) -> Html {
    let run = |run: &Run| {
        let class = match run.kind {
            RunKind::Same => "q-same",
            RunKind::OtherCase => "q-case",
            RunKind::Differs => "q-diff",
            RunKind::Rest => "q-rest",
        };
        let is_space = run.kind == RunKind::Differs && run.text.trim().is_empty();
        let text = if is_space { "·" } else { &run.text };
        html! { <span {class}>{shown_text(text)}</span> }
    };
    html! { <code>{"\""}{for runs.iter().map(run)}{"\""}</code> }
}
