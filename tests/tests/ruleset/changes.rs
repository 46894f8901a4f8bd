//! Rules that come and go.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rulelens::{Event, Pattern, RuleSet, Scratch, explain};

use crate::pattern;

const PATTERNS: &[&str] = &[
    r#"{"a":[1]}"#,
    r#"{"a":[2]}"#,
    r#"{"a":[1],"b":["x"]}"#,
    r#"{"b":[{"prefix":"x"}]}"#,
    r#"{"b":[{"anything-but":"x"}]}"#,
    r#"{"c":[{"exists":false}]}"#,
    r#"{"a":[{"numeric":[">",0]}],"c":{"d":[true]}}"#,
    r#"{"$or":[{"a":[1]},{"b":["y"]}]}"#,
    r#"{"c":{"d":[{"wildcard":"*z*"}],"e":[3]}}"#,
];

const EVENTS: &[&str] = &[
    r#"{"a":1,"b":"x"}"#,
    r#"{"a":2,"b":["y","xy"]}"#,
    r#"{"a":1,"c":[{"d":"azb","e":3},{"d":true}]}"#,
    r#"{"c":[{"d":"azb"},{"e":3}]}"#,
    r#"{}"#,
];

#[derive(Clone, Debug)]
enum Change {
    Add(u8, usize),
    Remove(u8),
    Build,
    /// Goes on from the set that was built last.
    Again,
    /// Many at once.
    Bulk(u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (0..12u8, 0..PATTERNS.len()).prop_map(|(id, pattern)| Change::Add(id, pattern)),
        3 => (0..12u8).prop_map(Change::Remove),
        2 => Just(Change::Build),
        1 => Just(Change::Again),
        1 => (0..200u8).prop_map(Change::Bulk),
    ]
}

type Model = BTreeMap<u8, Vec<usize>>;

fn agrees(set: &RuleSet<u8>, model: &Model, patterns: &[Pattern]) -> Result<(), TestCaseError> {
    prop_assert_eq!(set.len(), model.len());
    let mut scratch = Scratch::new();
    for text in EVENTS {
        let event = Event::parse(text).expect("an event");
        let matches =
            |its: &Vec<usize>| its.iter().any(|&it| explain(&patterns[it], &event).matched);
        let expected: Vec<u8> =
            model.iter().filter(|(_, its)| matches(its)).map(|(id, _)| *id).collect();
        let found = set.matches_in(text.as_bytes(), &mut scratch).expect("an event");
        let mut found: Vec<u8> = found.copied().collect();
        found.sort_unstable();
        prop_assert_eq!(found, expected, "{}", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_set_is_what_was_added_and_not_removed(changes in prop::collection::vec(change(), 0..60)) {
        let patterns: Vec<Pattern> = PATTERNS.iter().map(|text| pattern(text)).collect();
        let mut builder = RuleSet::builder();
        let mut model = Model::new();
        let mut kept = Vec::new();
        for change in changes {
            match change {
                Change::Add(id, pattern) => {
                    builder.add(id, &patterns[pattern]);
                    model.entry(id).or_default().push(pattern);
                }
                Change::Remove(id) => {
                    prop_assert_eq!(builder.remove(&id), model.remove(&id).is_some());
                }
                Change::Bulk(most) => {
                    for id in 12..12 + most {
                        builder.add(id, &patterns[usize::from(id) % patterns.len()]);
                        model.entry(id).or_default().push(usize::from(id) % patterns.len());
                    }
                }
                Change::Build => kept.push((builder.build(), model.clone())),
                Change::Again => {
                    kept.push((builder.build(), model.clone()));
                    builder = kept.last().expect("a set").0.to_builder();
                }
            }
        }
        kept.push((builder.build(), model));
        // A set that was built stays what it was.
        for (set, model) in &kept {
            agrees(set, model, &patterns)?;
        }
    }
}

#[test]
fn a_set_can_be_matched_while_others_are_made() {
    let mut builder = RuleSet::builder();
    builder.add(0, &pattern(r#"{"a":[0]}"#));
    let set = builder.build();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            let set = set.clone();
            scope.spawn(move || {
                for _ in 0..200 {
                    assert_eq!(set.matches(br#"{"a":0}"#), Ok(vec![&0]));
                    assert_eq!(set.matches(br#"{"a":1}"#), Ok(vec![]));
                }
            });
        }
        for number in 1..200 {
            builder.add(number, &pattern(&format!(r#"{{"a":[{number}]}}"#)));
            let larger = builder.build();
            let event = format!(r#"{{"a":{number}}}"#);
            assert_eq!(larger.matches(event.as_bytes()), Ok(vec![&number]));
        }
    });
}

#[test]
fn memory_is_told_and_grows_with_the_rules() {
    let set = |count: u32| {
        let mut builder = RuleSet::builder();
        for number in 0..count {
            builder.add(number, &pattern(&format!(r#"{{"source":["value {number}"]}}"#)));
        }
        builder.build()
    };
    let (few, many) = (set(1000).memory(), set(10_000).memory());
    assert!(few * 5 < many && many < few * 20, "{few} and {many} bytes");
    assert!(many < 400 * 10_000, "{many} bytes for 10,000 simple rules");
}
