//! An example, and what is expected of it.

use std::collections::BTreeMap;

use rulelens_share::State;

/// What is seen where something is seen, in place of a reason's code.
pub const SHOWN: &str = "shown";

/// An example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name: that of its file, and what stands for it in the page's address.
    pub id: String,
    /// What a card says of it.
    pub card: Card,
    /// The same in Korean.
    pub ko: Card,
    /// Words that it is found by besides those of its title and of what is about it.
    pub words: String,
    /// The piece of its texts that it is about.
    pub code: String,
    /// What is opened.
    pub state: State,
    /// What is expected of each rule.
    pub rules: Vec<ExpectedRule>,
    /// What is expected of each target.
    pub targets: Vec<ExpectedTarget>,
}

/// What the gallery says of an example, in one language.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Card {
    /// The group that it is in; those of a group stand together.
    pub group: String,
    /// What it shows, in a few words.
    pub title: String,
    /// The same in a sentence or two.
    pub about: String,
}

/// What is expected of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedRule {
    /// What comes of it.
    pub verdict: Verdict,
    /// The codes of the advice on its pattern.
    pub advice: Vec<String>,
}

/// What comes of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It matches the event.
    Matches,
    /// It does not.
    Misses,
    /// It is refused, with that code first.
    Refused(String),
}

/// What is expected of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedTarget {
    /// What arrives.
    pub arrival: Arrival,
    /// As what it is seen, and whether it is [`SHOWN`], or the code of why not.
    pub seen: BTreeMap<String, String>,
}

/// What arrives at a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The event as it is.
    Event,
    /// Another payload.
    Payload(String),
    /// Nothing: EventBridge drops it, for this value in it.
    Dropped(String),
}

/// What an example ends in, by which the gallery is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The rule matches, and what is sent arrives.
    Matches,
    /// The same, and there is advice on the pattern.
    Advice,
    /// The rule does not match.
    NotMatched,
    /// The rule matches, and nothing arrives or nothing is shown.
    Dropped,
    /// The pattern is refused.
    Refused,
}

impl Example {
    /// What it ends in: of the rule and the target that are chosen.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let shown = &self.state.shown;
        let dropped = self.targets.get(shown.target).is_some_and(|target| {
            let seen = target.seen.get(&shown.seen_as);
            matches!(target.arrival, Arrival::Dropped(_)) || seen.is_some_and(|it| it != SHOWN)
        });
        match self.rules.get(shown.rule) {
            Some(ExpectedRule { verdict: Verdict::Refused(_), .. }) => Outcome::Refused,
            Some(ExpectedRule { verdict: Verdict::Misses, .. }) => Outcome::NotMatched,
            _ if dropped => Outcome::Dropped,
            Some(rule) if !rule.advice.is_empty() => Outcome::Advice,
            _ => Outcome::Matches,
        }
    }
}
