//! Any text as infrastructure code is harmless: places lie in it, and a rule that is found in it is
//! written, or has a fault.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rulelens_iac::{Export, Format, Options, Values, read_as, write};

fuzz_target!(|text: &str| {
    let values = Values::from([("a".to_owned(), "[\"b\"]".to_owned())]);
    for format in Format::ALL {
        let found = match read_as(text, format, &values) {
            Ok(found) => found,
            Err(fault) => {
                assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?}");
                continue;
            }
        };
        for place in found.placeholders.iter().flat_map(|it| &it.places) {
            assert!(text.get(place.start..place.end).is_some(), "{place:?}");
        }
        for fault in &found.unread {
            assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?}");
        }
        for rule in &found.rules {
            assert!(text.get(rule.place.start..rule.place.end).is_some(), "{rule:?}");
            for finding in rule.check() {
                let span = finding.diagnostic.span;
                assert!(text.get(span.start..span.end).is_some(), "{finding:?} of {format:?}");
            }
            for export in Export::ALL {
                let _ = write(rule, export, Options::default());
            }
        }
    }
});
