//! What the dialogs (`web/dialogs`) show of the state, and what they wish for.

use serde::{Deserialize, Serialize};

use crate::{
    examples::worked_example,
    state::{Action, Change, Dialog, Language, State, Theme, ToOpen},
};

/// What the dialogs show.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Asked<'s> {
    theme: Theme,
    single_keys: bool,
    text_size: Option<u8>,
    rules: Vec<&'s str>,
    targets: Vec<&'s str>,
    /// Whether all texts are the example's.
    is_example: bool,
    /// Whether a reset can be taken back.
    was_reset: bool,
}

impl<'s> Asked<'s> {
    pub(crate) fn of(state: &'s State) -> Self {
        let texts = &state.texts;
        Self {
            theme: state.settings.theme,
            single_keys: state.settings.single_keys,
            text_size: state.settings.text_size,
            rules: texts.rules.iter().map(|(name, _)| name).collect(),
            targets: texts.targets.iter().map(|(name, _)| name).collect(),
            is_example: *texts == worked_example(),
            was_reset: state.before_reset.is_some(),
        }
    }
}

/// What they wish for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Wish {
    Theme(Theme),
    Language(Language),
    SingleKeys(bool),
    TextSize(u8),
    /// A rule, by its index.
    Rule(usize),
    /// A target, by its index.
    Target(usize),
    /// To open a file: its text.
    File(String),
    /// To show the rules in this infrastructure code.
    Import(String),
    Reset,
    Undo,
    Clear,
    Unclear,
}

impl From<Wish> for Action {
    fn from(wish: Wish) -> Self {
        match wish {
            Wish::Theme(theme) => Self::SetTheme(theme),
            Wish::Language(language) => Self::SetLanguage(language),
            Wish::SingleKeys(on) => Self::SetSingleKeys(on),
            Wish::TextSize(size) => Self::SetTextSize(size),
            Wish::Rule(index) => Self::Rule(Change::Choose(index)),
            Wish::Target(index) => Self::Target(Change::Choose(index)),
            Wish::File(text) => Self::WantOpened(ToOpen::File(text)),
            Wish::Import(code) => Self::ShowDialog(Some(Dialog::Import(code.into()))),
            Wish::Reset => Self::Reset,
            Wish::Undo => Self::Undo,
            Wish::Clear => Self::Clear,
            Wish::Unclear => Self::Unclear,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_written_as_the_dialogs_write_them() {
        let action = |json: &str| Action::from(serde_json::from_str::<Wish>(json).unwrap());
        assert_eq!(action(r#"{"theme": "dark"}"#), Action::SetTheme(Theme::Dark));
        assert_eq!(action(r#"{"language": "ko"}"#), Action::SetLanguage(Language::Korean));
        assert_eq!(action(r#"{"singleKeys": false}"#), Action::SetSingleKeys(false));
        assert_eq!(action(r#"{"rule": 2}"#), Action::Rule(Change::Choose(2)));
        assert_eq!(action(r#""clear""#), Action::Clear);
    }
}
