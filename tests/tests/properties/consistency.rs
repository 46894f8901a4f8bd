//! Arrays, `$or` and duplicate keys, against an evaluator that tries everything.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::*;
use rulelens::{Event, Explanation, Pattern, explain};

/// A value of an event.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Number(u8),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    pub(crate) fn write(&self, text: &mut String) {
        match self {
            Self::Number(number) => write!(text, "{number}").expect("a string takes it"),
            Self::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    element.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    write!(text, "{comma}\"{key}\":").expect("a string takes it");
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// Keys of few kinds, so that they often meet; one is dotted.
const KEYS: &[&str] = &["a", "b", "c", "a.b"];

fn value() -> impl Strategy<Value = Json> {
    (0..6u8).prop_map(Json::Number).prop_recursive(4, 48, 4, |inner| {
        let member = (prop::sample::select(KEYS), inner.clone());
        let object = prop::collection::vec(member, 0..4).prop_map(Json::Object);
        // An array of objects is where fields come apart.
        prop_oneof![
            1 => prop::collection::vec(inner, 0..4).prop_map(Json::Array),
            3 => prop::collection::vec(object.clone(), 1..5).prop_map(Json::Array),
            1 => object,
        ]
    })
}

/// An event; its keys may be there twice.
pub(crate) fn event() -> impl Strategy<Value = Json> {
    let member = (prop::sample::select(KEYS), value());
    prop::collection::vec(member, 1..4).prop_map(Json::Object)
}

/// A number of the event, with its path and the array elements that it is inside of: which array,
/// and which of its elements.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) path: String,
    pub(crate) value: u8,
    places: Vec<(usize, usize)>,
}

impl Leaf {
    /// Whether both may be matched by one rule.
    fn stands_with(&self, other: &Self) -> bool {
        let apart = |(array, index): &(usize, usize)| {
            other.places.iter().any(|(other, at)| other == array && at != index)
        };
        !self.places.iter().any(apart)
    }
}

pub(crate) fn flatten(event: &Json) -> Vec<Leaf> {
    let (mut leaves, mut arrays) = (Vec::new(), 0);
    collect(event, "", &[], &mut arrays, &mut leaves);
    leaves
}

fn collect(
    value: &Json,
    path: &str,
    places: &[(usize, usize)],
    arrays: &mut usize,
    leaves: &mut Vec<Leaf>,
) {
    match value {
        Json::Number(number) => {
            leaves.push(Leaf { path: path.to_owned(), value: *number, places: places.to_vec() });
        }
        Json::Object(members) => {
            for (key, value) in members {
                let path =
                    if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
                collect(value, &path, places, arrays, leaves);
            }
        }
        Json::Array(elements) => {
            let array = *arrays;
            *arrays += 1;
            for (index, element) in elements.iter().enumerate() {
                let inside = [places, &[(array, index)]].concat();
                // A value has no place of its own in the array.
                let places = if matches!(element, Json::Number(_)) { places } else { &inside };
                collect(element, path, places, arrays, leaves);
            }
        }
    }
}

/// What a field of a rule accepts: numbers, and perhaps that it is absent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Accepts {
    pub(crate) values: Vec<u8>,
    pub(crate) absent: bool,
}

impl Accepts {
    /// As the pattern writes it.
    pub(crate) fn alternatives(&self) -> String {
        let absent = self.absent.then(|| r#"{"exists":false}"#.to_owned());
        let alternatives: Vec<String> =
            self.values.iter().map(u8::to_string).chain(absent).collect();
        format!("[{}]", alternatives.join(","))
    }
}

/// The fields of a rule, by path.
pub(crate) type Rule = BTreeMap<String, Accepts>;

/// Whether the fields are satisfied together as event-ruler goes through them, in the order of their
/// paths: by a value that stands with those chosen before, or by the absence of any such value.
/// Every choice is tried.
pub(crate) fn holds(rule: &Rule, leaves: &[Leaf]) -> bool {
    let fields: Vec<_> = rule.iter().collect();
    choose(&fields, leaves, &mut Vec::new())
}

fn choose<'l>(
    fields: &[(&String, &Accepts)],
    leaves: &'l [Leaf],
    chosen: &mut Vec<&'l Leaf>,
) -> bool {
    let Some(((path, accepts), rest)) = fields.split_first() else { return true };
    let possible: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| leaf.path == **path && chosen.iter().all(|other| leaf.stands_with(other)))
        .collect();
    if accepts.absent && possible.is_empty() {
        return choose(rest, leaves, chosen);
    }
    possible.into_iter().filter(|leaf| accepts.values.contains(&leaf.value)).any(|leaf| {
        chosen.push(leaf);
        let holds = choose(rest, leaves, chosen);
        chosen.pop();
        holds
    })
}

