//! `$or` and fields that are named again, against their expansion.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rulelens::{Event, Pattern, explain};

use crate::consistency::{Json, agrees_with_its_parts, event, flatten, holds};

/// What stands in an object of a pattern.
#[derive(Clone, Debug)]
enum Member {
    Field(&'static str, Vec<u8>),
    Object(&'static str, Vec<Member>),
    Or(Vec<Vec<Member>>),
}

const KEYS: &[&str] = &["a", "b", "c", "a.b"];

fn members() -> impl Strategy<Value = Vec<Member>> {
    let values = prop::collection::vec(0..3u8, 1..3);
    let field = (prop::sample::select(KEYS), values)
        .prop_map(|(key, values)| vec![Member::Field(key, values)]);
    field.prop_recursive(3, 16, 3, |inner| {
        let object = (prop::sample::select(KEYS), inner.clone())
            .prop_map(|(key, members)| vec![Member::Object(key, members)]);
        let or = prop::collection::vec(inner.clone(), 2..4).prop_map(|arms| vec![Member::Or(arms)]);
        let together = prop::collection::vec(inner, 2..3).prop_map(|parts| parts.concat());
        prop_oneof![1 => object, 2 => or, 2 => together]
    })
}

fn write(members: &[Member]) -> String {
    let written: Vec<String> = members
        .iter()
        .map(|member| match member {
            Member::Field(key, values) => format!("\"{key}\":{values:?}"),
            Member::Object(key, members) => format!("\"{key}\":{}", write(members)),
            Member::Or(arms) => {
                let arms: Vec<String> = arms.iter().map(|arm| write(arm)).collect();
                format!("\"$or\":[{}]", arms.join(","))
            }
        })
        .collect();
    format!("{{{}}}", written.join(","))
}

/// Fields that must hold together: of each path, the values it may have.
type Combination = BTreeMap<String, Vec<u8>>;

/// Each of the combinations so far goes on in every way that the members give.
fn expand(members: &[Member], path: &str, so_far: Vec<Combination>) -> Vec<Combination> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    members.iter().fold(so_far, |mut combinations, member| match member {
        Member::Field(key, values) => {
            for combination in &mut combinations {
                combination.insert(below(key), values.clone());
            }
            combinations
        }
        Member::Object(key, members) => expand(members, &below(key), combinations),
        Member::Or(arms) => {
            arms.iter().flat_map(|arm| expand(arm, path, combinations.clone())).collect()
        }
    })
}

/// An event that has what one of the combinations asks for, each field with a certain luck.
fn fitting(combination: &Combination, luck: &[bool]) -> Json {
    let mut members = Vec::new();
    let mut luck = luck.iter().cycle();
    for (path, values) in combination {
        let value = if luck.next() == Some(&true) { values[0] } else { 3 };
        let value = path.rsplit('.').fold(Json::Number(value), |value, key| {
            let key = KEYS.iter().copied().find(|known| *known == key).unwrap_or_default();
            Json::Object(vec![(key, value)])
        });
        if let Json::Object(inner) = value {
            members.extend(inner);
        }
    }
    Json::Object(members)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_pattern_matches_what_some_combination_matches(
        members in members(),
        (other, fit) in (event(), prop::bool::weighted(0.8)),
        (which, luck) in (any::<usize>(), prop::collection::vec(prop::bool::weighted(0.75), 1..4)),
    ) {
        let expanded = expand(&members, "", vec![Combination::new()]);
        prop_assume!(expanded.len() <= 1000);
        let event = if fit { fitting(&expanded[which % expanded.len()], &luck) } else { other };
        let mut event_text = String::new();
        event.write(&mut event_text);
        let pattern_text = write(&members);
        let pattern = Pattern::parse(&pattern_text).expect("it is a pattern");
        let parsed = Event::parse(&event_text).expect("it is an event");
        let explanation = explain(&pattern, &parsed);
        let leaves = flatten(&event);
        let expected = expanded.iter().any(|combination| {
            let fields: Vec<_> = combination.clone().into_iter().collect();
            holds(&fields, &leaves)
        });
        prop_assert_eq!(explanation.matched, expected, "{} {}", pattern_text, event_text);
        prop_assert!(agrees_with_its_parts(&explanation, &pattern));
        let found: Vec<Combination> = pattern.combinations().iter().map(|combination| {
            let field = |field: &usize| {
                let values = pattern.fields()[*field].alternatives.iter();
                let values = values.map(|one| pattern_text[one.span.start..one.span.end].parse());
                (pattern.path(*field), values.map(|value| value.expect("a number")).collect())
            };
            combination.iter().map(field).collect()
        }).collect();
        prop_assert_eq!(found, expanded, "{}", pattern_text);
    }
}
