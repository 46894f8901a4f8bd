//! What the user has made: the texts, the settings, what is selected. No web types, a pure reducer.
//!
//! All that the page shows beyond this follows from it, by [`crate::engine`].

use std::rc::Rc;

pub use rulelens_notify::View as Tab;

pub use crate::rules::{RuleAction, Rules};

use crate::{examples::worked_example, view::TextName};

/// The texts, and which of them the target's input is made from. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The event, JSON.
    pub event: Rc<str>,
    /// The rules, with their patterns. The editor has the chosen one's.
    pub rules: Rules,
    /// What the target's input is: the texts of the other forms are kept.
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

impl Texts {
    /// Takes the texts over, with `\n` as the only line break. The pattern is the only rule's.
    ///
    /// Editors count lines and columns so; `\r\n` would put every position behind it off. The
    /// target's input is a transformer; the texts of the other forms are examples.
    #[must_use]
    pub fn new(event: &str, pattern: &str, input_paths: &str, template: &str) -> Self {
        Self {
            event: one_line_break(event),
            rules: Rules::one(one_line_break(pattern)),
            input: Input::Transformer,
            constant: CONSTANT.into(),
            input_path: INPUT_PATH.into(),
            input_paths: one_line_break(input_paths),
            template: one_line_break(template),
        }
    }

    /// The same with these rules, by name and pattern, and which of them is chosen.
    #[must_use]
    pub fn with_rules<'r>(
        mut self,
        rules: impl IntoIterator<Item = (&'r str, &'r str)>,
        chosen: usize,
    ) -> Self {
        let rules = rules.into_iter().map(|(name, pattern)| (name.into(), one_line_break(pattern)));
        self.rules = Rules::new(rules, chosen);
        self
    }

    /// The chosen rule's pattern.
    #[must_use]
    pub fn pattern(&self) -> &Rc<str> {
        &self.rules.chosen().pattern
    }

    /// The text of that name.
    #[must_use]
    pub fn get(&self, name: TextName) -> &Rc<str> {
        match name {
            TextName::Event => &self.event,
            TextName::Pattern => self.pattern(),
            TextName::Constant => &self.constant,
            TextName::InputPath => &self.input_path,
            TextName::InputPaths => &self.input_paths,
            TextName::Template => &self.template,
        }
    }

    /// The same with one text replaced.
    #[must_use]
    pub fn with(&self, name: TextName, text: Rc<str>) -> Self {
        let mut texts = self.clone();
        *match name {
            TextName::Event => &mut texts.event,
            TextName::Pattern => texts.rules.pattern_mut(),
            TextName::Constant => &mut texts.constant,
            TextName::InputPath => &mut texts.input_path,
            TextName::InputPaths => &mut texts.input_paths,
            TextName::Template => &mut texts.template,
        } = text;
        texts
    }
}

/// What the texts of the other forms of input begin with.
const CONSTANT: &str = "{\n  \"text\": \"GuardDuty has found something.\"\n}";
const INPUT_PATH: &str = "$.detail";

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

/// What is set once and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The theme that the theme button leads to: first the one that is not shown, so that the first
    /// press does something, then the other, then back to the system's.
    #[must_use]
    pub fn next(self, system_is_dark: bool) -> Self {
        match (self, system_is_dark) {
            (Self::System, true) | (Self::Dark, false) => Self::Light,
            (Self::System, false) | (Self::Light, true) => Self::Dark,
            (Self::Light, false) | (Self::Dark, true) => Self::System,
        }
    }
}

/// What a phone shows: one pane at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The pattern's fields with their outcomes, and the pattern.
    #[default]
    Why,
    /// The event.
    Event,
    /// The event pattern.
    Pattern,
    /// Input paths and template.
    Target,
    /// Payload and e-mail.
    Seen,
}

/// What the page shows under its bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One event, the rules, the chosen target.
    #[default]
    Evaluate,
    /// Findings over time, and what arrives of them.
    Timeline,
}

/// A wish to see a line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoTo {
    /// The text.
    pub text: TextName,
    /// The line, 1-based.
    pub line: usize,
    /// Which wish this is, so that the same line can be asked for twice.
    pub request: u32,
}

