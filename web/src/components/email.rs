//! The e-mail as a mail client shows it: plain text, links only to `https:`.

use yew::prelude::*;

use super::words::{shown_text, span};
use crate::{
    browser::mail_time,
    messages::{format, text},
    view::{EmailView, Span},
};

/// The e-mail.
pub(crate) fn email(email: &EmailView) -> Html {
    html! {
        <article class="mail" aria-label={text("email.label")}>
            <h3 class="msub">{shown_text(&email.subject)}<span class="inbox">{text("email.inbox")}</span></h3>
            <div class="mfrom">
                <span class="av" aria-hidden="true">{email.from_name.chars().next()}</span>
                <div>
                    <b>{shown_text(&email.from_name)}</b>{" "}
                    <span class="dim addr">{"<"}{shown_text(&email.from_address)}{">"}</span>
                    <div class="dim">{format("email.to", &[("address", &email.to)])}</div>
                </div>
                <span class="mdate">{shown_text(&mail_time(&email.date))}</span>
            </div>
            <div class="mbody">
                <div class="mp">{linked(&email.body)}</div>
                <div class="mfoot">{linked(&email.footer)}</div>
            </div>
        </article>
    }
}

/// Spans, those of one address inside one link.
fn linked(spans: &[Span]) -> Html {
    spans
        .chunk_by(|a, b| a.link.is_some() && a.link == b.link)
        .map(|group| {
            let inside: Html = group.iter().map(|part| span(&part.text, part, false, None)).collect();
            match group.first().and_then(|part| part.link.as_deref()).filter(|link| is_safe(link)) {
                Some(link) => html! {
                    <a class="ml" href={link.to_owned()} target="_blank" rel="noopener noreferrer">{inside}</a>
                },
                None => inside,
            }
        })
        .collect()
}

/// Whatever makes the view, no other kind of address gets into the page.
fn is_safe(link: &str) -> bool {
    link.starts_with("https://")
}
