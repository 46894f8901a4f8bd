//! The picture of a field. Only so much is made as is drawn: of long texts the part around the place
//! where they part.

mod elements;
mod number_line;
mod texts;
mod wildcard;

use rulelens::comparison::{
    Address, AnythingBut, Cidr, Comparison, Edge, Exactly, Finding, Miss, Numeric, Scalar,
};
use rulelens::event::Event;
use rulelens::explain::{self, FieldExplanation};
use rulelens::json::{Document, quoted};
use rulelens::pattern::Pattern;

pub(super) use elements::elements;

use super::fields::shorten;
use crate::picture::{Bits, Picture, Step, StepKind};
use number_line::{Compared, number_line};

/// How many characters of an operand, a piece or a key are drawn.
const DRAWN: usize = 24;
/// How many operands of `anything-but` are drawn.
const OPERANDS: usize = 6;

/// The picture of a field that is satisfied, which only some operators have.
pub(super) fn picture_of_satisfied(
    index: usize,
    found: &FieldExplanation,
    pattern: &Pattern,
    event: &Event<'_>,
) -> Option<Picture> {
    let field = pattern.fields().get(index).filter(|_| found.satisfied)?;
    let document = Document::parse(found.value?.of(event.text())).ok()?;
    let value = Scalar::new(document.root());
    let comparison = &field.alternatives.get(found.alternative)?.comparison;
    match (comparison, &value) {
        (
            Comparison::Numeric(Numeric::Range { .. }),
            Scalar::Number { text, value: Some(value) },
        ) => {
            let is_severity = is_severity(index, pattern);
            let compared =
                Compared { text, value: *value, field, comparison, satisfied: true, is_severity };
            number_line(&compared).map(Picture::Line)
        }
        (Comparison::Wildcard(wildcard), Scalar::String(text)) => {
            let Finding::Fits { taken } = comparison.find(&value) else { return None };
            Some(Picture::Wildcard(wildcard::fitting(wildcard, text, &taken)))
        }
        (Comparison::Cidr(range), Scalar::String(text)) => {
            bits(range, text, usize::from(range.fixed_bits()))
        }
        _ => None,
    }
}

fn is_severity(index: usize, pattern: &Pattern) -> bool {
    pattern.path_keys(index) == ["detail", "severity"]
        && rulelens::pattern::is_about_findings(pattern)
}

/// The picture of a field that is not satisfied; `None` if nothing is to be seen in a picture.
pub(super) fn picture(
    index: usize,
    found: &FieldExplanation,
    pattern: &Pattern,
    event: &Event<'_>,
) -> Option<Picture> {
    let field = pattern.fields().get(index).filter(|_| !found.satisfied)?;
    let Some(span) = found.value else {
        return (found.values == 0).then(|| path(index, pattern, event));
    };
    let document = Document::parse(span.of(event.text())).ok()?;
    let value = Scalar::new(document.root());
    let comparison = &field.alternatives.get(found.alternative)?.comparison;
    let Finding::Misses(miss) = comparison.find(&value) else { return None };
    match (comparison, &value, miss) {
        (_, Scalar::Number { text, value: Some(number) }, Miss::Number { .. }) => {
            let is_severity = is_severity(index, pattern);
            let compared =
                Compared { text, value: *number, field, comparison, satisfied: false, is_severity };
            number_line(&compared).map(Picture::Line)
        }
        (_, Scalar::Number { text, .. }, Miss::NotComparable) => match comparison {
            Comparison::Exactly(Exactly::Number { text: wanted, .. }) => {
                texts::texts(text, wanted, Edge::Whole, false).map(Picture::Texts)
            }
            _ => None,
        },
        (_, Scalar::String(text), Miss::Text { edge, .. }) => {
            let (wanted, ignores_case) = wanted(comparison)?;
            texts::texts(text, wanted, edge, ignores_case).map(Picture::Texts)
        }
        (
            Comparison::Wildcard(wildcard),
            Scalar::String(text),
            Miss::Wildcard { taken, piece, at, .. },
        ) => Some(Picture::Wildcard(wildcard::columns(wildcard, text, &taken, piece, at))),
        (Comparison::Cidr(range), Scalar::String(text), Miss::Outside { common, .. }) => {
            bits(range, text, common)
        }
        (Comparison::AnythingBut(operator), _, Miss::Excluded { operand }) => {
            Some(excluded(operator, operand))
        }
        _ => None,
    }
}