/// Everything that is not derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The texts.
    pub texts: Texts,
    /// The texts before they were last reset: what Undo brings back.
    pub before_reset: Option<Texts>,
    /// The settings.
    pub settings: Settings,
    /// The scenario of the timeline, JSON; empty until there is one.
    pub scenario: Rc<str>,
    /// What is shown.
    pub view: View,
    /// As what the target's input is seen.
    pub tab: Tab,
    /// What a phone shows.
    pub pane: Pane,
    /// The line that was last asked for.
    pub go_to: Option<GoTo>,
}

impl State {
    /// A page that has just been opened.
    #[must_use]
    pub fn new(texts: Texts, before_reset: Option<Texts>, settings: Settings) -> Self {
        Self {
            texts,
            before_reset,
            settings,
            scenario: "".into(),
            view: View::default(),
            tab: Tab::Email,
            pane: Pane::default(),
            go_to: None,
        }
    }
}

/// What a user can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Change a text.
    Edit(TextName, Rc<str>),
    /// Change the rules, or choose another.
    Rule(RuleAction),
    /// Put the worked example in place of all texts, which are kept for [`Action::Undo`].
    Reset,
    /// Take the last reset back. The texts that it replaces are kept in turn.
    Undo,
    /// Put an event in place of the present one, and see it. The texts are kept for [`Action::Undo`].
    OpenEvent(Rc<str>),
    /// Change the scenario of the timeline.
    SetScenario(Rc<str>),
    /// Choose what is shown.
    ShowView(View),
    /// Choose a theme.
    SetTheme(Theme),
    /// Choose what the target's input is.
    SetInput(Input),
    /// Choose as what the target's input is seen, and see it.
    ShowTab(Tab),
    /// Choose what a phone shows.
    ShowPane(Pane),
    /// See a line of a text.
    GoTo(TextName, usize),
}

/// The state after an action.
#[must_use]
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Edit(name, text) => next.texts = next.texts.with(name, text),
        Action::Rule(action) => next.replace_rules(action),
        Action::Reset => next.replace_texts(worked_example()),
        Action::Undo => {
            if let Some(texts) = next.before_reset.take() {
                next.replace_texts(texts);
            }
        }
        Action::OpenEvent(event) => {
            next.replace_texts(next.texts.with(TextName::Event, event));
            next.view = View::Evaluate;
        }
        Action::SetScenario(scenario) => next.scenario = scenario,
        Action::ShowView(view) => next.view = view,
        Action::SetInput(input) => next.texts.input = input,
        Action::SetTheme(theme) => next.settings.theme = theme,
        Action::ShowTab(tab) => {
            next.tab = tab;
            next.pane = Pane::Seen;
        }
        Action::ShowPane(pane) => next.pane = pane,
        Action::GoTo(text, line) => {
            let request = next.go_to.map_or(0, |last| last.request.wrapping_add(1));
            next.go_to = Some(GoTo { text, line, request });
            next.pane = pane_of(text, next.pane);
        }
    }
    next
}

impl State {
    fn replace_rules(&mut self, action: RuleAction) {
        self.texts.rules = self.texts.rules.after(action);
        // The line was one of the pattern that was chosen then.
        self.go_to = self.go_to.filter(|go_to| go_to.text != TextName::Pattern);
    }

    fn replace_texts(&mut self, texts: Texts) {
        if texts != self.texts {
            self.before_reset = Some(std::mem::replace(&mut self.texts, texts));
        }
    }
}

