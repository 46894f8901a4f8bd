//! Paths into the event: `$`, `$.a.b`, `$.a[0]`, `$.a.*`.

use std::fmt;

use super::{Fault, MAX_PATH_CHARS};
use crate::event::Event;
use crate::json::{self, Value};

/// A path into an event, as `InputPath` and input paths maps take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    text: String,
    steps: Vec<Step>,
}

/// How a path goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
    /// `.*` or `[*]`
    All,
}

/// What a path finds.
#[derive(Clone, Debug)]
pub(super) enum Found<'e> {
    Nothing,
    One(Value<'e>),
    /// By a path with a `*`.
    Many(Vec<Value<'e>>),
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    ///
    /// [`Fault::PathInvalid`] where the service says `InputPath for target ID is invalid.`, and
    /// [`Fault::PathTooLong`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.chars().count() > MAX_PATH_CHARS {
            return Err(Fault::PathTooLong);
        }
        let steps = text.strip_prefix('$').and_then(steps);
        let steps = steps.ok_or_else(|| Fault::PathInvalid { path: text.to_owned() })?;
        Ok(Self { text: text.to_owned(), steps })
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The value at the path, if there is just one.
    pub fn value<'e>(&self, event: &'e Event<'_>) -> Option<Value<'e>> {
        match self.find(event.root()) {
            Found::One(value) => Some(value),
            Found::Many(_) | Found::Nothing => None,
        }
    }

    /// What is at the path, as a text: a string's characters, anything else as compact JSON.
    pub fn text_in(&self, event: &Event<'_>) -> Option<String> {
        match self.find(event.root()) {
            Found::Nothing => None,
            Found::One(value) => Some(match value.string() {
                Some(text) => text.into_owned(),
                None => json::compact(value),
            }),
            Found::Many(values) => Some(array(&values)),
        }
    }

    /// Its first key, and the path that is left below it; `None` if it does not begin with a key.
    pub(super) fn split_first(&self) -> Option<(&str, Self)> {
        let (Step::Key(key), rest) = self.steps.split_first()? else { return None };
        Some((key, Self { text: String::new(), steps: rest.to_vec() }))
    }

    pub(super) fn find<'e>(&self, root: Value<'e>) -> Found<'e> {
        let mut found = vec![root];
        for step in &self.steps {
            found = found.into_iter().flat_map(|value| step.from(value)).collect();
        }
        if self.steps.contains(&Step::All) {
            return if found.is_empty() { Found::Nothing } else { Found::Many(found) };
        }
        found.pop().map_or(Found::Nothing, Found::One)
    }
}

/// The path that is meant by a text that is none: with its root, keys in brackets joined by dots,
/// without what is left over at its ends.
pub(super) fn meant(text: &str) -> Option<String> {
    let keys =
        text.trim().replace("['", ".").replace("[\"", ".").replace("']", "").replace("\"]", "");
    let keys = keys.trim_start_matches(['$', '.']).trim_end_matches('.');
    let root = if keys.is_empty() || keys.starts_with('[') { "$" } else { "$." };
    let meant = format!("{root}{keys}");
    let is_meant = meant != text && has_plain_keys(text) && Path::parse(&meant).is_ok();
    is_meant.then_some(meant)
}

/// Whether no key in brackets holds what would divide it.
fn has_plain_keys(text: &str) -> bool {
    [("['", "']"), ("[\"", "\"]")].into_iter().all(|(open, close)| {
        let keys = text.split(open).skip(1).map(|rest| rest.split_once(close));
        keys.flatten().all(|(key, _)| !key.contains(['.', '[']))
    })
}

/// Several values as one JSON array.
pub(super) fn array(values: &[Value<'_>]) -> String {
    let elements: Vec<String> = values.iter().map(|&value| json::compact(value)).collect();
    format!("[{}]", elements.join(","))
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, ".{key}"),
            Self::Index(index) => write!(f, "[{index}]"),
            Self::All => f.write_str(".*"),
        }
    }
}

