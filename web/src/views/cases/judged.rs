//! What comes of the cases: of each case and rule whether it matches, and whether that is expected.

use std::collections::BTreeSet;

use rulelens::{Pattern, explain::Piece};
use rulelens_cases::{Check, File, Outcome};

use super::file::{Cases, Named, about, is_event};

/// A case and a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Whether the rule is expected to match.
    pub(super) expected: bool,
    /// Whether it does; `None` while its pattern or the event is not valid.
    pub(super) matched: Option<bool>,
    /// Why.
    pub(super) reason: Vec<Piece>,
    /// The targets of which a payload is expected, each with in what it is another.
    pub(super) payloads: Vec<(String, Option<String>)>,
}

impl Cell {
    /// Whether what comes is not what is expected.
    pub(super) fn differs(&self) -> bool {
        self.matched.is_some_and(|matched| matched != self.expected) || self.payload().is_some()
    }

    /// In what a target does not receive what is expected: the first of them.
    pub(super) fn payload(&self) -> Option<String> {
        let told = |(target, difference): &(String, Option<String>)| {
            Some(format!("{target}: {}", difference.as_ref()?))
        };
        self.payloads.iter().find_map(told)
    }
}

/// A case in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What its event is about.
    pub(super) about: String,
    /// `detail.severity`, if it is a number.
    pub(super) severity: Option<String>,
    /// A cell for each rule.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// Whether a cell differs.
    pub(super) fn differs(&self) -> bool {
        self.cells.iter().any(Cell::differs)
    }
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Judged {
    /// A row for each case.
    pub(super) rows: Vec<Row>,
}

impl Judged {
    /// Judges the cases by these rules, by name and pattern.
    pub(super) fn of(cases: &Cases, rules: &[Named]) -> Self {
        let valid: Vec<Named> =
            rules.iter().filter(|(_, pattern)| Pattern::parse(pattern).is_ok()).cloned().collect();
        let mut judged = Self {
            rows: cases
                .all
                .iter()
                .map(|case| {
                    let (about, severity) = about(&case.event);
                    let cell = |(name, _): &Named| Cell {
                        expected: case.matches.contains(name),
                        ..Cell::default()
                    };
                    Row { about, severity, cells: rules.iter().map(cell).collect() }
                })
                .collect(),
        };
        // Targets of an opened file may be faulty; the verdicts do not depend on them.
        let run = |payloads| {
            let text = cases.write_some(&valid, |case| is_event(&case.event), payloads);
            File::parse(&text).map(|file| judged.fill(cases, rules, &valid, file.run())).is_ok()
        };
        let mut run = run;
        if !run(true) {
            run(false);
        }
        judged
    }

