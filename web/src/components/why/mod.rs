//! The pictures of fields. Each says what the sentence above it says, so assistive tools skip them;
//! each fits a phone's width.

mod bits;
mod consistency;
mod elements;
mod number_line;
mod or;
mod path;
mod row;
mod texts;
mod wildcard;

use yew::prelude::*;

pub(super) use consistency::consistency;
pub(super) use or::part;
pub(super) use row::Rows;

use super::words::shown_text;
use crate::{messages::text, picture::Picture};

/// A picture.
pub(super) fn picture(picture: &Picture) -> Html {
    let drawn = match picture {
        Picture::Texts(texts) => texts::texts(texts),
        Picture::Line(line) => number_line::number_line(line),
        Picture::Wildcard(columns) => wildcard::wildcard(columns),
        Picture::Bits(bits) => bits::bits(bits),
        Picture::Excluded { operands, hit } => excluded(operands, *hit),
        Picture::Path(steps) => path::path(steps),
    };
    html! { <div class="pic" aria-hidden="true">{drawn}</div> }
}

/// The name of a row of a picture.
fn label(key: &'static str) -> Html {
    html! { <span class="lb">{text(key)}</span> }
}

fn excluded(operands: &[String], hit: usize) -> Html {
    let operand = |(index, operand): (usize, &String)| {
        html! { <code class={(index == hit).then_some("hit")}>{shown_text(operand)}</code> }
    };
    html! {
        <div class="excl">{label("why.excluded")}{for operands.iter().enumerate().map(operand)}</div>
    }
}
