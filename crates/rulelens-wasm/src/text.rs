//! A text of the caller's.

use std::str::Utf8Error;

use rulelens::{Diagnostic, LineIndex};

use crate::report::{Problem, Refused};

/// A text of the caller's: which argument it is, and what it says.
pub(crate) struct Text<'t> {
    name: &'static str,
    text: &'t str,
    /// Where the bytes stop being text, if they do.
    fault: Option<Utf8Error>,
}

impl<'t> Text<'t> {
    /// Reads bytes. Those from a `Uint8Array` may be anything.
    pub(crate) fn new(name: &'static str, bytes: &'t [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { name, text, fault: None },
            Err(fault) => {
                let valid = bytes.get(..fault.valid_up_to()).unwrap_or_default();
                let text = std::str::from_utf8(valid).unwrap_or_default();
                Self { name, text, fault: Some(fault) }
            }
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The text; up to its fault if it is not UTF-8.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn lines(&self) -> LineIndex<'t> {
        LineIndex::new(self.text)
    }

    /// Reads it as something.
    pub(crate) fn parse<T>(
        &self,
        parse: impl FnOnce(&'t str) -> Result<T, Vec<Diagnostic>>,
    ) -> Result<T, Refused> {
        if self.fault.is_some() {
            return Err(Refused::one(Problem::not_utf8(self)));
        }
        parse(self.text).map_err(|faults| Refused::new(self, &faults))
    }
}
