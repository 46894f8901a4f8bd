//! Objects with some of their members replaced.

use rulelens::json::{Type, Value, quoted};

/// The object as JSON text, with these members in place of those of the same name, or behind them.
/// What is no object is taken for an empty one.
pub(crate) fn with_members(object: Option<Value<'_>>, members: &[(&str, String)]) -> String {
    let mut text = String::from("{");
    let mut put = |key: &str, value: &str| {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(key);
        text.push(':');
        text.push_str(value);
    };
    let mut written = vec![false; members.len()];
    let object = object.filter(|object| object.kind() == Type::Object);
    for member in object.iter().flat_map(Value::members) {
        let name = member.key.string().unwrap_or_default();
        match members.iter().position(|(key, _)| *key == name) {
            Some(index) => {
                // Of a key that is there twice, once is enough.
                if let (Some(written @ false), Some((_, value))) =
                    (written.get_mut(index), members.get(index))
                {
                    *written = true;
                    put(member.key.raw(), value);
                }
            }
            None => put(member.key.raw(), member.value.raw()),
        }
    }
    for ((key, value), _) in members.iter().zip(&written).filter(|(_, written)| !**written) {
        put(&quoted(key), value);
    }
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use rulelens::json::Document;

    use super::with_members;

    #[test]
    fn members_are_replaced_where_they_stand() {
        let document = Document::parse(r#"{ "a": 1.0, "b": [2], "a": 3 }"#).unwrap();
        let members = [("a", "true".to_owned()), ("c", "{}".to_owned())];
        assert_eq!(with_members(Some(document.root()), &members), r#"{"a":true,"b":[2],"c":{}}"#);
        assert_eq!(with_members(None, &members), r#"{"a":true,"c":{}}"#);
    }
}
