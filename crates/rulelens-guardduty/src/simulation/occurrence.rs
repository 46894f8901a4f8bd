//! An occurrence of a finding, and what becomes of it.

use crate::time::Time;

/// An occurrence of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Occurrence {
    /// Of which: its place in the scenario.
    pub finding: usize,
    /// When.
    pub time: Time,
    /// What becomes of it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub fate: Fate,
}

/// What becomes of an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "fate", rename_all = "kebab-case")
)]
pub enum Fate {
    /// An event is sent because of it.
    Sent {
        /// Its place in the timeline.
        event: usize,
    },
    /// It leads to no event of its own: one that is due already stands for it too.
    Aggregated {
        /// That event's place in the timeline.
        event: usize,
        /// When that is sent.
        until: Time,
    },
    /// It leads to no event: a suppression rule archives it.
    Suppressed {
        /// When the rule ends, if it does.
        until: Option<Time>,
    },
}
