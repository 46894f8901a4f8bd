//! Samples of every type: whole events, with no field that findings do not have.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::HashSet;

use rulelens::Event;
use rulelens::json::{Type, Value};
use rulelens::schema::{self, Inside};
use rulelens_guardduty::{FindingType, Sample, Severity, Time};

/// Enough for all that a seed decides.
const SEEDS: std::ops::Range<u64> = 0..6;

fn samples() -> impl Iterator<Item = Sample> {
    let time = Time::parse("2026-03-14T09:31:07.250Z").unwrap();
    FindingType::all().flat_map(move |known| SEEDS.map(move |seed| Sample::new(known, seed, time)))
}

/// The paths that lead to values that the schema does not have.
fn unknown(schema: &schema::Finding, value: Value<'_>, at: Inside, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in value.elements() {
        found.extend(unknown(schema, element, at, path));
    }
    for member in value.members() {
        let key = member.key.string().unwrap();
        let path = format!("{path}.{key}");
        match schema.step(at, &key) {
            Some(inside) => found.extend(unknown(schema, member.value, inside, &path)),
            None if schema.is_open(at) => {}
            None => found.push(path),
        }
    }
    found
}

#[test]
fn every_field_is_one_that_findings_have() {
    let schema = schema::Finding::new();
    for sample in samples() {
        let text = sample.event();
        let event = Event::parse(&text).unwrap();
        let detail = event.root().get("detail").unwrap();
        let name = sample.finding_type.name;
        assert_eq!(unknown(&schema, detail, schema.root(), "detail"), [""; 0], "{name}: {text}");
    }
}

#[test]
fn every_event_is_whole() {
    for sample in samples() {
        let text = sample.event();
        let event = Event::parse(&text).unwrap();
        assert_eq!(rulelens::event::lint(&event), [], "{text}");
        assert!(!text.contains('@') && !text.contains("\"\","), "something is not filled: {text}");
        let get = |path: &[&str]| {
            path.iter().try_fold(event.root(), |value, key| value.get(key)).map(|value| value.raw())
        };
        assert_eq!(get(&["time"]), Some("\"2026-03-14T09:31:07Z\""));
        assert_eq!(get(&["detail", "updatedAt"]), Some("\"2026-03-14T09:31:07.250Z\""));
        assert_eq!(get(&["detail", "service", "count"]), Some("1"));
        assert_ne!(get(&["detail", "id"]), get(&["id"]));
        let severity: f64 = get(&["detail", "severity"]).unwrap().parse().unwrap();
        let known = sample.finding_type.severity;
        assert!(known.is_none_or(|known| Severity::of(severity) == Some(known)));
        for (object, key) in [(event.root(), "resources"), (event.root(), "detail")] {
            assert_ne!(object.get(key).unwrap().kind(), Type::Null);
        }
    }
}

#[test]
fn addresses_and_domains_are_those_of_documentation() {
    for sample in samples() {
        let text = sample.event();
        for word in text.split(|char: char| !char.is_ascii_alphanumeric() && char != '.') {
            let parts: Vec<&str> = word.split('.').collect();
            let address = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
            let documented = ["10.", "198.51.100.", "203.0.113."];
            assert!(
                !address || documented.iter().any(|start| word.starts_with(start)),
                "{word} in {text}"
            );
        }
    }
}

#[test]
fn a_seed_gives_one_event_and_others_give_others() {
    let mut ids = HashSet::new();
    for sample in samples() {
        assert_eq!(sample.event(), sample.event());
        let text = sample.event();
        let event = Event::parse(&text).unwrap();
        let id = event.root().get("detail").unwrap().get("id").unwrap();
        assert!(ids.insert(id.raw().to_owned()), "{text}");
    }
}
