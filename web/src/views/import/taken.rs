//! The page's texts after an import.

use rulelens::json::quoted;
use rulelens_iac::{self as iac, Rule, Sourced};

use super::lay_out::laid_out;
use crate::{
    named::Thing,
    state::{Input, Target, Texts},
};

/// The texts with these rules in place of their own, and with the targets of these. Where they have
/// none, the targets stay.
pub(super) fn taken(texts: &Texts, rules: &[&Rule]) -> Texts {
    let named: Vec<(String, String)> =
        rules.iter().map(|rule| (name(rule), pattern(rule))).collect();
    let texts = texts
        .clone()
        .with_rules(named.iter().map(|(name, pattern)| (name.as_str(), pattern.as_str())), 0);
    let mut targets: Vec<(String, Target)> = Vec::new();
    for target in rules.iter().flat_map(|rule| &rule.targets) {
        let taken = (target_name(target), target_of(target));
        // Several rules of a file may have the same.
        if !targets.contains(&taken) {
            targets.push(taken);
        }
    }
    match targets.as_slice() {
        [] => texts,
        _ => texts.with_targets(targets.iter().map(|(name, it)| (name.as_str(), it.clone())), 0),
    }
}

/// What the page calls it: by its name if that is known, else as it is called in the text.
fn name(rule: &Rule) -> String {
    let known = rule.name.as_ref().filter(|name| name.placeholders().next().is_none());
    plain(known.map_or(&rule.id, Sourced::text))
}

fn target_name(target: &iac::Target) -> String {
    plain(target.id.as_ref().map_or(Target::DEFAULT_NAME, Sourced::text))
}

/// Names have letters, digits, `.`, `-` and `_` alone.
fn plain(name: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    name.chars().map(|c| if allowed(c) { c } else { '-' }).collect()
}

fn pattern(rule: &Rule) -> String {
    rule.pattern.as_ref().map(|pattern| laid_out(pattern.text())).unwrap_or_default()
}

fn target_of(target: &iac::Target) -> Target {
    let mut made = Target::new_one();
    match &target.input {
        iac::Input::Constant(json) => {
            made.input = Input::Constant;
            made.constant = laid_out(json.text()).into();
        }
        iac::Input::Path(path) => {
            made.input = Input::Path;
            made.input_path = path.text().into();
        }
        iac::Input::Transformer { paths, template } => {
            made = Target::transformer(&input_paths(paths), template.text());
        }
        _ => made.input = Input::MatchedEvent,
    }
    made
}

fn input_paths(paths: &[(Sourced, Sourced)]) -> String {
    if paths.is_empty() {
        return "{}".to_owned();
    }
    let members: Vec<String> = paths
        .iter()
        .map(|(name, path)| format!("  {}: {}", quoted(name.text()), quoted(path.text())))
        .collect();
    format!("{{\n{}\n}}", members.join(",\n"))
}

#[cfg(test)]
mod tests {
    use rulelens_iac::read;

    use super::*;
    use crate::examples::worked_example;

    #[test]
    fn rules_and_their_targets_take_the_place_of_the_pages() {
        let text = r#"aws events put-rule --name a/b --event-pattern '{"source":["aws.s3"]}'
aws events put-targets --rule a/b --targets '[{"Id":"mail","Arn":"arn:aws:sns:eu-west-1:111122223333:x","InputTransformer":{"InputPathsMap":{"k":"$.id"},"InputTemplate":"\"<k>\""}}]'"#;
        let found = read(text).unwrap();
        let texts = taken(&worked_example(), &found.rules.iter().collect::<Vec<_>>());
        assert_eq!(&**texts.pattern(), r#"{"source": ["aws.s3"]}"#);
        assert_eq!(texts.rules.iter().next().unwrap().0, "a-b");
        assert_eq!(texts.targets.iter().next().unwrap().0, "mail");
        assert_eq!(&*texts.target().input_paths, "{\n  \"k\": \"$.id\"\n}");
        assert_eq!(&*texts.target().template, "\"<k>\"");
        assert_eq!(texts.event, worked_example().event);
    }

    #[test]
    fn a_pattern_alone_leaves_the_targets() {
        let found = read(r#"{"source":["aws.s3"]}"#).unwrap();
        let texts = taken(&worked_example(), &found.rules.iter().collect::<Vec<_>>());
        assert_eq!(texts.targets, worked_example().targets);
        assert_eq!(&**texts.pattern(), r#"{"source": ["aws.s3"]}"#);
    }
}
