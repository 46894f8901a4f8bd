//! The e-mail of a subscriber by the protocol `email-json`: the object, and how well each of its
//! values is known.

use yew::prelude::*;

use super::words::shown_text;
use crate::{
    messages::text,
    view::{Certainty, MailJson},
};

/// The body. A value that is not known beforehand is slanted and says so.
pub(crate) fn email_json(mail: &MailJson) -> Html {
    let last = mail.fields.len().saturating_sub(1);
    let lines = mail.fields.iter().enumerate().map(|(index, field)| {
        let (class, title) = match field.origin {
            Certainty::Known => ("j-str", None),
            Certainty::Approximate => ("j-str guess", Some(text("email-json.approximate"))),
            Certainty::Invented => ("j-str guess", Some(text("email-json.invented"))),
        };
        let value = serde_json::Value::from(field.value.as_str()).to_string();
        html! {
            <>
                {"  "}<span class="j-key">{"\""}{field.name}{"\""}</span>{" : "}
                <span {class} {title}>{shown_text(&value)}</span>
                {if index < last { ",\n" } else { "\n" }}
            </>
        }
    });
    html! {
        <article aria-label={text("email.label")}>
            <pre class="json" tabindex="0">{"{\n"}{for lines}{"}"}</pre>
        </article>
    }
}
