//! A pattern that is printed and read again is the same pattern.

use proptest::prelude::*;
use rulelens::Pattern;
use rulelens::comparison::Comparison;
use rulelens::pattern::Part;
use rulelens_tests::suite::{self, PatternCase};

/// Keys that meet often, and keys that would be read as something else on their own.
const KEYS: &[&str] =
    &["a", "b", "a.b", "", ".", "é\"\\", "x.$or", "$or.x", "prefix.x", "x.prefix", "numeric.<"];

const ALTERNATIVES: &[&str] = &[
    r#""text""#,
    r#""é\u0000\"\\\/😀""#,
    r#""10.0.0.1""#,
    r#"{"exactly":"10.0.0.1"}"#,
    r#"{"exactly":"::1"}"#,
    r#"{"exactly":"x"}"#,
    "4.50e1",
    "-0",
    "123456789012345678901234567890",
    "null",
    "true",
    r#"{"exists":false}"#,
    r#"{"prefix":""}"#,
    r#"{"prefix":{"equals-ignore-case":"ß"}}"#,
    r#"{"suffix":{"equals-ignore-case":".PNG"}}"#,
    r#"{"suffix":"z"}"#,
    r#"{"equals-ignore-case":"X"}"#,
    r#"{"wildcard":"a*\\*\\\\*"}"#,
    r#"{"numeric":[">",0,"<=",5.0]}"#,
    r#"{"numeric":["=",1e2]}"#,
    r#"{"numeric":["<",-1]}"#,
    r#"{"cidr":"10.0.0.7/24"}"#,
    r#"{"anything-but":"x"}"#,
    r#"{"anything-but":[1,2.0]}"#,
    r#"{"anything-but":["x"]}"#,
    r#"{"anything-but":{"prefix":["a","b"]}}"#,
    r#"{"anything-but":{"suffix":"a"}}"#,
    r#"{"anything-but":{"wildcard":["*a","b*"]}}"#,
    r#"{"anything-but":{"equals-ignore-case":"A"}}"#,
];

fn quoted(key: &str) -> String {
    serde_json::to_string(key).expect("a string is JSON")
}

/// The members of an object, as JSON.
fn members() -> impl Strategy<Value = String> {
    let key = || prop::sample::select(KEYS).prop_map(quoted);
    let alternatives = prop::collection::vec(prop::sample::select(ALTERNATIVES), 1..4);
    let field = (key(), alternatives)
        .prop_map(|(key, alternatives)| format!("{key}:[{}]", alternatives.join(" , ")));
    field.prop_recursive(4, 20, 3, move |inner| {
        let object =
            (key(), inner.clone()).prop_map(|(key, members)| format!("{key}: {{{members}}}"));
        let arm = inner.clone().prop_map(|members| format!("{{{members}}}"));
        let or = prop::collection::vec(arm, 2..4)
            .prop_map(|arms| format!("\"$or\": [{}]", arms.join(", ")));
        let together = prop::collection::vec(inner, 2..4).prop_map(|parts| parts.join(", "));
        prop_oneof![object, or, together]
    })
}

/// All there is to a pattern but its places.
#[derive(Debug, PartialEq)]
struct Content {
    fields: Vec<(String, Vec<Comparison>)>,
    combinations: Vec<Vec<usize>>,
    shape: String,
}

impl Content {
    fn of(pattern: &Pattern) -> Self {
        let field = |(index, field): (usize, &rulelens::pattern::Field)| {
            let comparisons = field.alternatives.iter().map(|it| it.comparison.clone()).collect();
            (pattern.path(index), comparisons)
        };
        Self {
            fields: pattern.fields().iter().enumerate().map(field).collect(),
            combinations: pattern.combinations().to_vec(),
            shape: shape(pattern.parts()),
        }
    }
}

fn shape(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Field(field) => field.to_string(),
        Part::Or(or) => {
            let arms: Vec<String> = or.arms.iter().map(|arm| shape(&arm.parts)).collect();
            format!("({}@{})", arms.join("|"), or.depth)
        }
        _ => "?".to_owned(),
    });
    parts.collect::<Vec<_>>().join("&")
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let parsed = Pattern::parse(text);
    let pattern = parsed.map_err(|faults| TestCaseError::fail(format!("{text}: {faults:?}")))?;
    let printed = pattern.to_json();
    let again = Pattern::parse(&printed);
    let again = again.map_err(|faults| TestCaseError::fail(format!("{printed}: {faults:?}")))?;
    prop_assert_eq!(Content::of(&again), Content::of(&pattern), "{} {}", text, printed);
    prop_assert_eq!(again.to_json(), printed);
    Ok(())
}

#[test]
fn every_pattern_of_the_suite_is_itself_when_printed_and_read_again() {
    let cases = suite::cases::<PatternCase>("patterns").expect("the suite can be read");
    let patterns = cases.iter().filter(|(_, case)| case.refused.is_none());
    assert!(patterns.clone().count() > 400);
    for (name, case) in patterns {
        check(&case.pattern).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_pattern_is_itself_when_printed_and_read_again(members in members()) {
        let text = format!("{{{members}}}");
        check(&text)?;
    }
}