/// The text that a comparison of texts wants, and whether upper and lower case are the same to it.
fn wanted(comparison: &Comparison) -> Option<(&str, bool)> {
    match comparison {
        Comparison::Exactly(Exactly::String(text) | Exactly::Address { text, .. }) => {
            Some((text, false))
        }
        Comparison::Prefix(operator) => Some((&operator.text, operator.ignore_case)),
        Comparison::Suffix(operator) => Some((&operator.text, operator.ignore_case)),
        Comparison::EqualsIgnoreCase(operator) => Some((&operator.text, true)),
        _ => None,
    }
}

/// Nothing if one is an IPv4 address and the other an IPv6 one: their bits say nothing.
fn bits(range: &Cidr, text: &str, common: usize) -> Option<Picture> {
    let address = Address::parse(text)?.bytes().to_vec();
    let (range, fixed) = (range.low().to_vec(), usize::from(range.fixed_bits()));
    (address.len() == range.len()).then_some(Picture::Bits(Bits { address, range, common, fixed }))
}

/// The operands around the one that excludes.
fn excluded(operator: &AnythingBut, hit: usize) -> Picture {
    let first = hit.saturating_sub(OPERANDS - 1);
    let operands = operands(operator, first).into_iter();
    let operands = operands.map(|operand| shorten(&operand, DRAWN)).collect();
    Picture::Excluded { operands, hit: hit - first }
}

fn operands(operator: &AnythingBut, first: usize) -> Vec<String> {
    let texts = |texts: &[String]| {
        texts.iter().skip(first).take(OPERANDS).map(|text| quoted(text)).collect()
    };
    match operator {
        AnythingBut::Strings(list)
        | AnythingBut::Prefixes(list)
        | AnythingBut::Suffixes(list)
        | AnythingBut::EqualsIgnoreCase(list) => texts(list),
        AnythingBut::Numbers(list) => {
            list.iter().skip(first).take(OPERANDS).map(|(text, _)| text.clone()).collect()
        }
        AnythingBut::Wildcards(list) => {
            list.iter().skip(first).take(OPERANDS).map(|it| quoted(it.text())).collect()
        }
        _ => Vec::new(),
    }
}

/// The keys of the path up to the first that is not there.
fn path(index: usize, pattern: &Pattern, event: &Event<'_>) -> Picture {
    let absence = explain::absence(pattern, event, index);
    let keys = pattern.path_keys(index);
    let reached = match absence.missing {
        Some(_) => leading(&keys, absence.reached.len()),
        None => keys.len(),
    };
    let leads_on = matches!(absence.found, rulelens::json::Type::Object);
    let kind = |depth: usize| match depth {
        _ if depth >= reached => StepKind::Gone,
        _ if depth + 1 == reached && (absence.missing.is_none() || !leads_on) => {
            StepKind::Ends(absence.found.with_article())
        }
        _ => StepKind::There,
    };
    let steps = keys.iter().enumerate().take(reached + 1);
    Picture::Path(
        steps.map(|(depth, key)| Step { key: shorten(key, DRAWN), kind: kind(depth) }).collect(),
    )
}

/// How many of the keys make up the first `length` bytes of the path.
pub(super) fn leading(keys: &[&str], length: usize) -> usize {
    let mut end = 0;
    let ends = keys.iter().map(|key| {
        end += key.len() + 1;
        end - 1
    });
    ends.take_while(|end| length > 0 && *end <= length).count()
}

#[cfg(test)]
mod tests {
    use rulelens::{Event, Pattern, explain};

    use super::{picture, picture_of_satisfied};
    use crate::picture::{Column, NumberLine, Picture, RangeName, RunKind, Side, StepKind};

    fn of(pattern: &str, event: &str) -> Option<Picture> {
        let pattern = Pattern::parse(pattern).unwrap();
        let event = Event::parse(event).unwrap();
        let explanation = explain(&pattern, &event);
        picture(0, &explanation.fields[0], &pattern, &event)
    }

    /// Same in plain, first difference in brackets, other case in slashes, the rest in parentheses.
    fn runs(runs: &[crate::picture::Run]) -> String {
        let drawn = |run: &crate::picture::Run| match run.kind {
            RunKind::Same => run.text.clone(),
            RunKind::Differs => format!("[{}]", run.text),
            RunKind::OtherCase => format!("/{}/", run.text),
            RunKind::Rest => format!("({})", run.text),
        };
        runs.iter().map(drawn).collect()
    }

    fn texts(pattern: &str, event: &str) -> (String, String) {
        match of(pattern, event) {
            Some(Picture::Texts(texts)) => (runs(&texts.event), runs(&texts.pattern)),
            other => panic!("{other:?}"),
        }
    }

