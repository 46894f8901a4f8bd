//! An event that GuardDuty sends.

use super::NEW_FINDING;
use crate::scenario::{Interval, Scenario};
use crate::time::Time;

/// An event that GuardDuty sends about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sent {
    /// About which finding: its place in the scenario.
    pub finding: usize,
    /// When it is sent; `updatedAt` of the finding.
    pub time: Time,
    /// `createdAt` of the finding.
    pub created: Time,
    /// `service.eventFirstSeen`.
    pub first_seen: Time,
    /// `service.eventLastSeen`.
    pub last_seen: Time,
    /// `service.count`.
    pub count: usize,
    /// `service.archived`: whether it is archived by hand at that time.
    pub archived: bool,
    /// The account that the finding arose in, onto whose bus it is put.
    pub account: usize,
    /// Its administrator, onto whose bus it is put as well.
    pub administrator: Option<usize>,
    /// Which occurrences it stands for that no event stood for before, the one that it is sent
    /// because of first.
    pub occurrences: Vec<usize>,
    /// Why it is sent then.
    pub because: Because,
}

/// Why an event is sent when it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "kebab-case")
)]
pub enum Because {
    /// The finding is new.
    New,
    /// An interval has passed.
    Interval {
        /// Which.
        interval: Interval,
        /// The account that set it; `None` if nobody did.
        by: Option<usize>,
        /// What the account had set itself, before it became the member of an administrator.
        ignored: Option<Interval>,
    },
}

impl Sent {
    /// The accounts whose buses it is put onto.
    pub fn buses(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.account).chain(self.administrator)
    }
}

impl Because {
    /// In words, as `later occurrences, sent every 6 hours`.
    pub fn words(&self, scenario: &Scenario) -> String {
        let Self::Interval { interval, by, ignored } = self else {
            return format!("a new finding, sent after {} minutes", NEW_FINDING.0);
        };
        let mut words = format!("later occurrences, sent every {}", interval.words());
        match by.and_then(|by| scenario.accounts.get(by)) {
            Some(account) => words.push_str(&format!(", as account {} set it", account.id)),
            None => words.push_str(", which nobody changed"),
        }
        if let Some(ignored) = ignored {
            let own = ignored.words();
            words.push_str(&format!("; the account's own {own} no longer hold"));
        }
        words
    }
}
