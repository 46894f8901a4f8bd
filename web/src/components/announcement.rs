//! The verdict for those who hear it: said once typing has paused, not on every key.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::words::spoken;
use crate::{outcome::headline, shown::Shown};

/// How long after the last change it is said.
const PAUSE_MS: u32 = 500;

#[derive(Properties, PartialEq)]
pub(crate) struct AnnouncementProps {
    pub(crate) shown: Rc<Shown>,
}

/// A status that is heard and not seen.
#[component]
pub(crate) fn Announcement(props: &AnnouncementProps) -> Html {
    let said = use_state(String::new);
    let headline = headline(&props.shown);
    let reason = spoken(&headline.reason);
    let detail = spoken(&headline.detail);
    let now = format!("{} {reason}. {detail}{}", headline.verdict, headline.count);
    {
        let said = said.clone();
        // Any change of what is shown begins the pause anew: it follows each key.
        use_effect_with((now, props.shown.clone()), move |(now, _)| {
            let now = now.clone();
            let later = Timeout::new(PAUSE_MS, move || said.set(now));
            move || drop(later)
        });
    }
    html! { <div class="hidden" role="status">{(*said).clone()}</div> }
}
