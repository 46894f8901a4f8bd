//! Every case of the suite, and every recorded one, alone and among all others.

use std::fs;
use std::path::Path;

use rulelens::{Event, Pattern};
use rulelens_tests::suite::{self, PatternCase};

use crate::{expected, matching, set};

fn agree(patterns: &[Pattern], events: &[String]) {
    let all = set(patterns);
    for event in events {
        let Ok(parsed) = Event::parse(event) else {
            let fault = Event::parse(event).expect_err("no event");
            assert_eq!(all.matches(event.as_bytes()).expect_err("no event"), fault, "{event}");
            continue;
        };
        assert_eq!(matching(&all, event), expected(patterns, event), "{}", parsed.text());
    }
}

#[test]
fn every_case_of_the_suite() {
    let cases = suite::cases::<PatternCase>("patterns").expect("a suite");
    let (mut patterns, mut events) = (Vec::new(), Vec::new());
    for (_, case) in cases {
        let Ok(pattern) = Pattern::parse(&case.pattern) else { continue };
        let alone = set(std::slice::from_ref(&pattern));
        for (its, matches) in [(&case.matches, true), (&case.misses, false)] {
            for event in its {
                let found = matching(&alone, event);
                assert_eq!(!found.is_empty(), matches, "{}: {event}", case.name);
                assert_eq!(pattern.matches(event.as_bytes()), Ok(matches), "{}", case.name);
            }
        }
        patterns.push(pattern);
        events.extend(case.matches.into_iter().chain(case.misses));
    }
    assert!(patterns.len() > 300, "{}", patterns.len());
    agree(&patterns, &events);
}

#[test]
fn every_recorded_case() {
    let Some(folder) = std::env::var_os("RULELENS_RECORDED") else { return };
    let (mut patterns, mut events) = (Vec::new(), Vec::new());
    let files = [
        ("service-patterns.jsonl", "pattern_text", "event_text"),
        ("event-ruler-matches.jsonl", "rule", "event"),
        ("probes.jsonl", "rule", "event"),
    ];
    for (file, pattern, event) in files {
        let text = fs::read_to_string(Path::new(&folder).join(file)).expect("a file");
        for line in text.lines() {
            let record: serde_json::Value = serde_json::from_str(line).expect("a record");
            let text = |field: &str| record[field].as_str().unwrap_or_default();
            patterns.extend(Pattern::parse(text(pattern)));
            events.push(text(event).to_owned());
        }
    }
    assert!(patterns.len() > 200 && events.len() > 300);
    agree(&patterns, &events);
}
