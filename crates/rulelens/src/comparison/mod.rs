//! The comparison operators: one file each for syntax, meaning and words.
//!
//! This is the one place that says what an operator means; evaluation, explanation and completion
//! take it from here.

mod address;
mod anything_but;
mod case;
mod cidr;
mod complexity;
mod equals_ignore_case;
mod exactly;
mod exists;
mod finding;
mod key;
mod numeric;
mod prefix;
mod print;
mod scalar;
mod size;
mod suffix;
mod wildcard;

pub use address::Address;
pub use anything_but::AnythingBut;
pub use cidr::{Cidr, CidrFault};
pub(crate) use complexity::too_complex;
pub use equals_ignore_case::EqualsIgnoreCase;
pub use exactly::Exactly;
pub use exists::Exists;
pub use finding::{Edge, Finding, Miss, Side};
pub(crate) use key::Key;
pub use numeric::{Bound, Numeric};
pub use prefix::Prefix;
pub use scalar::Scalar;
pub use suffix::Suffix;
pub use wildcard::{Wildcard, WildcardFault};

use crate::json::{Type, Value};
use crate::nearest::nearest;
use crate::pattern::{Fault, Faults};

/// One alternative of a field: what a value must be like.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Comparison {
    /// `"text"`, `5`, `true`, `false`, `null`, `{"exactly": "text"}`
    Exactly(Exactly),
    /// `{"prefix": "p"}`, `{"prefix": {"equals-ignore-case": "p"}}`
    Prefix(Prefix),
    /// `{"suffix": "s"}`, `{"suffix": {"equals-ignore-case": "s"}}`
    Suffix(Suffix),
    /// `{"equals-ignore-case": "x"}`
    EqualsIgnoreCase(EqualsIgnoreCase),
    /// `{"wildcard": "a*b"}`
    Wildcard(Wildcard),
    /// `{"numeric": [">", 0, "<=", 5]}`
    Numeric(Numeric),
    /// `{"exists": true}`, `{"exists": false}`
    Exists(Exists),
    /// `{"cidr": "10.0.0.0/24"}`
    Cidr(Cidr),
    /// `{"anything-but": …}`
    AnythingBut(AnythingBut),
}

/// The name of a comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// `exactly`
    Exactly,
    /// `prefix`
    Prefix,
    /// `suffix`
    Suffix,
    /// `equals-ignore-case`
    EqualsIgnoreCase,
    /// `wildcard`
    Wildcard,
    /// `numeric`
    Numeric,
    /// `exists`
    Exists,
    /// `cidr`
    Cidr,
    /// `anything-but`
    AnythingBut,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Exactly,
        Self::Prefix,
        Self::Suffix,
        Self::EqualsIgnoreCase,
        Self::Wildcard,
        Self::Numeric,
        Self::Exists,
        Self::Cidr,
        Self::AnythingBut,
    ];

    /// As it is written in a pattern.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::Prefix => "prefix",
            Self::Suffix => "suffix",
            Self::EqualsIgnoreCase => "equals-ignore-case",
            Self::Wildcard => "wildcard",
            Self::Numeric => "numeric",
            Self::Exists => "exists",
            Self::Cidr => "cidr",
            Self::AnythingBut => "anything-but",
        }
    }

    /// The operator of that name; names are case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.name() == name)
    }

    /// The operator that was most likely meant by a name that is none: by the names that other
    /// languages have for it, or by a slip.
    pub(crate) fn nearest(name: &str) -> Option<Self> {
        let meant = match plain(name).as_str() {
            "startswith" | "beginswith" => Self::Prefix,
            "endswith" => Self::Suffix,
            "equals" | "equal" => Self::Exactly,
            "not" | "notequals" | "anythingbutnot" => Self::AnythingBut,
            "number" | "range" => Self::Numeric,
            "ip" | "ipaddress" => Self::Cidr,
            "like" | "glob" | "regex" => Self::Wildcard,
            name => return Self::with_slip(name),
        };
        Some(meant)
    }

    /// The operator whose name is the nearest, letters alone counting.
    fn with_slip(name: &str) -> Option<Self> {
        let names: Vec<String> = Self::ALL.iter().map(|operator| plain(operator.name())).collect();
        let limit = if name.len() > SHORT { 2 } else { 1 };
        let nearest = nearest(name, names.iter().map(String::as_str), limit)?;
        Self::ALL.into_iter().find(|operator| plain(operator.name()) == nearest)
    }
}

/// Names that are not longer have fewer slips in them.
const SHORT: usize = 4;

/// Letters alone, in lower case.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    letters.map(|char| char.to_ascii_lowercase()).collect()
}

