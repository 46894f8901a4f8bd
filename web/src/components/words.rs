//! Text from the user's texts, drawn. It is only ever text, and what cannot be seen in it is shown.

use rulelens::invisible::{Visible, code_point, visible};
use rulelens_notify::Severity;
use yew::prelude::*;

use crate::{
    messages::text,
    view::{Piece, Span},
};

/// Any text that is not the page's own.
pub(crate) fn shown_text(text: &str) -> Html {
    visible(text)
        .map(|part| match part {
            Visible::Text(text) => html! { {text} },
            Visible::Invisible(c) => html! { <span class="cp">{code_point(c)}</span> },
        })
        .collect()
}

/// A sentence that quotes the user's texts.
pub(crate) fn pieces(pieces: &[Piece]) -> Html {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => shown_text(words),
            Piece::Field(field) => html! { <code class="field">{shown_text(field)}</code> },
            Piece::Value(value) | Piece::Operand(value) => html! {
                <code class={classes!("value", value_class(value))}>{shown_text(value)}</code>
            },
        })
        .collect()
}

/// The same as one text, for those who hear it.
pub(crate) fn spoken(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .flat_map(|piece| visible(piece.text()))
        .map(|part| match part {
            Visible::Text(text) => text.to_owned(),
            Visible::Invisible(c) => code_point(c),
        })
        .collect()
}

/// A value is coloured as in the editors.
fn value_class(value: &str) -> Option<&'static str> {
    match value.chars().next()? {
        '"' => Some("j-str"),
        '-' | '0'..='9' => Some("j-num"),
        _ if matches!(value, "true" | "false" | "null") => Some("j-lit"),
        _ => None,
    }
}

/// A band of GuardDuty's severities by its name.
pub(crate) fn severity_name(band: Severity) -> &'static str {
    text(match band {
        Severity::Low => "severity.low",
        Severity::Medium => "severity.medium",
        Severity::High => "severity.high",
        Severity::Critical => "severity.critical",
    })
}

/// A part of what arrives. `focusable`: whether the keyboard gets to the values in it.
pub(crate) fn span(text: &str, span: &Span, focusable: bool, class: Option<&'static str>) -> Html {
    let Some(source) = &span.from else {
        return html! { <span {class}>{shown_text(text)}</span> };
    };
    html! {
        <mark class={classes!("pv", format!("p{}", source.hue), class)}
            data-src={source.name.to_string()} tabindex={focusable.then_some("0")}>
            {shown_text(text)}
        </mark>
    }
}
