//! What people see of a payload in a chat: the tabs of the chat service's clients, and of webhooks.

use yew::prelude::*;

use crate::{
    components::{
        chat::{Frame, chat},
        message,
        nothing::nothing,
        notices::{ended, notices},
        preview::{Drawn, bar, json_of},
    },
    engine,
    messages::text,
    on_demand::Wish,
    state::{Action, Input, Tab},
    storage::{StoredTexts, texts_from},
    view::{ChatPreview, ChatView, Client, Message, Payload, TextName, Webhook},
};

#[derive(Properties, PartialEq)]
pub(super) struct ChatProps {
    pub(super) texts: StoredTexts,
    /// The name of the tab's view.
    pub(super) tab: String,
    /// Whether the page's texts have changed since, and are not valid.
    pub(super) stale: bool,
    pub(super) on_wish: Callback<Wish>,
}

/// The tab.
#[component]
pub(super) fn Chat(props: &ChatProps) -> Html {
    let all = use_state(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    let of = (props.texts.clone(), props.tab.clone());
    let seen = use_memo(of, |(texts, tab)| {
        let (texts, tab) = (texts_from(texts), Tab::named(tab)?);
        let delivery = engine::evaluate(&texts).delivery?;
        let seen = engine::chat(delivery.payload(), tab, &texts)?;
        Some((delivery.payload().clone(), tab, seen))
    });
    let dispatch = {
        let on_wish = props.on_wish.clone();
        Callback::from(move |action| {
            if let Some(wish) = wish(action) {
                on_wish.emit(wish);
            }
        })
    };
    let Some((received, tab, seen)) = &*seen else { return html! {} };
    let drawn = Drawn { tab: *tab, stale: props.stale, all: *all, show_all, dispatch: &dispatch };
    match seen {
        ChatPreview::Message(shown) => message_of(shown, received, &drawn),
        ChatPreview::Webhook(webhook) => of_webhook(webhook, received, &drawn),
        ChatPreview::Nothing { client, dropped, ways } => html! {
            <>{bar(&drawn, None)}{nothing(*client, dropped, ways, &dispatch)}</>
        },
    }
}

/// What is asked of the page for what can be done here.
fn wish(action: Action) -> Option<Wish> {
    Some(match action {
        Action::Edit(TextName::Template, text) => Wish::Template(text.to_string()),
        Action::SetInput(Input::MatchedEvent) => Wish::MatchedEvent,
        Action::ShowTab(tab) => Wish::Tab(tab.name().to_owned()),
        _ => return None,
    })
}

fn message_of(shown: &ChatView, received: &Payload, drawn: &Drawn<'_>) -> Html {
    let frame = Frame { client: shown.client, webhook: false };
    html! {
        <>
            {ended(&shown.notices)}
            {framed(frame, &shown.message, received, drawn)}
            {notices(&shown.notices)}
        </>
    }
}

fn of_webhook(webhook: &Webhook, received: &Payload, drawn: &Drawn<'_>) -> Html {
    let client = if drawn.tab == Tab::SlackWebhook { Client::Slack } else { Client::Teams };
    let frame = Frame { client, webhook: true };
    html! {
        <>
            {bar(drawn, Some((webhook.json.as_str().into(), text("copy.webhook"))))}
            {framed(frame, &webhook.message, received, drawn)}
            {notices(&webhook.notices)}
            {json_of(&webhook.json, drawn)}
        </>
    }
}

fn framed(frame: Frame, message: &Message, received: &Payload, drawn: &Drawn<'_>) -> Html {
    drawn.unless_long(message::length(message), || chat(frame, message, &received.origin.time))
}
