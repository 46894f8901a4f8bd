//! The JSON Schema takes what the reader takes, and refuses what is of another shape.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use jsonschema::Validator;
use rulelens_cases::{File, Outcome};
use serde_json::Value;

const SCHEMA: &str = include_str!("../schema/cases-1.schema.json");
const EXAMPLE: &str = include_str!("../examples/findings.rulelens.json");
const DOCS: &str = include_str!("../../../docs/cases.md");

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_example_is_valid_and_holds() {
    assert!(schema().is_valid(&json(EXAMPLE)));
    let file = File::parse(EXAMPLE).unwrap();
    let outcomes = file.run();
    assert_eq!(outcomes.len(), 10);
    let different: Vec<_> = outcomes.iter().filter_map(Outcome::difference).collect();
    assert_eq!(different, [""; 0]);
}

#[test]
fn the_file_in_the_documentation_is_valid_and_holds() {
    let (_, rest) = DOCS.split_once("```json\n").unwrap();
    let (file, _) = rest.split_once("```").unwrap();
    assert!(schema().is_valid(&json(file)));
    assert!(File::parse(file).unwrap().run().iter().all(Outcome::holds));
}

#[test]
fn files_of_another_shape_are_refused_by_both() {
    let schema = schema();
    for (right, wrong) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"version\": 1", "\"versions\": 1"),
        ("\"rules\": {", "\"rule\": {"),
        ("\"cases\": [", "\"case\": ["),
        ("\"source\": [\"aws.guardduty\"]", "\"source\": \"aws.guardduty\""),
        ("\"name\": \"mining\"", "\"name\": 5"),
        ("\"name\": \"mining\",", ""),
        ("\"matches\": [\"all\"]", "\"matches\": \"all\""),
        ("\"payloads\": { \"severe\"", "\"payload\": { \"severe\""),
        ("\"payloads\": { \"severe\": { \"queue\": null } }", "\"payloads\": { \"severe\": null }"),
        ("\"Id\": \"archive\"", "\"Arn\": \"archive\""),
        ("[{ \"Id\": \"archive\" }]", "{ \"Id\": \"archive\" }"),
        ("\"InputTemplate\": \"{", "\"Template\": \"{"),
    ] {
        let text = EXAMPLE.replacen(right, wrong, 1);
        assert_ne!(text, EXAMPLE, "{right}");
        assert!(!schema.is_valid(&json(&text)), "the schema takes {wrong}");
        assert!(File::parse(&text).is_err(), "the reader takes {wrong}");
    }
}
