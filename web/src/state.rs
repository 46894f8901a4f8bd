//! What the user has made: the texts, the settings, what is selected. No web types, a pure reducer.
//!
//! All that the page shows beyond this follows from it, by [`crate::engine`].

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use rulelens_notify::View as Tab;

pub use crate::names::Change;
pub use crate::texts::{Input, Rule, Rules, Target, Targets, Texts};

use crate::{
    examples::{Start, worked_example},
    view::TextName,
};

/// What is set once and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// The language that was chosen; else the browser's, if the page knows it.
    pub language: Option<Language>,
    /// Whether keys without Ctrl, Alt or the like do something, outside of texts.
    pub single_keys: bool,
    /// The size of the editors' text that was chosen, in pixels.
    pub text_size: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, language: None, single_keys: true, text_size: None }
    }
}

/// The smallest and the largest size of the editors' text, in pixels.
pub const TEXT_SIZES: [u8; 2] = [11, 20];

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Korean.
    #[serde(rename = "ko")]
    Korean,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
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
    /// Several events against the rules, with the verdicts that are expected.
    Cases,
    /// Findings over time, and what arrives of them.
    Timeline,
    /// What can be opened to begin with.
    Examples,
}

impl View {
    const ALL: [Self; 4] = [Self::Evaluate, Self::Cases, Self::Timeline, Self::Examples];

    /// Its name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Evaluate => "evaluate",
            Self::Cases => "cases",
            Self::Timeline => "timeline",
            Self::Examples => "examples",
        }
    }

    /// The view of that name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What somebody wants opened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToOpen {
    /// What the address asks for: the part behind `#`.
    Link(String),
    /// The text of a file.
    File(String),
}

/// What was passed on, by a link or as an example: all that it puts in place of what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The texts.
    pub texts: Texts,
    /// The scenario of the timeline; nothing leaves the present one.
    pub scenario: Option<Rc<str>>,
    /// The cases; nothing leaves the present ones.
    pub cases: Option<Rc<str>>,
    /// What is shown.
    pub view: View,
    /// As what the target's input is seen; nothing leaves it as it is.
    pub tab: Option<Tab>,
    /// Whether the target's texts may lack their end.
    pub target_open: bool,
}

/// A dialog over the page that is loaded on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Rules from infrastructure code: this one, or if it is empty, what was left there last.
    Import(Rc<str>),
    /// The chosen rule as infrastructure code.
    Export,
    /// The link of all this, to be passed on.
    Share,
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
    /// The scenario that went with these texts, if it was replaced too.
    pub scenario_before: Option<Rc<str>>,
    /// The cases that went with them, likewise.
    pub cases_before: Option<Rc<str>>,
    /// What somebody wants opened, until that is done and told.
    pub to_open: Option<Rc<ToOpen>>,
    /// The settings.
    pub settings: Settings,
    /// All of this before it was last cleared, as long as the page is open: what taking that back
    /// brings back.
    pub before_clear: Option<Rc<State>>,
    /// The scenario of the timeline, JSON; empty until there is one.
    pub scenario: Rc<str>,
    /// The cases, the text of a file `*.rulelens.json`; empty until there are some.
    pub cases: Rc<str>,
    /// What is shown.
    pub view: View,
    /// What is open over it.
    pub dialog: Option<Dialog>,
    /// As what the target's input is seen.
    pub tab: Tab,
    /// What a phone shows.
    pub pane: Pane,
    /// The line that was last asked for.
    pub go_to: Option<GoTo>,
    /// Whether the target's texts may lack their end, as a damaged link has them, so that what arrives
    /// is not known.
    pub target_open: bool,
}

impl State {
    /// A page that has just been opened.
    #[must_use]
    pub fn new(texts: Texts, before_reset: Option<Texts>, settings: Settings) -> Self {
        Self {
            texts,
            before_reset,
            scenario_before: None,
            cases_before: None,
            to_open: None,
            settings,
            before_clear: None,
            scenario: "".into(),
            cases: "".into(),
            view: View::default(),
            dialog: None,
            tab: Tab::Email,
            pane: Pane::default(),
            go_to: None,
            target_open: false,
        }
    }
}

