//! `rulelens guardduty simulate --json`

use rulelens_guardduty::notified::Notified;
use rulelens_guardduty::{Scenario, Timeline};
use serde::Serialize;

/// `rulelens guardduty simulate`
#[derive(Serialize)]
pub(crate) struct Simulated<'s> {
    ok: bool,
    accounts: Vec<&'s str>,
    findings: Vec<&'s str>,
    rules: Vec<&'s str>,
    #[serde(flatten)]
    timeline: &'s Timeline,
    #[serde(flatten)]
    notified: &'s Notified,
}

impl<'s> Simulated<'s> {
    pub(crate) fn new(
        scenario: &'s Scenario,
        timeline: &'s Timeline,
        notified: &'s Notified,
    ) -> Self {
        Self {
            ok: true,
            accounts: scenario.accounts.iter().map(|account| account.id.as_str()).collect(),
            findings: scenario.findings.iter().map(|finding| finding.name.as_str()).collect(),
            rules: scenario.rules.iter().map(|rule| rule.name.as_str()).collect(),
            timeline,
            notified,
        }
    }
}
