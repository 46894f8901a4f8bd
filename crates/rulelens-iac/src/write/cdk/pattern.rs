//! An event pattern with the matchers of CDK.

use rulelens::Pattern;
use rulelens::json::Type;

use super::typescript::{TYPESCRIPT, can_say};
use crate::write::value::Value;

/// The fields that CDK's `EventPattern` has, but for `detail`.
const FIELDS: [&str; 8] =
    ["version", "id", "detailType", "source", "account", "time", "region", "resources"];

/// The pattern as an expression behind `level` indents.
///
/// What CDK's type does not know (`$or`, other fields, numbers outside of `detail`) it writes all
/// the same, but the type must be told. `None` if no object of TypeScript says the same.
pub(super) fn expression(text: &str, level: usize) -> Option<String> {
    // A key that is there twice is one in TypeScript; the pattern's own form says the same once.
    let value =
        Value::of_json(text).or_else(|| Value::of_json(&Pattern::parse(text).ok()?.to_json()));
    let Some(Value::Map(members)) = value.filter(can_say) else { return None };
    let members: Vec<(String, Value)> = members
        .into_iter()
        .map(|(key, value)| inner(key, value))
        .map(|(key, value)| (named(key), value))
        .collect();
    let is_typed = members.iter().all(|(key, value)| is_typed(key, value));
    let cast = if is_typed { "" } else { " as unknown as events.EventPattern" };
    Some(format!("{}{cast}", TYPESCRIPT.lines(&Value::Map(members), level)))
}

fn named(key: String) -> String {
    if key == "detail-type" { "detailType".to_owned() } else { key }
}

fn is_typed(key: &str, value: &Value) -> bool {
    match value {
        Value::Map(_) => key == "detail",
        Value::Code(_) | Value::Call(..) => FIELDS.contains(&key),
        Value::List(elements) => {
            FIELDS.contains(&key) && elements.iter().all(|it| matches!(it, Value::Text(_)))
        }
        _ => false,
    }
}

/// A field with matchers in it, or the fields inside.
fn field(value: Value) -> Value {
    match value {
        Value::Map(members) => {
            Value::Map(members.into_iter().map(|(key, value)| inner(key, value)).collect())
        }
        Value::List(alternatives) => alternatives_of(alternatives),
        other => other,
    }
}

fn inner(key: String, value: Value) -> (String, Value) {
    // The combinations of `$or` are patterns, and no alternatives.
    let value = match value {
        Value::List(arms) if key == "$or" => Value::List(arms.into_iter().map(field).collect()),
        value => field(value),
    };
    (key, value)
}

/// Alternatives: values as they are, else matchers if all can be said with them.
fn alternatives_of(alternatives: Vec<Value>) -> Value {
    let is_plain = |it: &Value| match it {
        Value::Text(_) => true,
        Value::Literal(literal) => literal != "null",
        _ => false,
    };
    if alternatives.iter().all(is_plain) {
        return Value::List(alternatives);
    }
    let matchers: Option<Vec<String>> = alternatives.iter().map(matcher).collect();
    match matchers.as_deref() {
        None => Value::List(alternatives.into_iter().map(raw).collect()),
        Some([one]) => Value::Code(format!("events.Match.{one}")),
        Some(_) => any_of(&alternatives),
    }
}

/// An alternative as it is. CDK leaves `null` out of lists, so that has to go by its matcher.
fn raw(alternative: Value) -> Value {
    match alternative {
        Value::Literal(literal) if literal == "null" => {
            Value::Code("...events.Match.nullValue()".to_owned())
        }
        other => other,
    }
}

fn any_of(alternatives: &[Value]) -> Value {
    let element = |it: &Value| match it {
        Value::Text(_) => it.clone(),
        _ => Value::Code(format!("events.Match.{}", matcher(it).unwrap_or_default())),
    };
    Value::Call("events.Match.anyOf", alternatives.iter().map(element).collect())
}

