//! A message in a client's frame: who wrote it, where and when, in the client's own colours.

use yew::prelude::*;

use super::message::blocks;
use super::words::shown_text;
use crate::{
    browser::{chat_day, chat_time},
    messages::{format, text},
    view::{Block, Client, Message},
};

/// What draws a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// The client.
    pub(crate) client: Client,
    /// Whether a webhook wrote it, not the chat service.
    pub(crate) webhook: bool,
}

impl Frame {
    fn class(self) -> &'static str {
        match self.client {
            Client::Slack => "slack",
            Client::Teams => "teams",
            Client::Chime => "chime",
        }
    }

    /// The channel or room that it is in: an example.
    fn channel(self) -> &'static str {
        match self.client {
            Client::Slack => text("chat.slack.channel"),
            Client::Teams => text("chat.teams.channel"),
            Client::Chime => text("chat.chime.room"),
        }
    }
}

/// The message as the client shows it; `time` is when it was written, in ISO 8601.
pub(crate) fn chat(frame: Frame, message: &Message, time: &str) -> Html {
    let label = format("chat.label", &[("client", frame.client.name())]);
    let avatar = if frame.webhook { "hook" } else { frame.class() };
    html! {
        <article class={classes!("chat", frame.class())} aria-label={label}>
            <div class="ch-room">
                if frame.client == Client::Slack { <span aria-hidden="true">{"#"}</span> }
                {frame.channel()}
            </div>
            if frame.client == Client::Slack {
                <div class="ch-day"><span>{chat_day(time)}</span></div>
            }
            <div class="ch-message">
                <span class={classes!("ch-avatar", avatar)} aria-hidden="true">{drawing(frame)}</span>
                <div class="ch-main">
                    <div class="ch-sender">
                        <b>{message.sender.name}</b>
                        {for message.sender.badge.map(|badge| html! { <span class="ch-badge">{badge}</span> })}
                        <time>{chat_time(time)}</time>
                    </div>
                    {body(frame, message)}
                    {for message.thread.as_deref().map(|thread| html! {
                        <p class="ch-thread">{text("chat.thread")}{" "}<code>{shown_text(thread)}</code></p>
                    })}
                </div>
            </div>
        </article>
    }
}

/// The parts, beside or under the bar. What Slack's webhooks put above the bar stands above it.
fn body(frame: Frame, message: &Message) -> Html {
    let bar = message.bar.map(|bar| match bar.severity {
        Some(severity) => (Some(format!("sev-{severity}").to_lowercase()), None),
        None => (None, Some(format!("--bar:{}", bar.color))),
    });
    let (severity, style) = bar.unwrap_or_default();
    let above = if frame.webhook && frame.client == Client::Slack && message.bar.is_some() {
        message.blocks.iter().take_while(|block| matches!(block, Block::Heading { .. })).count()
    } else {
        0
    };
    let (above, rest) = message.blocks.split_at(above);
    let classes = classes!(
        "ch-card",
        message.bar.map(|_| "barred"),
        frame.webhook.then_some("hooked"),
        severity,
    );
    html! { <>{blocks(above)}<div class={classes} {style}>{blocks(rest)}</div></> }
}

fn drawing(frame: Frame) -> Html {
    let path = if frame.webhook {
        "M8.7 9.9A3.8 3.8 0 1 1 12.4 6.600L14.6 11.200M9.5 6.3 6.6 11.300A3.8 3.8 0 1 0 9 15.800H14.500M14.5 11.500A3.8 3.8 0 1 1 12.5 17.5"
    } else {
        "M10 2.5 16.5 6v8L10 17.5 3.5 14V6ZM7 9.200h6M7 12h3.5"
    };
    html! {
        <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor"
            stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d={path} /></svg>
    }
}