/// The pane that shows the text, rather the one that is already shown.
fn pane_of(text: TextName, shown: Pane) -> Pane {
    match text {
        TextName::Event => Pane::Event,
        TextName::Pattern if shown == Pane::Why => Pane::Why,
        TextName::Pattern => Pane::Pattern,
        TextName::Constant | TextName::InputPath | TextName::InputPaths | TextName::Template => {
            Pane::Target
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> State {
        State::new(worked_example(), None, Settings::default())
    }

    #[test]
    fn an_edit_changes_one_text_only() {
        let state = reduce(&fresh(), Action::Edit(TextName::Pattern, "{}".into()));
        assert_eq!(&**state.texts.pattern(), "{}");
        assert_eq!(state.texts.event, fresh().texts.event);
        for name in TextName::ALL {
            let texts = worked_example().with(name, "changed".into());
            assert_eq!(&**texts.get(name), "changed");
        }
    }

    #[test]
    fn another_form_of_input_keeps_the_texts_of_the_others() {
        let path = reduce(&fresh(), Action::SetInput(Input::Path));
        assert_eq!(path.texts.input.texts(), [TextName::InputPath]);
        assert_eq!(reduce(&path, Action::SetInput(Input::Transformer)), fresh());
        // A reset is one to the example's form, and its undo brings the other one back.
        let reset = reduce(&path, Action::Reset);
        assert_eq!(reset.texts.input, Input::Transformer);
        assert_eq!(reduce(&reset, Action::Undo).texts.input, Input::Path);
    }

    #[test]
    fn an_edit_of_the_pattern_is_one_of_the_chosen_rule() {
        let other = reduce(&fresh(), Action::Rule(RuleAction::Choose(0)));
        let edited = reduce(&other, Action::Edit(TextName::Pattern, "{}".into()));
        let back = reduce(&edited, Action::Rule(RuleAction::Choose(1)));
        assert_eq!(back.texts.pattern(), fresh().texts.pattern());
        assert_eq!(&*back.texts.rules.all()[0].pattern, "{}");
    }

    #[test]
    fn a_reset_covers_the_rules_and_its_undo_those_that_were_removed() {
        let removed = reduce(&fresh(), Action::Rule(RuleAction::Remove(1)));
        let reset = reduce(&removed, Action::Reset);
        assert_eq!(reset.texts, worked_example());
        let undone = reduce(&reset, Action::Undo);
        assert_eq!(undone.texts, removed.texts);
        assert_eq!(reduce(&undone, Action::Rule(RuleAction::Restore)), {
            State { before_reset: undone.before_reset.clone(), ..fresh() }
        });
    }

    #[test]
    fn the_line_that_was_asked_for_is_not_looked_for_in_another_pattern() {
        let pattern = reduce(&fresh(), Action::GoTo(TextName::Pattern, 5));
        assert_eq!(reduce(&pattern, Action::Rule(RuleAction::Choose(0))).go_to, None);
        let event = reduce(&fresh(), Action::GoTo(TextName::Event, 5));
        assert_eq!(reduce(&event, Action::Rule(RuleAction::Choose(0))).go_to, event.go_to);
    }

    #[test]
    fn undo_brings_back_what_a_reset_replaced_and_can_itself_be_undone() {
        let edited = reduce(&fresh(), Action::Edit(TextName::Event, "{}".into()));
        let reset = reduce(&edited, Action::Reset);
        assert_eq!(reset.texts, worked_example());
        let edited_again = reduce(&reset, Action::Edit(TextName::Template, "x".into()));
        let undone = reduce(&edited_again, Action::Undo);
        assert_eq!(undone.texts, edited.texts);
        assert_eq!(reduce(&undone, Action::Undo).texts, edited_again.texts);
    }

    #[test]
    fn a_reset_that_changes_nothing_keeps_the_earlier_undo() {
        let edited = reduce(&fresh(), Action::Edit(TextName::Event, "{}".into()));
        let twice = reduce(&reduce(&edited, Action::Reset), Action::Reset);
        assert_eq!(reduce(&twice, Action::Undo).texts, edited.texts);
        assert_eq!(reduce(&fresh(), Action::Undo), fresh());
    }

    #[test]
    fn going_to_a_line_shows_its_pane_and_can_be_repeated() {
        let once = reduce(&fresh(), Action::GoTo(TextName::Event, 60));
        let twice = reduce(&once, Action::GoTo(TextName::Event, 60));
        assert_eq!(once.pane, Pane::Event);
        assert_ne!(once.go_to, twice.go_to);
        // The pattern stands under Why already.
        assert_eq!(reduce(&fresh(), Action::GoTo(TextName::Pattern, 2)).pane, Pane::Why);
        assert_eq!(reduce(&once, Action::GoTo(TextName::Pattern, 2)).pane, Pane::Pattern);
        assert_eq!(reduce(&once, Action::GoTo(TextName::Template, 1)).pane, Pane::Target);
    }

    #[test]
    fn the_theme_button_first_leads_to_what_is_not_shown_and_comes_round() {
        for (dark, first) in [(true, Theme::Light), (false, Theme::Dark)] {
            assert_eq!(Theme::System.next(dark), first);
            assert_eq!(Theme::System.next(dark).next(dark).next(dark), Theme::System);
        }
    }

    #[test]
    fn line_breaks_become_one_kind() {
        let texts = Texts::new("a\r\nb\rc\nd", "", "", "");
        assert_eq!(&*texts.event, "a\nb\nc\nd");
    }
}
