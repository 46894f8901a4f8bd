//! What the page loads of the examples.

use serde::Serialize;

use crate::example::{Card, Example, Outcome};

/// What the gallery shows of an example before it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Entry<'e> {
    /// Its name; the file that it is loaded from is called so.
    pub id: &'e str,
    /// Its card in English.
    #[serde(flatten)]
    pub card: &'e Card,
    /// Its card in Korean.
    pub ko: &'e Card,
    /// Further words that it is found by.
    pub words: &'e str,
    /// The piece of its texts that it is about.
    pub code: &'e str,
    /// What it ends in.
    pub outcome: Outcome,
}

/// The list of the examples, in their order.
#[must_use]
pub fn index(examples: &[Example]) -> Vec<Entry<'_>> {
    examples.iter().map(entry).collect()
}

fn entry(example: &Example) -> Entry<'_> {
    let Example { id, card, ko, words, code, .. } = example;
    Entry { id, card, ko, words, code, outcome: example.outcome() }
}

/// The files that the page loads, by name: `index.json`, and one for each example with the state
/// that it opens.
///
/// # Errors
///
/// None that is known: of what cannot be written as JSON.
pub fn files(examples: &[Example]) -> serde_json::Result<Vec<(String, String)>> {
    let mut files = vec![("index.json".to_owned(), serde_json::to_string(&index(examples))?)];
    for example in examples {
        files.push((format!("{}.json", example.id), serde_json::to_string(&example.state)?));
    }
    Ok(files)
}
