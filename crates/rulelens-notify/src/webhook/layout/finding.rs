//! A GuardDuty finding.

use super::Layout;
use crate::finding::Finding;
use crate::message::{Block, Button, Field};
use crate::severity::Severity;
use crate::text::Text;

pub(super) fn layout(finding: &Finding) -> Layout {
    let severity = finding.severity.map(|severity| format!("{severity}: "));
    let mut blocks = vec![Block::heading(Text::plain(&finding.title))];
    if let Some(description) = &finding.description {
        blocks.push(Block::paragraph(Text::plain(description)));
    }
    blocks.push(Block::Fields { fields: fields(finding) });
    blocks.push(Block::Buttons {
        buttons: vec![Button { label: "Open in GuardDuty", link: finding.console() }],
    });
    blocks.extend(context(finding));
    Layout {
        summary: format!("{}{}", severity.unwrap_or_default(), finding.title),
        bar: finding.severity.map(Severity::bar),
        blocks,
        emoji: false,
    }
}

fn fields(finding: &Finding) -> Vec<Field> {
    let severity = match (&finding.severity, &finding.severity_value) {
        (Some(band), Some(value)) => Some(format!("{band} ({value})")),
        (_, value) => value.clone(),
    };
    let resource = match (&finding.resource_type, &finding.resource) {
        (Some(kind), Some(name)) if kind != name => Some(format!("{kind} {name}")),
        (_, name) => name.clone(),
    };
    let (account, region) = (Some(finding.account.clone()), Some(finding.region.clone()));
    let words = |label, value: &Option<String>| Some(Field::new(label, present(value)?));
    let code = |label, value: &Option<String>| Some(Field::code(label, present(value)?));
    [
        words("Severity", &severity),
        code("Type", &finding.finding_type),
        code("Affected resource", &resource),
        code("Account", &account),
        code("Region", &region),
        words("Count", &finding.count),
        words("First seen", &finding.first_seen),
        words("Last seen", &finding.last_seen),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn present(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|value| !value.is_empty())
}

fn context(finding: &Finding) -> Option<Block> {
    let id = finding.id.as_deref().map(|id| format!("Finding {id}"));
    let event = finding.event_id.as_deref().map(|id| format!("Event {id}"));
    let told: Vec<String> = id.into_iter().chain(event).collect();
    (!told.is_empty()).then(|| Block::Context { text: Text::plain(&told.join(" · ")) })
}
