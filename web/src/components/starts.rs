//! Where to begin while all is empty: three examples, each with its outcome.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{examples::Start, messages::text, outcome::Sign, state::Action};

/// A button for each.
pub(crate) fn starts(dispatch: &Callback<Action>) -> Html {
    html! { <div class="starts">{for Start::ALL.into_iter().map(|it| start(it, dispatch))}</div> }
}

fn start(start: Start, dispatch: &Callback<Action>) -> Html {
    let (sign, label) = match start {
        Start::Mail => (Sign::Check, "start.mail"),
        Start::BelowThreshold => (Sign::Dash, "start.below"),
        Start::SilentDrop => (Sign::Cut, "start.drop"),
    };
    let onclick = dispatch.reform(move |_| Action::Begin(start));
    html! {
        <button type="button" class="btn" {onclick}>{icon(Icon::Sign(sign), 14)}{text(label)}</button>
    }
}
