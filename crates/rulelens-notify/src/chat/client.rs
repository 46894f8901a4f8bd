//! The chats that the service writes to.

use crate::markup;
use crate::message::{Block, Sender};
use crate::text::Text;

/// A chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Client {
    /// Slack.
    Slack,
    /// Microsoft Teams.
    Teams,
    /// Amazon Chime, which ended on 2026-02-20.
    Chime,
}

impl Client {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Slack, Self::Teams, Self::Chime];

    /// The product's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slack => "Slack",
            Self::Teams => "Microsoft Teams",
            Self::Chime => "Amazon Chime",
        }
    }

    /// Who the service is there.
    pub(super) fn sender(self) -> Sender {
        match self {
            Self::Slack => Sender { name: "Amazon Q", badge: Some("APP") },
            Self::Teams => Sender { name: "Amazon Q Developer", badge: None },
            // It ended before the service was renamed everywhere.
            Self::Chime => Sender { name: "AWS Chatbot", badge: Some("Bot") },
        }
    }

    /// The parts of a text in the client's own markup.
    pub(super) fn blocks(self, text: &str) -> Vec<Block> {
        match self {
            Self::Slack => markup::slack::blocks(text),
            Self::Teams | Self::Chime => markup::teams::blocks(text),
        }
    }

    /// A text of one line in the client's own markup.
    pub(super) fn inline(self, text: &str) -> Text {
        match self {
            Self::Slack => markup::slack::inline(text),
            Self::Teams | Self::Chime => markup::teams::inline(text),
        }
    }
}