    /// Fills in what came, in the order of the cases that have a valid event, then of the valid rules.
    fn fill(
        &mut self,
        cases: &Cases,
        rules: &[Named],
        valid: &[Named],
        outcomes: Vec<Outcome<'_>>,
    ) {
        let valid: BTreeSet<&str> = valid.iter().map(|(name, _)| name.as_str()).collect();
        let places: Vec<usize> = rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| valid.contains(rule.0.as_str()))
            .map(|(place, _)| place)
            .collect();
        let events = cases.all.iter().enumerate().filter(|(_, case)| is_event(&case.event));
        let mut cells = events.flat_map(|(case, _)| places.iter().map(move |rule| (case, *rule)));
        let mut at = None;
        for outcome in outcomes {
            if matches!(outcome.check, Check::Verdict { .. }) {
                at = cells.next();
            }
            let Some((case, rule)) = at else { return };
            let row = self.rows.get_mut(case);
            let Some(cell) = row.and_then(|row| row.cells.get_mut(rule)) else { return };
            match outcome.check {
                Check::Verdict { matched, reason, .. } => {
                    cell.matched = Some(matched);
                    cell.reason = reason;
                }
                Check::Payload { target, difference, .. } => {
                    cell.payloads.push((target.to_owned(), difference));
                }
            }
        }
    }

    /// The places of the cells that differ: case, rule.
    pub(super) fn differences(&self) -> impl Iterator<Item = (usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(case, row)| {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| cell.differs());
            cells.map(move |(rule, _)| (case, rule))
        })
    }

    /// The next difference behind a place; the first one behind the last.
    pub(super) fn next_difference(&self, after: Option<(usize, usize)>) -> Option<(usize, usize)> {
        let behind = self.differences().find(|place| Some(*place) > after);
        behind.or_else(|| self.differences().next())
    }

    /// The cell of a case and a rule.
    pub(super) fn cell(&self, (case, rule): (usize, usize)) -> Option<&Cell> {
        self.rows.get(case)?.cells.get(rule)
    }

    /// How many cells there are, and how many of them have no verdict.
    pub(super) fn counts(&self) -> (usize, usize) {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        (cells().count(), cells().filter(|cell| cell.matched.is_none()).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::cases::file::Case;

    fn rules(patterns: &[(&str, &str)]) -> Vec<Named> {
        patterns.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn case(name: &str, event: &str, matches: &[&str]) -> Case {
        let matches = matches.iter().map(|it| (*it).to_owned()).collect();
        Case::new(name.to_owned(), event.to_owned(), matches)
    }

    #[test]
    fn each_cell_has_its_verdict_also_beside_what_is_not_valid() {
        let rules = rules(&[("one", r#"{"n": [1]}"#), ("broken", "{"), ("two", r#"{"n": [2]}"#)]);
        let mut cases = Cases::default();
        cases.all = vec![
            case("same", r#"{"n": 1}"#, &["one"]),
            case("no event", "[]", &[]),
            case("same", r#"{"n": 2}"#, &["one", "two"]),
        ];
        let judged = Judged::of(&cases.for_rules(&rules), &rules);
        let verdicts: Vec<Vec<Option<bool>>> = judged
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.matched).collect())
            .collect();
        assert_eq!(
            verdicts,
            [[Some(true), None, Some(false)], [None, None, None], [Some(false), None, Some(true)],]
        );
        assert_eq!(judged.differences().collect::<Vec<_>>(), [(2, 0)]);
        assert_eq!(judged.counts(), (9, 5));
        let reason = &judged.cell((2, 0)).unwrap().reason;
        assert_eq!(reason.iter().map(Piece::text).collect::<Vec<_>>().join(" "), "n 2 is not 1");
    }

    #[test]
    fn the_next_difference_comes_round() {
        let rules = rules(&[("one", r#"{"n": [1]}"#)]);
        let mut cases = Cases::default();
        cases.all = vec![
            case("a", r#"{"n": 1}"#, &[]),
            case("b", r#"{"n": 1}"#, &["one"]),
            case("c", r#"{"n": 2}"#, &["one"]),
        ];
        let judged = Judged::of(&cases.for_rules(&rules), &rules);
        assert_eq!(judged.next_difference(None), Some((0, 0)));
        assert_eq!(judged.next_difference(Some((0, 0))), Some((2, 0)));
        assert_eq!(judged.next_difference(Some((2, 0))), Some((0, 0)));
        assert_eq!(Judged::default().next_difference(None), None);
    }

    #[test]
    fn a_payload_that_differs_is_told_and_a_faulty_target_hides_no_verdict() {
        let text = |path: &str| {
            format!(
                r#"{{"version": 1, "rules": {{"one": {{"n": [1]}}}},
            "targets": {{"one": [{{"Id": "mail", "InputPath": "{path}"}}]}},
            "cases": [{{"name": "a", "event": {{"n": 1}}, "matches": ["one"], "payloads": {{"one": {{"mail": 2}}}}}}]}}"#
            )
        };
        let rules = rules(&[("one", r#"{"n": [1]}"#)]);
        let judged = |path| Judged::of(&Cases::read(&text(path)).for_rules(&rules), &rules);
        let cell = judged("$.n").rows[0].cells[0].clone();
        assert_eq!(cell.matched, Some(true));
        assert_eq!(cell.payload().unwrap(), "mail: receives JSON where $ is `1`, expected `2`");
        let cell = judged("n").rows[0].cells[0].clone();
        assert_eq!((cell.matched, cell.payloads), (Some(true), Vec::new()));
    }

    // The command and the npm package have the same file, with the same results.
    #[test]
    fn a_file_gives_what_it_gives_elsewhere() {
        let cases =
            Cases::read(include_str!("../../../../tests/suite/cases/payloads.rulelens.json"));
        let results = include_str!("../../../../tests/suite/cases/payloads.results.json");
        let results: serde_json::Value = serde_json::from_str(results).unwrap();
        let rules = cases.rules.clone();
        let judged = Judged::of(&cases.clone().for_rules(&rules), &rules);
        let mut verdicts = 0;
        let mut payloads = Vec::new();
        for check in results["checks"].as_array().unwrap() {
            let case = cases.all.iter().position(|case| case.name == check["case"]).unwrap();
            let rule = rules.iter().position(|(name, _)| *name == check["rule"]).unwrap();
            let cell = judged.cell((case, rule)).unwrap();
            if let Some(target) = check["target"].as_str() {
                let difference = check["difference"].as_str().map(str::to_owned);
                payloads.push((target.to_owned(), difference));
            } else {
                assert_eq!(Some(cell.expected), check["expected"].as_bool(), "{check}");
                assert_eq!(cell.matched, check["matched"].as_bool(), "{check}");
                verdicts += 1;
            }
        }
        let cells = || judged.rows.iter().flat_map(|row| &row.cells);
        assert_eq!(verdicts, cells().count());
        assert_eq!(payloads, cells().flat_map(|cell| cell.payloads.clone()).collect::<Vec<_>>());
    }
}
