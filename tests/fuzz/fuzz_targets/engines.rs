//! A pattern and an event, a zero byte between: both engines give the same verdict.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rulelens::{Event, Pattern, explain};

fuzz_target!(|text: &str| {
    let Some((pattern, event)) = text.split_once('\0') else { return };
    let (Ok(pattern), Ok(parsed)) = (Pattern::parse(pattern), Event::parse(event)) else { return };
    let expected = explain(&pattern, &parsed).matched;
    assert_eq!(pattern.matches(event.as_bytes()), Ok(expected));
});
