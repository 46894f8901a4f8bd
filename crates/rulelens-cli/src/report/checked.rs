//! What was expected of a case, and what came.

use rulelens_cases::{Check, Outcome};

use crate::render::escape::visible;

/// What was expected of a case of a file, and what came.
#[derive(Debug, serde::Serialize)]
pub(crate) struct Checked {
    /// Whether it is as expected.
    pub(crate) holds: bool,
    /// The file.
    pub(crate) file: String,
    case: String,
    rule: String,
    /// The target whose payload is checked.
    target: Option<String>,
    /// Whether the rule is to match.
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<bool>,
    /// Whether it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<bool>,
    /// What the target receives.
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Option<String>>,
    /// What is different, and why.
    difference: Option<String>,
    /// The case and what of it is checked.
    #[serde(skip)]
    name: String,
}

impl Checked {
    pub(crate) fn new(file: &str, outcome: &Outcome<'_>) -> Self {
        let (target, verdict, received) = match &outcome.check {
            Check::Verdict { expected, matched, .. } => (None, Some((*expected, *matched)), None),
            Check::Payload { target, received, .. } => {
                (Some((*target).to_owned()), None, Some(received.clone()))
            }
        };
        Self {
            holds: outcome.holds(),
            file: file.to_owned(),
            case: outcome.case.to_owned(),
            rule: outcome.rule.to_owned(),
            target,
            expected: verdict.map(|(expected, _)| expected),
            matched: verdict.map(|(_, matched)| matched),
            received,
            difference: outcome.difference(),
            name: outcome.name(),
        }
    }

    /// The case and what of it is checked, on one line.
    pub(crate) fn name(&self) -> String {
        visible(&self.name).into_owned()
    }

    /// The same with the file.
    pub(crate) fn full_name(&self) -> String {
        format!("{}: {}", visible(&self.file), self.name())
    }

    /// What is different, and why, on one line.
    pub(crate) fn difference(&self) -> String {
        visible(self.difference.as_deref().unwrap_or_default()).into_owned()
    }
}
