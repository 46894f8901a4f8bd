//! Values to be written, in whatever notation.

use rulelens::json::{self, Document, Type};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// `null`, a boolean or a number, as JSON spells it.
    Literal(String),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    /// An expression of the language that is written.
    Code(String),
    /// A call in that language: the function, and its arguments.
    Call(&'static str, Vec<Value>),
    /// `Ref` of CloudFormation.
    Ref(String),
    /// `Fn::GetAtt` of CloudFormation.
    Attribute(String, &'static str),
}

impl Value {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object with the members that are there.
    pub(super) fn map<const N: usize>(members: [(&str, Option<Self>); N]) -> Self {
        let there = |(key, value): (&str, Option<Self>)| Some((key.to_owned(), value?));
        Self::Map(members.into_iter().filter_map(there).collect())
    }

    /// A text of JSON; `None` if it is none, is nested very deep, or has a key twice in one object or
    /// a very long one, which other notations refuse.
    pub(super) fn of_json(text: &str) -> Option<Self> {
        of(Document::parse(text).ok()?.root(), 0)
    }
}

/// How deep values may be nested: they are written by recursion.
const MAX_DEPTH: usize = 200;
/// How many bytes a key may have. In YAML it may have no more than 1,024 characters, quotes and
/// escapes included.
const MAX_KEY: usize = 150;

fn of(value: json::Value<'_>, depth: usize) -> Option<Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    let inner = |value| of(value, depth + 1);
    Some(match value.kind() {
        Type::Null | Type::Boolean | Type::Number => Value::Literal(value.raw().to_owned()),
        Type::String => Value::Text(value.string()?.into_owned()),
        Type::Array => Value::List(value.elements().map(inner).collect::<Option<_>>()?),
        Type::Object => {
            let mut keys = std::collections::HashSet::new();
            let mut members = Vec::new();
            for member in value.members() {
                let key = member.key.string()?.into_owned();
                if key.len() > MAX_KEY || !keys.insert(key.clone()) {
                    return None;
                }
                members.push((key, inner(member.value)?));
            }
            Value::Map(members)
        }
    })
}
