//! `{"anything-but": …}`.

use super::finding::{Finding, Miss};
use super::scalar::Scalar;
use super::{Operator, Relation, Wildcard, case, quoted};
use crate::json::{self, Type, Value};
use crate::pattern::{Fault, Faults};

/// A value that is none of those listed; a value of another type is none of them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnythingBut {
    /// None of these strings.
    Strings(Vec<String>),
    /// None of these numbers: as they are spelled, and their values.
    Numbers(Vec<(String, f64)>),
    /// No string that starts with one of these.
    Prefixes(Vec<String>),
    /// No string that ends with one of these.
    Suffixes(Vec<String>),
    /// None of these strings, whatever the case.
    EqualsIgnoreCase(Vec<String>),
    /// No string that fits one of these.
    Wildcards(Vec<Wildcard>),
}

impl AnythingBut {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        match operand.kind() {
            Type::Object => parse_inner(operand, faults),
            Type::Array => parse_list(operand, faults),
            Type::String => operand.string().map(|text| Self::Strings(vec![text.into_owned()])),
            Type::Number => number(operand, operand, faults).map(|one| Self::Numbers(vec![one])),
            found => {
                faults.at(Fault::AnythingButOperand { found }, operand);
                None
            }
        }
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        self.excluding(value).is_none()
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        match self.excluding(value) {
            None => Finding::Holds,
            Some(operand) => Finding::Misses(Miss::Excluded { operand }),
        }
    }

    /// The operand that excludes a value.
    fn excluding(&self, value: &Scalar<'_>) -> Option<usize> {
        match (self, value) {
            (Self::Numbers(numbers), Scalar::Number { value: Some(value), .. }) => {
                numbers.iter().position(|(_, number)| number == value)
            }
            (Self::Strings(texts), Scalar::String(value)) => {
                texts.iter().position(|text| text == value)
            }
            (Self::Prefixes(texts), Scalar::String(value)) => {
                texts.iter().position(|text| value.starts_with(text))
            }
            (Self::Suffixes(texts), Scalar::String(value)) => {
                texts.iter().position(|text| value.ends_with(text))
            }
            (Self::EqualsIgnoreCase(texts), Scalar::String(value)) => {
                texts.iter().position(|text| case::equal(value, text))
            }
            (Self::Wildcards(wildcards), Scalar::String(value)) => {
                wildcards.iter().position(|wildcard| wildcard.fits(value))
            }
            _ => None,
        }
    }

    pub(super) fn relation(&self) -> Relation {
        match self {
            Self::Strings(_) | Self::Numbers(_) => Relation::IsNoneOf,
            Self::Prefixes(_) => Relation::StartsWithNoneOf,
            Self::Suffixes(_) => Relation::EndsWithNoneOf,
            Self::EqualsIgnoreCase(_) => Relation::IsNoneOfIgnoringCase,
            Self::Wildcards(_) => Relation::FitsNoneOf,
        }
    }

    pub(super) fn operand(&self) -> String {
        let listed: Vec<String> = match self {
            Self::Numbers(numbers) => numbers.iter().map(|(text, _)| text.clone()).collect(),
            Self::Strings(texts)
            | Self::Prefixes(texts)
            | Self::Suffixes(texts)
            | Self::EqualsIgnoreCase(texts) => texts.iter().map(|text| quoted(text)).collect(),
            Self::Wildcards(wildcards) => {
                wildcards.iter().map(|wildcard| quoted(wildcard.text())).collect()
            }
        };
        listed.join(" or ")
    }
}

/// A list: all strings or all numbers.
fn parse_list(list: Value<'_>, faults: &mut Faults<'_>) -> Option<AnythingBut> {
    faults.enter_list(list);
    let mut strings = Vec::new();
    let mut numbers = Vec::new();
    for element in list.elements() {
        match element.string() {
            Some(text) => strings.push(text.into_owned()),
            None if element.kind() == Type::Number => {
                numbers.push(number(element, list, faults)?);
            }
            None => {
                faults.at_twice(Fault::AnythingButElement { found: element.kind() }, element);
                return None;
            }
        }
    }
    match (strings.is_empty(), numbers.is_empty()) {
        (false, true) => Some(AnythingBut::Strings(strings)),
        (true, false) => Some(AnythingBut::Numbers(numbers)),
        (empty, _) => {
            faults.at_end(Fault::AnythingButMixed { empty }, list);
            None
        }
    }
}

