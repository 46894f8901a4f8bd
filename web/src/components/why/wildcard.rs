//! A wildcard over the value, a column a piece. What a star took is sunken.

use yew::prelude::*;

use super::{super::words::shown_text, label};
use crate::{
    messages::text,
    picture::{Column, ColumnKind},
};

pub(super) fn wildcard(columns: &[Column]) -> Html {
    html! {
        <div class="wild">
            <div>{label("why.in.pattern")}{label("why.in.event")}</div>
            {for columns.iter().map(column)}
        </div>
    }
}

fn column(column: &Column) -> Html {
    let class = match column.kind {
        ColumnKind::Same => "w-same",
        ColumnKind::Taken => "w-any",
        ColumnKind::Left => "w-left",
        ColumnKind::Missed | ColumnKind::Ended => "w-miss",
        ColumnKind::Rest => "w-rest",
    };
    let said = |key| html! { <small>{text(key)}</small> };
    let event = match column.kind {
        _ if !column.event.is_empty() => html! { <code>{shown_text(&column.event)}</code> },
        ColumnKind::Missed => said("why.wildcard.missed"),
        ColumnKind::Ended => said("why.wildcard.ended"),
        ColumnKind::Rest => html! { <small /> },
        _ => said("why.wildcard.nothing"),
    };
    html! { <div {class}><code>{shown_text(&column.pattern)}</code>{event}</div> }
}
