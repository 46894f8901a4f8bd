//! `$or` and fields that are named again, against their expansion.

use proptest::prelude::*;
use rulelens::{Event, Pattern, explain};

use crate::consistency::{Accepts, Json, Rule, agrees_with_its_parts, event, flatten, holds};

/// What stands in an object of a pattern.
#[derive(Clone, Debug)]
enum Member {
    Field(&'static str, Accepts),
    Object(&'static str, Vec<Member>),
    Or(Vec<Vec<Member>>),
}

const KEYS: &[&str] = &["a", "b", "c", "a.b"];

fn members() -> impl Strategy<Value = Vec<Member>> {
    let values = prop::collection::vec(0..3u8, 1..3);
    let some = (values, prop::bool::weighted(0.2));
    let some = some.prop_map(|(values, absent)| Accepts { values, absent });
    let accepts = prop_oneof![6 => some, 1 => Just(Accepts { values: vec![], absent: true })];
    let field = (prop::sample::select(KEYS), accepts)
        .prop_map(|(key, accepts)| vec![Member::Field(key, accepts)]);
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
            Member::Field(key, accepts) => format!("\"{key}\":{}", accepts.alternatives()),
            Member::Object(key, members) => format!("\"{key}\":{}", write(members)),
            Member::Or(arms) => {
                let arms: Vec<String> = arms.iter().map(|arm| write(arm)).collect();
                format!("\"$or\":[{}]", arms.join(","))
            }
        })
        .collect();
    format!("{{{}}}", written.join(","))
}

/// Each of the combinations so far goes on in every way that the members give.
fn expand(members: &[Member], path: &str, so_far: Vec<Rule>) -> Vec<Rule> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    members.iter().fold(so_far, |mut combinations, member| match member {
        Member::Field(key, accepts) => {
            for combination in &mut combinations {
                combination.insert(below(key), accepts.clone());
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
fn fitting(combination: &Rule, luck: &[bool]) -> Json {
    let mut members = Vec::new();
    let mut luck = luck.iter().cycle();
    for (path, accepts) in combination {
        let lucky = luck.next() == Some(&true);
        let value = match accepts.values.first() {
            Some(value) if lucky => *value,
            None if lucky => continue,
            _ => 3,
        };
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
        let expanded = expand(&members, "", vec![Rule::new()]);
        prop_assume!(expanded.len() <= 1000);
        let event = if fit { fitting(&expanded[which % expanded.len()], &luck) } else { other };
        let mut event_text = String::new();
        event.write(&mut event_text);
        let pattern_text = write(&members);
        let pattern = Pattern::parse(&pattern_text).expect("it is a pattern");
        let parsed = Event::parse(&event_text).expect("it is an event");
        let explanation = explain(&pattern, &parsed);
        let leaves = flatten(&event);
        let expected = expanded.iter().any(|combination| holds(combination, &leaves));
        prop_assert_eq!(explanation.matched, expected, "{} {}", pattern_text, event_text);
        prop_assert!(agrees_with_its_parts(&explanation, &pattern));
        let found: Vec<Rule> = pattern.combinations().iter().map(|combination| {
            let field = |field: &usize| {
                let values = pattern.fields()[*field].alternatives.iter();
                let texts: Vec<_> = values.map(|one| one.span.of(&pattern_text)).collect();
                let values = texts.iter().filter_map(|text| text.parse().ok()).collect();
                let absent = texts.iter().any(|text| text.starts_with('{'));
                (pattern.path(*field), Accepts { values, absent })
            };
            combination.iter().map(field).collect()
        }).collect();
        prop_assert_eq!(found, expanded, "{}", pattern_text);
    }
}
