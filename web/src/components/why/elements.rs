//! The values of a field that has several, each with its array element.

use yew::prelude::*;

use super::super::words::shown_text;
use crate::{
    messages::{format, number, text},
    picture::{ElementValue, Elements},
};

pub(super) fn elements(elements: &Elements) -> Html {
    html! {
        <ul class="els">
            {for elements.values.iter().map(element)}
            if elements.more > 0 {
                <li class="note">{format("why.elements.more", &[("n", &number(elements.more))])}</li>
            }
        </ul>
    }
}

fn element(element: &ElementValue) -> Html {
    html! {
        <li class={element.nearest.then_some("nearest")}>
            <code>{shown_text(&element.name)}</code>
            <code class="value">{shown_text(&element.value)}</code>
            if element.nearest { <span>{text("why.elements.nearest")}</span> }
        </li>
    }
}
