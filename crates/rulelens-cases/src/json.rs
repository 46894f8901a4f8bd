//! Whether two values of JSON say the same.

use std::collections::HashMap;

use rulelens::json::{Type, Value};

use crate::excerpt::{beginning, pair};

/// The first difference, in words; none if both say the same.
///
/// White space, the order of keys, escapes and the spelling of numbers do not count. Of several
/// members with one key the last one counts.
pub(crate) fn difference(found: Value<'_>, expected: Value<'_>) -> Option<String> {
    between(found, expected, &mut vec![Step::Root])
}

/// A step on the way to a value.
enum Step {
    Root,
    Key(String),
    Index(usize),
}

fn between(found: Value<'_>, expected: Value<'_>, way: &mut Vec<Step>) -> Option<String> {
    if found.kind() != expected.kind() {
        return Some(unequal(found, expected, way));
    }
    match found.kind() {
        Type::Object => members(found, expected, way),
        Type::Array => elements(found, expected, way),
        Type::String if found.string() == expected.string() => None,
        Type::Number if same_number(found.raw(), expected.raw()) => None,
        Type::String | Type::Number => Some(unequal(found, expected, way)),
        _ if found.raw() == expected.raw() => None,
        _ => Some(unequal(found, expected, way)),
    }
}

fn members(found: Value<'_>, expected: Value<'_>, way: &mut Vec<Step>) -> Option<String> {
    let (mut there, mut wanted) = (by_key(found), by_key(expected));
    // In the order of the texts, so that the same difference is told each time.
    for member in expected.members() {
        let key = key(&member.key);
        // Of members with one key the last one has been compared already.
        let Some(wanted) = wanted.remove(&key) else { continue };
        let Some(there) = there.remove(&key) else {
            return Some(format!("{} is missing", path(way, Some(&Step::Key(key)))));
        };
        way.push(Step::Key(key));
        let difference = between(there, wanted, way);
        way.pop();
        if difference.is_some() {
            return difference;
        }
    }
    let mut more = found.members().map(|it| key(&it.key));
    let more = more.find(|key| there.contains_key(key))?;
    Some(format!("{} is not expected", path(way, Some(&Step::Key(more)))))
}

/// Of members with one key the last one.
fn by_key(object: Value<'_>) -> HashMap<String, Value<'_>> {
    object.members().map(|it| (key(&it.key), it.value)).collect()
}

fn elements(found: Value<'_>, expected: Value<'_>, way: &mut Vec<Step>) -> Option<String> {
    let (mut there, mut wanted) = (found.elements(), expected.elements());
    let mut index = 0;
    loop {
        let step = Step::Index(index);
        match (there.next(), wanted.next()) {
            (None, None) => return None,
            (None, Some(_)) => return Some(format!("{} is missing", path(way, Some(&step)))),
            (Some(_), None) => return Some(format!("{} is not expected", path(way, Some(&step)))),
            (Some(there), Some(wanted)) => {
                way.push(step);
                let difference = between(there, wanted, way);
                way.pop();
                if difference.is_some() {
                    return difference;
                }
            }
        }
        index += 1;
    }
}

fn unequal(found: Value<'_>, expected: Value<'_>, way: &[Step]) -> String {
    let (there, wanted) = pair(found.raw(), expected.raw());
    format!("{} is `{there}`, expected `{wanted}`", path(way, None))
}

fn key(key: &Value<'_>) -> String {
    key.string().unwrap_or_default().into_owned()
}

/// By value, as far as doubles keep it.
fn same_number(left: &str, right: &str) -> bool {
    /// So many digits every double keeps.
    const KEPT: usize = 15;
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let value = |text: &str| text.parse::<f64>().ok().filter(|_| digits(text) <= KEPT);
    left == right || value(left).is_some_and(|left| value(right) == Some(left))
}

/// Where a value is, as `$.detail.tags[0]`.
fn path(way: &[Step], last: Option<&Step>) -> String {
    let mut path = String::new();
    for step in way.iter().chain(last) {
        match step {
            Step::Root => path.push('$'),
            Step::Key(key) => path.push_str(&format!(".{}", beginning(key))),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use rulelens::json::Document;

    use super::difference;

    #[test]
    fn differences_are_told_with_their_place() {
        let told = |found, expected| {
            let (found, expected) = (Document::parse(found).unwrap(), Document::parse(expected));
            difference(found.root(), expected.unwrap().root())
        };
        for (found, expected, wanted) in [
            (r#"{"a": 1, "b": [2]}"#, r#"{ "b":[2.0],"a":1e0 }"#, None),
            (r#""\u0041""#, r#""A""#, None),
            (r#"{"a": 1, "a": 2}"#, r#"{"a": 2}"#, None),
            ("true", "false", Some("$ is `true`, expected `false`")),
            (r#"{"a": [1, 2]}"#, r#"{"a": [1, 3]}"#, Some("$.a[1] is `2`, expected `3`")),
            (r#"{"a": [1]}"#, r#"{"a": [1, 3]}"#, Some("$.a[1] is missing")),
            (r#"{"a": [1, 2]}"#, r#"{"a": [1]}"#, Some("$.a[1] is not expected")),
            (r#"{"a": {}}"#, r#"{"a": {"b": 1}}"#, Some("$.a.b is missing")),
            (r#"{"a": {"b": 1}}"#, r#"{"a": {}}"#, Some("$.a.b is not expected")),
            (r#"{"a": "1"}"#, r#"{"a": 1}"#, Some("$.a is `\"1\"`, expected `1`")),
            (
                "9007199254740993",
                "9007199254740992",
                Some("$ is `9007199254740993`, expected `9007199254740992`"),
            ),
        ] {
            assert_eq!(told(found, expected).as_deref(), wanted, "{found} {expected}");
        }
    }
}
