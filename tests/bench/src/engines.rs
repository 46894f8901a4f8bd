//! What is compared: each answers how many matches there are in a list of events.

use anyhow::{Result, anyhow};
use rulelens::{Pattern, RuleSet, Scratch};
use serde::de::IgnoredAny;
use sonic_rs::JsonValueTrait;

use crate::by_hand;

/// Something that goes through events.
pub(crate) trait Engine {
    /// How many matches it finds.
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize>;

    /// How many matches each rule has.
    fn by_rule(&mut self, _events: &[Vec<u8>]) -> Result<Vec<usize>> {
        Ok(Vec::new())
    }
}

pub(crate) struct Rulelens {
    rules: RuleSet<u32>,
    scratch: Scratch,
}

impl Rulelens {
    pub(crate) fn new(patterns: &[String]) -> Result<Self> {
        let mut builder = RuleSet::builder();
        for (number, text) in (0..).zip(patterns) {
            builder.add(number, &parse(text)?);
        }
        Ok(Self { rules: builder.build(), scratch: Scratch::new() })
    }

    pub(crate) fn memory(&self) -> usize {
        self.rules.memory()
    }
}

/// The same, trusting its events.
pub(crate) struct Trusting(pub(crate) Rulelens);

impl Engine for Trusting {
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize> {
        let Rulelens { rules, scratch } = &mut self.0;
        let mut matches = 0;
        for event in events {
            let found = rules.matches_trusted(event, scratch);
            matches += found.map_err(|fault| anyhow!("{fault}"))?.len();
        }
        Ok(matches)
    }
}

pub(crate) fn parse(text: &str) -> Result<Pattern> {
    Pattern::parse(text).map_err(|faults| anyhow!("{text}: {faults:?}"))
}

impl Engine for Rulelens {
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize> {
        let mut matches = 0;
        for event in events {
            let found = self.rules.matches_in(event, &mut self.scratch);
            matches += found.map_err(|fault| anyhow!("{fault}"))?.len();
        }
        Ok(matches)
    }

    fn by_rule(&mut self, events: &[Vec<u8>]) -> Result<Vec<usize>> {
        let mut counts = vec![0; self.rules.len()];
        for event in events {
            let found = self.rules.matches_in(event, &mut self.scratch);
            for &rule in found.map_err(|fault| anyhow!("{fault}"))? {
                count(&mut counts, rule);
            }
        }
        Ok(counts)
    }
}

fn count(counts: &mut [usize], rule: u32) {
    if let Some(count) = counts.get_mut(rule as usize) {
        *count += 1;
    }
}

/// The `quamina` crate.
pub(crate) struct Quamina {
    rules: quamina::Quamina<u32>,
    /// Rules whose patterns it does not take.
    pub(crate) refused: Vec<usize>,
}

impl Quamina {
    pub(crate) fn new(patterns: &[String]) -> Self {
        let mut rules = quamina::Quamina::new();
        let mut refused = Vec::new();
        for (number, text) in patterns.iter().enumerate() {
            if rules.add_pattern(number as u32, text).is_err() {
                refused.push(number);
            }
        }
        Self { rules, refused }
    }
}

impl Engine for Quamina {
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize> {
        let mut matches = 0;
        for event in events {
            let found = self.rules.matches_for_event(event);
            matches += found.map_err(|error| anyhow!("{error}"))?.len();
        }
        Ok(matches)
    }

    fn by_rule(&mut self, events: &[Vec<u8>]) -> Result<Vec<usize>> {
        let mut counts = vec![0; self.rules.pattern_count() + self.refused.len()];
        for event in events {
            let found = self.rules.matches_for_event(event);
            for rule in found.map_err(|error| anyhow!("{error}"))? {
                count(&mut counts, rule);
            }
        }
        Ok(counts)
    }
}

/// `serde_json::Value` and a loop over the rules.
pub(crate) struct ByHand {
    rules: Vec<serde_json::Value>,
}

impl ByHand {
    pub(crate) fn new(patterns: &[String]) -> Result<Self> {
        let rules = patterns.iter().map(|text| serde_json::from_str(text));
        Ok(Self { rules: rules.collect::<Result<_, _>>()? })
    }
}

impl Engine for ByHand {
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize> {
        let mut matches = 0;
        for event in events {
            let event = serde_json::from_slice(event)?;
            matches += self.rules.iter().filter(|rule| by_hand::matches(rule, &event)).count();
        }
        Ok(matches)
    }
}

/// A bare pass over the bytes.
pub(crate) enum Floor {
    /// `serde_json` reads and checks everything, and keeps nothing.
    Checked,
    /// `sonic-rs` looks for a key that is not there, and checks what it skips.
    Skipped,
    /// The same without checking.
    Unchecked,
}

impl Engine for Floor {
    fn pass(&mut self, events: &[Vec<u8>]) -> Result<usize> {
        let mut found = 0;
        for event in events {
            match self {
                Self::Checked => {
                    serde_json::from_slice::<IgnoredAny>(event)?;
                }
                Self::Skipped => {
                    let value = sonic_rs::get_from_slice(event, &["no such key"]);
                    found += usize::from(value.is_ok_and(|value| !value.is_null()));
                }
                Self::Unchecked => {
                    found += usize::from(unchecked(event));
                }
            }
        }
        Ok(found)
    }
}

#[expect(unsafe_code, reason = "the other crate's way to say that its input is trusted")]
fn unchecked(event: &[u8]) -> bool {
    // SAFETY: the benchmark made the event itself: it is JSON in UTF-8.
    let value = unsafe { sonic_rs::get_unchecked(event, &["no such key"]) };
    value.is_ok_and(|value| !value.is_null())
}
