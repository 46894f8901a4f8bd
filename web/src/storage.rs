//! The texts and settings in the browser's local storage: the only place that knows of it.
//!
//! Whatever is found there, the page starts: what cannot be read is set aside, not thrown away.

use std::cell::RefCell;

use gloo::{
    storage::{LocalStorage, Storage},
    timers::callback::Timeout,
};
use serde::{Deserialize, Serialize};

use crate::{
    examples::worked_example,
    rules::Rule,
    state::{Input, Settings, State, Texts, Theme},
    view::TextName,
};

const TEXTS: &str = "rulelens.texts.v1";
const SCENARIO: &str = "rulelens.scenario.v1";
// `web/editor/main.ts` reads the theme from here too, before anything is drawn.
const SETTINGS: &str = "rulelens.settings.v1";
/// Where texts go that could not be read, or that stopped the page.
const SET_ASIDE: &str = "rulelens.texts.set-aside";

/// How long after a change it is written, so that typing is not slowed down.
const DELAY_MS: u32 = 400;

/// Texts as they are stored, and as they are given to what is loaded on demand.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct StoredTexts {
    event: String,
    // Until there were several rules: the pattern of the only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(default)]
    rules: Vec<StoredRule>,
    /// The index of the chosen rule.
    #[serde(default)]
    chosen: usize,
    // The forms of input came later: what was stored before is a transformer.
    #[serde(default)]
    input: StoredInput,
    #[serde(default)]
    constant: Option<String>,
    #[serde(rename = "inputPath", default)]
    input_path: Option<String>,
    #[serde(rename = "inputPaths")]
    input_paths: String,
    template: String,
    #[serde(rename = "beforeReset", default, skip_serializing_if = "Option::is_none")]
    before_reset: Option<Box<StoredTexts>>,
}

