//! What the page's targets receive of an event, to be expected of a case.

use rulelens::{
    Event,
    transform::{RuleContext, Target},
};
use rulelens_cases::Payload;

use crate::{state::Texts, views::put_target::put_target};

/// What a target receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Received {
    /// Its `Id`.
    pub(super) id: String,
    /// It, as `PutTargets` takes it.
    pub(super) target: String,
    /// What it receives, as a file of cases expects it.
    pub(super) payload: String,
}

/// What each target receives of an event that a rule matches; those that are not valid are left out.
pub(super) fn received(texts: &Texts, rule: &str, event: &str) -> Vec<Received> {
    let Ok(event) = Event::parse(event) else { return Vec::new() };
    let context = RuleContext::of_event(rule, &event);
    let of = |(name, target)| {
        let json = put_target(name, target).ok()?.to_json().text().to_owned();
        let delivery = Target::parse(&json).ok()?.input().deliver(&event, &context);
        let payload = Payload::of(&delivery).to_json();
        Some(Received { id: name.to_owned(), target: json, payload })
    };
    texts.targets.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples::worked_example, state::Input, view::TextName};

    const EVENT: &str = r#"{"detail": {"n": 1.0}}"#;

    fn payload(template: &str) -> String {
        let texts = worked_example()
            .with(TextName::InputPaths, r#"{"n": "$.detail.n"}"#.into())
            .with(TextName::Template, template.into());
        received(&texts, "r", EVENT)[0].payload.clone()
    }

    #[test]
    fn text_is_a_string_and_json_is_itself() {
        assert_eq!(payload("\"n is <n>\""), r#""\"n is 1.0\"""#);
        assert_eq!(payload(r#"{"n": <n>}"#), r#"{"n": 1.0}"#);
    }

    #[test]
    fn what_is_dropped_is_nothing_and_what_is_not_valid_is_left_out() {
        assert_eq!(payload(r#"{"n": "<aws.events.event.json>"}"#), "null");
        let broken = worked_example().with(TextName::InputPath, "n".into()).with_input(Input::Path);
        let all = received(&worked_example(), "r", EVENT).len();
        assert_eq!(received(&broken, "r", EVENT).len(), all - 1);
        assert!(received(&worked_example(), "r", "[").is_empty());
    }
}
