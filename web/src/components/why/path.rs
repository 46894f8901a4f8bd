//! A path, key by key, up to the first that is not in the event.

use yew::prelude::*;

use super::super::words::shown_text;
use crate::{
    messages::text,
    picture::{Step, StepKind},
};

pub(super) fn path(steps: &[Step]) -> Html {
    html! { <div class="keys">{for steps.iter().map(step)}</div> }
}

fn step(step: &Step) -> Html {
    let (class, about) = match step.kind {
        StepKind::There => ("there", None),
        StepKind::Ends(found) => ("ends", Some(found)),
        StepKind::Gone => ("gone", Some(text("why.path.gone"))),
    };
    html! {
        <span {class}>
            <code>{shown_text(&step.key)}</code>
            if let Some(about) = about { <small>{about}</small> }
        </span>
    }
}
