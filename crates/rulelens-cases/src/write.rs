//! A file of cases as text.

use rulelens::json::quoted;

/// A case to be written. Its texts are taken as they are, spelling and all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseText<'t> {
    /// Its name.
    pub name: &'t str,
    /// The event, JSON.
    pub event: &'t str,
    /// The names of the rules that are expected to match.
    pub matches: &'t [&'t str],
    /// Its other members, `payloads` for one: name and JSON.
    pub more: &'t [(&'t str, &'t str)],
}

/// A file of rules, by name and pattern, and cases. [`File::parse`](crate::File::parse) reads it, and
/// tells what is wrong with it if a pattern or an event is.
///
/// ```
/// use rulelens_cases::{CaseText, File, write};
///
/// let case = CaseText { name: "one", event: "{\n  \"n\": 1.0\n}", matches: &["a"], more: &[] };
/// let text = write(&[("a", r#"{"n": [1]}"#)], &[case]);
/// assert_eq!(text, r#"{
///   "version": 1,
///   "rules": {
///     "a": {"n": [1]}
///   },
///   "cases": [
///     {
///       "name": "one",
///       "event": {
///         "n": 1.0
///       },
///       "matches": ["a"]
///     }
///   ]
/// }
/// "#);
/// assert!(File::parse(&text).unwrap().run().iter().all(|outcome| outcome.holds()));
/// ```
#[must_use]
pub fn write(rules: &[(&str, &str)], cases: &[CaseText<'_>]) -> String {
    write_with(rules, &[], cases)
}

/// The same with further members of the file, `targets` for one: name and JSON.
#[must_use]
pub fn write_with(rules: &[(&str, &str)], more: &[(&str, &str)], cases: &[CaseText<'_>]) -> String {
    let rules = rules.iter().map(|(name, pattern)| format!("{}: {}", quoted(name), pattern.trim()));
    let cases = cases.iter().map(|CaseText { name, event, matches, more }| {
        let names: Vec<_> = matches.iter().map(|name| quoted(name)).collect();
        let members = [
            format!("\"name\": {}", quoted(name)),
            format!("\"event\": {}", event.trim()),
            format!("\"matches\": [{}]", names.join(", ")),
        ];
        between("{", members.into_iter().chain(more.iter().map(member)), "}")
    });
    let before = ["\"version\": 1".to_owned(), format!("\"rules\": {}", between("{", rules, "}"))];
    let behind = [format!("\"cases\": {}", between("[", cases, "]"))];
    let members = before.into_iter().chain(more.iter().map(member)).chain(behind);
    format!("{}\n", between("{", members, "}"))
}

fn member((name, value): &(&str, &str)) -> String {
    format!("{}: {}", quoted(name), value.trim())
}

/// What is between brackets, each on lines of its own that are indented. Strings of JSON have no line
/// breaks, so that none of them is changed.
fn between(open: &str, parts: impl IntoIterator<Item = String>, close: &str) -> String {
    let parts = parts.into_iter().map(|part| format!("\n  {}", part.replace('\n', "\n  ")));
    let parts = parts.collect::<Vec<_>>().join(",");
    let end = if parts.is_empty() { "" } else { "\n" };
    format!("{open}{parts}{end}{close}")
}
