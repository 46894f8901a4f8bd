//! Any bytes: both readers say the same of them, and trusting them does no harm.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rulelens::{Event, Pattern, RuleSet, Scratch};

fuzz_target!(|bytes: &[u8]| {
    let pattern = Pattern::parse(r#"{"a": [1], "b": {"c": [{"prefix": "x"}]}}"#).unwrap();
    let mut builder = RuleSet::builder();
    builder.add((), &pattern);
    let rules = builder.build();
    let mut scratch = Scratch::new();
    let found = rules.matches_in(bytes, &mut scratch).map(|_| ());
    match std::str::from_utf8(bytes) {
        Ok(text) => assert_eq!(found.err(), Event::parse(text).err()),
        Err(_) => assert!(found.is_err()),
    }
    for _ in 0..2 {
        let _ = rules.matches_trusted(bytes, &mut scratch);
    }
});