/// An alternative as a call of `Match`; `None` if there is none that says the same.
fn matcher(alternative: &Value) -> Option<String> {
    let string = |value: &Value| match value {
        Value::Text(_) => Some(TYPESCRIPT.line(value)),
        _ => None,
    };
    let members = match alternative {
        Value::Map(members) => members.as_slice(),
        Value::Literal(literal) if literal == "null" => return Some("nullValue()".to_owned()),
        Value::Text(_) => return Some(format!("exactString({})", string(alternative)?)),
        _ => return None,
    };
    let [(operator, operand)] = members else { return None };
    let call = match (operator.as_str(), operand) {
        ("prefix", Value::Map(inside)) => ignoring_case("prefixEqualsIgnoreCase", inside)?,
        ("suffix", Value::Map(inside)) => ignoring_case("suffixEqualsIgnoreCase", inside)?,
        ("prefix", _) => format!("prefix({})", string(operand)?),
        ("suffix", _) => format!("suffix({})", string(operand)?),
        ("wildcard", _) => format!("wildcard({})", string(operand)?),
        ("equals-ignore-case", _) => format!("equalsIgnoreCase({})", string(operand)?),
        ("exists", Value::Literal(is_there)) => match is_there.as_str() {
            "true" => "exists()".to_owned(),
            _ => "doesNotExist()".to_owned(),
        },
        ("numeric", Value::List(bounds)) => numeric(bounds)?,
        ("anything-but", _) => anything_but(operand)?,
        _ => return None,
    };
    Some(call)
}

fn ignoring_case(call: &str, members: &[(String, Value)]) -> Option<String> {
    match members {
        [(operator, text @ Value::Text(_))] if operator == "equals-ignore-case" => {
            Some(format!("{call}({})", TYPESCRIPT.line(text)))
        }
        _ => None,
    }
}

fn numeric(bounds: &[Value]) -> Option<String> {
    match bounds {
        [Value::Text(operator), Value::Literal(number)] => {
            let call = match operator.as_str() {
                ">" => "greaterThan",
                ">=" => "greaterThanOrEqual",
                "<" => "lessThan",
                "<=" => "lessThanOrEqual",
                _ => "equal",
            };
            Some(format!("{call}({number})"))
        }
        [Value::Text(above), Value::Literal(lower), Value::Text(below), Value::Literal(upper)]
            if above == ">=" && below == "<=" =>
        {
            Some(format!("interval({lower}, {upper})"))
        }
        _ => None,
    }
}

fn anything_but(operand: &Value) -> Option<String> {
    if let Value::Map(members) = operand {
        let [(operator, operand)] = members.as_slice() else { return None };
        let call = match operator.as_str() {
            "prefix" => "anythingButPrefix",
            "suffix" => "anythingButSuffix",
            "wildcard" => "anythingButWildcard",
            "equals-ignore-case" => "anythingButEqualsIgnoreCase",
            _ => return None,
        };
        let (kind, arguments) = arguments(operand)?;
        return (kind == Type::String).then(|| format!("{call}({arguments})"));
    }
    Some(format!("anythingBut({})", arguments(operand)?.1))
}

/// The values of `anything-but`, all strings or all numbers.
fn arguments(operand: &Value) -> Option<(Type, String)> {
    let one = std::slice::from_ref(operand);
    let values = if let Value::List(values) = operand { values.as_slice() } else { one };
    let kind = |value: &Value| match value {
        Value::Text(_) => Some(Type::String),
        Value::Literal(literal) if !matches!(literal.as_str(), "null" | "true" | "false") => {
            Some(Type::Number)
        }
        _ => None,
    };
    let first = kind(values.first()?)?;
    if values.iter().any(|value| kind(value) != Some(first)) {
        return None;
    }
    let values: Vec<String> = values.iter().map(|value| TYPESCRIPT.line(value)).collect();
    Some((first, values.join(", ")))
}
