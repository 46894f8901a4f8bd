//! What the gallery says of an example.

use serde::Deserialize;

use crate::{
    outcome::{Sign, Tone},
    state::Language,
};

/// An example as `examples/index.json` has it.
#[derive(Deserialize)]
pub(super) struct Listed {
    /// In English.
    #[serde(flatten)]
    card: Card,
    ko: Words,
}

/// What is in the language of the reader.
#[derive(Deserialize)]
struct Words {
    group: String,
    title: String,
    about: String,
}

impl Listed {
    /// Its card in a language. It is found by its English words too, since those stand in its texts.
    pub(super) fn card(self, language: Language) -> Card {
        let Self { card, ko: Words { group, title, about } } = self;
        match language {
            Language::English => card,
            Language::Korean => {
                let words = [&*card.words, &card.group, &card.title, &card.about].join(" ");
                Card { group, title, about, words, ..card }
            }
        }
    }
}

/// An example before it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Card {
    /// Its name, in its address.
    pub(super) id: String,
    /// The group that it is in; those of a group stand together.
    pub(super) group: String,
    pub(super) title: String,
    pub(super) about: String,
    /// Further words that it is found by.
    pub(super) words: String,
    /// The piece of its texts that it is about.
    pub(super) code: String,
    pub(super) outcome: Outcome,
}

/// What an example ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    Matches,
    Advice,
    NotMatched,
    Dropped,
    Refused,
}

impl Outcome {
    pub(super) const ALL: [Self; 5] =
        [Self::Matches, Self::Advice, Self::NotMatched, Self::Dropped, Self::Refused];

    /// The key of its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Matches => "examples.matches",
            Self::Advice => "examples.advice",
            Self::NotMatched => "examples.not-matched",
            Self::Dropped => "examples.dropped",
            Self::Refused => "examples.refused",
        }
    }

    pub(super) fn sign(self) -> (Sign, Tone) {
        match self {
            Self::Matches => (Sign::Check, Tone::Ok),
            Self::Advice => (Sign::Bang, Tone::Warn),
            Self::NotMatched => (Sign::Dash, Tone::No),
            Self::Dropped => (Sign::Cut, Tone::Warn),
            Self::Refused => (Sign::Cross, Tone::No),
        }
    }
}
