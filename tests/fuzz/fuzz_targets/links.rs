//! Any text as a link is harmless, and what is read of it makes a link that reads the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for fragment in [text.to_owned(), format!("1{text}")] {
        let state = rulelens_share::read(&fragment).state;
        let _ = rulelens_share::largest(&state);
        if let Ok(written) = rulelens_share::write(&state) {
            let read = rulelens_share::read(&written);
            assert!(read.is_whole());
            assert_eq!(rulelens_share::write(&read.state).as_ref(), Ok(&written));
            assert_eq!(read.state, state);
        }
        let replaced = rulelens_share::sensitive::replaced(&state);
        assert_eq!(rulelens_share::sensitive::count(&replaced), []);
    }
});
