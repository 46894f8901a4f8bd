//! The e-mail as a mail client shows it: plain text, links only to `https:`.

use yew::prelude::*;

use super::message::link;
use super::words::{shown_text, span};
use crate::{
    browser::mail_time,
    messages::{format, text},
    view::{EmailView, Span},
};

/// The e-mail.
pub(crate) fn email(EmailView { mail, body, footer, .. }: &EmailView, time: &str) -> Html {
    html! {
        <article class="mail" aria-label={text("email.label")}>
            <h3 class="msub">{mail.subject}<span class="inbox">{text("email.inbox")}</span></h3>
            <div class="mfrom">
                <span class="av" aria-hidden="true">{mail.from_name.chars().next()}</span>
                <div>
                    <b>{mail.from_name}</b>{" "}
                    <span class="dim addr">{"<"}{mail.from_address}{">"}</span>
                    <div class="dim">{format("email.to", &[("address", &mail.to)])}</div>
                </div>
                <span class="mdate">{shown_text(&mail_time(time))}</span>
            </div>
            <div class="mbody">
                <div class="mp">{linked(body)}</div>
                <div class="mfoot">{linked(footer)}</div>
            </div>
        </article>
    }
}

/// Spans, those of one address inside one link.
fn linked(spans: &[Span]) -> Html {
    spans
        .chunk_by(|a, b| a.link.is_some() && a.link == b.link)
        .map(|group| {
            let inside: Html =
                group.iter().map(|part| span(&part.text, part, false, None)).collect();
            match group.first().and_then(|part| part.link.as_deref()) {
                Some(address) => link(address, "ml", inside),
                None => inside,
            }
        })
        .collect()
}
