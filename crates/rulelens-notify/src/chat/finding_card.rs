//! The card of a GuardDuty finding.

use super::client::Client;
use crate::finding::Finding;
use crate::message::{Block, Field, Message};
use crate::severity::Severity;
use crate::text::{Style, Text};

/// The card, as captured messages show it.
pub(super) fn card(finding: &Finding, client: Client) -> Message {
    let title = format!("GuardDuty Finding | {} | Account: {}", finding.region, finding.account);
    let mut blocks = vec![
        Block::heading(Text::link(&title, &finding.console(), Style::BOLD)),
        Block::paragraph(Text::styled(&finding.title, Style::BOLD)),
    ];
    if let Some(description) = &finding.description {
        blocks.push(Block::paragraph(Text::linked(description)));
    }
    blocks.push(Block::Fields { fields: fields(finding) });
    Message {
        sender: client.sender(),
        bar: finding.severity.map(Severity::bar),
        blocks,
        thread: None,
    }
}

fn fields(finding: &Finding) -> Vec<Field> {
    let severity = finding.severity_words();
    let fields = [
        ("First Seen", &finding.first_seen),
        ("Last Seen", &finding.last_seen),
        ("Affected resource", &finding.resource),
        ("Severity", &severity),
    ];
    let field = |(label, value): (&'static str, &Option<String>)| {
        value.as_deref().map(|value| Field::new(label, value))
    };
    fields.into_iter().filter_map(field).collect()
}
