//! Messages for incoming webhooks, made of a payload by a layout of our own: what a Lambda function
//! or an API destination between the rule and the chat might send.
//!
//! The JSON stays within what the clients take, and what the event says is text in it: its markup
//! is escaped or put where none is read, it alerts nobody, and it links only to `https:`.

mod layout;
mod slack;
mod teams;

pub use slack::slack;
pub use teams::teams;

use crate::message::Message;
use crate::notice::Notice;

/// A message for an incoming webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Webhook {
    /// Whose webhook it is for.
    pub service: Service,
    /// The body of the request, in lines, ready to be copied.
    pub json: String,
    /// The message as the client shows it.
    pub message: Message,
    /// What there is to know besides.
    pub notices: Vec<Notice>,
}

/// Whose webhook a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Service {
    /// Slack: Block Kit.
    Slack,
    /// Microsoft Teams: an Adaptive Card.
    Teams,
}

fn notices(cut: bool, message: &Message) -> Vec<Notice> {
    let mut notices = vec![Notice::LayoutProposed];
    if cut {
        notices.push(Notice::Cut);
    }
    let texts = || message.blocks.iter().flat_map(|block| block.texts());
    if texts().flat_map(|text| &text.runs).any(|run| run.style.invisible) {
        notices.push(Notice::InvisibleReplaced);
    }
    notices
}
