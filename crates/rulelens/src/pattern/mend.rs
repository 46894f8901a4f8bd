//! How to mend a pattern that is refused, where it is plain what was meant.

use super::{Fault, Faults};
use crate::comparison::{CidrFault, Comparison, Operator, WildcardFault};
use crate::fix::Fix;
use crate::json::{self, Document, Member, Type, Value, around};
use crate::span::Span;

/// The fix for a fault of a value.
pub(super) fn value(fault: &Fault, value: Value<'_>, text: &str) -> Option<Fix> {
    match fault {
        _ if value.is_cut() => None,
        Fault::FieldNotArray { .. } => {
            Some(Fix::surround("Wrap it in an array", value.span(), "[", "]"))
        }
        Fault::NestedArray => flat(value),
        Fault::ExistsNotBoolean { .. } => truth(value),
        Fault::NumericOperandNotNumber { .. } => number(value),
        Fault::NumericNotArray { .. } => numeric_array(value),
        Fault::NumericUnknownOperator { operator } => sign(operator, value),
        Fault::OperandNotString { operator, found: Type::Array } => {
            one_for_each(*operator, value, text)
        }
        Fault::CidrNotString { found: Type::Array } => one_for_each(Operator::Cidr, value, text),
        Fault::Wildcard { text: wildcard, fault: WildcardFault::ConsecutiveStars { .. } } => {
            one_star(wildcard, value)
        }
        Fault::Cidr { text: range, fault: CidrFault::MaskTooLong { limit } } => {
            single_address(range, *limit, value, text)
        }
        _ => None,
    }
}

/// The fix for a fault of a key.
pub(super) fn key(fault: &Fault, member: Member<'_>) -> Option<Fix> {
    match fault {
        _ if member.value.is_cut() => None,
        Fault::UnknownOperator { name, nearest: Some(nearest) } => {
            let name_of = |name: &str| name.trim().to_ascii_lowercase();
            // A regular expression is no wildcard, even if it reads as one.
            if *nearest == Operator::Wildcard && name_of(name) != nearest.name() {
                return None;
            }
            let operand = format!("{{\"{}\":{}}}", nearest.name(), member.value.raw());
            is_comparison(&operand).then(|| renamed(member, nearest.name()))
        }
        Fault::UnsupportedInnerOperator { operator, name } => {
            let name = name.trim().to_ascii_lowercase();
            let meant = Operator::from_name(&name)?.name();
            let inner = member.value.raw();
            let operand = format!("{{\"{}\":{{\"{meant}\":{inner}}}}}", operator.name());
            is_comparison(&operand).then(|| renamed(member, meant))
        }
        _ => None,
    }
}

fn renamed(member: Member<'_>, name: &str) -> Fix {
    Fix::replace(format!("Replace it with `{name}`"), member.key.span(), quoted(name))
}

/// `[["a", "b"]]` as `["a", "b"]`.
fn flat(array: Value<'_>) -> Option<Fix> {
    let mut elements = array.elements().peekable();
    elements.peek()?;
    if !elements.all(|element| is_comparison(element.raw())) {
        return None;
    }
    let Span { start, end } = array.span();
    let mut fix = Fix::surround("Take the inner brackets away", Span::new(start, end - 1), "", "");
    for edit in &mut fix.edits {
        edit.span.end += 1;
    }
    Some(fix)
}

fn truth(value: Value<'_>) -> Option<Fix> {
    let meant = match value.string()?.to_ascii_lowercase().as_str() {
        "true" => "true",
        "false" => "false",
        _ => return None,
    };
    Some(Fix::replace("Take the quotes away", value.span(), meant))
}

fn number(value: Value<'_>) -> Option<Fix> {
    let text = value.string()?;
    is_comparable(&text).then(|| Fix::replace("Take the quotes away", value.span(), text))
}

/// `5` as `["=", 5]`, `">= 5"` as `[">=", 5]`.
fn numeric_array(value: Value<'_>) -> Option<Fix> {
    let written = value.string();
    let (operator, number) = match &written {
        None if value.kind() == Type::Number => ("=", value.raw()),
        None => return None,
        Some(text) => {
            let (operator, number) = text.split_at(text.find(|char| !"<>=".contains(char))?);
            (operator, number.trim())
        }
    };
    let meant = format!("[\"{operator}\", {number}]");
    let fits = is_comparable(number) && is_comparison(&format!("{{\"numeric\":{meant}}}"));
    fits.then(|| Fix::replace(format!("Write `{meant}`"), value.span(), meant))
}

fn sign(operator: &str, value: Value<'_>) -> Option<Fix> {
    let meant = match operator {
        "==" => "=",
        "=<" | "≤" => "<=",
        "=>" | "≥" => ">=",
        _ => return None,
    };
    Some(Fix::replace(format!("Replace it with `{meant}`"), value.span(), quoted(meant)))
}

/// `{"prefix": ["a", "b"]}` as `{"prefix": "a"}, {"prefix": "b"}`.
fn one_for_each(operator: Operator, list: Value<'_>, text: &str) -> Option<Fix> {
    let object = around::comparison(text, list.span(), operator.name())?;
    let each = |element: Value<'_>| {
        let alternative = format!("{{\"{}\": {}}}", operator.name(), element.raw());
        is_comparison(&alternative).then_some(alternative)
    };
    let alternatives: Vec<String> = list.elements().map(each).collect::<Option<_>>()?;
    if alternatives.is_empty() {
        return None;
    }
    let title = format!("Write one `{}` for each", operator.name());
    Some(Fix::replace(title, object, alternatives.join(", ")))
}

fn one_star(wildcard: &str, value: Value<'_>) -> Option<Fix> {
    let mut meant = String::with_capacity(wildcard.len());
    let mut escaped = false;
    let mut star = false;
    for char in wildcard.chars() {
        let is_star = char == '*' && !escaped;
        if !(is_star && star) {
            meant.push(char);
        }
        star = is_star;
        escaped = char == '\\' && !escaped;
    }
    let meant = quoted(&meant);
    let fits = is_comparison(&format!("{{\"wildcard\":{meant}}}"));
    fits.then(|| Fix::replace("Leave one `*` of each run", value.span(), meant))
}

/// `{"cidr": "10.0.0.1/32"}` as `"10.0.0.1"`.
fn single_address(range: &str, limit: u8, value: Value<'_>, text: &str) -> Option<Fix> {
    let (address, mask) = range.split_once('/')?;
    if mask.parse() != Ok(u32::from(limit) + 1) {
        return None;
    }
    let object = around::comparison(text, value.span(), Operator::Cidr.name())?;
    Some(Fix::replace("Write the address itself", object, quoted(address)))
}

/// Whether a JSON text is an alternative without fault.
fn is_comparison(text: &str) -> bool {
    let Ok(document) = Document::parse(text) else { return false };
    Comparison::parse(document.root(), &mut Faults::trial()).is_some()
}

/// Whether a text is a number of JSON that the service can compare.
fn is_comparable(text: &str) -> bool {
    let document = Document::parse(text);
    document.is_ok_and(|document| document.root().raw() == text) && json::comparable(text).is_some()
}

fn quoted(text: &str) -> String {
    let mut string = String::new();
    json::push_string(&mut string, text);
    string
}
