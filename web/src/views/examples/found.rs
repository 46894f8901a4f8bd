//! Which examples are looked for.

use super::card::{Card, Outcome};

/// How many are shown in place of none.
const NEAREST: usize = 3;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Words, or their beginnings.
    pub(super) words: String,
    /// The name of a group.
    pub(super) group: Option<String>,
    pub(super) outcome: Option<Outcome>,
}

/// What was found.
pub(super) struct Found<'c> {
    /// The examples, in the order of the gallery; if none has the words, the nearest.
    pub(super) cards: Vec<&'c Card>,
    /// Whether these are only the nearest.
    pub(super) nearest: bool,
    /// Each group, with how many of what has the words and the outcome are in it.
    pub(super) groups: Vec<(&'c str, usize)>,
    /// Each outcome, with how many of what has the words and the group end in it.
    pub(super) outcomes: Vec<(Outcome, usize)>,
}

/// Looks for examples.
pub(super) fn find<'c>(cards: &'c [Card], wanted: &Wanted) -> Found<'c> {
    let words: Vec<String> = words_of(&wanted.words).collect();
    let named: Vec<&Card> = cards.iter().filter(|card| has_words(card, &words)).collect();
    let in_group = |card: &Card| wanted.group.as_ref().is_none_or(|group| *group == card.group);
    let ends_so = |card: &Card| wanted.outcome.is_none_or(|outcome| outcome == card.outcome);
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for card in cards {
        if groups.last().is_none_or(|(group, _)| *group != card.group) {
            groups.push((&card.group, 0));
        }
    }
    for (group, count) in &mut groups {
        *count = named.iter().filter(|card| card.group == *group && ends_so(card)).count();
    }
    let outcomes = Outcome::ALL.map(|outcome| {
        let ends = named.iter().filter(|card| card.outcome == outcome && in_group(card));
        (outcome, ends.count())
    });
    let found: Vec<&Card> =
        named.into_iter().filter(|card| in_group(card) && ends_so(card)).collect();
    let nearest = found.is_empty();
    let cards = if nearest { nearest_of(cards, &words) } else { found };
    Found { cards, nearest, groups, outcomes: outcomes.into() }
}

/// Every word that is looked for begins one of the example's.
fn has_words(card: &Card, wanted: &[String]) -> bool {
    let has: Vec<String> = words_in(card).collect();
    wanted.iter().all(|word| has.iter().any(|it| it.starts_with(word.as_str())))
}

/// The examples whose words are most like those that are looked for.
fn nearest_of<'c>(cards: &'c [Card], wanted: &[String]) -> Vec<&'c Card> {
    let likeness = |card: &Card| -> usize {
        let has: Vec<String> = words_in(card).collect();
        let best = |word: &String| has.iter().map(|it| alike(it, word)).max().unwrap_or_default();
        wanted.iter().map(best).sum()
    };
    let mut ranked: Vec<_> = cards.iter().map(|card| (likeness(card), card)).collect();
    // Of equal ones those that come first in the gallery.
    ranked.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    ranked.into_iter().take(NEAREST).map(|(_, card)| card).collect()
}

/// How alike two words are, in thousandths: the pairs of letters that both have.
fn alike(left: &str, right: &str) -> usize {
    let pairs = |word: &str| -> Vec<(char, char)> {
        // A word begins with a pair of its own, so that a single letter has one.
        let shifted = std::iter::once(' ').chain(word.chars());
        shifted.zip(word.chars()).collect()
    };
    let (left, mut right) = (pairs(left), pairs(right));
    let all = left.len() + right.len();
    let shared = left
        .iter()
        .filter(|pair| {
            let place = right.iter().position(|other| other == *pair);
            place.map(|place| right.swap_remove(place)).is_some()
        })
        .count();
    (2000 * shared).checked_div(all).unwrap_or_default()
}

fn words_in(card: &Card) -> impl Iterator<Item = String> + use<'_> {
    let Card { id, group, title, about, words, code, .. } = card;
    [id, group, title, about, words, code].into_iter().flat_map(|text| words_of(text))
}

fn words_of(text: &str) -> impl Iterator<Item = String> + use<'_> {
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '$');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(id: &str, group: &str, title: &str, outcome: Outcome) -> Card {
        let [about, words, code] = [String::new(), String::new(), String::new()];
        Card {
            id: id.into(),
            group: group.into(),
            title: title.into(),
            about,
            words,
            code,
            outcome,
        }
    }

    fn cards() -> Vec<Card> {
        vec![
            card("mail", "GuardDuty", "A story of a detector", Outcome::Matches),
            card("tor", "GuardDuty", "An instance that uses Tor", Outcome::NotMatched),
            card("or", "Operators", "Either of two, with $or", Outcome::Matches),
        ]
    }

    fn ids<'c>(found: &Found<'c>) -> Vec<&'c str> {
        found.cards.iter().map(|card| card.id.as_str()).collect()
    }

    fn wanted(words: &str) -> Wanted {
        Wanted { words: words.to_owned(), ..Wanted::default() }
    }

    #[test]
    fn beginnings_of_words_are_found_and_middles_are_not() {
        let cards = cards();
        assert_eq!(ids(&find(&cards, &wanted("tor"))), ["tor"]);
        assert_eq!(ids(&find(&cards, &wanted("INST to"))), ["tor"]);
        assert_eq!(ids(&find(&cards, &wanted("$or"))), ["or"]);
        assert_eq!(ids(&find(&cards, &wanted(" "))), ["mail", "tor", "or"]);
    }

    #[test]
    fn each_list_counts_what_the_others_leave() {
        let cards = cards();
        let found = find(&cards, &Wanted { outcome: Some(Outcome::Matches), ..wanted("") });
        assert_eq!(ids(&found), ["mail", "or"]);
        assert_eq!(found.groups, [("GuardDuty", 1), ("Operators", 1)]);
        assert_eq!(found.outcomes[0], (Outcome::Matches, 2));
        assert_eq!(found.outcomes[2], (Outcome::NotMatched, 1));
        let found = find(&cards, &Wanted { group: Some("Operators".into()), ..wanted("") });
        assert_eq!(ids(&found), ["or"]);
        assert_eq!(found.outcomes[2], (Outcome::NotMatched, 0));
    }

    #[test]
    fn in_place_of_none_the_three_nearest_are_shown() {
        let mut cards = cards();
        cards.push(card("s3", "S3", "An object", Outcome::Matches));
        let found = find(&cards, &wanted("instanse"));
        assert!(found.nearest);
        assert_eq!((ids(&found)[0], found.cards.len()), ("tor", 3));
    }
}
