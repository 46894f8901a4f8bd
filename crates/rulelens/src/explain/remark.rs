//! What more is to say of a field that is not satisfied, in English words.

use super::Explanation;
use super::absence::{Absence, absence};
use super::sentence::Piece;
use crate::comparison::{Edge, Finding, Miss, Scalar};
use crate::event::Event;
use crate::json::Document;
use crate::pattern::Pattern;

/// The smallest reason behind the sentence of [`super::field_reason`]: where two texts part, how
/// far a path leads and what may be meant instead. Empty if there is nothing to add.
pub fn remark(
    pattern: &Pattern,
    event: &Event<'_>,
    explanation: &Explanation,
    field: usize,
) -> Vec<Piece> {
    let Some(found) = explanation.fields.get(field).filter(|found| !found.satisfied) else {
        return Vec::new();
    };
    let Some(span) = found.value else {
        return about_absence(absence(pattern, event, field));
    };
    let comparison =
        pattern.fields().get(field).and_then(|it| it.alternatives.get(found.alternative));
    let document = Document::parse(span.of(event.text())).ok();
    let finding = comparison
        .zip(document.as_ref())
        .map(|(alternative, document)| alternative.comparison.find(&Scalar::new(document.root())));
    match finding {
        Some(Finding::Misses(miss)) => about_miss(&miss),
        _ => Vec::new(),
    }
}

fn about_miss(miss: &Miss) -> Vec<Piece> {
    let words = match miss {
        Miss::Text { case_only: true, .. } => "only upper and lower case differ".to_owned(),
        Miss::Text { edge: Edge::End, common, .. } if *common > 0 => {
            format!("they differ at character {} from the end", common + 1)
        }
        Miss::Text { edge: Edge::Whole, common, wanted, found, .. }
            if common == found && found < wanted =>
        {
            "it ends too early".to_owned()
        }
        Miss::Text { edge: Edge::Whole, common, wanted, .. } if common == wanted => {
            format!("it goes on after character {common}")
        }
        Miss::Text { edge: Edge::Whole | Edge::Start, common, .. } => {
            format!("they differ at character {}", common + 1)
        }
        Miss::Wildcard { piece: 0, .. } => "its start does not fit".to_owned(),
        Miss::Wildcard { piece, pieces, .. } if piece + 1 == *pieces => {
            "its end does not fit".to_owned()
        }
        Miss::Wildcard { piece, at, .. } => {
            format!("piece {} is not found behind byte {at}", piece + 1)
        }
        Miss::NotAddress => "it is no IP address".to_owned(),
        Miss::Outside { common, fixed } => {
            format!("of the {fixed} bits that the range fixes, the first {common} agree")
        }
        Miss::NotComparable => "the service does not compare it by value".to_owned(),
        _ => return Vec::new(),
    };
    vec![Piece::Words(words)]
}

fn about_absence(absence: Absence) -> Vec<Piece> {
    let words = |text: &str| Piece::Words(text.to_owned());
    let Some(missing) = absence.missing else {
        let found = absence.found.with_article();
        return vec![Piece::Words(format!("{found} is there, and only values count"))];
    };
    let mut pieces = Vec::new();
    if !absence.reached.is_empty() {
        pieces.extend([Piece::Field(absence.reached), words("is there,")]);
        pieces.extend([Piece::Field(missing), words("in it is not")]);
    }
    if let Some(nearest) = absence.nearest {
        let before = if pieces.is_empty() { "did you mean" } else { ", did you mean" };
        pieces.extend([words(before), Piece::Field(nearest)]);
    }
    pieces
}
