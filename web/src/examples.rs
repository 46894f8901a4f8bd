//! The texts that the page begins with.

use crate::state::Texts;

/// The worked example: a GuardDuty finding, four rules of which three match it, an e-mail of four
/// lines. The chosen rule is for severities 4 to 8.9.
///
/// The final line breaks of the files are left out: in a template one would be part of the payload.
#[must_use]
pub fn worked_example() -> Texts {
    Texts::new(
        include_str!("../examples/guardduty-event.json").trim_end(),
        "",
        include_str!("../examples/guardduty-input-paths.json").trim_end(),
        include_str!("../examples/guardduty-template.txt").trim_end(),
    )
    .with_rules(RULES.map(|(name, pattern)| (name, pattern.trim_end())), CHOSEN)
}

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
        let kept = texts.rules.all().iter().map(|rule| (&*rule.name, &*rule.pattern));
        assert_eq!(kept.collect::<Vec<_>>(), given);
    }

    #[test]
    fn the_template_names_only_paths_that_exist() {
        let texts = worked_example();
        let paths: serde_json::Value = serde_json::from_str(&texts.input_paths).unwrap();
        for name in texts.template.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(paths.get(name).is_some(), "{name}");
        }
        assert_eq!(texts.template.lines().count(), 4);
    }
}
