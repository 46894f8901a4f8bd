//! What one would write without a library: a walk along the pattern for every rule.
//!
//! It knows only as much of the language as the rules here need: no array consistency, numbers as
//! they come. Where its count differs, the benchmark says so.

use serde_json::Value;

/// Whether an event matches a pattern.
pub(crate) fn matches(pattern: &Value, event: &Value) -> bool {
    let Some(fields) = pattern.as_object() else { return false };
    fields.iter().all(|(key, wanted)| match wanted {
        Value::Array(alternatives) => {
            let mut values = Vec::new();
            collect(event, key, &mut values);
            alternatives.iter().any(|alternative| takes(alternative, &values))
        }
        deeper => inside(event, key, deeper),
    })
}

/// Whether the rest of a pattern matches below a key.
fn inside(event: &Value, key: &str, pattern: &Value) -> bool {
    match event.get(key) {
        Some(Value::Array(elements)) => elements.iter().any(|element| match element {
            Value::Array(inner) => inner.iter().any(|element| matches(pattern, element)),
            _ => matches(pattern, element),
        }),
        Some(value) => matches(pattern, value),
        None => matches(pattern, &Value::Null),
    }
}

fn collect<'v>(event: &'v Value, key: &str, values: &mut Vec<&'v Value>) {
    match event.get(key) {
        Some(Value::Array(elements)) => values.extend(elements),
        Some(value) => values.push(value),
        None => {}
    }
}

fn takes(alternative: &Value, values: &[&Value]) -> bool {
    let Some((operator, operand)) = alternative.as_object().and_then(|it| it.iter().next()) else {
        return values.iter().any(|value| equal(value, alternative));
    };
    if operator == "exists" {
        return operand == &Value::Bool(!values.is_empty());
    }
    values.iter().any(|value| holds(operator, operand, value))
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left.as_f64(), right.as_f64()) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

fn holds(operator: &str, operand: &Value, value: &Value) -> bool {
    if operator == "anything-but" {
        return match operand {
            Value::Array(list) => !list.iter().any(|it| equal(it, value)),
            Value::Object(inner) => !inner.iter().any(|(operator, operand)| match operand {
                Value::Array(list) => list.iter().any(|it| holds(operator, it, value)),
                one => holds(operator, one, value),
            }),
            one => !equal(one, value),
        };
    }
    if operator == "numeric" {
        return value.as_f64().is_some_and(|number| in_range(operand, number));
    }
    let Some(text) = value.as_str() else { return false };
    if let Some(folded) = operand.get("equals-ignore-case").and_then(Value::as_str) {
        let (text, folded) = (text.to_lowercase(), folded.to_lowercase());
        return if operator == "prefix" {
            text.starts_with(&folded)
        } else {
            text.ends_with(&folded)
        };
    }
    let wanted = operand.as_str().unwrap_or_default();
    match operator {
        "prefix" => text.starts_with(wanted),
        "suffix" => text.ends_with(wanted),
        "equals-ignore-case" => text.to_lowercase() == wanted.to_lowercase(),
        "wildcard" => fits(wanted, text),
        "cidr" => in_network(wanted, text).unwrap_or(false),
        _ => false,
    }
}

fn in_range(terms: &Value, number: f64) -> bool {
    let terms = terms.as_array().map(Vec::as_slice).unwrap_or_default();
    terms.chunks(2).all(|term| match term {
        [operator, bound] => {
            let bound = bound.as_f64().unwrap_or(f64::NAN);
            match operator.as_str() {
                Some("=") => number == bound,
                Some("<") => number < bound,
                Some("<=") => number <= bound,
                Some(">") => number > bound,
                _ => number >= bound,
            }
        }
        _ => false,
    })
}

fn fits(wildcard: &str, text: &str) -> bool {
    let Some((first, rest)) = wildcard.split_once('*') else { return wildcard == text };
    let Some(mut text) = text.strip_prefix(first) else { return false };
    let mut pieces = rest.split('*');
    let last = pieces.next_back().unwrap_or_default();
    for piece in pieces {
        match text.find(piece) {
            Some(at) => text = text.get(at + piece.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    text.ends_with(last)
}

fn in_network(network: &str, address: &str) -> Option<bool> {
    let (base, bits) = network.split_once('/')?;
    let number = |text: &str| Some(u32::from(text.parse::<std::net::Ipv4Addr>().ok()?));
    let free = 32 - bits.parse::<u32>().ok()?;
    Some(number(base)? >> free == number(address)? >> free)
}
