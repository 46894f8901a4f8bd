//! The plain card of an event.

use super::client::Client;
use super::services::has_cards;
use crate::envelope::Envelope;
use crate::message::{Block, Message};
use crate::notice::Notice;
use crate::text::{Style, Text};

/// The card. People report that it says the detail-type, twice, and nothing else of the event.
pub(super) fn card(event: &Envelope<'_>, client: Client, notices: &mut Vec<Notice>) -> Message {
    let rich = has_cards(&event.source);
    notices.insert(0, if rich { Notice::RicherCard } else { Notice::CardApproximate });
    let Envelope { detail_type, region, account, .. } = event;
    let title = format!("{detail_type} | {region} | Account: {account}");
    Message {
        sender: client.sender(),
        bar: None,
        blocks: vec![
            Block::heading(Text::styled(&title, Style::BOLD)),
            Block::paragraph(Text::plain(detail_type)),
        ],
        thread: None,
    }
}
