//! On screens of two columns the target is below the fold, so one line above the panes says what
//! arrives.

use yew::prelude::*;

use super::{
    icon::{Icon, icon, tone_class},
    words::{pieces, span},
};
use crate::{
    messages::text,
    outcome::{Outcome, stages},
    shown::Shown,
    view::{DeliveryView, Span, Verdict},
};

/// The line; it leads to the target.
pub(crate) fn arrives(shown: &Shown) -> Html {
    let [_, Outcome { tone, sign, word }] = stages(shown);
    let what = match &shown.now.delivery {
        Some(DeliveryView::Delivered { payload, .. }) => {
            let would = !matches!(shown.now.verdict, Verdict::Matched { .. });
            html! {
                <>if would { {text("arrives.would")}{" "} }<code>{first_line(&payload.spans)}</code></>
            }
        }
        Some(DeliveryView::Dropped { drop, .. }) => pieces(&drop.reason),
        None => html! {},
    };
    html! {
        <p class="arrives">
            <b class={tone_class(tone)}>{icon(Icon::Sign(sign), 14)}{word}</b>
            <span class="al">{what}</span>
            <a href="#target">{text("pane.target")}</a>
        </p>
    }
}

/// As much as one line of the page can hold, in bytes.
const ROOM: usize = 200;

fn first_line(spans: &[Span]) -> Html {
    let mut room = ROOM;
    let mut shown = Vec::new();
    for part in spans {
        let line = part.text.split('\n').next().unwrap_or_default();
        let text = line.get(..line.floor_char_boundary(room)).unwrap_or(line);
        shown.push(span(text, part, false, None));
        room -= text.len();
        if text.len() < part.text.len() {
            break;
        }
    }
    shown.into_iter().collect()
}