/// What a user can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Change a text.
    Edit(TextName, Rc<str>),
    /// Change the rules, or choose another.
    Rule(Change),
    /// Change the targets, or choose another.
    Target(Change),
    /// Put the worked example in place of all texts, which are kept for [`Action::Undo`].
    Reset,
    /// Put one of the examples in place of all texts, which are kept for [`Action::Undo`].
    Begin(Start),
    /// Take the target of a damaged link for whole.
    TakeTarget,
    /// Take the last reset back. The texts that it replaces are kept in turn.
    Undo,
    /// Begin anew, as on the first visit. What was is kept for [`Action::Unclear`].
    Clear,
    /// Take that back.
    Unclear,
    /// Put an event in place of the present one, and see it. The texts are kept for [`Action::Undo`].
    OpenEvent(Rc<str>),
    /// Open a link, or a file.
    WantOpened(ToOpen),
    /// Have done with that.
    DoneOpening,
    /// Put what was passed on in place of what is there, which is kept for [`Action::Undo`].
    Open(Box<Opened>),
    /// Open a dialog, or close it.
    ShowDialog(Option<Dialog>),
    /// Change the scenario of the timeline.
    SetScenario(Rc<str>),
    /// Change the cases.
    SetCases(Rc<str>),
    /// Put these cases in place of the present ones, and if there are any, these rules, by name and
    /// pattern, in place of all. What was there is kept for [`Action::Undo`].
    OpenCases(Rc<str>, Vec<(Rc<str>, Rc<str>)>),
    /// Choose what is shown.
    ShowView(View),
    /// Choose a theme.
    SetTheme(Theme),
    /// Choose a language, whose words are loaded by then.
    SetLanguage(Language),
    /// Have keys without Ctrl, Alt or the like do something, or not.
    SetSingleKeys(bool),
    /// Choose the size of the editors' text, in pixels.
    SetTextSize(u8),
    /// Choose what the chosen target's input is.
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
        Action::Edit(name, text) => {
            next.texts = next.texts.with(name, text);
            // Whoever writes the target has seen where it ends.
            if !matches!(name, TextName::Event | TextName::Pattern) {
                next.target_open = false;
            }
        }
        Action::Rule(change) => next.change_rules(&change),
        Action::Target(change) => next.change_targets(&change),
        Action::Reset => next.replace_texts(worked_example()),
        Action::Undo => {
            if let Some(texts) = next.before_reset.take() {
                let (scenario, cases) = (next.scenario_before.take(), next.cases_before.take());
                next.replace(texts, scenario, cases);
            }
        }
        Action::Begin(start) => next.replace_texts(start.texts()),
        Action::TakeTarget => next.target_open = false,
        Action::SetInput(input) => {
            next.texts = next.texts.with_input(input);
            next.target_open = false;
        }
        Action::Clear => next = next.cleared(),
        Action::Unclear => {
            if let Some(before) = next.before_clear {
                next = (*before).clone();
            }
        }
        Action::OpenEvent(event) => {
            next.replace_texts(next.texts.with(TextName::Event, event));
            next.view = View::Evaluate;
        }
        Action::WantOpened(what) => next.to_open = Some(Rc::new(what)),
        Action::DoneOpening => next.to_open = None,
        Action::Open(opened) => next.open(*opened),
        Action::ShowDialog(dialog) => next.dialog = dialog,
        Action::SetScenario(scenario) => next.scenario = scenario,
        Action::SetCases(cases) => next.cases = cases,
        Action::OpenCases(cases, rules) => {
            let mut texts = next.texts.clone();
            if !rules.is_empty() {
                let rules = rules.iter().map(|(name, pattern)| (&**name, &**pattern));
                texts = texts.with_rules(rules, 0);
            }
            next.replace(texts, None, Some(cases));
        }
        Action::ShowView(view) => next.view = view,
        Action::SetTheme(theme) => next.settings.theme = theme,
        Action::SetLanguage(language) => next.settings.language = Some(language),
        Action::SetSingleKeys(on) => next.settings.single_keys = on,
        Action::SetTextSize(size) => {
            next.settings.text_size = Some(size.clamp(TEXT_SIZES[0], TEXT_SIZES[1]));
        }
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
    fn cleared(self) -> Self {
        Self {
            // Nobody wants to find themselves in another language.
            settings: Settings { language: self.settings.language, ..Settings::default() },
            before_clear: Some(Rc::new(self)),
            ..Self::new(worked_example(), None, Settings::default())
        }
    }

    fn change_rules(&mut self, change: &Change) {
        self.texts.rules = self.texts.rules.after(change);
        // The line was one of the pattern that was chosen then.
        self.go_to = self.go_to.filter(|go_to| go_to.text != TextName::Pattern);
    }

    fn change_targets(&mut self, change: &Change) {
        self.texts.targets = self.texts.targets.after(change);
        // As with rules.
        let kept = [TextName::Event, TextName::Pattern];
        self.go_to = self.go_to.filter(|go_to| kept.contains(&go_to.text));
    }

    fn open(&mut self, opened: Opened) {
        let Opened { texts, scenario, cases, view, tab, target_open } = opened;
        self.replace(texts, scenario, cases);
        self.target_open = target_open;
        self.view = view;
        self.tab = tab.unwrap_or(self.tab);
        self.go_to = None;
    }

    fn replace_texts(&mut self, texts: Texts) {
        self.replace(texts, None, None);
    }

    /// Puts these in place of what is there, if they are others: one step for Undo.
    fn replace(&mut self, texts: Texts, scenario: Option<Rc<str>>, cases: Option<Rc<str>>) {
        self.target_open = false;
        let scenario = scenario.filter(|scenario| *scenario != self.scenario);
        let cases = cases.filter(|cases| *cases != self.cases);
        if texts != self.texts || scenario.is_some() || cases.is_some() {
            self.before_reset = Some(std::mem::replace(&mut self.texts, texts));
            self.scenario_before =
                scenario.map(|scenario| std::mem::replace(&mut self.scenario, scenario));
            self.cases_before = cases.map(|cases| std::mem::replace(&mut self.cases, cases));
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
        assert_eq!(path.texts.target().input.texts(), [TextName::InputPath]);
        assert_eq!(reduce(&path, Action::SetInput(Input::Transformer)), fresh());
        // A reset is one to the example's form, and its undo brings the other one back.
        let reset = reduce(&path, Action::Reset);
        assert_eq!(reset.texts.target().input, Input::Transformer);
        assert_eq!(reduce(&reset, Action::Undo).texts.target().input, Input::Path);
    }

    #[test]
    fn an_edit_of_the_pattern_is_one_of_the_chosen_rule() {
        let other = reduce(&fresh(), Action::Rule(Change::Choose(0)));
        let edited = reduce(&other, Action::Edit(TextName::Pattern, "{}".into()));
        let back = reduce(&edited, Action::Rule(Change::Choose(1)));
        assert_eq!(back.texts.pattern(), fresh().texts.pattern());
        assert_eq!(&*back.texts.rules.all()[0].pattern, "{}");
    }

    #[test]
    fn a_reset_covers_the_rules_and_its_undo_those_that_were_removed() {
        let removed = reduce(&fresh(), Action::Rule(Change::Remove(1)));
        let reset = reduce(&removed, Action::Reset);
        assert_eq!(reset.texts, worked_example());
        let undone = reduce(&reset, Action::Undo);
        assert_eq!(undone.texts, removed.texts);
        assert_eq!(reduce(&undone, Action::Rule(Change::Restore)), {
            State { before_reset: undone.before_reset.clone(), ..fresh() }
        });
    }

    #[test]
    fn the_target_of_a_damaged_link_is_open_until_someone_closes_it() {
        let opened = Opened {
            texts: worked_example().with(TextName::Template, "".into()),
            scenario: None,
            cases: None,
            view: View::Evaluate,
            tab: None,
            target_open: true,
        };
        let damaged = reduce(&fresh(), Action::Open(Box::new(opened)));
        let after = |action| reduce(&damaged, action).target_open;
        assert!(damaged.target_open && after(Action::Edit(TextName::Event, "{}".into())));
        assert!(!after(Action::Edit(TextName::Template, "x".into())));
        assert!(!after(Action::TakeTarget) && !after(Action::SetInput(Input::MatchedEvent)));
        assert!(!after(Action::Reset) && !after(Action::Undo));
    }

    #[test]
    fn the_line_that_was_asked_for_is_not_looked_for_in_another_text() {
        let pattern = reduce(&fresh(), Action::GoTo(TextName::Pattern, 5));
        assert_eq!(reduce(&pattern, Action::Rule(Change::Choose(0))).go_to, None);
        let event = reduce(&fresh(), Action::GoTo(TextName::Event, 5));
        assert_eq!(reduce(&event, Action::Rule(Change::Choose(0))).go_to, event.go_to);
        let template = reduce(&fresh(), Action::GoTo(TextName::Template, 2));
        assert_eq!(reduce(&template, Action::Rule(Change::Choose(0))).go_to, template.go_to);
        assert_eq!(reduce(&template, Action::Target(Change::Choose(1))).go_to, None);
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
    fn what_is_cleared_comes_back_whole_as_long_as_the_page_is_open() {
        let edits = [
            Action::Edit(TextName::Event, "{}".into()),
            Action::Reset,
            Action::Edit(TextName::Event, "[]".into()),
            Action::SetTheme(Theme::Dark),
            Action::SetLanguage(Language::Korean),
            Action::SetTextSize(99),
        ];
        let made = edits.into_iter().fold(fresh(), |state, edit| reduce(&state, edit));
        assert_eq!(made.settings.text_size, Some(20));
        let cleared = reduce(&made, Action::Clear);
        assert_eq!(cleared.texts, worked_example());
        assert_eq!(cleared.before_reset, None);
        assert_eq!(cleared.settings.theme, Theme::System);
        assert_eq!(cleared.settings.language, Some(Language::Korean));
        let edited = reduce(&cleared, Action::Edit(TextName::Event, "x".into()));
        assert_eq!(reduce(&edited, Action::Unclear), made);
        assert_eq!(reduce(&made, Action::Unclear), made);
    }

    #[test]
    fn a_file_of_cases_is_one_step_for_undo_with_its_rules() {
        let before = reduce(&fresh(), Action::SetCases("mine".into()));
        let rules = vec![("other".into(), "{}".into())];
        let opened = reduce(&before, Action::OpenCases("theirs".into(), rules));
        assert_eq!((&*opened.cases, &**opened.texts.pattern()), ("theirs", "{}"));
        assert_eq!(opened.texts.event, before.texts.event);
        let undone = reduce(&opened, Action::Undo);
        assert_eq!((&*undone.cases, &undone.texts), ("mine", &before.texts));
        let same_rules = reduce(&before, Action::OpenCases("theirs".into(), Vec::new()));
        assert_eq!((&*same_rules.cases, &same_rules.texts), ("theirs", &before.texts));
        assert_eq!(&*reduce(&same_rules, Action::Undo).cases, "mine");
    }

    #[test]
    fn what_is_opened_is_one_step_for_undo_with_its_scenario() {
        let before = reduce(&fresh(), Action::SetScenario("mine".into()));
        let opened = |scenario: Option<&str>| {
            Action::Open(Box::new(Opened {
                texts: Texts::new("{}", "{}", "", ""),
                scenario: scenario.map(Into::into),
                cases: None,
                target_open: false,
                view: View::Timeline,
                tab: Some(Tab::Json),
            }))
        };
        let both = reduce(&before, opened(Some("theirs")));
        assert_eq!((&*both.scenario, both.view, both.tab), ("theirs", View::Timeline, Tab::Json));
        let undone = reduce(&both, Action::Undo);
        assert_eq!((&undone.texts, &*undone.scenario), (&before.texts, "mine"));
        let again = reduce(&undone, Action::Undo);
        assert_eq!((&again.texts, &*again.scenario), (&both.texts, "theirs"));
        // A reset says nothing of the scenario, and neither does its undo.
        let reset = reduce(&both, Action::Reset);
        assert_eq!(&*reduce(&reset, Action::Undo).scenario, "theirs");
        // The same texts with another scenario are a step, too.
        let same = reduce(&reduce(&before, opened(None)), opened(Some("theirs")));
        assert_eq!(&*reduce(&same, Action::Undo).scenario, "mine");
    }

    #[test]
    fn views_are_found_by_their_names() {
        for view in View::ALL {
            assert_eq!(View::named(view.name()), Some(view));
        }
        assert_eq!(View::named("another"), None);
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
}
