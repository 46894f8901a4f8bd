//! Operators against crates that know the matter, or against the rule written down once more.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use bigdecimal::BigDecimal;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use proptest::prelude::*;
use regex::Regex;
use rulelens::Pattern;

use crate::{json, matches};

/// Whether a field with this alternative takes the value; both are JSON.
fn takes(alternative: &str, value: &str) -> bool {
    matches(&format!(r#"{{"k":[{alternative}]}}"#), &format!(r#"{{"k":{value}}}"#))
}

/// The code of the fault for which an alternative is refused.
fn refused(alternative: &str) -> Option<&'static str> {
    let faults = Pattern::parse(&format!(r#"{{"k":[{alternative}]}}"#)).err()?;
    faults.first().map(rulelens::Diagnostic::code)
}

/// What changes a text a little, or not at all.
#[derive(Clone, Debug)]
enum Change {
    Nothing,
    Insert(usize, &'static str),
    Remove(usize),
}

fn change(tokens: &'static [&'static str]) -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => Just(Change::Nothing),
        1 => (any::<usize>(), prop::sample::select(tokens)).prop_map(|(at, token)| Change::Insert(at, token)),
        1 => any::<usize>().prop_map(Change::Remove),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    match change {
        Change::Nothing => {}
        Change::Insert(at, token) => {
            let at = at % (chars.len() + 1);
            chars.splice(at..at, token.chars());
        }
        Change::Remove(_) if chars.is_empty() => {}
        Change::Remove(at) => drop(chars.remove(at % chars.len())),
    }
    chars.into_iter().collect()
}

// Wildcards

const PLAIN: &[&str] = &["a", "b", "ab", "*", "\\", "é", "\n", "🦀", ".", "^", "\""];

/// A piece of a wildcard: a star with the run that it takes in some text, or plain text.
#[derive(Clone, Debug)]
enum Piece {
    Star(String),
    Plain(&'static str),
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let run = prop::collection::vec(prop::sample::select(PLAIN), 0..3);
    let piece = prop_oneof![
        1 => run.prop_map(|run| Piece::Star(run.concat())),
        2 => prop::sample::select(PLAIN).prop_map(Piece::Plain),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|mut pieces| {
        pieces.dedup_by(|left, right| matches!((left, right), (Piece::Star(_), Piece::Star(_))));
        pieces
    })
}

/// The wildcard, a regular expression that means the same, and a text that fits both.
fn wildcard(pieces: &[Piece]) -> (String, Regex, String) {
    let (mut wildcard, mut regex, mut text) = (String::new(), r"(?s)\A".to_owned(), String::new());
    for piece in pieces {
        match piece {
            Piece::Star(run) => {
                wildcard.push('*');
                regex.push_str(".*");
                text.push_str(run);
            }
            Piece::Plain(plain) => {
                wildcard.push_str(&plain.replace('\\', r"\\").replace('*', r"\*"));
                regex.push_str(&regex::escape(plain));
                text.push_str(plain);
            }
        }
    }
    regex.push_str(r"\z");
    (wildcard, Regex::new(&regex).expect("a regular expression"), text)
}

// Numbers

const WHOLE: &[&str] =
    &["0", "1", "2", "10", "12", "300", "4503599627370497", "9007199254740993", "123456789012"];
const FRACTION: &[&str] = &["", ".0", ".1", ".10", ".5", ".25", ".0000001", ".30000000000000004"];
const EXPONENT: &[&str] =
    &["", "e0", "E+1", "e-1", "e2", "E-02", "e15", "e-7", "e300", "e-300", "e400", "e-400"];

fn number() -> impl Strategy<Value = String> {
    let (whole, fraction) = (prop::sample::select(WHOLE), prop::sample::select(FRACTION));
    // Exponents are rare, or else two numbers are seldom near each other.
    let exponent = prop_oneof![3 => Just(""), 1 => prop::sample::select(EXPONENT)];
    let sign = prop_oneof![4 => Just(""), 1 => Just("-")];
    (sign, whole, fraction, exponent)
        .prop_map(|(sign, whole, fraction, exponent)| format!("{sign}{whole}{fraction}{exponent}"))
}

fn decimal(text: &str) -> BigDecimal {
    BigDecimal::from_str(text).expect("a number")
}

/// The same number, or one beside it, in some spelling.
fn near(number: &str, how: u8) -> String {
    let value = decimal(number);
    let step = BigDecimal::from_str("0.5").expect("a number");
    match how {
        0 => number.to_owned(),
        1 if !number.contains(['e', 'E', '.']) => format!("{number}.000"),
        1 if !number.contains(['e', 'E']) => format!("{number}0e0"),
        2 => value.to_scientific_notation(),
        3 => (value + step).to_scientific_notation(),
        _ => (value - step).to_scientific_notation(),
    }
}

/// The value of a number whose nearest double, printed in its shortest form, is the same number.
fn comparable(text: &str) -> Option<BigDecimal> {
    let double: f64 = text.parse().expect("a number");
    let value = decimal(text);
    (double.is_finite() && decimal(&format!("{double:e}")) == value).then_some(value)
}

// Addresses

/// A range, and an address that is in it or near it.
fn range_and_address() -> impl Strategy<Value = (IpNet, IpAddr)> {
    // The address differs from that of the range in a bit that the mask covers or does not.
    let v4 = (any::<u32>(), 0..32u8, any::<u32>(), 0..32u32).prop_map(|(bits, mask, host, bit)| {
        let free = u32::MAX.checked_shr(mask.into()).unwrap_or(0);
        let address = (bits & !free | host & free) ^ if host % 8 != 0 { 1 << bit } else { 0 };
        let range = Ipv4Net::new(Ipv4Addr::from(bits), mask).expect("a mask of IPv4");
        (IpNet::V4(range), IpAddr::V4(Ipv4Addr::from(address)))
    });
    let v6 =
        (any::<u128>(), 0..128u8, any::<u128>(), 0..128u32).prop_map(|(bits, mask, host, bit)| {
            let free = u128::MAX.checked_shr(mask.into()).unwrap_or(0);
            let address = (bits & !free | host & free) ^ if host % 8 != 0 { 1 << bit } else { 0 };
            let range = Ipv6Net::new(Ipv6Addr::from(bits), mask).expect("a mask of IPv6");
            (IpNet::V6(range), IpAddr::V6(Ipv6Addr::from(address)))
        });
    prop_oneof![v4, v6].prop_filter("an IPv4 address in IPv6", |(range, address)| {
        let mapped =
            |address: &IpAddr| matches!(address, IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some());
        !mapped(address) && !mapped(&range.addr())
    })
}

/// An address in one of its spellings.
fn spelled(address: IpAddr, how: u8) -> String {
    match (address, how % 4) {
        (IpAddr::V4(v4), 0) => v4.octets().map(|octet| format!("{octet:03}")).join("."),
        (IpAddr::V6(v6), 0) => v6.segments().map(|group| format!("{group:04X}")).join(":"),
        (IpAddr::V6(v6), 1) => v6.segments().map(|group| format!("{group:x}")).join(":"),
        (_, 2) => address.to_string().to_uppercase(),
        _ => address.to_string(),
    }
}

// Case

const LETTERS: &[&str] = &[
    "a", "A", "s", "S", "ß", "ẞ", "i", "I", "ı", "İ", "i\u{307}", "σ", "ς", "Σ", "é", "É", "k",
    "\u{212a}", "ŉ", "ʼN", "N", "ﬁ", "FI", "F", "1", "-", "ⱥ", "Ⱥ", "ǅ", "ǆ", "Ǆ", "Ж", "ж",
];

fn letters() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(LETTERS), 0..5)
}

/// The text with each of its letters in upper case, in lower case or as it is.
fn recased(text: &str, how: &[u8]) -> String {
    let mut how = how.iter().cycle();
    text.chars()
        .map(|char| match how.next() {
            Some(0) => char.to_uppercase().collect(),
            Some(1) => char.to_lowercase().collect(),
            _ => char.to_string(),
        })
        .collect()
}

/// Where in `text` a part may end that is `expected` but for case and starts at `start`: each
/// character stands for its lower-case and its upper-case form, each as a whole.
fn ends(text: &str, start: usize, expected: &str) -> Vec<usize> {
    expected.chars().fold(vec![start], |starts, char| {
        let forms: [String; 2] = [char.to_lowercase().collect(), char.to_uppercase().collect()];
        let after = starts.iter().flat_map(|start| {
            let fits = |form: &&String| text[*start..].starts_with(form.as_str());
            forms.iter().filter(fits).map(move |form| start + form.len())
        });
        after.collect()
    })
}

// Prefixes and suffixes

const SYLLABLES: &[&str] = &["a", "b", "ab", "ba", "é", "e\u{301}", "🦀", "", "\\", "\"", "*"];

fn syllables() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SYLLABLES), 0..4).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_wildcard_fits_what_its_regular_expression_does(
        pieces in pieces(),
        change in change(PLAIN),
    ) {
        let (wildcard, regex, text) = wildcard(&pieces);
        let alternative = format!(r#"{{"wildcard":{}}}"#, json(&wildcard));
        if refused(&alternative) == Some("wildcards-too-complex") {
            return Ok(());
        }
        let text = changed(&text, &change);
        let expected = regex.is_match(&text);
        prop_assert_eq!(takes(&alternative, &json(&text)), expected);
        let but = format!(r#"{{"anything-but":{alternative}}}"#);
        prop_assert_eq!(takes(&but, &json(&text)), !expected);
    }

    #[test]
    fn two_stars_in_a_row_are_refused_and_nothing_else_is(
        tokens in prop::collection::vec(prop::sample::select(&["*", "a", r"\*", r"\\", "é"][..]), 0..8),
    ) {
        let wildcard = tokens.concat();
        let code = refused(&format!(r#"{{"wildcard":{}}}"#, json(&wildcard)));
        let consecutive = tokens.windows(2).position(|pair| pair == ["*", "*"]);
        match consecutive {
            Some(_) => prop_assert_eq!(code, Some("wildcard-consecutive-stars")),
            None => prop_assert!(matches!(code, None | Some("wildcards-too-complex"))),
        }
    }

    #[test]
    fn numbers_are_equal_by_value_or_by_text((left, how) in (number(), 0..5u8)) {
        let right = near(&left, how);
        let by_value = comparable(&left).is_some_and(|value| comparable(&right) == Some(value));
        prop_assert_eq!(takes(&left, &right), by_value || left == right, "{} {}", left, right);
        let but = format!(r#"{{"anything-but":{left}}}"#);
        match comparable(&left) {
            None => prop_assert_eq!(refused(&but), Some("number-not-comparable")),
            Some(_) => prop_assert_eq!(takes(&but, &right), !by_value, "{} {}", but, right),
        }
    }

    #[test]
    fn a_range_holds_the_numbers_between_its_bounds(
        (low, high, value, how) in (number(), number(), number(), 0..5u8),
        (above, below) in (prop::sample::select(&[">", ">="][..]), prop::sample::select(&["<", "<="][..])),
    ) {
        // Often at a bound, often between both.
        let value = if how < 3 { near(&low, how) } else { value };
        let both = format!(r#"{{"numeric":["{above}",{low},"{below}",{high}]}}"#);
        let (Some(low_value), Some(high_value)) = (comparable(&low), comparable(&high)) else {
            prop_assert_eq!(refused(&both), Some("number-not-comparable"));
            return Ok(());
        };
        let inside = |value: &BigDecimal| {
            let above = if above == ">" { *value > low_value } else { *value >= low_value };
            let below = if below == "<" { *value < high_value } else { *value <= high_value };
            (above, below)
        };
        let (over, under) = comparable(&value).as_ref().map(inside).unwrap_or_default();
        prop_assert_eq!(takes(&format!(r#"{{"numeric":["{above}",{low}]}}"#), &value), over);
        prop_assert_eq!(takes(&format!(r#"{{"numeric":["{below}",{high}]}}"#), &value), under);
        if low_value < high_value {
            prop_assert_eq!(takes(&both, &value), over && under, "{} {}", both, value);
        } else {
            prop_assert_eq!(refused(&both), Some("numeric-empty-range"));
        }
        let equal = comparable(&value) == Some(low_value);
        prop_assert_eq!(takes(&format!(r#"{{"numeric":["=",{low}]}}"#), &value), equal);
    }

    #[test]
    fn a_range_of_addresses_holds_those_that_another_crate_says(
        (range, address) in range_and_address(),
        how in any::<u8>(),
    ) {
        let alternative = format!(r#"{{"cidr":"{range}"}}"#);
        let address_text = json(&spelled(address, how));
        prop_assert_eq!(takes(&alternative, &address_text), range.contains(&address));
    }

    #[test]
    fn an_address_is_equal_to_itself_in_every_spelling(
        (range, address) in range_and_address(),
        (one, other) in (any::<u8>(), any::<u8>()),
    ) {
        let literal = json(&spelled(range.addr(), one));
        let (same, near) = (json(&spelled(range.addr(), other)), json(&spelled(address, other)));
        prop_assert!(takes(&literal, &same), "{} {}", literal, same);
        prop_assert_eq!(takes(&literal, &near), range.addr() == address, "{} {}", literal, near);
    }

    #[test]
    fn ignoring_case_each_character_stands_for_its_two_forms(
        (letters, around, how) in (letters(), letters(), prop::collection::vec(0..3u8, 1..6)),
        (change, extra) in (change(LETTERS), 0..3u8),
    ) {
        let expected = letters.concat();
        let text = changed(&recased(&expected, &how), &change);
        let text = match extra {
            0 => text,
            1 => text + &around.concat(),
            _ => around.concat() + &text,
        };
        let starts = || (0..=text.len()).filter(|start| text.is_char_boundary(*start));
        let equal = ends(&text, 0, &expected).contains(&text.len());
        let prefix = !ends(&text, 0, &expected).is_empty();
        let suffix = starts().any(|start| ends(&text, start, &expected).contains(&text.len()));
        let ignoring = format!(r#"{{"equals-ignore-case":{}}}"#, json(&expected));
        let value = json(&text);
        prop_assert_eq!(takes(&ignoring, &value), equal, "{} {}", ignoring, value);
        let alternative = format!(r#"{{"anything-but":{ignoring}}}"#);
        prop_assert_eq!(takes(&alternative, &value), !equal, "{} {}", alternative, value);
        let alternative = format!(r#"{{"prefix":{ignoring}}}"#);
        prop_assert_eq!(takes(&alternative, &value), prefix, "{} {}", alternative, value);
        let alternative = format!(r#"{{"suffix":{ignoring}}}"#);
        prop_assert_eq!(takes(&alternative, &value), suffix, "{} {}", alternative, value);
    }

    #[test]
    fn a_prefix_and_a_suffix_are_those_of_the_text(
        (text, other, front) in (syllables(), syllables(), any::<bool>()),
    ) {
        let whole = if front { format!("{text}{other}") } else { format!("{other}{text}") };
        let (affix, value) = (json(&text), json(&whole));
        let prefix = format!(r#"{{"prefix":{affix}}}"#);
        prop_assert_eq!(takes(&prefix, &value), whole.starts_with(&text));
        let suffix = format!(r#"{{"suffix":{affix}}}"#);
        prop_assert_eq!(takes(&suffix, &value), whole.ends_with(&text));
        prop_assert_eq!(takes(&affix, &value), whole == text);
        let but = |alternative: &str| format!(r#"{{"anything-but":{alternative}}}"#);
        if text.is_empty() {
            prop_assert_eq!(refused(&but(&prefix)), Some("empty-affix"));
        } else {
            prop_assert_eq!(takes(&but(&prefix), &value), !whole.starts_with(&text));
            prop_assert_eq!(takes(&but(&suffix), &value), !whole.ends_with(&text));
        }
        prop_assert_eq!(takes(&but(&affix), &value), whole != text);
    }
}
