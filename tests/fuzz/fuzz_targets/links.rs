//! Any text as a link is harmless, and what is read of it makes a link that reads the same. The bytes
//! are taken as a text, and as what would be compressed.

#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use rulelens_share::{State, largest, read, sensitive, write};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        harmless(text);
        harmless(&format!("1{text}"));
        let event = State { event: text.to_owned(), ..State::default() };
        assert_eq!(sensitive::count(&sensitive::replaced(&event)), []);
    }
    if let Ok(length) = u16::try_from(bytes.len()) {
        let mut stored = vec![1];
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(bytes);
        harmless(&format!("1{}", URL_SAFE_NO_PAD.encode(stored)));
    }
});

fn harmless(fragment: &str) {
    let state = read(fragment).state;
    let _ = largest(&state);
    if state == State::default() {
        return;
    }
    let written = write(&state).expect("what comes out of a link fits into one");
    let read = read(&written);
    assert!(read.is_whole());
    assert_eq!(read.state, state);
}