fn number(
    element: Value<'_>,
    operand: Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<(String, f64)> {
    let text = element.raw().to_owned();
    let Some(value) = json::comparable(&text) else {
        let fault = Fault::NumericNotComparable { number: text };
        match operand.kind() {
            Type::Array => faults.at(fault, element),
            // Outside a list the service's fault has no place.
            _ => faults.without_place(fault, element),
        }
        return None;
    };
    Some((text, value))
}

/// An operator inside: `{"prefix": …}`, `{"suffix": …}`, `{"equals-ignore-case": …}`,
/// `{"wildcard": …}`.
fn parse_inner(object: Value<'_>, faults: &mut Faults<'_>) -> Option<AnythingBut> {
    let outer = Operator::AnythingBut;
    let mut members = object.members();
    let Some(member) = members.next() else {
        faults.at_end(Fault::InnerOperatorMissing { operator: outer }, object);
        return None;
    };
    let name = member.key.string().unwrap_or_default();
    let inner = Operator::from_name(&name).filter(|operator| {
        use Operator::{EqualsIgnoreCase, Prefix, Suffix, Wildcard};
        matches!(operator, Prefix | Suffix | EqualsIgnoreCase | Wildcard)
    });
    let Some(inner) = inner else {
        let fault = Fault::UnsupportedInnerOperator { operator: outer, name: name.into_owned() };
        faults.at_key(fault, member);
        return None;
    };
    let anything_but = inner_operand(inner, member.value, faults)?;
    if let Some(second) = members.next() {
        faults.at_key(Fault::SeveralOperators { operator: outer }, second);
        return None;
    }
    Some(anything_but)
}

fn inner_operand(
    inner: Operator,
    operand: Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<AnythingBut> {
    let listed = operand.kind() == Type::Array;
    if listed {
        faults.enter_list(operand);
    }
    let elements: Vec<Value<'_>> = match operand.kind() {
        Type::Array => operand.elements().collect(),
        Type::String | Type::Number => vec![operand],
        found => {
            faults.at(Fault::AnythingButOperand { found }, operand);
            return None;
        }
    };
    let mut texts = Vec::new();
    let may_be_empty = matches!(inner, Operator::EqualsIgnoreCase | Operator::Wildcard);
    for element in elements {
        match element.string() {
            Some(text) if may_be_empty || !text.is_empty() => {
                texts.push((text.into_owned(), element));
            }
            Some(_) => {
                // The service repeats the place of a fault that it finds inside a list.
                let fault = Fault::EmptyAffix { operator: inner };
                if listed {
                    faults.at_text_twice(fault, element);
                } else {
                    faults.at_text(fault, element);
                }
                return None;
            }
            None => {
                let found = element.kind();
                let fault = Fault::AnythingButInnerElement { operator: inner, found };
                if listed {
                    faults.at_twice(fault, element);
                } else {
                    faults.at(fault, element);
                }
                return None;
            }
        }
    }
    if inner == Operator::Wildcard {
        return wildcards(texts, operand, faults);
    }
    let texts: Vec<String> = texts.into_iter().map(|(text, _)| text).collect();
    if texts.is_empty() {
        faults.at_end(Fault::AnythingButMixed { empty: true }, operand);
        return None;
    }
    Some(match inner {
        Operator::Prefix => AnythingBut::Prefixes(texts),
        Operator::Suffix => AnythingBut::Suffixes(texts),
        _ => AnythingBut::EqualsIgnoreCase(texts),
    })
}

fn wildcards(
    texts: Vec<(String, Value<'_>)>,
    operand: Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<AnythingBut> {
    let mut wildcards = Vec::new();
    for (text, element) in texts {
        match Wildcard::new(&text) {
            Ok(wildcard) => wildcards.push(wildcard),
            Err(fault) => {
                // The service has read the whole list by then.
                faults.at_end_of(Fault::Wildcard { text, fault }, element, operand);
                return None;
            }
        }
    }
    if wildcards.is_empty() {
        faults.at_end(Fault::AnythingButMixed { empty: true }, operand);
        return None;
    }
    Some(AnythingBut::Wildcards(wildcards))
}
