//! What more is to say of a field that is not satisfied, in English words.

use super::Explanation;
use super::absence::{Absence, absence};
use super::sentence::Piece;
use crate::comparison::{Comparison, Edge, Finding, Miss, Scalar, Wildcard};
use crate::event::Event;
use crate::json::{Document, quoted};
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
    match (finding, comparison.map(|alternative| &alternative.comparison)) {
        (Some(Finding::Misses(miss)), Some(Comparison::Wildcard(wildcard))) => {
            about_wildcard(&miss, wildcard)
        }
        (Some(Finding::Misses(miss)), _) => about_miss(&miss),
        _ => Vec::new(),
    }
}

/// How far the value fits, piece by piece between the stars.
fn about_wildcard(miss: &Miss, wildcard: &Wildcard) -> Vec<Piece> {
    let Miss::Wildcard { piece, pieces, .. } = miss else { return about_miss(miss) };
    let words = |text: &str| Piece::Words(text.to_owned());
    let named = |index: usize| {
        let text = wildcard.pieces().get(index).filter(|text| !text.is_empty())?;
        Some(Piece::Operand(quoted(text)))
    };
    let Some(missed) = named(*piece) else { return Vec::new() };
    if *piece == 0 {
        return vec![words("it does not start with"), missed];
    }
    let before = piece.checked_sub(1).and_then(named);
    let end = if piece + 1 == *pieces { "at its end" } else { "behind it" };
    match before {
        Some(before) => {
            let fits = [words("it fits as far as"), before, words(", then"), missed];
            fits.into_iter().chain([words(&format!("does not come {end}"))]).collect()
        }
        None if piece + 1 == *pieces => vec![words("it does not end with"), missed],
        None => vec![missed, words("is nowhere in it")],
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

#[cfg(test)]
mod tests {
    use super::remark;
    use crate::explain::{Piece, explain};
    use crate::{Event, Pattern};

    fn about(pattern: &str, event: &str) -> String {
        let pattern = Pattern::parse(pattern).unwrap();
        let event = Event::parse(event).unwrap();
        let pieces = remark(&pattern, &event, &explain(&pattern, &event), 0);
        pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ").replace(" ,", ",")
    }

    #[test]
    fn a_wildcard_says_how_far_the_value_fits() {
        let about = |wildcard: &str, value: &str| {
            about(
                &format!(r#"{{"k": [{{"wildcard": "{wildcard}"}}]}}"#),
                &format!(r#"{{"k": "{value}"}}"#),
            )
        };
        assert_eq!(about("logs/*", "data/1"), r#"it does not start with "logs/""#);
        assert_eq!(about("*.json", "a.jso"), r#"it does not end with ".json""#);
        assert_eq!(about("*x*", "abc"), r#""x" is nowhere in it"#);
        assert_eq!(
            about("logs/*/run-*.json", "logs/2026/run-17.jso"),
            r#"it fits as far as "/run-", then ".json" does not come at its end"#
        );
        assert_eq!(
            about("a*b*c", "a-c"),
            r#"it fits as far as "a", then "b" does not come behind it"#
        );
    }
}
