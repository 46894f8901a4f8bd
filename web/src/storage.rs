//! The texts and settings in the browser's storage: the only place that knows of it.
//!
//! Whatever is found there, the page starts: what cannot be read is set aside, not thrown away. Each
//! tab goes on with its own texts, which stand in its session; a new one begins with those that were
//! written last in any. Settings are the same in all tabs.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use js_sys::JSON;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::{
    examples::worked_example,
    named::Thing,
    state::{Input, Language, Rule, Settings, State, Target, Texts, Theme},
};

const TEXTS: &str = "rulelens.texts.v1";
const SCENARIO: &str = "rulelens.scenario.v1";
const CASES: &str = "rulelens.cases.v1";
// `web/editor/main.ts` reads the theme from here too, before anything is drawn.
const SETTINGS: &str = "rulelens.settings.v1";
/// Where texts go that could not be read, or that stopped the page.
const SET_ASIDE: &str = "rulelens.texts.set-aside";

/// How long after a change it is written, so that typing is not slowed down.
const DELAY_MS: u32 = 400;

/// Texts as they are stored, and as they are given to what is loaded on demand.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredTexts {
    event: String,
    #[serde(default)]
    rules: Vec<StoredRule>,
    /// The index of the chosen rule.
    #[serde(default)]
    chosen: usize,
    #[serde(default)]
    targets: Vec<StoredTarget>,
    /// The index of the chosen target.
    #[serde(default)]
    target: usize,
    // Until there were several rules and targets: the texts of the only ones.
    #[serde(default, skip_serializing)]
    pattern: String,
    #[serde(default, skip_serializing)]
    input: StoredInput,
    #[serde(default, skip_serializing)]
    constant: Option<String>,
    #[serde(default, skip_serializing)]
    input_path: Option<String>,
    #[serde(default, skip_serializing)]
    input_paths: String,
    #[serde(default, skip_serializing)]
    template: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct StoredTarget {
    name: String,
    // The forms of input came later: what was stored before is a transformer.
    input: StoredInput,
    constant: Option<String>,
    input_path: Option<String>,
    input_paths: String,
    template: String,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
struct StoredSettings {
    theme: Theme,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_size: Option<u8>,
    /// Whether keys without Ctrl, Alt or the like do nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    no_single_keys: bool,
}

thread_local! {
    /// The settings as this tab has read or written them last: it writes them only when it changes
    /// them, so that it does not take back what another tab has set.
    static WRITTEN: Cell<Option<Settings>> = const { Cell::new(None) };
    static UNSAVED: RefCell<Option<State>> = const { RefCell::new(None) };
    static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The state to begin with: what was stored, or the worked example. With `fresh`, stored texts are
/// set aside and the example is taken.
pub(crate) fn load(fresh: bool) -> State {
    let settings = settings();
    WRITTEN.set(Some(settings));
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
    let cases = read::<String>(CASES).unwrap_or_default();
    State { scenario: scenario.into(), cases: cases.into(), ..state }
}

/// The settings that are stored.
pub(crate) fn settings() -> Settings {
    read::<StoredSettings>(SETTINGS).as_ref().map(settings_from).unwrap_or_default()
}

/// Takes away all that is kept. It stays so until something is changed.
pub(crate) fn clear() {
    TIMER.with(RefCell::take);
    UNSAVED.with(RefCell::take);
    WRITTEN.set(None);
    for storage in storages() {
        for key in [TEXTS, SCENARIO, CASES, SETTINGS, SET_ASIDE] {
            let _ = storage.remove_item(key);
        }
    }
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
    let texts = StoredTexts {
        before_reset: state.before_reset.as_ref().map(|texts| Box::new(texts_to(texts))),
        ..texts_to(&state.texts)
    };
    put(TEXTS, &texts);
    if WRITTEN.replace(Some(state.settings)) != Some(state.settings) {
        put(SETTINGS, &settings_to(state.settings));
    }
    put(SCENARIO, &*state.scenario);
    put(CASES, &*state.cases);
}

fn read<T: for<'de> Deserialize<'de>>(key: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(&text_of(key)?).ok()?).ok()
}

/// What this tab has under a key, or else what all have.
fn text_of(key: &str) -> Option<String> {
    storages().find_map(|storage| storage.get_item(key).ok()?)
}

/// A full or forbidden storage is no reason to disturb anyone: the page works without.
fn put(key: &str, value: &(impl Serialize + ?Sized)) {
    let text = serde_wasm_bindgen::to_value(value).ok().and_then(|it| JSON::stringify(&it).ok());
    let Some(text) = text.and_then(|text| text.as_string()) else { return };
    // Settings stand in the one that all have alone.
    for storage in storages().skip(usize::from(key == SETTINGS)) {
        let _ = storage.set_item(key, &text);
    }
}

fn set_aside() {
    if let (Some(text), Some(storage)) = (text_of(TEXTS), storages().last()) {
        let _ = storage.set_item(SET_ASIDE, &text);
    }
}

/// This tab's storage, then the one of all. Browsers that keep none for a page refuse the object
/// itself, both alike.
fn storages() -> impl Iterator<Item = Storage> {
    let window = web_sys::window();
    let own = window.as_ref().and_then(|window| window.session_storage().ok()?);
    let shared = window.and_then(|window| window.local_storage().ok()?);
    own.into_iter().chain(shared)
}

pub(crate) fn texts_from(stored: &StoredTexts) -> Texts {
    let texts = Texts::new(&stored.event, &stored.pattern, "", "");
    let texts = match stored.rules.as_slice() {
        [] => texts,
        rules => texts.with_rules(
            rules.iter().map(|rule| (rule.name.as_str(), rule.pattern.as_str())),
            stored.chosen,
        ),
    };
    match stored.targets.as_slice() {
        [] => texts.with_targets([target_from(&only_target(stored))], 0),
        targets => texts.with_targets(targets.iter().map(target_from), stored.target),
    }
}

fn only_target(stored: &StoredTexts) -> StoredTarget {
    StoredTarget {
        name: Target::DEFAULT_NAME.to_owned(),
        input: stored.input,
        constant: stored.constant.clone(),
        input_path: stored.input_path.clone(),
        input_paths: stored.input_paths.clone(),
        template: stored.template.clone(),
    }
}

pub(crate) fn texts_to(texts: &Texts) -> StoredTexts {
    StoredTexts {
        event: texts.event.to_string(),
        rules: texts.rules.iter().map(rule_to).collect(),
        chosen: texts.rules.names().chosen_index(),
        targets: texts.targets.iter().map(target_to).collect(),
        target: texts.targets.names().chosen_index(),
        ..StoredTexts::default()
    }
}

fn rule_to((name, rule): (&str, &Rule)) -> StoredRule {
    StoredRule { name: name.to_owned(), pattern: rule.pattern.to_string() }
}

fn target_from(stored: &StoredTarget) -> (&str, Target) {
    let mut target = Target::transformer(&stored.input_paths, &stored.template);
    target.input = match stored.input {
        StoredInput::MatchedEvent => Input::MatchedEvent,
        StoredInput::Constant => Input::Constant,
        StoredInput::Path => Input::Path,
        StoredInput::Transformer => Input::Transformer,
    };
    if let Some(constant) = &stored.constant {
        target.constant = constant.as_str().into();
    }
    if let Some(path) = &stored.input_path {
        target.input_path = path.as_str().into();
    }
    (&stored.name, target)
}

fn target_to((name, target): (&str, &Target)) -> StoredTarget {
    StoredTarget {
        name: name.to_owned(),
        input: match target.input {
            Input::MatchedEvent => StoredInput::MatchedEvent,
            Input::Constant => StoredInput::Constant,
            Input::Path => StoredInput::Path,
            Input::Transformer => StoredInput::Transformer,
        },
        constant: Some(target.constant.to_string()),
        input_path: Some(target.input_path.to_string()),
        input_paths: target.input_paths.to_string(),
        template: target.template.to_string(),
    }
}

fn settings_from(stored: &StoredSettings) -> Settings {
    Settings {
        theme: stored.theme,
        language: stored.language,
        single_keys: !stored.no_single_keys,
        text_size: stored.text_size,
    }
}

fn settings_to(settings: Settings) -> StoredSettings {
    StoredSettings {
        theme: settings.theme,
        language: settings.language,
        text_size: settings.text_size,
        no_single_keys: !settings.single_keys,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{state::Change, view::TextName};

    #[test]
    fn what_is_written_is_read_again() {
        let mut texts = worked_example().with(TextName::InputPath, "$.id".into());
        for input in Input::ALL {
            texts = texts.with_input(input);
            let json = serde_json::to_string(&texts_to(&texts)).unwrap();
            assert_eq!(texts_from(&serde_json::from_str(&json).unwrap()), texts);
        }
        texts.targets = texts.targets.after(&Change::Choose(2));
        let json = serde_json::to_string(&texts_to(&texts)).unwrap();
        assert_eq!(texts_from(&serde_json::from_str(&json).unwrap()), texts);
        let settings = Settings { theme: Theme::Dark, ..Settings::default() };
        let json = serde_json::to_string(&settings_to(settings)).unwrap();
        // The shape that `web/editor/main.ts` reads.
        assert_eq!(json, r#"{"theme":"dark"}"#);
        assert_eq!(settings_from(&serde_json::from_str(&json).unwrap()), settings);
        let settings = Settings {
            theme: Theme::Light,
            language: Some(Language::Korean),
            single_keys: false,
            text_size: Some(14),
        };
        let json = serde_json::to_string(&settings_to(settings)).unwrap();
        assert_eq!(settings_from(&serde_json::from_str(&json).unwrap()), settings);
    }

    #[test]
    fn what_was_written_before_there_were_other_forms_of_input_is_read() {
        let json = r#"{"event":"e","pattern":"p","inputPaths":"i","template":"t"}"#;
        let texts = texts_from(&serde_json::from_str(json).unwrap());
        assert_eq!(texts, Texts::new("e", "p", "i", "t"));
        assert_eq!(texts.target().input, Input::Transformer);
    }

    #[test]
    fn what_was_written_when_there_was_one_target_is_that_one() {
        let json = r#"{"event":"e","rules":[],"input":"path","constant":"c","inputPath":"$.x","inputPaths":"i","template":"t"}"#;
        let texts = texts_from(&serde_json::from_str(json).unwrap());
        let target = Target {
            input: Input::Path,
            constant: "c".into(),
            input_path: "$.x".into(),
            ..Target::transformer("i", "t")
        };
        assert_eq!(texts.targets.iter().collect::<Vec<_>>(), [("target", &target)]);
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
        let kept = texts.rules.iter().map(|(name, rule)| (name, &*rule.pattern));
        assert_eq!(kept.collect::<Vec<_>>(), [("rule", "p"), ("a", "q\n"), ("a-2", "r")]);
        assert_eq!(texts.rules.names().chosen_index(), 0);
    }
}
