//! Lints: texts that are events, but perhaps not the ones that rules see. They never change the
//! verdict.

use std::borrow::Cow;

use super::Event;
use crate::diagnostic::{Describe, Diagnostic, Severity};
use crate::fix::Fix;
use crate::json::{Document, Type, Value};
use crate::span::Span;

/// What `TestEventPattern` wants an event to have. (Recorded from the service.)
const ENVELOPE: [&str; 6] = ["id", "detail-type", "source", "account", "time", "region"];
/// By any of these it is known that the text is meant as an event of a service.
const OF_A_SERVICE: [&str; 3] = ["source", "detail-type", "detail"];
/// What an entry for `PutEvents` has.
const ENTRY: [&str; 2] = ["DetailType", "Detail"];
/// What a finding has as `GetFindings` returns it.
const SDK_FINDING: [&str; 3] = ["AccountId", "Severity", "Type"];
/// What a finding has as it stands in an event.
const FINDING: [&str; 3] = ["accountId", "severity", "type"];

/// Why an event may not be the one that rules see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lint {
    /// Keys that every event of a service has are not there.
    Incomplete {
        /// Which.
        missing: Vec<&'static str>,
    },
    /// `detail` is a string that holds JSON.
    DetailIsText,
    /// An entry for `PutEvents`.
    PutEventsEntry,
    /// A finding of GuardDuty as the AWS SDKs return it.
    SdkFinding,
    /// A finding of GuardDuty without the event around it.
    BareFinding,
}

impl Lint {
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::Incomplete { .. } => Severity::Advice,
            _ => Severity::Warning,
        }
    }
}

impl Describe for Lint {
    fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "event-incomplete",
            Self::DetailIsText => "event-detail-is-text",
            Self::PutEventsEntry => "event-is-entry",
            Self::SdkFinding => "event-is-sdk-finding",
            Self::BareFinding => "event-is-bare-finding",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Incomplete { missing } => {
                let missing: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
                return format!("the event has no {}", missing.join(", ")).into();
            }
            Self::DetailIsText => "`detail` is a string, so rules see nothing inside it",
            Self::PutEventsEntry => {
                "this is an entry for `PutEvents`, not the event that rules see"
            }
            Self::SdkFinding => "this is a finding as the SDKs return it, not as an event has it",
            Self::BareFinding => "this is a finding without the event around it",
        }
        .into()
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::Incomplete { .. } => "Every event of a service has them; `TestEventPattern` takes none without.",
            Self::DetailIsText => "In an event that arrives, `detail` is an object.",
            Self::PutEventsEntry => "An event has `source`, `detail-type` and `detail` in lower case, and `detail` is an object.",
            Self::SdkFinding => "In an event, the finding stands in `detail`, and its keys begin with a small letter: `severity`, `accountId`.",
            Self::BareFinding => "Put it into `detail`, beside `source` and `detail-type`.",
        }
        .into()
    }
}

/// What in a text that is an event may not be as rules see it, in the order of the text.
///
/// ```
/// use rulelens::Event;
/// use rulelens::event::lint;
///
/// let text = r#"{"source": "my.app", "detail-type": "T", "detail": "{\"n\": 1}"}"#;
/// let found = lint(&Event::parse(text).unwrap());
/// assert_eq!(found[1].code(), "event-detail-is-text");
/// let mended = found[1].fix.as_ref().unwrap().apply(text);
/// assert!(mended.ends_with(r#""detail": {"n": 1}}"#));
/// ```
pub fn lint(event: &Event<'_>) -> Vec<Diagnostic> {
    let root = event.root();
    if let Some(kind) = what_else(root) {
        return vec![Diagnostic::event_lint(kind, opening(root))];
    }
    let detail = root.get("detail");
    if detail.is_some_and(|detail| has_all(detail, &SDK_FINDING)) {
        return detail
            .map(|it| Diagnostic::event_lint(Lint::SdkFinding, opening(it)))
            .into_iter()
            .collect();
    }
    incomplete(root).into_iter().chain(detail.and_then(detail_is_text)).collect()
}

/// What a text is that is no event as a service sends it.
fn what_else(root: Value<'_>) -> Option<Lint> {
    if root.get("detail").is_some() || root.get("detail-type").is_some() {
        return None;
    }
    if has_all(root, &ENTRY) {
        return Some(Lint::PutEventsEntry);
    }
    if has_all(root, &SDK_FINDING) {
        return Some(Lint::SdkFinding);
    }
    has_all(root, &FINDING).then_some(Lint::BareFinding)
}

fn incomplete(root: Value<'_>) -> Option<Diagnostic> {
    OF_A_SERVICE.iter().find(|key| root.get(key).is_some())?;
    let missing = ENVELOPE.into_iter().filter(|key| root.get(key).is_none());
    let missing: Vec<&'static str> = missing.collect();
    (!missing.is_empty())
        .then(|| Diagnostic::event_lint(Lint::Incomplete { missing }, opening(root)))
}

fn detail_is_text(detail: Value<'_>) -> Option<Diagnostic> {
    let text = detail.string()?;
    let holds = Document::parse(&text).ok().filter(|inner| inner.root().kind() == Type::Object)?;
    let fix = Fix::replace("Put the object in its place", detail.span(), holds.root().raw());
    Some(Diagnostic::event_lint(Lint::DetailIsText, detail.span()).with_fix(Some(fix)))
}

fn has_all(value: Value<'_>, keys: &[&str]) -> bool {
    value.kind() == Type::Object && keys.iter().all(|key| value.get(key).is_some())
}

/// Its opening bracket.
fn opening(value: Value<'_>) -> Span {
    Span::new(value.span().start, value.span().start + 1)
}

#[cfg(test)]
mod tests {
    use super::lint;
    use crate::Event;

    fn codes(text: &str) -> Vec<&'static str> {
        let found = lint(&Event::parse(text).unwrap());
        found.iter().map(crate::Diagnostic::code).collect()
    }

    #[test]
    fn a_whole_event_and_a_small_test_are_left_alone() {
        let whole = r#"{"id": "1", "detail-type": "T", "source": "s", "account": "1",
            "time": "t", "region": "r", "detail": {"AccountId": 1}}"#;
        assert_eq!(codes(whole), [""; 0]);
        assert_eq!(codes(r#"{"a": 1, "type": "x"}"#), [""; 0]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let found = lint(&Event::parse(r#" {"source": "aws.ec2", "detail": {}}"#).unwrap());
        assert_eq!(
            found[0].message(),
            "the event has no `id`, `detail-type`, `account`, `time`, `region`"
        );
        assert_eq!((found[0].span.start, found[0].span.end), (1, 2));
    }

    #[test]
    fn what_is_no_event_as_rules_see_it_is_told() {
        let entry = r#"{"Source": "a", "DetailType": "T", "Detail": "{}"}"#;
        assert_eq!(codes(entry), ["event-is-entry"]);
        let sdk = r#"{"AccountId": "1", "Severity": 5, "Type": "T", "Service": {}}"#;
        assert_eq!(codes(sdk), ["event-is-sdk-finding"]);
        assert_eq!(codes(&format!(r#"{{"detail": {sdk}}}"#)), ["event-is-sdk-finding"]);
        let bare = r#"{"accountId": "1", "severity": 5, "type": "T"}"#;
        assert_eq!(codes(bare), ["event-is-bare-finding"]);
        assert_eq!(codes(r#"{"detail": "no JSON"}"#), ["event-incomplete"]);
        assert_eq!(codes(r#"{"detail": "[1]"}"#), ["event-incomplete"]);
    }
}
