//! The page's words. They stand in `web/messages/`, one file a language, and come with the page; a key
//! names a message, and `{name}` in a message is where a value goes.

use std::{cell::Cell, collections::BTreeMap, sync::OnceLock};

use crate::{state::Language, view::Piece};

/// Messages by their keys.
pub(crate) type Words = BTreeMap<String, String>;

thread_local! {
    static WORDS: Cell<&'static Words> = Cell::new(Box::leak(Box::new(loaded())));
    /// Those of the languages that were chosen since: each is kept once, as long as the page is open.
    static CHOSEN: [Cell<Option<&'static Words>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// Goes on in a language whose words are loaded.
pub(crate) fn choose(language: Language) {
    CHOSEN.with(|[english, korean]| {
        let known = match language {
            Language::English => english,
            Language::Korean => korean,
        };
        let words = known.get().unwrap_or_else(|| Box::leak(Box::new(loaded())));
        known.set(Some(words));
        WORDS.set(words);
    });
}

/// Those that `web/editor/words.ts` has loaded.
#[cfg(not(test))]
fn loaded() -> Words {
    crate::browser::words()
}

/// The English ones.
#[cfg(test)]
fn loaded() -> Words {
    serde_json::from_str(include_str!("../messages/en.json")).unwrap()
}

/// The words of what is loaded on demand: the page itself does without them.
static ON_DEMAND: OnceLock<BTreeMap<String, String>> = OnceLock::new();

/// Adds messages: what `web/messages/` has for what is loaded on demand.
pub(crate) fn add(json: &str) {
    ON_DEMAND.get_or_init(|| serde_json::from_str(json).unwrap_or_default());
}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Words.
    Words(&'static str),
    /// The place of a value: its name.
    Place(&'static str),
}

/// The message of that key; the key itself if there is none.
pub(crate) fn text(key: &'static str) -> &'static str {
    let message = WORDS.get().get(key).or_else(|| ON_DEMAND.get()?.get(key));
    message.map_or(key, String::as_str)
}

/// The message with values put in.
pub(crate) fn format(key: &'static str, values: &[(&str, &str)]) -> String {
    let mut made = String::new();
    for part in parts(key) {
        made.push_str(match part {
            Part::Words(words) => words,
            Part::Place(name) => {
                values.iter().find(|(given, _)| *given == name).map_or(name, |(_, value)| value)
            }
        });
    }
    made
}

/// The message as pieces, with pieces put in.
pub(crate) fn sentence(key: &'static str, values: &[(&str, &[Piece])]) -> Vec<Piece> {
    let mut made = Vec::new();
    for part in parts(key) {
        match part {
            Part::Words(words) => made.push(Piece::Words(words.to_owned())),
            Part::Place(name) => {
                let value = values.iter().find(|(given, _)| *given == name);
                made.extend(value.into_iter().flat_map(|(_, pieces)| pieces.iter().cloned()));
            }
        }
    }
    made
}

/// A diagnostic's text as a sentence: it begins in upper case, what stands in backticks is quoted.
pub(crate) fn prose(text: &str) -> Vec<Piece> {
    let mut pieces = phrase(text);
    if let Some(Piece::Words(words)) = pieces.first_mut() {
        *words = capitalised(words);
    }
    pieces
}

/// A diagnostic's text inside a sentence, in the page's language: what stands in backticks is quoted.
pub(crate) fn phrase(text: &str) -> Vec<Piece> {
    in_our_words(quoted(text), false)
}

/// A diagnostic's text in the page's language, with backticks.
pub(crate) fn plain(text: &str) -> String {
    let pieces = phrase(text);
    let written = pieces.iter().map(|piece| match piece {
        Piece::Field(field) => format!("`{field}`"),
        other => other.text().to_owned(),
    });
    written.collect()
}

/// A sentence of the core in the page's language, if that has it: `web/editor/translation.ts` knows.
#[cfg(not(test))]
fn in_our_words(sentence: Vec<Piece>, satisfied: bool) -> Vec<Piece> {
    crate::browser::translated(&sentence, satisfied).unwrap_or(sentence)
}

#[cfg(test)]
fn in_our_words(sentence: Vec<Piece>, _: bool) -> Vec<Piece> {
    sentence
}

fn quoted(text: &str) -> Vec<Piece> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts
        .map(|(i, part)| match i.is_multiple_of(2) {
            true => Piece::Words(part.to_owned()),
            false => Piece::Field(part.to_owned()),
        })
        .collect()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The core's sentence in the page's language. `satisfied`: whether it tells of something that holds.
pub(crate) fn of_the_core(pieces: &[Piece], satisfied: bool) -> Vec<Piece> {
    in_our_words(spaced(pieces), satisfied)
}

/// The core's sentences, whose pieces are words beside words, with the spaces between them:
/// everywhere but before punctuation.
pub(crate) fn spaced(pieces: &[Piece]) -> Vec<Piece> {
    let mut made: Vec<Piece> = Vec::new();
    for piece in pieces {
        let joined = matches!(piece, Piece::Words(words) if words.starts_with([',', ':', '.']));
        if !made.is_empty() && !joined {
            made.push(Piece::Words(" ".to_owned()));
        }
        made.push(piece.clone());
    }
    made
}

/// The key of the form that fits the number: `[one, other]`.
pub(crate) fn of_number(n: usize, [one, other]: [&'static str; 2]) -> &'static str {
    if n == 1 { one } else { other }
}

/// A number of things: the form of the message that fits it, `[one, other]`, with `{n}`.
pub(crate) fn counted(n: usize, forms: [&'static str; 2]) -> String {
    format(of_number(n, forms), &[("n", &number(n))])
}

/// The message in parts.
fn parts(key: &'static str) -> impl Iterator<Item = Part> {
    let mut rest = text(key);
    std::iter::from_fn(move || {
        if let Some(inside) = rest.strip_prefix('{')
            && let Some((name, after)) = inside.split_once('}')
        {
            rest = after;
            return Some(Part::Place(name));
        }
        let end =
            rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(i, _)| i);
        let (words, after) = rest.split_at(end);
        rest = after;
        (!words.is_empty()).then_some(Part::Words(words))
    })
}

/// A number with its thousands set apart, as in `2,048`.
pub(crate) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use rulelens::{comparison::Operator, transform::Reserved};

    use super::*;

    #[test]
    fn a_message_is_read_in_parts() {
        let all: Vec<Part> = parts("messages.test {name}, {other} end").collect();
        // An unknown key stands for itself.
        assert_eq!(
            all,
            [
                Part::Words("messages.test "),
                Part::Place("name"),
                Part::Words(", "),
                Part::Place("other"),
                Part::Words(" end"),
            ]
        );
        assert_eq!(format("{a}{b}{", &[("a", "1"), ("b", "{a}")]), "1{a}{");
    }

    #[test]
    fn a_diagnostic_becomes_a_sentence() {
        let words = |text: &str| Piece::Words(text.to_owned());
        let quoted = |text: &str| Piece::Field(text.to_owned());
        assert_eq!(
            prose("unexpected `}`, expected"),
            [words("Unexpected "), quoted("}"), words(", expected")]
        );
        assert_eq!(prose("`source` must hold"), [quoted("source"), words(" must hold")]);
        assert_eq!(phrase("unexpected `}`"), [words("unexpected "), quoted("}")]);
        assert_eq!(prose(""), []);
    }

    #[test]
    fn numbers_are_grouped() {
        let shown: Vec<String> = [0, 12, 999, 2048, 1_234_567].into_iter().map(number).collect();
        assert_eq!(shown, ["0", "12", "999", "2,048", "1,234,567"]);
    }

    /// What `index.html` says until the page is drawn, or beside it: the elements name their keys.
    fn keys_in_the_page() -> Vec<(&'static str, &'static str)> {
        let page = include_str!("../../index.html");
        let marked = page.split("data-word=\"").skip(1);
        marked
            .map(|rest| {
                let (key, rest) = rest.split_once("\">").unwrap();
                (key, rest.split('<').next().unwrap())
            })
            .collect()
    }

    /// Keys are string literals that look like `pane.event`; but for the keys of the storage no
    /// other literal of the page does.
    fn keys_in_sources(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                keys_in_sources(&path, found);
            } else if !path.ends_with("messages.rs") {
                let source = fs::read_to_string(&path).unwrap();
                let code = source.split("#[cfg(test)]").next().unwrap();
                // Quotes that begin and end no literal.
                let code = code.replace("'\"'", "").replace("\\\"", "");
                for literal in code.split('"').skip(1).step_by(2) {
                    let words: Vec<&str> = literal.split('.').collect();
                    let is_key = words.len() > 1
                        && !literal.starts_with("rulelens.")
                        && words.iter().all(|word| {
                            !word.is_empty()
                                && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                        });
                    if is_key {
                        found.insert(literal.to_owned());
                    }
                }
            }
        }
    }

    #[test]
    fn every_key_that_is_used_exists_and_every_message_is_used() {
        let mut used: BTreeSet<String> =
            keys_in_the_page().into_iter().map(|(key, _)| key.to_owned()).collect();
        keys_in_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
        let (first, on_demand) = (loaded(), file("views.en.json"));
        assert!(on_demand.keys().all(|key| !first.contains_key(key)), "once is enough");
        let known: BTreeSet<String> = first.into_keys().chain(on_demand.into_keys()).collect();
        let missing: Vec<_> = used.difference(&known).collect();
        let unused: Vec<_> = known.difference(&used).collect();
        assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
    }

    fn file(name: &str) -> Words {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages").join(name);
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    /// The places of values in a message, sorted.
    fn places(message: &str) -> Vec<&str> {
        let inside = message.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let name = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric());
        let mut places: Vec<&str> = inside.map(|(name, _)| name).filter(name).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn both_languages_say_the_same_with_the_same_values() {
        for (english, korean) in [
            ("en.json", "ko.json"),
            ("dialogs.en.json", "dialogs.ko.json"),
            ("start.en.json", "start.ko.json"),
            ("views.en.json", "views.ko.json"),
        ] {
            let (english, korean) = (file(english), file(korean));
            assert_eq!(english.keys().collect::<Vec<_>>(), korean.keys().collect::<Vec<_>>());
            for (key, message) in &english {
                assert_eq!(places(message), places(&korean[key]), "{key}");
            }
        }
    }

    #[test]
    fn a_translation_of_the_core_has_each_value_of_its_key() {
        let (first, rest) = (file("core.ko.json"), file("core.rest.ko.json"));
        assert!(rest.keys().all(|key| !first.contains_key(key)), "once is enough");
        for (key, message) in first.into_iter().chain(rest) {
            let wanted: Vec<String> =
                (1..=key.matches("{}").count()).map(|n| n.to_string()).collect();
            assert_eq!(places(&message), wanted, "{key}");
        }
    }

    #[test]
    fn every_message_of_the_dialogs_is_used() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogs");
        let sources: String = fs::read_dir(folder)
            .unwrap()
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        for key in file("dialogs.en.json").keys() {
            // Some are put together of a part and a name.
            let stem = key.rsplit_once('.').map_or(key.as_str(), |(stem, _)| stem);
            let used = sources.contains(&format!("\"{key}\""))
                || sources.contains(&format!("`{stem}.${{"));
            assert!(used, "{key}");
        }
    }

    #[test]
    fn the_page_before_it_is_drawn_says_the_same() {
        let keys = keys_in_the_page();
        assert!(keys.len() > 4);
        for (key, said) in keys {
            assert_eq!(said, text(key), "{key}");
        }
    }

    /// The words that `web/editor/assist` loads on demand.
    fn of_the_editors(file: &str) -> BTreeMap<String, serde_json::Value> {
        serde_json::from_str(file).unwrap()
    }

    #[test]
    fn the_editors_document_each_operator_and_variable_in_each_language() {
        let english = of_the_editors(include_str!("../messages/editor.en.json"));
        let korean = of_the_editors(include_str!("../messages/editor.ko.json"));
        assert!(english.keys().eq(korean.keys()));
        let phrases = |file: &BTreeMap<String, serde_json::Value>| -> Vec<String> {
            file["phrases"].as_object().unwrap().keys().cloned().collect()
        };
        assert_eq!(phrases(&english), phrases(&korean));

        let documented = |of: &str| -> BTreeSet<String> {
            english.keys().filter_map(|key| key.strip_prefix(of)).map(str::to_owned).collect()
        };
        let operators = Operator::ALL.map(Operator::name).into_iter().chain(["$or"]);
        assert_eq!(documented("operator."), operators.map(str::to_owned).collect());
        let variables = Reserved::ALL.map(|variable| variable.name().to_owned());
        assert_eq!(documented("reserved."), variables.into());
    }
}
