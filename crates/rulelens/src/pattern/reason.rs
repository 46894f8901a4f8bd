//! What the service calls each fault, letter by letter.
//!
//! Recorded from the service where it is known, otherwise from event-ruler 2, which it is built on.

use super::Fault;
use crate::comparison::{CidrFault, Operator, WildcardFault};

impl Fault {
    /// What the service calls it: the text behind `Reason: `.
    pub(super) fn reason(&self) -> String {
        const IGNORE_CASE: Operator = Operator::EqualsIgnoreCase;
        match self {
            Self::NotObject { .. } => "Filter is not an object".into(),
            Self::FieldNotArray { name, .. } => format!("\"{name}\" must be an object or an array"),
            Self::EmptyObject => "Empty objects are not allowed".into(),
            Self::EmptyArray => "Empty arrays are not allowed".into(),
            Self::NestedArray => "Match value must be String, number, true, false, or null".into(),
            Self::OperatorMissing => "Match expression name not found".into(),
            Self::UnknownOperator { name, .. } => format!("Unrecognized match type {name}"),
            Self::SeveralOperators { operator: Operator::Numeric | Operator::AnythingBut } => {
                "Too many elements in numeric expression".into()
            }
            Self::SeveralOperators { .. } => "Only one key allowed in match expression".into(),
            Self::OperandNotString { operator: Operator::Exactly, .. } => {
                "exact match pattern must be a string".into()
            }
            Self::OperandNotString { operator, .. } => {
                format!("{} match pattern must be a string", operator.name())
            }
            Self::InnerOperatorMissing { operator: Operator::AnythingBut } => {
                "Anything-But expression name not found".into()
            }
            Self::InnerOperatorMissing { operator } => {
                format!("{} expression name not found", capitalized(operator.name()))
            }
            Self::UnsupportedInnerOperator { operator, name } => {
                format!("Unsupported {} pattern: {name}", operator.name())
            }
            Self::ExistsNotBoolean { .. } => {
                "exists match pattern must be either true or false.".into()
            }
            Self::NumericNotArray { .. } => "Value of numeric must be an array.".into(),
            Self::NumericNoOperator { found } => {
                format!("Invalid member in numeric match: {found}")
            }
            Self::NumericUnknownOperator { operator } => {
                format!("Unrecognized numeric range operator: {operator}")
            }
            Self::NumericOperandNotNumber { operator } => {
                let operator = if operator == "=" { "equals" } else { operator };
                format!("Value of {operator} must be numeric")
            }
            Self::NumericNoUpperOperator { found } => {
                format!("Bad value in numeric range: {found}")
            }
            Self::NumericBadUpperOperator { operator } => {
                format!("Bad numeric range operator: {operator}")
            }
            Self::NumericTooManyTerms => "Too many elements in numeric expression".into(),
            Self::NumericTooManyRangeTerms => "Too many terms in numeric range expression".into(),
            Self::NumericEmptyRange { .. } => "Bottom must be less than top".into(),
            Self::NumericNotComparable { number } => format!("Cannot compare number : {number}"),
            Self::Wildcard { fault, .. } => match fault {
                WildcardFault::ConsecutiveStars { position } => {
                    format!("Consecutive wildcard characters at pos {position}")
                }
                WildcardFault::Escape { position } => {
                    format!("Invalid escape character at pos {position}")
                }
            },
            Self::WildcardsTooComplex => "Rule is too complex - try using fewer wildcard \
                characters or fewer repeating character sequences after a wildcard character"
                .into(),
            // The service says `prefix` here; it is no slip of ours.
            Self::CidrNotString { .. } => "prefix match pattern must be a string".into(),
            Self::Cidr { fault, .. } => cidr_reason(fault),
            Self::AnythingButOperand { .. } => {
                "Value of anything-but must be an array or single string/number value.".into()
            }
            Self::AnythingButElement { .. } => {
                "Inside anything but list, start|null|boolean is not supported.".into()
            }
            Self::AnythingButMixed { .. } => "Inside anything but list, either all values are \
                number or string, mixed type is not supported"
                .into(),
            Self::AnythingButInnerElement { operator: IGNORE_CASE, .. } => {
                "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not \
                 supported."
                    .into()
            }
            Self::AnythingButInnerElement { operator: Operator::Wildcard, .. } => {
                "wildcard match pattern must be a string".into()
            }
            Self::AnythingButInnerElement { .. } => {
                "prefix/suffix match pattern must be a string".into()
            }
            Self::EmptyAffix { .. } => "Null prefix/suffix not allowed".into(),
            Self::OrNotArray { .. } => "It must be an Array followed with $or.".into(),
            Self::OrArmNotObject { .. } => {
                "Only JSON object is allowed in array of $or relationship.".into()
            }
            Self::OrTooFewArms => "There must have at least 2 Objects in $or relationship.".into(),
            Self::ReservedInOr { name } => {
                format!("{name} is Ruler reserved fieldName which cannot be used inside $or.")
            }
            Self::TooManyCombinations => String::new(),
        }
    }
}

fn cidr_reason(fault: &CidrFault) -> String {
    match fault {
        CidrFault::Slash => "Malformed CIDR, one '/' required".into(),
        CidrFault::MaskNotNumber => "Malformed CIDR, mask bits must be an integer".into(),
        CidrFault::MaskNegative => "Malformed CIDR, mask bits must not be negative".into(),
        CidrFault::MaskTooLong { limit } => {
            let version = if *limit == 31 { "IPv4" } else { "IPv6" };
            format!("{version} mask bits must be < {}", u32::from(*limit) + 1)
        }
        CidrFault::NotAddress { text } if looks_like_address(text) => {
            format!("Invalid IP address: {text}")
        }
        CidrFault::NotAddress { text } => format!("Nonstandard IP address: {text}"),
    }
}

/// Whether the service tries to read it as an address at all.
fn looks_like_address(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = text.split('.').collect();
    let v4 = parts.len() == 4 && parts.into_iter().all(number);
    let v6_letter = |char: char| char.is_ascii_hexdigit() || char == ':';
    v4 || (text.contains(':') && text.chars().all(v6_letter))
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
