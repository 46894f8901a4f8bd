//! How a custom notification is shown.

use super::read::Notification;
use super::{MAX_DESCRIPTION_CHARS, MAX_TITLE_CHARS};
use crate::chat::client::Client;
use crate::message::{Block, Message};
use crate::notice::Notice;
use crate::text::{Style, Text};

/// The message.
pub(crate) fn card(
    notification: &Notification,
    client: Client,
    notices: &mut Vec<Notice>,
) -> Message {
    notices.push(Notice::NotificationApproximate);
    if client != Client::Slack {
        notices.push(Notice::MarkdownApproximate);
    }
    notices.extend(too_long(notification));
    if !notification.not_shown.is_empty() {
        notices.push(Notice::NotShown { fields: notification.not_shown.clone() });
    }
    Message {
        sender: client.sender(),
        bar: None,
        blocks: parts(notification, client),
        thread: notification.thread.clone(),
    }
}

/// The parts that people see, from top to bottom.
pub(crate) fn parts(notification: &Notification, client: Client) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = &notification.title {
        blocks.push(Block::heading(bold(client.inline(title))));
    }
    blocks.extend(client.blocks(&notification.description));
    if !notification.next_steps.is_empty() {
        blocks.push(Block::paragraph(Text::styled("Next steps", Style::BOLD)));
        let items = notification.next_steps.iter().map(|step| client.inline(step)).collect();
        blocks.push(Block::List { ordered: false, items });
    }
    if !notification.keywords.is_empty() {
        let mut text = Text::default();
        for (index, keyword) in notification.keywords.iter().enumerate() {
            text.push_run(if index == 0 { "" } else { " " }, Style::PLAIN, None);
            text.push(keyword, Style::CODE, None);
        }
        blocks.push(Block::Context { text });
    }
    blocks
}

fn bold(mut text: Text) -> Text {
    for run in &mut text.runs {
        run.style = run.style.and(Style::BOLD);
    }
    text
}

fn too_long(notification: &Notification) -> impl Iterator<Item = Notice> {
    let title = notification.title.as_deref().unwrap_or_default();
    let texts = [
        ("content.title", title, MAX_TITLE_CHARS),
        ("content.description", &notification.description, MAX_DESCRIPTION_CHARS),
    ];
    texts.into_iter().filter_map(|(field, text, limit)| {
        let chars = text.chars().count();
        (chars > limit).then_some(Notice::LongerThanSaid { field, chars, limit })
    })
}
