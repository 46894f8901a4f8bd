//! The texts that the user has made: the event, rules, targets. No web types.

use std::rc::Rc;

use crate::{
    named::{Named, Thing},
    view::TextName,
};

/// The rules. The pattern's editor has the chosen one's.
pub type Rules = Named<Rule>;

/// The targets. The editors of the target's pane have the chosen one's.
pub type Targets = Named<Target>;

/// All texts. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The event, JSON.
    pub event: Rc<str>,
    /// The rules.
    pub rules: Rules,
    /// The targets.
    pub targets: Targets,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its event pattern, JSON.
    pub pattern: Rc<str>,
}

/// A target. The texts of the forms of input that are not chosen are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What its input is.
    pub input: Input,
    /// The constant of `Input`, JSON.
    pub constant: Rc<str>,
    /// The `InputPath`.
    pub input_path: Rc<str>,
    /// The input transformer's input paths, JSON.
    pub input_paths: Rc<str>,
    /// The input transformer's template.
    pub template: Rc<str>,
}

impl Rule {
    /// A rule with that pattern, with `\n` as the only line break.
    ///
    /// Editors count lines and columns so; `\r\n` would put every position behind it off.
    #[must_use]
    pub fn new(pattern: &str) -> Self {
        Self { pattern: one_line_break(pattern) }
    }
}

impl Thing for Rule {
    const DEFAULT_NAME: &'static str = "rule";

    /// Valid, and so wide that it only waits to be narrowed.
    fn new_one() -> Self {
        Self::new(include_str!("../examples/new-rule.json").trim_end())
    }

    fn blank() -> Self {
        Self::new("")
    }
}

impl Target {
    /// A target whose input is a transformer; the texts of the other forms are examples.
    #[must_use]
    pub fn transformer(input_paths: &str, template: &str) -> Self {
        Self {
            input: Input::Transformer,
            constant: CONSTANT.into(),
            input_path: INPUT_PATH.into(),
            input_paths: one_line_break(input_paths),
            template: one_line_break(template),
        }
    }

    /// The same with another form of input.
    #[must_use]
    pub fn with_input(self, input: Input) -> Self {
        Self { input, ..self }
    }
}

impl Thing for Target {
    const DEFAULT_NAME: &'static str = "target";

    /// What a target receives that nothing is said of; its transformer is an example.
    fn new_one() -> Self {
        Self::transformer(INPUT_PATHS, TEMPLATE).with_input(Input::MatchedEvent)
    }

    fn blank() -> Self {
        Self::transformer("", "")
    }
}

impl Texts {
    /// Takes the texts over, with `\n` as the only line break. There is one rule and one target,
    /// whose input is a transformer.
    #[must_use]
    pub fn new(event: &str, pattern: &str, input_paths: &str, template: &str) -> Self {
        Self {
            event: one_line_break(event),
            rules: Rules::one(Rule::new(pattern)),
            targets: Targets::one(Target::transformer(input_paths, template)),
        }
    }

    /// The same with these rules, by name and pattern, and which of them is chosen.
    #[must_use]
    pub fn with_rules<'r>(
        mut self,
        rules: impl IntoIterator<Item = (&'r str, &'r str)>,
        chosen: usize,
    ) -> Self {
        let rules = rules.into_iter().map(|(name, pattern)| (name.into(), Rule::new(pattern)));
        self.rules = Rules::new(rules, chosen);
        self
    }

    /// The same with these targets, by name, and which of them is chosen.
    #[must_use]
    pub fn with_targets<'t>(
        mut self,
        targets: impl IntoIterator<Item = (&'t str, Target)>,
        chosen: usize,
    ) -> Self {
        let targets = targets.into_iter().map(|(name, target)| (name.into(), target));
        self.targets = Targets::new(targets, chosen);
        self
    }

    /// The same with another form of input for the chosen target.
    #[must_use]
    pub fn with_input(mut self, input: Input) -> Self {
        self.targets.chosen_mut().input = input;
        self
    }

    /// The chosen rule's pattern.
    #[must_use]
    pub fn pattern(&self) -> &Rc<str> {
        &self.rules.chosen().pattern
    }

    /// The chosen target.
    #[must_use]
    pub fn target(&self) -> &Target {
        self.targets.chosen()
    }

    /// The text of that name.
    #[must_use]
    pub fn get(&self, name: TextName) -> &Rc<str> {
        match name {
            TextName::Event => &self.event,
            TextName::Pattern => self.pattern(),
            TextName::Constant => &self.target().constant,
            TextName::InputPath => &self.target().input_path,
            TextName::InputPaths => &self.target().input_paths,
            TextName::Template => &self.target().template,
        }
    }

    /// The same with one text replaced.
    #[must_use]
    pub fn with(&self, name: TextName, text: Rc<str>) -> Self {
        let mut texts = self.clone();
        *match name {
            TextName::Event => &mut texts.event,
            TextName::Pattern => &mut texts.rules.chosen_mut().pattern,
            TextName::Constant => &mut texts.targets.chosen_mut().constant,
            TextName::InputPath => &mut texts.targets.chosen_mut().input_path,
            TextName::InputPaths => &mut texts.targets.chosen_mut().input_paths,
            TextName::Template => &mut texts.targets.chosen_mut().template,
        } = text;
        texts
    }
}

/// What the texts of the forms of input begin with that were not given.
const CONSTANT: &str = "{\n  \"text\": \"GuardDuty has found something.\"\n}";
const INPUT_PATH: &str = "$.detail";
const INPUT_PATHS: &str = "{\n  \"type\": \"$.detail-type\"\n}";
const TEMPLATE: &str = "\"EventBridge has sent an event of type <type>.\"";

/// What a target's input is: `PutTargets` takes one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// The matched event, as it is.
    MatchedEvent,
    /// `Input`: a constant.
    Constant,
    /// `InputPath`: a part of the event.
    Path,
    /// `InputTransformer`: a template.
    #[default]
    Transformer,
}

impl Input {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::MatchedEvent, Self::Path, Self::Constant, Self::Transformer];

    /// The texts that it is made from, besides the event.
    #[must_use]
    pub fn texts(self) -> &'static [TextName] {
        match self {
            Self::MatchedEvent => &[],
            Self::Constant => &[TextName::Constant],
            Self::Path => &[TextName::InputPath],
            Self::Transformer => &[TextName::InputPaths, TextName::Template],
        }
    }
}

fn one_line_break(text: &str) -> Rc<str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_become_one_kind() {
        let texts = Texts::new("a\r\nb\rc\nd", "\r", "\r\n", "e\r");
        assert_eq!(&*texts.event, "a\nb\nc\nd");
        assert_eq!(&**texts.pattern(), "\n");
        assert_eq!((&*texts.target().input_paths, &*texts.target().template), ("\n", "e\n"));
    }

    #[test]
    fn what_is_edited_is_the_chosen_target() {
        let target = |template| Target::transformer("{}", template);
        let texts =
            Texts::new("", "", "", "").with_targets([("a", target("x")), ("b", target("y"))], 1);
        let edited = texts.with(TextName::Template, "z".into()).with_input(Input::Path);
        let kept: Vec<_> = edited.targets.iter().map(|(_, it)| (&*it.template, it.input)).collect();
        assert_eq!(kept, [("x", Input::Transformer), ("z", Input::Path)]);
    }
}
