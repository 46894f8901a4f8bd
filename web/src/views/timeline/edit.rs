//! Changes of a scenario's text. All else in it stays as it is written.

use rulelens::json::{Document, Type, Value, quoted};
use rulelens_guardduty::{Interval, Scenario, Time};

/// The text with this interval set from the beginning, by all who may set one. `None` if it is no
/// object.
pub(super) fn with_interval(text: &str, scenario: &Scenario, interval: Interval) -> Option<String> {
    let may_set = scenario.accounts.iter().filter(|account| account.membership.is_none());
    let settings: Vec<String> = may_set
        .map(|account| {
            format!(r#"{{"by": {}, "every": {}}}"#, quoted(&account.id), quoted(short(interval)))
        })
        .collect();
    let settings = format!("[{}]", settings.join(", "));
    let document = Document::parse(text).ok()?;
    let root = document.root();
    match root.get("intervals") {
        Some(now) => Some(replaced(text, now, &settings)),
        None => with_element(text, root, &format!(r#""intervals": {settings}"#)),
    }
}

/// The text with one more occurrence of a finding. `None` if there is no such finding.
pub(super) fn with_occurrence(text: &str, finding: usize, time: Time) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let finding = document.root().get("findings")?.elements().nth(finding)?;
    let occurrence = quoted(&time.to_string());
    match finding.get("occurrences") {
        Some(now) if now.kind() == Type::Array => with_element(text, now, &occurrence),
        Some(_) => None,
        None => with_element(text, finding, &format!(r#""occurrences": [{occurrence}]"#)),
    }
}

/// As a scenario writes it.
pub(super) fn short(interval: Interval) -> &'static str {
    match interval {
        Interval::FifteenMinutes => "15m",
        Interval::OneHour => "1h",
        Interval::SixHours => "6h",
    }
}

fn replaced(text: &str, value: Value<'_>, with: &str) -> String {
    let span = value.span();
    let (before, rest) = text.split_at(span.start);
    let behind = rest.get(span.end - span.start..).unwrap_or_default();
    format!("{before}{with}{behind}")
}

/// One more element in an array or member in an object, behind the last.
fn with_element(text: &str, around: Value<'_>, element: &str) -> Option<String> {
    let last = match around.kind() {
        Type::Array => around.elements().last(),
        Type::Object => around.members().last().map(|member| member.value),
        _ => return None,
    };
    let (at, comma) = match last {
        Some(last) => (last.span().end, ", "),
        None => (around.span().start + 1, ""),
    };
    let (before, behind) = text.split_at_checked(at)?;
    Some(format!("{before}{comma}{element}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, edit: impl Fn(&Scenario) -> Option<String>) -> String {
        let after = edit(&Scenario::parse(text).unwrap()).unwrap();
        Scenario::parse(&after).unwrap();
        after
    }

    #[test]
    fn an_interval_is_set_by_those_who_may() {
        let text = r#"{"accounts": [{"id": "111122223333", "members": ["444455556666"]}, {"id": "123456789012"}],
  "findings": []}"#;
        let after = edited(text, |scenario| with_interval(text, scenario, Interval::OneHour));
        let set = r#""intervals": [{"by": "111122223333", "every": "1h"}, {"by": "123456789012", "every": "1h"}]"#;
        assert!(after.contains(set), "{after}");
        assert!(after.starts_with(text.trim_end_matches('}')));
        let again =
            edited(&after, |scenario| with_interval(&after, scenario, Interval::FifteenMinutes));
        assert_eq!(again, after.replace("1h", "15m"));
    }

    #[test]
    fn an_occurrence_is_added_behind_the_others() {
        let time = Time::parse("2026-03-14T10:00:00Z").unwrap();
        let text = r#"{"findings": [{"type": "Recon:EC2/Portscan", "occurrences": ["2026-03-14T09:00:00Z" ]}]}"#;
        let after = edited(text, |_| with_occurrence(text, 0, time));
        assert_eq!(after, text.replace("00Z\" ]", "00Z\", \"2026-03-14T10:00:00Z\" ]"));
        let none = r#"{"findings": [{"type": "Recon:EC2/Portscan", "occurrences": []}]}"#;
        let after = edited(none, |_| with_occurrence(none, 0, time));
        assert_eq!(after, none.replace("[]", "[\"2026-03-14T10:00:00Z\"]"));
        assert_eq!(with_occurrence(none, 1, time), None);
    }
}