    fn line(pattern: &str, event: &str) -> NumberLine {
        match of(pattern, event) {
            Some(Picture::Line(line)) => line,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn texts_part_at_their_first_difference() {
        let found = texts(r#"{"s": ["aws.guardduty"]}"#, r#"{"s": "aws.guadrduty"}"#);
        assert_eq!(found, ("aws.gua[d](rduty)".into(), "aws.gua[r](dduty)".into()));
        let found = texts(r#"{"s": [{"prefix": "Crypto"}]}"#, r#"{"s": "Cry"}"#);
        assert_eq!(found, ("Cry".into(), "Cry[p](to)".into()));
        let found = texts(r#"{"s": [{"suffix": ".png"}]}"#, r#"{"s": "in/cat.jpg"}"#);
        assert_eq!(found, ("(in/cat.j)[p]g".into(), "(.p)[n]g".into()));
        let found = texts(r#"{"s": [{"equals-ignore-case": "Alice"}]}"#, r#"{"s": "ALICIA"}"#);
        assert_eq!(found, ("A/LIC/[I](A)".into(), "A/lic/[e]".into()));
    }

    #[test]
    fn of_long_texts_the_surroundings_of_the_difference_are_drawn() {
        let long = "x".repeat(100_000);
        let event = format!("{{\"s\": \"{long}a{long}\"}}");
        let (event, pattern) = texts(&format!("{{\"s\": [\"{long}b\"]}}"), &event);
        assert!(event.starts_with("(…)xxx") && event.contains("[a]") && event.ends_with("…)"));
        assert!(pattern.starts_with("(…)xxx") && pattern.ends_with("[b]"));
        assert!(event.chars().count() < 50, "{event}");
    }

    #[test]
    fn a_bound_that_is_left_out_is_told_from_one_that_belongs_to_the_range() {
        let found = line(r#"{"n": [{"numeric": [">", 0, "<=", 5]}]}"#, r#"{"n": 6.5}"#);
        let marks: Vec<_> = found.marks.iter().map(|it| (&*it.text, it.inclusive)).collect();
        assert_eq!(marks, [("0", false), ("5", true)]);
        assert!(found.marks[0].at < found.marks[1].at && found.marks[1].at < found.value.at);
        assert_eq!(found.accepted, Some((found.marks[0].at, found.marks[1].at)));
        assert_eq!((found.broken, found.severities), (None, false));
    }

    #[test]
    fn a_number_far_off_breaks_the_line() {
        let found = line(r#"{"n": [{"numeric": [">", 0, "<=", 5]}]}"#, r#"{"n": -40000}"#);
        let broken = found.broken.unwrap();
        assert!(found.value.at < broken && broken < found.marks[0].at);
        assert!(found.marks[1].at - found.marks[0].at > 30.0, "it is not squeezed");
    }

    #[test]
    fn a_list_of_numbers_has_a_mark_for_each() {
        let found = line(r#"{"n": [4, 4.5, 5, 8.9]}"#, r#"{"n": 9.1}"#);
        assert_eq!((found.marks.len(), found.accepted), (4, None));
        assert!(found.value.at > found.marks[3].at);
        let list: Vec<_> = (0..100).rev().map(|n| (n * 10).to_string()).collect();
        let found = line(&format!(r#"{{"n": [{}]}}"#, list.join(",")), r#"{"n": 501}"#);
        let marks: Vec<_> = found.marks.iter().map(|it| &*it.text).collect();
        assert_eq!(marks, ["470", "480", "490", "500", "510", "520", "530", "540"]);
    }

    #[test]
    fn severities_are_drawn_for_findings_alone() {
        let severity = r#""detail": {"severity": [{"numeric": [">=", 4]}]}"#;
        let event = r#"{"detail": {"severity": 3.9}}"#;
        let found = line(&format!("{{{severity}}}"), event);
        assert!(!found.severities);
        let finding = r#"{"detail": {"severity": [{"numeric": [">=", 4]}]}, "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"]}"#;
        assert!(line(finding, event).severities);
    }

    #[test]
    fn a_wildcard_stops_at_the_piece_that_is_not_there() {
        let drawn = wildcard("logs/*/run-*.json", "logs/2026/run-17.txt");
        let found = [
            "logs/|logs/ Same",
            "*|2026 Taken",
            "/run-|/run- Same",
            "*|17.txt Left",
            ".json| Missed",
        ];
        assert_eq!(drawn, found);
        // It is there, but something comes behind it.
        assert_eq!(wildcard("*.json", "a.json.gz"), ["*|a.json.gz Left", ".json| Missed"]);
    }

    #[test]
    fn a_piece_that_begins_is_drawn_where_it_does() {
        let drawn = wildcard("*:role/Admin*", "arn::role/admin-ci");
        let found =
            ["*|arn: Taken", ":role/|:role/ Same", "A|a Missed", "dmin|dmin Rest", "*| Rest"];
        assert_eq!(drawn, found);
        let drawn = wildcard("logs/*", "log");
        assert_eq!(drawn, ["log|log Same", "s| Ended", "/| Rest", "*| Rest"]);
    }

    #[test]
    fn what_is_satisfied_has_a_picture_where_there_is_something_to_see() {
        let of = |pattern: &str, event: &str| {
            let (pattern, event) = (Pattern::parse(pattern).unwrap(), Event::parse(event).unwrap());
            let explanation = explain(&pattern, &event);
            picture_of_satisfied(0, &explanation.fields[0], &pattern, &event)
        };
        let range = r#"{"n": [{"numeric": [">", 0, "<=", 5]}]}"#;
        let Some(Picture::Line(line)) = of(range, r#"{"n": 4}"#) else { panic!("no line") };
        assert!(line.satisfied && line.marks[0].at < line.value.at);
        assert!(matches!(of(r#"{"n": [{"cidr": "10.0.0.0/8"}]}"#, r#"{"n": "10.1.2.3"}"#),
            Some(Picture::Bits(bits)) if bits.common == bits.fixed));
        let Some(Picture::Wildcard(columns)) =
            of(r#"{"n": [{"wildcard": "a*"}]}"#, r#"{"n": "a"}"#)
        else {
            panic!("no columns")
        };
        assert_eq!(told(&columns), ["a|a Same", "*| Taken"]);
        assert_eq!(of(r#"{"n": [1]}"#, r#"{"n": 1}"#), None);
    }

    #[test]
    fn the_name_of_a_range_stands_where_the_number_does_not() {
        let name = |event: &str| line(r#"{"n": [{"numeric": [">", 0, "<=", 5]}]}"#, event).name;
        let at = |at, side| Some(RangeName { text: "> 0, ≤ 5".into(), at, side });
        assert_eq!(name(r#"{"n": 6.5}"#), at(15.0, Side::Behind));
        let far_below = name(r#"{"n": -40000}"#).unwrap();
        assert_eq!(far_below.side, Side::Behind);
        let severe = line(r#"{"n": [{"numeric": [">=", 4]}]}"#, r#"{"n": 3.9}"#);
        let name = severe.name.unwrap();
        assert_eq!((severe.side, name.side, name.at), (Side::Before, Side::Before, 85.0));
    }

    fn told(columns: &[Column]) -> Vec<String> {
        let told = |it: &Column| format!("{}|{} {:?}", it.pattern, it.event, it.kind);
        columns.iter().map(told).collect()
    }

    fn wildcard(wanted: &str, found: &str) -> Vec<String> {
        let pattern = format!(r#"{{"k": [{{"wildcard": "{wanted}"}}]}}"#);
        match of(&pattern, &format!(r#"{{"k": "{found}"}}"#)) {
            Some(Picture::Wildcard(columns)) => told(&columns),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn addresses_are_compared_within_one_family() {
        let pattern = r#"{"a": [{"cidr": "10.0.0.0/24"}]}"#;
        let Some(Picture::Bits(bits)) = of(pattern, r#"{"a": "10.0.3.47"}"#) else {
            panic!("no bits");
        };
        assert_eq!((bits.address, bits.common, bits.fixed), (vec![10, 0, 3, 47], 22, 24));
        assert_eq!(of(pattern, r#"{"a": "2001:db8::1"}"#), None);
    }

    #[test]
    fn the_operand_that_excludes_is_among_those_drawn() {
        let list: Vec<_> = (0..50).map(|n| n.to_string()).collect();
        let pattern = format!(r#"{{"n": [{{"anything-but": [{}]}}]}}"#, list.join(","));
        let Some(Picture::Excluded { operands, hit }) = of(&pattern, r#"{"n": 42}"#) else {
            panic!("no operands");
        };
        assert_eq!(operands[hit], "42");
    }

    #[test]
    fn a_path_ends_at_the_first_key_that_is_not_there() {
        let path = |pattern, event| match of(pattern, event) {
            Some(Picture::Path(steps)) => {
                steps.into_iter().map(|step| (step.key, step.kind)).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        let event = r#"{"detail": {"type": "t"}}"#;
        assert_eq!(
            path(r#"{"detail": {"sevrity": [1]}}"#, event),
            [("detail".to_owned(), StepKind::There), ("sevrity".to_owned(), StepKind::Gone)]
        );
        let found = path(r#"{"detail": {"type": {"name": {"first": [1]}}}}"#, event);
        assert_eq!(
            found[1..],
            [("type".to_owned(), StepKind::Ends("a string")), ("name".to_owned(), StepKind::Gone),]
        );
    }
}
