//! The events of a timeline as text.

use rulelens::json::{Document, Value, quoted};

use super::{Sent, Timeline};
use crate::identity::Draw;
use crate::overlay::with_members;
use crate::sample::{Envelope, Sample, sighting};
use crate::scenario::{Finding, Scenario, What};

impl Timeline {
    /// The text of an event as it is on the bus of an account, on one line; `None` if there is no
    /// such event or account.
    ///
    /// The `account` around the finding is the one whose bus it is; `detail.accountId` the one that
    /// the finding arose in.
    pub fn event(&self, scenario: &Scenario, event: usize, bus: usize) -> Option<String> {
        let sent = self.events.get(event)?;
        let finding = scenario.findings.get(sent.finding)?;
        let account = &scenario.accounts.get(sent.account)?.id;
        let bus = &scenario.accounts.get(bus)?.id;
        let made = Made { scenario, finding, sent, account, bus };
        Some(match &finding.what {
            What::Type { .. } => made.sample()?.event(),
            What::Detail(detail) => made.given(detail),
        })
    }
}

/// An event that is made.
struct Made<'s> {
    scenario: &'s Scenario,
    finding: &'s Finding,
    sent: &'s Sent,
    account: &'s str,
    bus: &'s str,
}

impl Made<'_> {
    /// The seed of all that is made up about the finding.
    fn seed(&self) -> u64 {
        Draw::new(self.sent.finding as u64, &self.finding.name).next()
    }

    fn sample(&self) -> Option<Sample> {
        let What::Type { finding_type, severity, resource } = &self.finding.what else {
            return None;
        };
        let sample = Sample::new(*finding_type, self.seed(), self.sent.time);
        Some(Sample {
            account: self.account.to_owned(),
            bus: self.bus.to_owned(),
            region: self.scenario.region.clone(),
            severity: severity.clone().unwrap_or(sample.severity),
            created: self.sent.created,
            updated: self.sent.time,
            first_seen: self.sent.first_seen,
            last_seen: self.sent.last_seen,
            count: self.sent.count,
            archived: self.sent.archived,
            resource: resource.clone(),
            ..sample
        })
    }

    /// The finding that the scenario gives, with what the simulation knows better.
    fn given(&self, detail: &str) -> String {
        let document = Document::parse(detail).ok();
        let detail = document.as_ref().map(Document::root);
        let sent = self.sent;
        let seen = sighting(sent.first_seen, sent.last_seen, sent.count, sent.archived);
        let service = detail.and_then(|detail: Value<'_>| detail.get("service"));
        let members = [
            ("accountId", quoted(self.account)),
            ("region", quoted(&self.scenario.region)),
            ("service", with_members(service, &seen)),
            ("createdAt", quoted(&sent.created.with_millis())),
            ("updatedAt", quoted(&sent.time.with_millis())),
        ];
        let region = &self.scenario.region;
        let envelope = Envelope { bus: self.bus, region, time: sent.time };
        envelope.around(&with_members(detail, &members), Draw::new(self.seed(), "event"))
    }
}
