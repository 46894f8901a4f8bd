//! The lines that `rulelens eval` writes.

use rulelens::transform::{Delivery, Drop, Outcome, Source, TargetInput};
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

/// What a target receives, or why it receives nothing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Arrival<'a> {
    /// It does.
    Payload { delivered: bool, payload: &'a str },
    /// It does not.
    Nothing { delivered: bool, reason: String },
}

impl<'a> Arrival<'a> {
    /// What comes of an event that matches. `input` is what made it.
    pub(crate) fn new(delivery: &'a Delivery, input: &TargetInput) -> Self {
        match &delivery.outcome {
            Outcome::Dropped(drop) => {
                Self::Nothing { delivered: false, reason: reason(drop, delivery, input) }
            }
            _ => Self::Payload { delivered: true, payload: &delivery.payload },
        }
    }

    /// Nothing, since the event does not match.
    pub(crate) fn not_matched() -> Self {
        let reason = "the event does not match the pattern".to_owned();
        Self::Nothing { delivered: false, reason }
    }
}

fn reason(drop: &Drop, delivery: &Delivery, input: &TargetInput) -> String {
    let place = LineIndex::new(&delivery.payload).position(drop.at);
    let by = match culprit(drop, delivery, input) {
        Some(name) => format!(", where `<{name}>` was put in"),
        None => String::new(),
    };
    let (line, column) = (place.line, place.column);
    format!("dropped: {} at line {line}, column {column} of the payload{by}", drop.message)
}

/// The name of the placeholder whose value breaks a payload.
fn culprit<'t>(drop: &Drop, delivery: &Delivery, input: &'t TargetInput) -> Option<&'t str> {
    let TargetInput::Transformer { template, .. } = input else { return None };
    let Source::Placeholder { index, .. } = delivery.pieces.get(drop.piece?)?.source else {
        return None;
    };
    template.placeholders().get(index).map(|placeholder| placeholder.name.as_str())
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
