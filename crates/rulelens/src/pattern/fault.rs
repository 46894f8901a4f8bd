//! Why a pattern is refused.

use std::borrow::Cow;

use super::MAX_COMBINATIONS;
use crate::comparison::{CidrFault, Operator, WildcardFault};
use crate::diagnostic::Describe;
use crate::json::Type;

/// Why a pattern is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The pattern is no object.
    NotObject {
        /// What it is.
        found: Type,
    },
    /// A field holds neither an array nor an object.
    FieldNotArray {
        /// The key.
        name: String,
        /// What it holds.
        found: Type,
    },
    /// An object without fields.
    EmptyObject,
    /// A field without alternatives.
    EmptyArray,
    /// An array among the alternatives.
    NestedArray,
    /// An object without an operator among the alternatives.
    OperatorMissing,
    /// No such operator.
    UnknownOperator {
        /// What is written.
        name: String,
        /// What may be meant.
        nearest: Option<Operator>,
    },
    /// An operator and something else in one object.
    SeveralOperators {
        /// The first.
        operator: Operator,
    },
    /// The operator takes a string.
    OperandNotString {
        /// The operator.
        operator: Operator,
        /// What it got.
        found: Type,
    },
    /// An object without a key where an operator should be inside another.
    InnerOperatorMissing {
        /// The outer operator.
        operator: Operator,
    },
    /// An operator that cannot be used inside this one.
    UnsupportedInnerOperator {
        /// The outer operator.
        operator: Operator,
        /// The inner one.
        name: String,
    },
    /// `exists` takes `true` or `false`.
    ExistsNotBoolean {
        /// What it got.
        found: Type,
    },
    /// `numeric` takes an array.
    NumericNotArray {
        /// What it got.
        found: Type,
    },
    /// `numeric` begins with an operator.
    NumericNoOperator {
        /// What stands there; `]` if nothing does.
        found: String,
    },
    /// No such operator of `numeric`.
    NumericUnknownOperator {
        /// What is written.
        operator: String,
    },
    /// No number behind an operator of `numeric`.
    NumericOperandNotNumber {
        /// The operator.
        operator: String,
    },
    /// Something else than an operator behind the lower bound of a range.
    NumericNoUpperOperator {
        /// What stands there.
        found: String,
    },
    /// The second operator of a range is neither `<` nor `<=`.
    NumericBadUpperOperator {
        /// What is written.
        operator: String,
    },
    /// More than one operator and number where there may be one.
    NumericTooManyTerms,
    /// More than two operators and numbers.
    NumericTooManyRangeTerms,
    /// The lower bound is not below the upper one.
    NumericEmptyRange {
        /// The lower bound.
        low: String,
        /// The upper bound.
        high: String,
    },
    /// A number that the service cannot compare by value.
    NumericNotComparable {
        /// The number.
        number: String,
    },
    /// A wildcard is refused.
    Wildcard {
        /// As it is written.
        text: String,
        /// Why.
        fault: WildcardFault,
    },
    /// The wildcards of a field are too complex together.
    WildcardsTooComplex,
    /// `cidr` takes a string.
    CidrNotString {
        /// What it got.
        found: Type,
    },
    /// An address range is refused.
    Cidr {
        /// As it is written.
        text: String,
        /// Why.
        fault: CidrFault,
    },
    /// `anything-but` takes a string, a number, a list or an operator.
    AnythingButOperand {
        /// What it got.
        found: Type,
    },
    /// A list of `anything-but` holds strings or numbers.
    AnythingButElement {
        /// What it holds.
        found: Type,
    },
    /// A list of `anything-but` holds both strings and numbers, or nothing.
    AnythingButMixed {
        /// Whether it holds nothing.
        empty: bool,
    },
    /// An operator inside `anything-but` takes strings.
    AnythingButInnerElement {
        /// The inner operator.
        operator: Operator,
        /// What it got.
        found: Type,
    },
    /// `anything-but` with an empty prefix or suffix, which would exclude every string.
    EmptyAffix {
        /// The inner operator.
        operator: Operator,
    },
    /// `$or` takes an array.
    OrNotArray {
        /// What it got.
        found: Type,
    },
    /// `$or` takes objects.
    OrArmNotObject {
        /// What it got.
        found: Type,
    },
    /// `$or` takes two or more objects.
    OrTooFewArms,
    /// A field inside `$or` with a name that is kept for an operator.
    ReservedInOr {
        /// The name.
        name: String,
    },
    /// `$or` expands to more than [`MAX_COMBINATIONS`].
    TooManyCombinations,
}