/// How a comparison reads in a sentence: what holds between the value and the operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The value is the operand.
    Equals,
    /// The value is the operand but for upper and lower case.
    EqualsIgnoringCase,
    /// The value starts with the operand.
    StartsWith,
    /// The value starts with the operand but for upper and lower case.
    StartsWithIgnoringCase,
    /// The value ends with the operand.
    EndsWith,
    /// The value ends with the operand but for upper and lower case.
    EndsWithIgnoringCase,
    /// The value fits the operand's `*`.
    Fits,
    /// The value lies in the operand's numeric range.
    Lies,
    /// The value is an address in the operand's range.
    IsIn,
    /// The field is in the event.
    IsThere,
    /// The field is not in the event.
    IsAbsent,
    /// The value is none of the operands.
    IsNoneOf,
    /// The value starts with none of the operands.
    StartsWithNoneOf,
    /// The value ends with none of the operands.
    EndsWithNoneOf,
    /// The value fits none of the operands.
    FitsNoneOf,
    /// The value is none of the operands, whatever the case.
    IsNoneOfIgnoringCase,
}

impl Relation {
    /// The relation in words, where it holds: `8` *is* `≥ 4`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::EqualsIgnoringCase => "equals, ignoring case,",
            Self::StartsWith => "starts with",
            Self::StartsWithIgnoringCase => "starts, ignoring case, with",
            Self::EndsWith => "ends with",
            Self::EndsWithIgnoringCase => "ends, ignoring case, with",
            Self::Fits => "fits",
            Self::Lies => "is",
            Self::IsIn => "is in",
            Self::IsThere => "is there",
            Self::IsAbsent => "is absent",
            Self::IsNoneOf => "is not",
            Self::StartsWithNoneOf => "does not start with",
            Self::EndsWithNoneOf => "does not end with",
            Self::FitsNoneOf => "does not fit",
            Self::IsNoneOfIgnoringCase => "is, ignoring case, not",
        }
    }

    /// The relation in words, where it does not hold: `3.9` *is not* `≥ 4`.
    pub fn negated(self) -> &'static str {
        match self {
            Self::Equals | Self::Lies => "is not",
            Self::EqualsIgnoringCase => "is not, even ignoring case,",
            Self::StartsWith => "does not start with",
            Self::StartsWithIgnoringCase => "does not start, even ignoring case, with",
            Self::EndsWith => "does not end with",
            Self::EndsWithIgnoringCase => "does not end, even ignoring case, with",
            Self::Fits => "does not fit",
            Self::IsIn => "is not in",
            Self::IsThere => "is not in the event",
            Self::IsAbsent => "is in the event",
            Self::IsNoneOf => "is",
            Self::StartsWithNoneOf => "starts with",
            Self::EndsWithNoneOf => "ends with",
            Self::FitsNoneOf => "fits",
            Self::IsNoneOfIgnoringCase => "is, ignoring case,",
        }
    }
}

impl Comparison {
    /// Whether a value of the event satisfies it.
    ///
    /// `exists: false` is satisfied by no value: it holds where there is none.
    pub fn matches(&self, value: &Scalar<'_>) -> bool {
        match self {
            Self::Exactly(operator) => operator.matches(value),
            Self::Prefix(operator) => operator.matches(value),
            Self::Suffix(operator) => operator.matches(value),
            Self::EqualsIgnoreCase(operator) => operator.matches(value),
            Self::Wildcard(operator) => operator.matches(value),
            Self::Numeric(operator) => operator.matches(value),
            Self::Exists(operator) => operator.matches(value),
            Self::Cidr(operator) => operator.matches(value),
            Self::AnythingBut(operator) => operator.matches(value),
        }
    }

    /// Whether it may be satisfied by a string of these bytes: what is cheap to tell of many, before
    /// [`matches`](Self::matches) is asked.
    pub(crate) fn may_match_string(&self, bytes: &[u8]) -> bool {
        match self {
            Self::Exactly(Exactly::String(text)) => bytes == text.as_bytes(),
            Self::Exactly(Exactly::Number { .. } | Exactly::Literal(_)) | Self::Numeric(_) => false,
            _ => true,
        }
    }

    /// Whether it is satisfied where the event has no such field.
    pub fn matches_absence(&self) -> bool {
        matches!(self, Self::Exists(Exists { expected: false }))
    }

    /// What it finds in a value: that it holds, or in what way it does not.
    pub fn find(&self, value: &Scalar<'_>) -> Finding {
        match self {
            Self::Exactly(operator) => operator.find(value),
            Self::Prefix(operator) => operator.find(value),
            Self::Suffix(operator) => operator.find(value),
            Self::EqualsIgnoreCase(operator) => operator.find(value),
            Self::Wildcard(operator) => operator.find(value),
            Self::Numeric(operator) => operator.find(value),
            Self::Exists(operator) => operator.find(value),
            Self::Cidr(operator) => operator.find(value),
            Self::AnythingBut(operator) => operator.find(value),
        }
    }