/// What an explanation says of its parts must be what it says of the whole.
pub(crate) fn agrees_with_its_parts(explanation: &Explanation, pattern: &Pattern) -> bool {
    let satisfied = |&field: &usize| explanation.fields[field].satisfied;
    let all = |combination: &Vec<usize>| combination.iter().all(satisfied);
    let chosen = pattern.combinations().contains(&explanation.combination);
    let decided = match (explanation.matched, &explanation.apart) {
        (true, None) => all(&explanation.combination),
        (false, None) => !pattern.combinations().iter().any(all),
        (false, Some(apart)) => {
            let among = |field: &usize| explanation.combination.contains(field);
            all(&explanation.combination) && apart.fields.iter().all(among)
        }
        (true, Some(_)) => false,
    };
    chosen && decided
}

/// The fields of a rule: paths of the event with values that it has there, or nearly so, some of
/// which may be absent, or must be.
fn fields() -> impl Strategy<Value = Vec<(usize, u8, Absence)>> {
    let value = prop_oneof![4 => Just(u8::MAX), 1 => 0..3u8];
    let absence =
        prop_oneof![5 => Just(Absence::No), 1 => Just(Absence::May), 3 => Just(Absence::Must)];
    prop::collection::vec((any::<usize>(), value, absence), 2..7)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Absence {
    No,
    May,
    Must,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn fields_are_matched_by_values_that_stand_together(
        (event, fields) in (event(), fields()),
    ) {
        let leaves = flatten(&event);
        let mut rule = Rule::new();
        for (at, value, absence) in fields {
            let Some(leaf) = leaves.get(at % leaves.len().max(1)) else { break };
            let value = if value == u8::MAX { leaf.value } else { value };
            let values = if absence == Absence::Must { vec![] } else { vec![value] };
            rule.insert(leaf.path.clone(), Accepts { values, absent: absence != Absence::No });
        }
        prop_assume!(!rule.is_empty());
        let member = |(path, accepts): (&String, &Accepts)| {
            format!("\"{path}\":{}", accepts.alternatives())
        };
        // Not in the order of the paths.
        let members: Vec<String> = rule.iter().rev().map(member).collect();
        let pattern_text = format!("{{{}}}", members.join(","));
        let mut event_text = String::new();
        event.write(&mut event_text);
        let pattern = Pattern::parse(&pattern_text).expect("it is a pattern");
        let parsed = Event::parse(&event_text).expect("it is an event");
        let explanation = explain(&pattern, &parsed);
        let expected = holds(&rule, &leaves);
        prop_assert_eq!(explanation.matched, expected, "{} {}", pattern_text, event_text);
        prop_assert!(agrees_with_its_parts(&explanation, &pattern));
        if let Some(apart) = &explanation.apart {
            let only = |fields: &[usize]| -> Rule {
                let value_of = |field: &usize| {
                    let path = pattern.path(*field);
                    let values = rule[&path].values.clone();
                    (path, Accepts { values, absent: false })
                };
                fields.iter().map(value_of).collect()
            };
            let apart = &apart.fields;
            prop_assert!(!holds(&only(apart), &leaves), "{} {}: {:?}", pattern_text, event_text, apart);
            for left_out in 0..apart.len() {
                let mut rest = apart.clone();
                rest.remove(left_out);
                prop_assert!(holds(&only(&rest), &leaves), "not the smallest: {:?}", apart);
            }
        }
    }
}
