//! Comparisons back to the JSON that means them.

use super::address::Address;
use super::{AnythingBut, Comparison, Exactly, Numeric, Operator, quoted};

impl Comparison {
    /// The alternative as it is written in a pattern, in its shortest form, on one line.
    ///
    /// ```
    /// use rulelens::Pattern;
    ///
    /// let text = r#"{"n": [{ "numeric": [ ">=", 4.0 ] }, {"exactly": "x"}]}"#;
    /// let pattern = Pattern::parse(text).unwrap();
    /// let alternatives = &pattern.fields()[0].alternatives;
    /// assert_eq!(alternatives[0].comparison.to_json(), r#"{"numeric":[">=",4.0]}"#);
    /// assert_eq!(alternatives[1].comparison.to_json(), r#""x""#);
    /// ```
    pub fn to_json(&self) -> String {
        match self {
            // The operator compares what looks like an address as a text.
            Self::Exactly(Exactly::String(text)) if Address::parse(text).is_some() => {
                operator(Operator::Exactly, &quoted(text))
            }
            Self::Exactly(literal) => literal.operand(),
            Self::Prefix(it) => operator(Operator::Prefix, &affix(&it.text, it.ignore_case)),
            Self::Suffix(it) => operator(Operator::Suffix, &affix(&it.text, it.ignore_case)),
            Self::EqualsIgnoreCase(it) => operator(Operator::EqualsIgnoreCase, &quoted(&it.text)),
            Self::Wildcard(it) => operator(Operator::Wildcard, &quoted(it.text())),
            Self::Numeric(range) => operator(Operator::Numeric, &terms(range)),
            Self::Exists(it) => operator(Operator::Exists, &it.expected.to_string()),
            Self::Cidr(it) => operator(Operator::Cidr, &quoted(it.text())),
            Self::AnythingBut(excluded) => operator(Operator::AnythingBut, &operands(excluded)),
        }
    }
}

fn operator(operator: Operator, operand: &str) -> String {
    format!("{{\"{}\":{operand}}}", operator.name())
}

fn affix(text: &str, ignore_case: bool) -> String {
    let text = quoted(text);
    if ignore_case { operator(Operator::EqualsIgnoreCase, &text) } else { text }
}

fn terms(range: &Numeric) -> String {
    let (low, high) = match range {
        Numeric::Equal(bound) => return format!("[\"=\",{}]", bound.text),
        Numeric::Range { low, high } => (low, high),
    };
    let low = low.as_ref().map(|low| (if low.inclusive { ">=" } else { ">" }, low));
    let high = high.as_ref().map(|high| (if high.inclusive { "<=" } else { "<" }, high));
    let terms: Vec<String> = low
        .into_iter()
        .chain(high)
        .map(|(operator, bound)| format!("\"{operator}\",{}", bound.text))
        .collect();
    format!("[{}]", terms.join(","))
}

fn operands(excluded: &AnythingBut) -> String {
    let texts = |texts: &[String]| list(texts.iter().map(|text| quoted(text)));
    match excluded {
        AnythingBut::Strings(strings) => texts(strings),
        AnythingBut::Numbers(numbers) => list(numbers.iter().map(|(text, _)| text.clone())),
        AnythingBut::Prefixes(prefixes) => operator(Operator::Prefix, &texts(prefixes)),
        AnythingBut::Suffixes(suffixes) => operator(Operator::Suffix, &texts(suffixes)),
        AnythingBut::EqualsIgnoreCase(strings) => {
            operator(Operator::EqualsIgnoreCase, &texts(strings))
        }
        AnythingBut::Wildcards(wildcards) => {
            let wildcards = list(wildcards.iter().map(|wildcard| quoted(wildcard.text())));
            operator(Operator::Wildcard, &wildcards)
        }
    }
}

/// One operand as it is, several as an array.
fn list(operands: impl Iterator<Item = String>) -> String {
    let operands: Vec<String> = operands.collect();
    match operands.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(",")),
    }
}
