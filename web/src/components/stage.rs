//! A node between the heads of two panes: how far the event gets.

use yew::prelude::*;

use super::icon::{Icon, icon, tone_class};
use crate::outcome::Outcome;

/// The node. `class` says between which panes.
pub(crate) fn stage(outcome: Outcome, class: &'static str) -> Html {
    html! {
        <div class={classes!("chan", class)}>
            <div class={classes!("node", tone_class(outcome.tone))} role="img" aria-label={outcome.word}>
                <span>{icon(Icon::Sign(outcome.sign), 13)}</span>
            </div>
        </div>
    }
}
