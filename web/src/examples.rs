//! The texts that the page begins with.

use crate::state::{Input, Target, Texts};
use crate::view::TextName;

/// The worked example: a GuardDuty finding, four rules of which three match it, three targets: an
/// e-mail of four lines, cards in chats, and one whose payload is no JSON. The chosen rule is for
/// severities 4 to 8.9.
///
/// The final line breaks of the files are left out: in a template one would be part of the payload.
#[must_use]
pub fn worked_example() -> Texts {
    let event = include_str!("../examples/guardduty-event.json").trim_end();
    Texts::new(event, "", "", "")
        .with_rules(RULES.map(|(name, pattern)| (name, pattern.trim_end())), CHOSEN)
        .with_targets(targets(), 0)
}

fn targets() -> [(&'static str, Target); 3] {
    let mail = Target::transformer(
        include_str!("../examples/guardduty-input-paths.json").trim_end(),
        include_str!("../examples/guardduty-template.txt").trim_end(),
    );
    let slack = Target::transformer(
        include_str!("../examples/guardduty-slack-input-paths.json").trim_end(),
        include_str!("../examples/guardduty-slack-template.json").trim_end(),
    );
    let chat = mail.clone().with_input(Input::MatchedEvent);
    [("security-mail", mail), ("secops-chat", chat), ("secops-slack", slack)]
}

/// What to begin with while all is empty: the worked example, and two variants of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The worked example: it matches, and the mail arrives.
    Mail,
    /// Its severity is 3.9, so it does not match.
    BelowThreshold,
    /// It matches, but the template makes no JSON, so nothing arrives.
    SilentDrop,
}

impl Start {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Mail, Self::BelowThreshold, Self::SilentDrop];

    /// Its texts.
    #[must_use]
    pub fn texts(self) -> Texts {
        let texts = worked_example();
        match self {
            Self::Mail => texts,
            Self::BelowThreshold => {
                let event = texts.event.replacen("\"severity\": 8", "\"severity\": 3.9", 1);
                texts.with(TextName::Event, event.into())
            }
            Self::SilentDrop => texts
                .with(TextName::InputPaths, DROPPED_PATHS.into())
                .with(TextName::Template, DROPPED_TEMPLATE.into()),
        }
    }
}

const DROPPED_PATHS: &str = "{\n  \"resource\": \"$.detail.resource\"\n}";
const DROPPED_TEMPLATE: &str = "{\n  \"text\": \"A finding about <resource>\"\n}";

const RULES: [(&str, &str); 4] = [
    ("guardduty-medium-up", include_str!("../examples/rules/guardduty-medium-up.json")),
    ("legacy-4-to-8.9", include_str!("../examples/rules/legacy-4-to-8.9.json")),
    ("all-findings", include_str!("../examples/rules/all-findings.json")),
    ("members-only", include_str!("../examples/rules/members-only.json")),
];
const CHOSEN: usize = 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::view::{DeliveryView, Verdict};

    #[test]
    fn each_start_has_the_outcome_that_its_sign_tells() {
        let views = Start::ALL.map(|start| evaluate(&start.texts()));
        assert!(matches!(views[0].verdict, Verdict::Matched { .. }));
        assert!(matches!(views[0].delivery, Some(DeliveryView::Delivered { .. })));
        assert!(matches!(views[1].verdict, Verdict::NotMatched { .. }));
        assert!(matches!(views[2].verdict, Verdict::Matched { .. }));
        assert!(matches!(views[2].delivery, Some(DeliveryView::Dropped { .. })));
    }

    #[test]
    fn the_pattern_lists_every_severity_from_4_to_8_9_and_fits_the_limit() {
        let texts = worked_example();
        let pattern: serde_json::Value = serde_json::from_str(texts.pattern()).unwrap();
        let severities: Vec<f64> = pattern["detail"]["severity"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value.as_f64().unwrap())
            .collect();
        let wanted: Vec<f64> =
            std::iter::once(4.0).chain((40..90).map(|tenth| f64::from(tenth) / 10.0)).collect();
        assert_eq!(severities, wanted);
        assert!(texts.pattern().len() <= 2048);
    }

    #[test]
    fn the_rules_keep_the_names_and_patterns_that_they_are_given() {
        let given = RULES.map(|(name, pattern)| (name, pattern.trim_end()));
        let texts = worked_example();
        let kept = texts.rules.iter().map(|(name, rule)| (name, &*rule.pattern));
        assert_eq!(kept.collect::<Vec<_>>(), given);
    }

    #[test]
    fn templates_name_only_paths_that_exist() {
        for (name, target) in worked_example().targets.iter() {
            let paths: serde_json::Value = serde_json::from_str(&target.input_paths).unwrap();
            let named = target.template.split('<').skip(1).filter_map(|it| it.split('>').next());
            for placeholder in named {
                assert!(paths.get(placeholder).is_some(), "{placeholder} of {name}");
            }
        }
    }
}
