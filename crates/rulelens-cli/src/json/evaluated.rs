//! The lines that `rulelens eval` writes.

use rulelens::{Diagnostic, LineIndex};
use serde::Serialize;

use crate::query::Misread;

/// The answer to one line.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer<'a> {
    /// Whether the event matches the pattern.
    Matched(bool),
    /// Why that cannot be told.
    Error(Refusal<'a>),
}

/// What is wrong with a text, or with the line itself.
#[derive(Debug, Serialize)]
pub(crate) struct Refusal<'a> {
    code: &'static str,
    message: &'a str,
    service_message: Option<&'a str>,
    line: usize,
    column: usize,
}

impl<'a> Refusal<'a> {
    /// Of a pattern or an event.
    pub(crate) fn of_text(text: &str, fault: &'a Diagnostic, message: &'a str) -> Self {
        let start = LineIndex::new(text).position(fault.span.start);
        Self {
            code: fault.code(),
            message,
            service_message: fault.service.as_deref(),
            line: start.line,
            column: start.column,
        }
    }

    /// Of a line of the input.
    pub(crate) fn of_line(number: usize, misread: &'a Misread) -> Self {
        Self {
            code: "input-line",
            message: &misread.message,
            service_message: None,
            line: number,
            column: misread.column,
        }
    }
}