impl Describe for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotObject { .. } => "pattern-not-object",
            Self::FieldNotArray { .. } => "field-not-array",
            Self::EmptyObject => "empty-object",
            Self::EmptyArray => "empty-array",
            Self::NestedArray => "nested-array",
            Self::OperatorMissing => "operator-missing",
            Self::UnknownOperator { .. } => "unknown-operator",
            Self::SeveralOperators { .. } => "several-operators",
            Self::OperandNotString { .. } => "operand-not-string",
            Self::InnerOperatorMissing { .. } => "inner-operator-missing",
            Self::UnsupportedInnerOperator { .. } => "unsupported-inner-operator",
            Self::ExistsNotBoolean { .. } => "exists-not-boolean",
            Self::NumericNotArray { .. } => "numeric-not-array",
            Self::NumericNoOperator { .. } => "numeric-no-operator",
            Self::NumericUnknownOperator { .. } => "numeric-unknown-operator",
            Self::NumericOperandNotNumber { .. } => "numeric-operand-not-number",
            Self::NumericNoUpperOperator { .. } => "numeric-no-upper-operator",
            Self::NumericBadUpperOperator { .. } => "numeric-bad-upper-operator",
            Self::NumericTooManyTerms => "numeric-too-many-terms",
            Self::NumericTooManyRangeTerms => "numeric-too-many-range-terms",
            Self::NumericEmptyRange { .. } => "numeric-empty-range",
            Self::NumericNotComparable { .. } => "number-not-comparable",
            Self::Wildcard { fault: WildcardFault::ConsecutiveStars { .. }, .. } => {
                "wildcard-consecutive-stars"
            }
            Self::Wildcard { fault: WildcardFault::Escape { .. }, .. } => "wildcard-escape",
            Self::WildcardsTooComplex => "wildcards-too-complex",
            Self::CidrNotString { .. } => "cidr-not-string",
            Self::Cidr { fault, .. } => match fault {
                CidrFault::Slash => "cidr-slash",
                CidrFault::MaskNotNumber => "cidr-mask-not-number",
                CidrFault::MaskNegative => "cidr-mask-negative",
                CidrFault::MaskTooLong { .. } => "cidr-mask-too-long",
                CidrFault::NotAddress { .. } => "cidr-not-address",
            },
            Self::AnythingButOperand { .. } => "anything-but-operand",
            Self::AnythingButElement { .. } => "anything-but-element",
            Self::AnythingButMixed { empty: true } => "anything-but-empty",
            Self::AnythingButMixed { empty: false } => "anything-but-mixed",
            Self::AnythingButInnerElement { .. } => "anything-but-inner-element",
            Self::EmptyAffix { .. } => "empty-affix",
            Self::OrNotArray { .. } => "or-not-array",
            Self::OrArmNotObject { .. } => "or-arm-not-object",
            Self::OrTooFewArms => "or-too-few-arms",
            Self::ReservedInOr { .. } => "reserved-in-or",
            Self::TooManyCombinations => "too-many-combinations",
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { found } => {
                format!("the pattern must be an object, found {}", found.with_article()).into()
            }
            Self::FieldNotArray { name, .. } => {
                format!("`{name}` must hold an array or an object").into()
            }
            Self::EmptyObject => "an object without fields".into(),
            Self::EmptyArray => "a field without alternatives".into(),
            Self::NestedArray => "unexpected array, expected a value or a comparison".into(),
            Self::OperatorMissing => {
                "unexpected empty object, expected a comparison operator".into()
            }
            Self::UnknownOperator { name, .. } => {
                format!("unknown comparison operator `{name}`").into()
            }
            Self::SeveralOperators { operator } => {
                format!("unexpected key beside `{}`", operator.name()).into()
            }
            Self::OperandNotString { operator, found } => {
                format!("`{}` takes a string, found {}", operator.name(), found.with_article())
                    .into()
            }
            Self::InnerOperatorMissing { operator } => {
                format!("unexpected empty object inside `{}`", operator.name()).into()
            }
            Self::UnsupportedInnerOperator { operator, name } => {
                format!("`{name}` cannot be used inside `{}`", operator.name()).into()
            }
            Self::ExistsNotBoolean { found } => {
                format!("`exists` takes `true` or `false`, found {}", found.with_article()).into()
            }
            Self::NumericNotArray { found } => {
                format!("`numeric` takes an array, found {}", found.with_article()).into()
            }
            Self::NumericNoOperator { found } if found == "]" => {
                "`numeric` must not be empty".into()
            }
            Self::NumericNoOperator { found } => {
                format!("unexpected `{found}` in `numeric`, expected an operator").into()
            }
            Self::NumericUnknownOperator { operator } => {
                format!("unknown operator `{operator}` in `numeric`").into()
            }
            Self::NumericOperandNotNumber { operator } => {
                format!("expected a number behind `{operator}`").into()
            }
            Self::NumericNoUpperOperator { found }
            | Self::NumericBadUpperOperator { operator: found } => {
                format!("unexpected `{found}`, expected `<` or `<=` for the upper bound").into()
            }
            Self::NumericTooManyTerms => "unexpected term behind a complete comparison".into(),
            Self::NumericTooManyRangeTerms => "unexpected term behind a complete range".into(),
            Self::NumericEmptyRange { low, high } => {
                format!("the lower bound {low} is not below the upper bound {high}").into()
            }
            Self::NumericNotComparable { number } => {
                format!("`{number}` cannot be compared by value").into()
            }
            Self::Wildcard { fault: WildcardFault::ConsecutiveStars { .. }, text } => {
                format!("two `*` in a row in `{text}`").into()
            }
            Self::Wildcard { fault: WildcardFault::Escape { .. }, text } => {
                format!("a backslash in `{text}` before neither `*` nor `\\`").into()
            }
            Self::WildcardsTooComplex => "the wildcards of this field are too complex".into(),
            Self::CidrNotString { found } => {
                format!("`cidr` takes a string, found {}", found.with_article()).into()
            }
            Self::Cidr { text, fault } => cidr_message(text, fault).into(),
            Self::AnythingButOperand { found } => format!(
                "`anything-but` takes a string, a number, a list or an operator, found {}",
                found.with_article()
            )
            .into(),
            Self::AnythingButElement { found } => format!(
                "a list of `anything-but` holds strings or numbers, found {}",
                found.with_article()
            )
            .into(),
            Self::AnythingButMixed { empty: true } => "an empty list in `anything-but`".into(),
            Self::AnythingButMixed { empty: false } => {
                "strings and numbers in one list of `anything-but`".into()
            }
            Self::AnythingButInnerElement { operator, found } => format!(
                "`{}` inside `anything-but` takes strings, found {}",
                operator.name(),
                found.with_article()
            )
            .into(),
            Self::EmptyAffix { operator } => {
                format!("an empty `{}` inside `anything-but`", operator.name()).into()
            }
            Self::OrNotArray { found } => {
                format!("`$or` takes an array, found {}", found.with_article()).into()
            }
            Self::OrArmNotObject { found } => {
                format!("`$or` takes objects, found {}", found.with_article()).into()
            }
            Self::OrTooFewArms => "`$or` takes two or more objects".into(),
            Self::ReservedInOr { name } => {
                format!("`{name}` cannot name a field inside `$or`").into()
            }
            Self::TooManyCombinations => {
                format!("`$or` expands to more than {MAX_COMBINATIONS} combinations").into()
            }
        }
    }

    fn help(&self) -> Cow<'static, str> {
        match self {
            Self::NotObject { .. } => "A pattern is `{ … }` with the fields to test, as in `{\"source\": [\"aws.guardduty\"]}`.",
            Self::FieldNotArray { .. } => "A field lists the values that it accepts, so one value stands in an array too: wrap it in `[ ]`.",
            Self::EmptyObject => "Put a field into it, or take it away.",
            Self::EmptyArray => "List at least one value. For any value, write `[{\"exists\": true}]`.",
            Self::NestedArray => "List the alternatives side by side in one array.",
            Self::OperatorMissing => "Write an operator, as in `{\"prefix\": \"a\"}`, or take the object away.",
            Self::UnknownOperator { name, nearest: Some(nearest) } => {
                let nearest = nearest.name();
                let case = name.eq_ignore_ascii_case(nearest);
                let case = if case { " Operators are case-sensitive." } else { "" };
                return format!("Did you mean `{nearest}`?{case}").into();
            }
            Self::UnknownOperator { .. } => {
                let names = Operator::ALL.map(|operator| format!("`{}`", operator.name()));
                return format!("The operators are {}.", names.join(", ")).into();
            }
            Self::SeveralOperators { .. } => "Put each operator into an object of its own; alternatives in one array are OR.",
            Self::OperandNotString { operator: Operator::Prefix | Operator::Suffix, .. } => {
                "Give it one string, or `{\"equals-ignore-case\": \"text\"}`. For several, list several objects."
            }
            Self::OperandNotString { .. } => "Give it one string. For several, list several objects.",
            Self::InnerOperatorMissing { .. } => "Give it a text instead of the empty object.",
            Self::UnsupportedInnerOperator { operator: Operator::AnythingBut, .. } => {
                "Inside `anything-but` there may be `prefix`, `suffix`, `equals-ignore-case` or `wildcard`."
            }
            Self::UnsupportedInnerOperator { .. } => "Only `equals-ignore-case` can be used here.",
            Self::ExistsNotBoolean { .. } => "Write `{\"exists\": true}` or `{\"exists\": false}`, without quotes.",
            Self::NumericNotArray { .. } => "Write operator and number in an array: `{\"numeric\": [\">=\", 4]}`.",
            Self::NumericNoOperator { .. } | Self::NumericUnknownOperator { .. } => {
                "The operators are `=`, `<`, `<=`, `>` and `>=`, each in quotes."
            }
            Self::NumericOperandNotNumber { .. } => "Write the number without quotes.",
            Self::NumericNoUpperOperator { .. } | Self::NumericBadUpperOperator { .. } => "A range is written lower bound first: `[\">\", 0, \"<=\", 5]`.",
            Self::NumericTooManyTerms => "Only `>` and `>=` can be followed by an upper bound.",
            Self::NumericTooManyRangeTerms => "A range has two bounds. For more ranges, list more objects.",
            Self::NumericEmptyRange { .. } => "Raise the upper bound or lower the lower one. For one number, write `[\"=\", n]`.",
            Self::NumericNotComparable { .. } => "The service compares numbers that a double holds exactly in at most 17 digits.",
            Self::Wildcard { fault: WildcardFault::ConsecutiveStars { .. }, .. } => "One `*` already stands for any run of characters.",
            Self::Wildcard { fault: WildcardFault::Escape { .. }, .. } => {
                "In JSON, write `\\\\*` for a star itself and `\\\\\\\\` for a backslash."
            }
            Self::WildcardsTooComplex => "Use fewer `*`, or fewer that are followed by the same characters.",
            Self::CidrNotString { .. } => "Give it one string. For several ranges, list several objects.",
            Self::Cidr { fault: CidrFault::MaskTooLong { .. }, .. } => "For a single address, list it as a string: `[\"10.0.0.1\"]`.",
            Self::Cidr { .. } => "Write an address, a slash and the bits of the mask: `10.0.0.0/24`.",
            Self::AnythingButOperand { .. } | Self::AnythingButElement { .. } => {
                "`null`, `true` and `false` cannot be excluded by `anything-but`."
            }
            Self::AnythingButMixed { empty: true } => "List at least one value to exclude.",
            Self::AnythingButMixed { empty: false } => "Use two objects, one with the strings and one with the numbers; mind that alternatives are OR.",
            Self::AnythingButInnerElement { .. } => "Put each text in quotes.",
            Self::EmptyAffix { .. } => "Every string starts and ends with an empty text, so none would be left.",
            Self::OrNotArray { .. } | Self::OrArmNotObject { .. } | Self::OrTooFewArms => {
                "Write `\"$or\": [ { … }, { … } ]` with a pattern in each object."
            }
            Self::ReservedInOr { .. } => "The name is kept for a comparison operator. Test the field outside `$or`.",
            Self::TooManyCombinations => "Each `$or` multiplies the combinations of those before it. Split the rule.",
        }
        .into()
    }
}

fn cidr_message(text: &str, fault: &CidrFault) -> String {
    match fault {
        CidrFault::Slash => format!("`{text}` must have one `/`"),
        CidrFault::MaskNotNumber => format!("the mask of `{text}` is no whole number"),
        CidrFault::MaskNegative => format!("the mask of `{text}` is negative"),
        CidrFault::MaskTooLong { limit } => {
            format!("the mask of `{text}` is longer than {limit} bits")
        }
        CidrFault::NotAddress { text: address } => {
            format!("`{address}` in `{text}` is no IP address")
        }
    }
}
