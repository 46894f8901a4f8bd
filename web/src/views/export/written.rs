//! The page's rule as infrastructure code.

use rulelens::{Diagnostic, LineIndex, Pattern, transform::InputPaths};
use rulelens_iac::{self as iac, Export, Exported, Input, Options, Rule, Sourced, write};

use crate::{
    engine,
    state::{self, Texts},
    view::Problem,
};

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

/// Writes the chosen rule with a target, or with all of them.
///
/// # Errors
///
/// What has a fault.
pub(super) fn written(
    texts: &Texts,
    target: Option<usize>,
    export: Export,
    permissions: bool,
) -> Result<Exported, Refusal> {
    let pattern = texts.pattern();
    Pattern::parse(pattern).map_err(|faults| {
        let lines = LineIndex::new(pattern);
        Refusal::Pattern(faults.iter().map(|it| engine::problem(it, &lines, None)).collect())
    })?;
    let mut rule = Rule::new(&texts.rules.names().chosen().text, pattern);
    for (index, (name, it)) in texts.targets.iter().enumerate() {
        if target.is_none_or(|target| target == index) {
            let refused = |faults| Refusal::Target(name.to_owned(), faults);
            let made = target_of(name, it).map_err(refused)?;
            rulelens::transform::Target::parse(made.to_json().text()).map_err(refused)?;
            rule.targets.push(made);
        }
    }
    let mut options = Options::default();
    options.permissions = permissions;
    write(&rule, export, options).map_err(Refusal::Rule)
}

fn target_of(name: &str, target: &state::Target) -> Result<iac::Target, Vec<Diagnostic>> {
    let input = match target.input {
        state::Input::MatchedEvent => Input::MatchedEvent,
        state::Input::Constant => Input::Constant((&*target.constant).into()),
        state::Input::Path => Input::Path((&*target.input_path).into()),
        state::Input::Transformer => {
            let map = match target.input_paths.trim() {
                "" => InputPaths::default(),
                text => InputPaths::parse(text)?,
            };
            let entry = |it: &rulelens::transform::InputPath| {
                (Sourced::from(it.name.as_str()), Sourced::from(it.path.text()))
            };
            Input::Transformer {
                paths: map.entries().iter().map(entry).collect(),
                template: (&*target.template).into(),
            }
        }
    };
    let mut made = iac::Target::default();
    made.id = Some(name.into());
    made.input = input;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use rulelens_iac::read;

    use super::*;
    use crate::{examples::worked_example, view::TextName};

    #[test]
    fn what_is_written_is_read_back_to_the_same_rule_and_targets() {
        let texts = worked_example();
        let known = [
            Export::Cli,
            Export::CloudFormation,
            Export::CloudFormationJson,
            Export::Sam,
            Export::SamJson,
            Export::Terraform,
        ];
        for export in known {
            let exported = written(&texts, None, export, true).unwrap();
            let found = read(&exported.files[0].text).unwrap();
            let [rule] = found.rules.as_slice() else { panic!("{}", export.name()) };
            let pattern = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            if let Some(read) = &rule.pattern {
                assert_eq!(pattern(read.text()), pattern(texts.pattern()), "{}", export.name());
                assert_eq!(rule.targets.len(), 3, "{}", export.name());
            }
        }
    }

    #[test]
    fn a_fault_says_whose_it_is() {
        let texts = worked_example().with(TextName::Pattern, "{\n \"a\": 1}".into());
        let Err(Refusal::Pattern(faults)) = written(&texts, None, Export::Cdk, true) else {
            panic!("the pattern has a fault");
        };
        assert_eq!(faults[0].line, 2);
        let texts = worked_example().with(TextName::InputPaths, "{\"a\": 1}".into());
        let refusal = written(&texts, Some(0), Export::Cdk, true).unwrap_err();
        assert!(matches!(refusal, Refusal::Target(name, _) if name == "security-mail"));
        // Another one is written all the same.
        assert!(written(&texts, Some(1), Export::Cdk, true).is_ok());
    }
}
