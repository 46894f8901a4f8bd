//! Two texts, the one above the other: what is the same is underlined, the first difference filled.

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
        html! { <span {class}>{shown_text(&run.text)}</span> }
    };
    html! { <code>{"\""}{for runs.iter().map(run)}{"\""}</code> }
}