impl StoredTexts {
    /// The name of the chosen rule.
    pub(crate) fn chosen_rule(&self) -> String {
        self.rules.get(self.chosen).map(|rule| rule.name.clone()).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum StoredInput {
    MatchedEvent,
    Constant,
    Path,
    #[default]
    Transformer,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct StoredRule {
    name: String,
    pattern: String,
}

#[derive(Deserialize, Serialize)]
struct StoredSettings {
    #[serde(default)]
    theme: StoredTheme,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum StoredTheme {
    #[default]
    System,
    Light,
    Dark,
}

thread_local! {
    static UNSAVED: RefCell<Option<State>> = const { RefCell::new(None) };
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The state to begin with: what was stored, or the worked example. With `fresh`, stored texts are
/// set aside and the example is taken.
pub(crate) fn load(fresh: bool) -> State {
    let settings = read::<StoredSettings>(SETTINGS).as_ref().map(settings_from).unwrap_or_default();
    let stored = read::<StoredTexts>(TEXTS);
    if fresh || stored.is_none() {
        set_aside();
    }
    let state = match stored.filter(|_| !fresh) {
        Some(stored) => {
            let before_reset = stored.before_reset.as_deref().map(texts_from);
            State::new(texts_from(&stored), before_reset, settings)
        }
        None => State::new(worked_example(), None, settings),
    };
    let scenario = read::<String>(SCENARIO).unwrap_or_default();
    State { scenario: scenario.into(), ..state }
}

/// Writes the state shortly.
pub(crate) fn save_soon(state: &State) {
    UNSAVED.with(|unsaved| unsaved.replace(Some(state.clone())));
    // The earlier timeout is cancelled as it is dropped.
    TIMER.with(|timer| timer.replace(Some(Timeout::new(DELAY_MS, save_now))));
}

/// Writes what is not yet written. Also called as the page goes or stops, from anywhere.
pub(crate) fn save_now() {
    let unsaved =
        UNSAVED.with(|unsaved| unsaved.try_borrow_mut().ok().and_then(|mut it| it.take()));
    if let Some(state) = unsaved {
        write(&state);
    }
}

fn write(state: &State) {
    if !available() {
        return;
    }
    let texts = StoredTexts {
        before_reset: state.before_reset.as_ref().map(|texts| Box::new(texts_to(texts))),
        ..texts_to(&state.texts)
    };
    // A full or forbidden storage is no reason to disturb anyone: the page works without.
    let _ = LocalStorage::set(TEXTS, texts);
    let _ = LocalStorage::set(SETTINGS, settings_to(state.settings));
    let _ = LocalStorage::set(SCENARIO, &*state.scenario);
}

fn read<T: for<'de> Deserialize<'de>>(key: &str) -> Option<T> {
    available().then(|| LocalStorage::get(key).ok()).flatten()
}

fn set_aside() {
    if available()
        && let Ok(Some(raw)) = LocalStorage::raw().get_item(TEXTS)
    {
        let _ = LocalStorage::raw().set_item(SET_ASIDE, &raw);
    }
}

/// Whether there is a storage. Browsers that keep none for a page refuse the object itself.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

pub(crate) fn texts_from(stored: &StoredTexts) -> Texts {
    let pattern = stored.pattern.as_deref().unwrap_or_default();
    let mut texts = Texts::new(&stored.event, pattern, &stored.input_paths, &stored.template);
    if !stored.rules.is_empty() {
        let rules = stored.rules.iter().map(|rule| (rule.name.as_str(), rule.pattern.as_str()));
        texts = texts.with_rules(rules, stored.chosen);
    }
    texts.input = match stored.input {
        StoredInput::MatchedEvent => Input::MatchedEvent,
        StoredInput::Constant => Input::Constant,
        StoredInput::Path => Input::Path,
        StoredInput::Transformer => Input::Transformer,
    };
    let kept = [(TextName::Constant, &stored.constant), (TextName::InputPath, &stored.input_path)];
    for (name, text) in kept {
        if let Some(text) = text {
            texts = texts.with(name, text.as_str().into());
        }
    }
    texts
}

pub(crate) fn texts_to(texts: &Texts) -> StoredTexts {
    StoredTexts {
        event: texts.event.to_string(),
        pattern: None,
        rules: texts.rules.all().iter().map(rule_to).collect(),
        chosen: texts.rules.chosen_index(),
        input: match texts.input {
            Input::MatchedEvent => StoredInput::MatchedEvent,
            Input::Constant => StoredInput::Constant,
            Input::Path => StoredInput::Path,
            Input::Transformer => StoredInput::Transformer,
        },
        constant: Some(texts.constant.to_string()),
        input_path: Some(texts.input_path.to_string()),
        input_paths: texts.input_paths.to_string(),
        template: texts.template.to_string(),
        before_reset: None,
    }
}

fn rule_to(rule: &Rule) -> StoredRule {
    StoredRule { name: rule.name.to_string(), pattern: rule.pattern.to_string() }
}

fn settings_from(stored: &StoredSettings) -> Settings {
    Settings {
        theme: match stored.theme {
            StoredTheme::System => Theme::System,
            StoredTheme::Light => Theme::Light,
            StoredTheme::Dark => Theme::Dark,
        },
    }
}

fn settings_to(settings: Settings) -> StoredSettings {
    StoredSettings {
        theme: match settings.theme {
            Theme::System => StoredTheme::System,
            Theme::Light => StoredTheme::Light,
            Theme::Dark => StoredTheme::Dark,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let texts = worked_example();
        let json = serde_json::to_string(&texts_to(&texts)).unwrap();
        assert_eq!(texts_from(&serde_json::from_str(&json).unwrap()), texts);
        let mut texts = texts.with(TextName::InputPath, "$.id".into());
        for input in Input::ALL {
            texts.input = input;
            let json = serde_json::to_string(&texts_to(&texts)).unwrap();
            assert_eq!(texts_from(&serde_json::from_str(&json).unwrap()), texts);
        }
        let settings = Settings { theme: Theme::Dark };
        let json = serde_json::to_string(&settings_to(settings)).unwrap();
        // The shape that `web/editor/main.ts` reads.
        assert_eq!(json, r#"{"theme":"dark"}"#);
        assert_eq!(settings_from(&serde_json::from_str(&json).unwrap()), settings);
    }
    #[test]
    fn what_was_written_before_there_were_other_forms_of_input_is_read() {
        let json = r#"{"event":"e","pattern":"p","inputPaths":"i","template":"t"}"#;
        let texts = texts_from(&serde_json::from_str(json).unwrap());
        assert_eq!(texts, Texts::new("e", "p", "i", "t"));
        assert_eq!(texts.input, Input::Transformer);
    }

    #[test]
    fn what_was_written_when_there_was_one_pattern_is_one_rule() {
        let json = r#"{"event":"e","pattern":"p","inputPaths":"i","template":"t","beforeReset":{"event":"","pattern":"q","inputPaths":"","template":""}}"#;
        let stored: StoredTexts = serde_json::from_str(json).unwrap();
        assert_eq!(texts_from(&stored), Texts::new("e", "p", "i", "t"));
        assert_eq!(&**texts_from(&stored.before_reset.unwrap()).pattern(), "q");
    }

    #[test]
    fn rules_that_are_not_as_we_write_them_are_mended() {
        let rules = r#"[{"name":"<script>","pattern":"p"},{"name":"a","pattern":"q\r\n"},{"name":"a","pattern":"r"}]"#;
        let json =
            format!(r#"{{"event":"","inputPaths":"","template":"","rules":{rules},"chosen":9}}"#);
        let texts = texts_from(&serde_json::from_str(&json).unwrap());
        let kept = texts.rules.all().iter().map(|rule| (&*rule.name, &*rule.pattern));
        assert_eq!(kept.collect::<Vec<_>>(), [("rule", "p"), ("a", "q\n"), ("a-2", "r")]);
        assert_eq!(texts.rules.chosen_index(), 0);
    }
}
