//! The page's rule as infrastructure code.

use std::collections::BTreeMap;

use rulelens::{Diagnostic, LineIndex, Pattern};
use rulelens_iac::{Export, Exported, Options, Rule, Sourced, write};

use crate::{engine, state::Texts, view::Problem, views::put_target::put_target};

/// Why nothing is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    /// The rule's pattern has faults, at these places.
    Pattern(Vec<Problem>),
    /// The target of that name has faults.
    Target(String, Vec<Diagnostic>),
    /// The rule cannot be written.
    Rule(Vec<Diagnostic>),
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    /// The place of the target that is written with the rule; `None` for all of them.
    pub(super) target: Option<usize>,
    /// As what.
    pub(super) export: Export,
    /// Whether with the permissions that targets need.
    pub(super) permissions: bool,
    /// What the targets are.
    pub(super) arns: Arns,
}

/// What targets are said to be: ARNs by the targets' names.
pub(super) type Arns = BTreeMap<String, String>;

/// Whether what is said is an ARN as far as can be seen; else it is asked for at deployment.
pub(super) fn is_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    matches!(parts.as_slice(), ["arn", partition, service, _, _, resource]
        if ![partition, service, resource].iter().any(|part| part.is_empty()))
}

/// Writes the chosen rule with a target, or with all of them.
///
/// # Errors
///
/// What has a fault.
pub(super) fn written(texts: &Texts, wanted: &Wanted) -> Result<Exported, Refusal> {
    let pattern = texts.pattern();
    Pattern::parse(pattern).map_err(|faults| {
        let lines = LineIndex::new(pattern);
        Refusal::Pattern(faults.iter().map(|it| engine::problem(it, &lines, None)).collect())
    })?;
    let mut rule = Rule::new(&texts.rules.names().chosen().text, pattern);
    for (index, (name, it)) in texts.targets.iter().enumerate() {
        if wanted.target.is_none_or(|target| target == index) {
            let refused = |faults| Refusal::Target(name.to_owned(), faults);
            let mut made = put_target(name, it).map_err(refused)?;
            let arn = wanted.arns.get(name).map(|arn| arn.trim()).filter(|arn| is_arn(arn));
            made.arn = arn.map(Sourced::from);
            rulelens::transform::Target::parse(made.to_json().text()).map_err(refused)?;
            rule.targets.push(made);
        }
    }
    let mut options = Options::default();
    options.permissions = wanted.permissions;
    write(&rule, wanted.export, options).map_err(Refusal::Rule)
}

#[cfg(test)]
mod tests {
    use rulelens::transform::InputPaths;
    use rulelens_iac::{Input, read};

    use super::*;
    use crate::{examples::worked_example, view::TextName};

    fn all(export: Export) -> Wanted {
        Wanted { target: None, export, permissions: true, arns: Arns::new() }
    }

    /// That the crate writes what it reads is its own property; here the page's texts are the rule.
    #[test]
    fn what_is_written_is_the_page_s_rule_with_its_targets() {
        let texts = worked_example();
        let exported = written(&texts, &all(Export::Terraform)).unwrap();
        let found = read(&exported.files[0].text).unwrap();
        let [rule] = found.rules.as_slice() else { panic!("one rule") };
        assert_eq!(rule.shown_name(), &*texts.rules.names().chosen().text);
        let same = |text: &str| Pattern::parse(text).unwrap().to_json();
        assert_eq!(same(rule.pattern.as_ref().unwrap().text()), same(texts.pattern()));
        let names = rule.targets.iter().map(|target| target.id.as_ref().unwrap().text());
        assert!(names.eq(texts.targets.iter().map(|(name, _)| name)));
        let (first, ours) = (&rule.targets[0].input, &texts.targets.all()[0]);
        let Input::Transformer { paths, template } = first else { panic!("no transformer") };
        assert_eq!(template.text(), &*ours.template);
        assert_eq!(paths.len(), InputPaths::parse(&ours.input_paths).unwrap().entries().len());
        assert_eq!(rule.targets[1].input, Input::MatchedEvent);
    }

    #[test]
    fn an_arn_that_is_given_is_written_with_the_permission_that_it_needs() {
        let texts = worked_example();
        let mut wanted = Wanted { target: Some(0), ..all(Export::CloudFormation) };
        let text = |wanted: &Wanted| written(&texts, wanted).unwrap().files.remove(0).text;
        assert!(!text(&wanted).contains("AWS::SNS::TopicPolicy"));
        wanted.arns.insert("security-mail".into(), "arn:aws:sns:us-ea".into());
        assert!(!text(&wanted).contains("arn:aws:sns:us-ea"), "not before it is whole");
        let topic = "arn:aws:sns:us-east-1:111122223333:mail";
        wanted.arns.insert("security-mail".into(), format!("{topic} "));
        assert!(text(&wanted).contains("AWS::SNS::TopicPolicy"));
        wanted.permissions = false;
        assert!(!text(&wanted).contains("AWS::SNS::TopicPolicy"));
        assert!(text(&wanted).contains(topic));
    }

    #[test]
    fn a_fault_says_whose_it_is() {
        let texts = worked_example().with(TextName::Pattern, "{\n \"a\": 1}".into());
        let Err(Refusal::Pattern(faults)) = written(&texts, &all(Export::Cdk)) else {
            panic!("the pattern has a fault");
        };
        assert_eq!(faults[0].line, 2);
        let texts = worked_example().with(TextName::InputPaths, "{\"a\": 1}".into());
        let refusal = written(&texts, &all(Export::Cdk)).unwrap_err();
        assert!(matches!(refusal, Refusal::Target(name, _) if name == "security-mail"));
        // Another one is written all the same.
        let other = Wanted { target: Some(1), ..all(Export::Cdk) };
        assert!(written(&texts, &other).is_ok());
    }
}
