//! Between the page's texts and the state that a link, a file or an example holds.

use rulelens_share::{Input as SharedInput, Rule, Shown, State as Shared, Target};

use crate::{
    named::Thing,
    on_demand::Passed,
    state::{Input, Target as OurTarget, Texts, View},
    storage::{texts_from, texts_to},
};

/// All that the page holds.
pub(super) fn to_shared(passed: &Passed) -> Shared {
    let texts = texts_from(&passed.texts);
    let view = Some(passed.view.as_str()).filter(|name| *name != View::Evaluate.name());
    let rules = texts.rules.iter();
    Shared {
        shown: Shown {
            rule: texts.rules.names().chosen_index(),
            target: texts.targets.names().chosen_index(),
            view: view.unwrap_or_default().to_owned(),
            seen_as: passed.tab.clone(),
        },
        rules: rules
            .map(|(name, rule)| Rule { name: name.to_owned(), pattern: rule.pattern.to_string() })
            .collect(),
        event: texts.event.to_string(),
        targets: texts.targets.iter().map(|(name, target)| target_of(name, target)).collect(),
        scenario: passed.scenario.clone().unwrap_or_default(),
        cases: passed.cases.clone().unwrap_or_default(),
    }
}

/// Texts of other forms that are still as the page begins with them are left out.
fn target_of(name: &str, target: &OurTarget) -> Target {
    let begun = OurTarget::blank();
    let text = |text: &str, begun: &str, input| {
        let is_own = target.input == input || text != begun;
        if is_own { text.to_owned() } else { String::new() }
    };
    Target {
        name: name.to_owned(),
        rule: None,
        arn: String::new(),
        input: match target.input {
            Input::MatchedEvent => SharedInput::MatchedEvent,
            Input::Path => SharedInput::Path,
            Input::Constant => SharedInput::Constant,
            Input::Transformer => SharedInput::Transformer,
        },
        input_paths: target.input_paths.to_string(),
        template: target.template.to_string(),
        input_path: text(&target.input_path, &begun.input_path, Input::Path),
        constant: text(&target.constant, &begun.constant, Input::Constant),
    }
}

/// What the page puts in place of what it holds. What is not there is empty, and not what somebody
/// else had there; but a scenario and cases, which have views of their own, stay.
pub(super) fn from_shared(shared: &Shared) -> Passed {
    let mut texts = Texts::new(&shared.event, "", "", "");
    if !shared.rules.is_empty() {
        let rules = shared.rules.iter().map(|rule| (rule.name.as_str(), rule.pattern.as_str()));
        texts = texts.with_rules(rules, shared.shown.rule);
    }
    if shared.targets.is_empty() {
        texts = texts.with_input(Input::MatchedEvent);
    } else {
        let targets = shared.targets.iter().map(|target| (target.name.as_str(), ours(target)));
        texts = texts.with_targets(targets, shared.shown.target);
    }
    Passed {
        texts: texts_to(&texts),
        scenario: Some(shared.scenario.clone()).filter(|scenario| !scenario.is_empty()),
        cases: Some(shared.cases.clone()).filter(|cases| !cases.is_empty()),
        view: shared.shown.view.clone(),
        tab: shared.shown.seen_as.clone(),
        target_open: false,
    }
}

/// A target of the page.
fn ours(target: &Target) -> OurTarget {
    let input = match target.input {
        SharedInput::MatchedEvent => Input::MatchedEvent,
        SharedInput::Path => Input::Path,
        SharedInput::Constant => Input::Constant,
        SharedInput::Transformer => Input::Transformer,
    };
    let mut made = OurTarget::transformer(&target.input_paths, &target.template).with_input(input);
    if !target.input_path.is_empty() || input == Input::Path {
        made.input_path = target.input_path.as_str().into();
    }
    if !target.constant.is_empty() || input == Input::Constant {
        made.constant = target.constant.as_str().into();
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples::worked_example, state::Tab, view::TextName};

    fn passed(texts: &Texts) -> Passed {
        Passed {
            texts: texts_to(texts),
            scenario: Some("{}".to_owned()),
            cases: Some("{ }".to_owned()),
            view: View::Timeline.name().to_owned(),
            tab: Tab::Email.name().to_owned(),
            target_open: false,
        }
    }

    #[test]
    fn a_link_gives_back_what_was_put_into_it() {
        let path = worked_example().with(TextName::InputPath, "$.id".into());
        let empty = worked_example().with(TextName::Constant, "".into());
        for texts in [worked_example(), path, empty] {
            for input in Input::ALL {
                // An empty text of another form is not told from one that was not touched.
                if texts.target().constant.is_empty() && input != Input::Constant {
                    continue;
                }
                let texts = texts.clone().with_input(input);
                let passed = passed(&texts);
                let link = rulelens_share::write(&to_shared(&passed)).unwrap();
                assert_eq!(from_shared(&rulelens_share::read(&link).state), passed);
            }
        }
    }

    #[test]
    fn what_a_link_does_not_hold_is_empty_and_not_another_s() {
        let opened = from_shared(&Shared { event: "{}".into(), ..Shared::default() });
        let texts = texts_from(&opened.texts);
        assert_eq!((&*texts.event, &**texts.pattern(), &*texts.target().template), ("{}", "", ""));
        assert_eq!((texts.target().input, opened.scenario), (Input::MatchedEvent, None));
    }

    #[test]
    fn the_worked_example_makes_a_link_of_at_most_2000_characters() {
        let link = rulelens_share::write(&to_shared(&passed(&worked_example()))).unwrap();
        assert!(link.len() <= 2000, "{}", link.len());
    }
}
