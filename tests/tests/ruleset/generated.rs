//! Drawn patterns and events.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rulelens::{Pattern, Scratch};

use crate::draws::{Json, event, fields, pattern};
use crate::{expected, matching, set};

/// How many patterns are drawn for an event.
const PATTERNS: usize = 12;

/// How many pairs of a pattern and an event are compared. `RULELENS_PAIRS` asks for more.
fn pairs() -> usize {
    let wanted = std::env::var("RULELENS_PAIRS").ok();
    wanted.map_or(50_000, |wanted| wanted.parse().expect("a number of pairs"))
}

#[test]
fn both_engines_agree_on_drawn_pairs() {
    let (all, matched) = (Cell::new(0), Cell::new(0));
    let draws = (event(), prop::collection::vec(fields(), PATTERNS), any::<bool>());
    let cases = u32::try_from(pairs() / PATTERNS).expect("not that many");
    let config =
        Config { cases, max_shrink_iters: 100_000, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&draws, |(event, draws, loose)| {
        let texts: Vec<String> = draws.iter().map(|draws| pattern(draws, &event)).collect();
        // Some are refused: addresses with too many bits, wildcards that are too complex.
        let (texts, patterns): (Vec<String>, Vec<Pattern>) = texts
            .into_iter()
            .filter_map(|text| Pattern::parse(&text).ok().map(|pattern| (text, pattern)))
            .unzip();
        let (found, expected) = compare(&patterns, &event, loose)?;
        all.set(all.get() + patterns.len());
        matched.set(matched.get() + expected.len());
        if found == expected {
            return Ok(());
        }
        let differs = |number: &usize| found.contains(number) != expected.contains(number);
        let wrong: Vec<_> = (0..texts.len()).filter(differs).map(|it| &texts[it]).collect();
        Err(TestCaseError::fail(format!("{}: {wrong:?}", event.text(loose))))
    });
    if let Err(failure) = run {
        panic!("{failure}");
    }
    let share = f64::from(matched.get() as u32) / f64::from(all.get() as u32);
    println!("{} pairs, of which {share:.2} match", all.get());
    assert!(all.get() * 10 > pairs() * 9, "{} pairs", all.get());
    assert!((0.35..0.65).contains(&share), "{share} of them match");
}

type Both = (Vec<usize>, Vec<usize>);

fn compare(patterns: &[Pattern], event: &Json, loose: bool) -> Result<Both, TestCaseError> {
    let text = event.text(loose);
    let rules = set(patterns);
    let found = matching(&rules, &text);
    if event.has_each_key_once() {
        // With more behind it than is looked at; the second time it is known where to stop.
        let longer = event.with_more(loose);
        let expected = matching(&rules, &longer);
        let mut scratch = Scratch::new();
        for _ in 0..2 {
            let trusted = rules.matches_trusted(longer.as_bytes(), &mut scratch);
            let mut trusted: Vec<usize> = trusted.expect("an event").copied().collect();
            trusted.sort_unstable();
            prop_assert_eq!(&trusted, &expected, "trusted: {}", longer);
        }
    }
    Ok((found, expected(patterns, &text)))
}
