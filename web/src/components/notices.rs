//! What there is to know about a preview besides what it shows.

use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    words::pieces,
};
use crate::{
    messages::prose,
    outcome::Sign,
    view::{Notice, NoticeKind},
};

/// That the client is no more: before anything else.
pub(crate) fn ended(notices: &[Notice]) -> Html {
    let ended = notices.iter().filter(|notice| notice.kind() == NoticeKind::Ended);
    ended
        .map(|notice| {
            html! {
                <p class="ban">{icon(Icon::Sign(Sign::Dash), 14)}<b>{pieces(&prose(&notice.text()))}</b></p>
            }
        })
        .collect()
}

/// The others, under the preview.
pub(crate) fn notices(notices: &[Notice]) -> Html {
    let others = notices.iter().filter(|notice| notice.kind() != NoticeKind::Ended);
    html! {
        <ul class="foot notices">
            {for others.map(|notice| html! { <li>{pieces(&prose(&notice.text()))}</li> })}
        </ul>
    }
}