impl Step {
    /// The value that it leads to, if that is just one.
    pub(super) fn only<'e>(&self, value: Value<'e>) -> Option<Value<'e>> {
        match self.from(value).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn from<'e>(&self, value: Value<'e>) -> Vec<Value<'e>> {
        match self {
            Self::Key(key) => value.get(key).into_iter().collect(),
            Self::Index(index) => value.elements().nth(*index).into_iter().collect(),
            Self::All => {
                value.elements().chain(value.members().map(|member| member.value)).collect()
            }
        }
    }
}

fn steps(mut rest: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, behind) = match rest.strip_prefix('[') {
            Some(bracket) => {
                let (inside, behind) = bracket.split_once(']')?;
                (index(inside)?, behind)
            }
            None => {
                let key = rest.strip_prefix('.')?;
                let end = key.find(['.', '[']).unwrap_or(key.len());
                let (key, behind) = key.split_at_checked(end)?;
                (member(key)?, behind)
            }
        };
        steps.push(step);
        rest = behind;
    }
    Some(steps)
}

fn index(inside: &str) -> Option<Step> {
    if inside == "*" {
        return Some(Step::All);
    }
    let digits = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    let index: u64 = digits.then(|| inside.parse().ok())??;
    // No array is that long where `usize` is shorter.
    Some(Step::Index(usize::try_from(index).unwrap_or(usize::MAX)))
}

fn member(key: &str) -> Option<Step> {
    if key == "*" {
        return Some(Step::All);
    }
    let refused =
        |char: char| char.is_whitespace() || char.is_control() || "'\"*()[]<>?,".contains(char);
    (!key.is_empty() && !key.contains(refused)).then(|| Step::Key(key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Found, Path};
    use crate::json::{Document, Value};

    fn find(path: &str, json: &str) -> String {
        let document = Document::parse(json).unwrap();
        match Path::parse(path).unwrap().find(document.root()) {
            Found::Nothing => "nothing".to_owned(),
            Found::One(value) => value.raw().to_owned(),
            Found::Many(values) => {
                format!("{:?}", values.iter().map(Value::raw).collect::<Vec<_>>())
            }
        }
    }

    #[test]
    fn finds_what_is_there() {
        let json = r#"{"a": {"b-c": [1, {"d": "x"}]}, "a_": 2, "z": 1, "z": 3}"#;
        assert_eq!(find("$", json), json);
        assert_eq!(find("$.a.b-c[1].d", json), r#""x""#);
        assert_eq!(find("$.a_", json), "2");
        assert_eq!(find("$.z", json), "3", "of duplicate keys the last");
        assert_eq!(find("$.a.b-c.*", json), r#"["1", "{\"d\": \"x\"}"]"#);
        for path in ["$.x", "$.a.b-c[2]", "$.a.b-c.d", "$.a_[0]", "$.a.x.*"] {
            assert_eq!(find(path, json), "nothing", "{path}");
        }
    }

    #[test]
    fn what_is_no_path_may_be_meant_as_one() {
        for (text, meant) in [
            ("detail.state", "$.detail.state"),
            ("$detail.state", "$.detail.state"),
            ("$.detail['key']", "$.detail.key"),
            ("$['detail'][\"key\"][0]", "$.detail.key[0]"),
            (" $.detail ", "$.detail"),
            ("$.", "$"),
            ("", "$"),
            (".detail.", "$.detail"),
            ("[0]", "$[0]"),
        ] {
            assert!(Path::parse(text).is_err(), "{text}");
            assert_eq!(super::meant(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["$.my key", "$.a..b", "$.a[?(@.n>1)]", "$.a['b.c']"] {
            assert_eq!(super::meant(text), None, "{text}");
        }
    }

    #[test]
    fn refuses_what_the_service_refuses() {
        for path in [
            "",
            "detail",
            "detail.state",
            "$.a['k']",
            "$.a b",
            "$.",
            "$..a",
            "$.a[",
            "$.a[x]",
            "$a",
        ] {
            assert!(Path::parse(path).is_err(), "{path}");
        }
        assert!(Path::parse(&format!("$.{}", "a".repeat(255))).is_err());
        assert!(Path::parse(&format!("$.{}", "a".repeat(254))).is_ok());
    }
}
