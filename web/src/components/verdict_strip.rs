//! The answer: the first thing that the eye meets.

use yew::prelude::*;

use super::{
    icon::{Icon, icon, tone_class},
    starts::starts,
    words::pieces,
};
use crate::{
    messages::text,
    outcome::{Aside, Tone, headline},
    shown::Shown,
    state::Action,
    view::Verdict,
};

/// The strip: glyph, sentence, second line, what can be done, facts beside it. `id` is where the link
/// that skips the bar leads to, while this is what it leads to.
pub(crate) fn verdict_strip(
    shown: &Shown,
    folded: bool,
    id: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let headline = headline(shown);
    let action = headline.action.map(|(label, action)| {
        // A line of the event that decides is the first that the key leads to.
        let key = matches!(action, Action::GoTo(..))
            .then(|| html! { <kbd aria-hidden="true">{"F8"}</kbd> });
        let onclick = dispatch.reform(move |_| action.clone());
        html! { <button type="button" class="btn act" {onclick}>{label}{key}</button> }
    });
    html! {
        <section {id} tabindex="-1" aria-label={text("verdict.label")}
            class={classes!("verdict", tone_class(headline.tone), folded.then_some("folded"))}>
            {glyph(headline.tone)}
            <div class="vt">
                <h1><span class="vk">{headline.verdict}</span>{" "}{pieces(&headline.reason)}</h1>
                <p>{pieces(&headline.detail)}if !headline.count.is_empty() { <span class="wide">{headline.count}</span> }</p>
            </div>
            {for action}
            if shown.now.verdict == Verdict::Empty { {starts(dispatch)} }
            if !headline.asides.is_empty() {
                <dl class="side">{for headline.asides.iter().map(aside)}</dl>
            }
        </section>
    }
}

fn aside(aside: &Aside) -> Html {
    html! {
        <div class={tone_class(aside.outcome.tone)}>
            <dt>{icon(Icon::Sign(aside.outcome.sign), 14)}{aside.outcome.word}</dt>
            <dd>{&aside.fact}</dd>
        </div>
    }
}

/// Disc, square, triangle or broken ring: the outcome is told by shape too.
pub(crate) fn glyph(tone: Tone) -> Html {
    let (shape, sign) = match tone {
        Tone::Ok => ("M18 1a17 17 0 1 1 0 34a17 17 0 1 1 0-34Z", "m10.5 18.5 5 5 10-11"),
        Tone::No => (
            "M8 2h20a6 6 0 0 1 6 6v20a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6Z",
            "m12 12 12 12m0-12L12 24",
        ),
        Tone::Warn => ("M18 2.5 34.5 32h-33Z", "M18 13v9m0 5v.01"),
        Tone::Idle => ("M18 2a16 16 0 1 1 0 32a16 16 0 1 1 0-32Z", "M12 18h12"),
    };
    html! {
        <svg class="vg" viewBox="0 0 36 36" aria-hidden="true">
            <path class="shape" d={shape} /><path class="sign" d={sign} />
        </svg>
    }
}