    /// How it reads in a sentence.
    pub fn relation(&self) -> Relation {
        match self {
            Self::Exactly(_) => Relation::Equals,
            Self::Prefix(operator) => operator.relation(),
            Self::Suffix(operator) => operator.relation(),
            Self::EqualsIgnoreCase(_) => Relation::EqualsIgnoringCase,
            Self::Wildcard(_) => Relation::Fits,
            Self::Numeric(_) => Relation::Lies,
            Self::Exists(operator) => operator.relation(),
            Self::Cidr(_) => Relation::IsIn,
            Self::AnythingBut(operator) => operator.relation(),
        }
    }

    /// What the value is compared with, as JSON or a short expression: `"text"`, `5`, `≥ 4`.
    /// Empty where there is nothing, as with `exists`.
    pub fn operand(&self) -> String {
        match self {
            Self::Exactly(operator) => operator.operand(),
            Self::Prefix(operator) => quoted(&operator.text),
            Self::Suffix(operator) => quoted(&operator.text),
            Self::EqualsIgnoreCase(operator) => quoted(&operator.text),
            Self::Wildcard(operator) => quoted(operator.text()),
            Self::Numeric(operator) => operator.operand(),
            Self::Exists(_) => String::new(),
            Self::Cidr(operator) => operator.text().to_owned(),
            Self::AnythingBut(operator) => operator.operand(),
        }
    }

    /// Reads an alternative: a literal, or an object with one operator. Faults go to `faults`.
    pub(crate) fn parse(value: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        match value.kind() {
            Type::Object => parse_operator(value, faults),
            Type::Array => {
                faults.at(Fault::NestedArray, value);
                None
            }
            _ => Some(Self::Exactly(Exactly::literal(value))),
        }
    }
}

fn parse_operator(object: Value<'_>, faults: &mut Faults<'_>) -> Option<Comparison> {
    let mut members = object.members();
    let Some(member) = members.next() else {
        faults.at_end(Fault::OperatorMissing, object);
        return None;
    };
    let name = member.key.string().unwrap_or_default();
    let Some(operator) = Operator::from_name(&name) else {
        let nearest = Operator::nearest(&name);
        faults.at_key(Fault::UnknownOperator { name: name.into_owned(), nearest }, member);
        return None;
    };
    let operand = member.value;
    let comparison = match operator {
        Operator::Exactly => Exactly::parse(operand, faults).map(Comparison::Exactly),
        Operator::Prefix => Prefix::parse(operand, faults).map(Comparison::Prefix),
        Operator::Suffix => Suffix::parse(operand, faults).map(Comparison::Suffix),
        Operator::EqualsIgnoreCase => {
            EqualsIgnoreCase::parse(operand, faults).map(Comparison::EqualsIgnoreCase)
        }
        Operator::Wildcard => Wildcard::parse(operand, faults).map(Comparison::Wildcard),
        Operator::Numeric => Numeric::parse(operand, faults).map(Comparison::Numeric),
        Operator::Exists => Exists::parse(operand, faults).map(Comparison::Exists),
        Operator::Cidr => Cidr::parse(operand, faults).map(Comparison::Cidr),
        Operator::AnythingBut => AnythingBut::parse(operand, faults).map(Comparison::AnythingBut),
    }?;
    if let Some(second) = members.next() {
        faults.at_key(Fault::SeveralOperators { operator }, second);
        return None;
    }
    Some(comparison)
}

/// The operand of an operator that takes a string.
fn string_operand(
    operator: Operator,
    operand: Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<String> {
    let text = operand.string();
    if text.is_none() {
        faults.at(Fault::OperandNotString { operator, found: operand.kind() }, operand);
    }
    text.map(std::borrow::Cow::into_owned)
}

/// The operand of `prefix` and `suffix`: a string, or an object with `equals-ignore-case`.
/// The second value says whether case is ignored.
fn affix_operand(
    operator: Operator,
    operand: Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<(String, bool)> {
    if operand.kind() != Type::Object {
        return string_operand(operator, operand, faults).map(|text| (text, false));
    }
    let mut members = operand.members();
    let Some(member) = members.next() else {
        faults.at_end(Fault::InnerOperatorMissing { operator }, operand);
        return None;
    };
    let name = member.key.string().unwrap_or_default();
    if name != Operator::EqualsIgnoreCase.name() {
        let fault = Fault::UnsupportedInnerOperator { operator, name: name.into_owned() };
        faults.at_key(fault, member);
        return None;
    }
    let text = string_operand(Operator::EqualsIgnoreCase, member.value, faults)?;
    if let Some(second) = members.next() {
        faults.at_key(Fault::SeveralOperators { operator }, second);
        return None;
    }
    Some((text, true))
}

fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    crate::json::push_string(&mut json, text);
    json
}
