//! `{"numeric": [">", 0, "<=", 5]}`.

use super::finding::{Finding, Miss, Side};
use super::scalar::Scalar;
use crate::json::{self, Elements, Type, Value};
use crate::pattern::{Fault, Faults};

/// A range of numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Numeric {
    /// `["=", n]`
    Equal(Bound),
    /// At least one bound.
    Range {
        /// `>` or `>=`
        low: Option<Bound>,
        /// `<` or `<=`
        high: Option<Bound>,
    },
}

/// An end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// As it is spelled.
    pub text: String,
    /// Its value.
    pub value: f64,
    /// Whether the bound belongs to the range.
    pub inclusive: bool,
}

impl Numeric {
    pub(super) fn parse(operand: Value<'_>, faults: &mut Faults<'_>) -> Option<Self> {
        if operand.kind() != Type::Array {
            faults.at(Fault::NumericNotArray { found: operand.kind() }, operand);
            return None;
        }
        let mut terms = Terms { array: operand, rest: operand.elements(), last: operand, faults };
        let operator = terms.operator(|found| Fault::NumericNoOperator { found })?;
        match operator.as_str() {
            "=" => terms.only_bound(&operator).map(Self::Equal),
            "<" | "<=" => {
                let high = terms.only_bound(&operator)?;
                Some(Self::Range { low: None, high: Some(high) })
            }
            ">" | ">=" => terms.range_from(&operator),
            _ => terms.unknown_operator(operator),
        }
    }

    pub(super) fn matches(&self, value: &Scalar<'_>) -> bool {
        let Scalar::Number { value: Some(value), .. } = value else {
            return false;
        };
        match self {
            Self::Equal(bound) => bound.value == *value,
            Self::Range { low, high } => {
                let above = low
                    .as_ref()
                    .is_none_or(|low| *value > low.value || (low.inclusive && *value == low.value));
                let below = high.as_ref().is_none_or(|high| {
                    *value < high.value || (high.inclusive && *value == high.value)
                });
                above && below
            }
        }
    }

    pub(super) fn find(&self, value: &Scalar<'_>) -> Finding {
        Finding::of(self.matches(value), || match value {
            Scalar::Number { value: Some(found), .. } => self.missed(*found),
            Scalar::Number { .. } => Miss::NotComparable,
            Scalar::String(text) => {
                let same_text = json::comparable(text).is_some();
                Miss::OtherType { wanted: Type::Number, found: Type::String, same_text }
            }
            Scalar::Literal(_) => value.other_type(Type::Number, ""),
        })
    }

    /// The bound that a number misses.
    fn missed(&self, found: f64) -> Miss {
        let miss = |bound: &Bound, side| Miss::Number { bound: bound.value, found, side };
        match self {
            Self::Equal(bound) => miss(bound, Side::On),
            Self::Range { low: Some(low), .. } if found <= low.value => miss(low, Side::Above),
            Self::Range { high: Some(high), .. } => miss(high, Side::Below),
            Self::Range { .. } => Miss::NotComparable,
        }
    }

    pub(super) fn operand(&self) -> String {
        match self {
            Self::Equal(bound) => format!("= {}", bound.text),
            Self::Range { low, high } => {
                let low = low.as_ref().map(|low| low.words('>', '≥'));
                let high = high.as_ref().map(|high| high.words('<', '≤'));
                let both: Vec<_> = low.into_iter().chain(high).collect();
                both.join(" and ")
            }
        }
    }
}

impl Bound {
    fn words(&self, exclusive: char, inclusive: char) -> String {
        format!("{} {}", if self.inclusive { inclusive } else { exclusive }, self.text)
    }
}

/// The terms of a `numeric` array, operators and numbers in turn.
struct Terms<'d, 'f, 't> {
    array: Value<'d>,
    rest: Elements<'d>,
    last: Value<'d>,
    faults: &'f mut Faults<'t>,
}

impl<'d> Terms<'d, '_, '_> {
    /// A range whose lower bound comes first, with or without an upper one.
    fn range_from(mut self, operator: &str) -> Option<Numeric> {
        let low = self.number(operator)?;
        if self.rest.clone().next().is_none() {
            let low = self.bound(operator, low)?;
            return Some(Numeric::Range { low: Some(low), high: None });
        }
        let upper = self.operator(|found| Fault::NumericNoUpperOperator { found })?;
        if !matches!(upper.as_str(), "<" | "<=") {
            self.faults.at_text(Fault::NumericBadUpperOperator { operator: upper }, self.last);
            return None;
        }
        let high = self.number(&upper)?;
        self.end(Fault::NumericTooManyRangeTerms)?;
        let (low, high) = (self.bound(operator, low)?, self.bound(&upper, high)?);
        if low.value >= high.value {
            return self.refuse_all(Fault::NumericEmptyRange { low: low.text, high: high.text });
        }
        Some(Numeric::Range { low: Some(low), high: Some(high) })
    }

    /// The number behind an operator that takes just one.
    fn only_bound(mut self, operator: &str) -> Option<Bound> {
        let number = self.number(operator)?;
        self.end(Fault::NumericTooManyTerms)?;
        self.bound(operator, number)
    }

    fn operator(&mut self, fault: impl Fn(String) -> Fault) -> Option<String> {
        let Some(term) = self.rest.next() else {
            return self.refuse_all(fault("]".to_owned()));
        };
        self.last = term;
        match term.string() {
            Some(operator) => Some(operator.into_owned()),
            None => self.refuse(fault(first_token(term).to_owned())),
        }
    }

    /// An operator that is none, which the service sees when it has read the term behind it.
    fn unknown_operator<T>(mut self, operator: String) -> Option<T> {
        let fault = Fault::NumericUnknownOperator { operator };
        match self.rest.next() {
            Some(next) => self.faults.at_next(fault, self.last, next),
            None => self.faults.at_end_of(fault, self.last, self.array),
        }
        None
    }

    fn number(&mut self, operator: &str) -> Option<Value<'d>> {
        let fault = Fault::NumericOperandNotNumber { operator: operator.to_owned() };
        let Some(term) = self.rest.next() else {
            return self.refuse_all(fault);
        };
        self.last = term;
        if term.kind() == Type::Number { Some(term) } else { self.refuse(fault) }
    }

    fn bound(&mut self, operator: &str, number: Value<'d>) -> Option<Bound> {
        let text = number.raw().to_owned();
        let inclusive = operator.contains('=');
        match json::comparable(&text) {
            Some(value) => Some(Bound { text, value, inclusive }),
            // The service has read the whole list by then.
            None => self.refuse_all(Fault::NumericNotComparable { number: text }),
        }
    }

    fn end(&mut self, fault: Fault) -> Option<()> {
        match self.rest.next() {
            None => Some(()),
            Some(extra) => {
                self.last = extra;
                self.refuse(fault)
            }
        }
    }

    /// A fault of the term read last.
    fn refuse<T>(&mut self, fault: Fault) -> Option<T> {
        self.faults.at(fault, self.last);
        None
    }

    /// A fault that shows when the list has ended.
    fn refuse_all<T>(&mut self, fault: Fault) -> Option<T> {
        self.faults.at_end(fault, self.array);
        None
    }
}

/// What the service has read of a value when it sees that it is none of those wanted.
fn first_token(value: Value<'_>) -> &str {
    match value.kind() {
        Type::Array => "[",
        Type::Object => "{",
        _ => value.raw(),
    }
}
