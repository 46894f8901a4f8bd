//! Events, and patterns that fit them more or less.

use proptest::prelude::*;
use serde_json::{Value, json};

/// A value of an event, as it is to be written.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    /// A string, and how it is spelled.
    Text(&'static str, u8),
    /// A number or word.
    Bare(&'static str),
    Array(Vec<Json>),
    /// Keys, each with how it is spelled.
    Object(Vec<(&'static str, u8, Json)>),
}

/// Few keys, so that they often meet; some are dotted, or must be escaped.
const KEYS: &[&str] =
    &["a", "b", "c", "a.b", "b.c", "a.b.c", "é\"", "a-b", "long-key-with-more-than-8"];

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "ab",
    "AB",
    "aB",
    "abc",
    "ba",
    "é",
    "É",
    "ß",
    "SS",
    "ss",
    "x\\y",
    "\"",
    "🦀",
    "a*b",
    "true",
    "1",
    "10.0.0.5",
    "010.0.0.5",
    "10.0.0.255",
    "10.0.1.1",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::ffff:a00:5",
    "a00::1",
    "2001:db8::5",
    "ab.cd-ef/gh:ij,kl{mn}op[qr]st uv wx yz and on and on",
    "K",
    "k",
    "aab",
    "bbab",
    "aaaa",
    "i",
    "I",
    "ı",
];

const BARE: &[&str] = &[
    "0",
    "-0",
    "0.0",
    "0e5",
    "1",
    "1.0",
    "10e-1",
    "1.0000000000000000001",
    "2",
    "2.5",
    "-5",
    "300",
    "3e2",
    "3.0E+02",
    "0.1",
    "0.10",
    "9007199254740993",
    "9007199254740992",
    "123456789012",
    "1e400",
    "1e-400",
    "-122.46471267081272",
    "1e308",
    "true",
    "false",
    "null",
];

fn leaf() -> impl Strategy<Value = Json> {
    prop_oneof![
        3 => (prop::sample::select(TEXTS), 0..4u8).prop_map(|(text, how)| Json::Text(text, how)),
        2 => prop::sample::select(BARE).prop_map(Json::Bare),
    ]
}

fn object(inner: impl Strategy<Value = Json>, most: usize) -> impl Strategy<Value = Json> {
    let member = (prop::sample::select(KEYS), 0..6u8, inner);
    prop::collection::vec(member, 0..most).prop_map(Json::Object)
}

pub(crate) fn event() -> impl Strategy<Value = Json> {
    let value = leaf().prop_recursive(4, 24, 4, |inner| {
        let objects = prop::collection::vec(object(inner.clone(), 4), 1..4);
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            // Where fields come apart.
            3 => objects.prop_map(Json::Array),
            2 => object(inner, 4),
        ]
    });
    object(value, 6)
}

impl Json {
    /// As text; `loose` puts white space between tokens.
    pub(crate) fn text(&self, loose: bool) -> String {
        let mut text = String::new();
        self.write(&mut text, if loose { " \n\t" } else { "" });
        text
    }

    /// As text with a member behind it that no pattern names, longer than the rest.
    pub(crate) fn with_more(&self, loose: bool) -> String {
        let mut text = self.text(loose);
        let length = text.len() + 200;
        text.pop();
        let comma =
            if matches!(self, Self::Object(members) if members.is_empty()) { "" } else { "," };
        text + &format!("{comma}\"more\":[\"{}\"]}}", "x".repeat(length))
    }

    /// Whether no path leads to two values but through an array.
    pub(crate) fn has_each_key_once(&self) -> bool {
        match self {
            Self::Object(members) => {
                let paths = members.iter().map(|(key, ..)| *key);
                let is_alone = |key: &str| {
                    let within = |other: &&str| other.split('.').next() == key.split('.').next();
                    paths.clone().filter(within).count() == 1
                };
                members.iter().all(|(key, _, value)| is_alone(key) && value.has_each_key_once())
            }
            Self::Array(elements) => elements.iter().all(Self::has_each_key_once),
            _ => true,
        }
    }

    fn write(&self, text: &mut String, space: &str) {
        match self {
            Self::Text(string, how) => write_string(text, string, *how),
            Self::Bare(word) => text.push_str(word),
            Self::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    text.push_str(space);
                    element.write(text, space);
                    text.push_str(space);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (key, how, value)) in members.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    text.push_str(space);
                    write_string(text, key, *how);
                    text.push_str(space);
                    text.push(':');
                    text.push_str(space);
                    value.write(text, space);
                }
                text.push_str(space);
                text.push('}');
            }
        }
    }
}

/// As JSON; the first character is escaped in one of four spellings.
fn write_string(text: &mut String, string: &str, how: u8) {
    let written = json!(string).to_string();
    match string.chars().next() {
        Some(first) if how == 1 && !written.starts_with("\"\\") => {
            let mut units = [0; 2];
            text.push('"');
            for unit in first.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04X}"));
            }
            text.push_str(&written[1 + first.len_utf8()..]);
        }
        _ => text.push_str(&written),
    }
}

/// A field of a pattern: which leaf of the event it is about, and what it says of it.
#[derive(Clone, Debug)]
pub(crate) struct FieldDraw {
    at: usize,
    /// Whether its path is another one.
    off: bool,
    /// Whether keys are joined by dots.
    dotted: bool,
    /// 0 for every event, 1 and 2 for arms of an `$or`.
    arm: u8,
    alternatives: Vec<AlternativeDraw>,
}

#[derive(Clone, Copy, Debug)]
struct AlternativeDraw {
    /// Whether it is about the leaf's value, or about any.
    fits: bool,
    operator: u8,
    other: usize,
    cut: usize,
}

pub(crate) fn fields() -> impl Strategy<Value = Vec<FieldDraw>> {
    let alternative = (prop::bool::weighted(0.75), 0..24u8, any::<usize>(), 0..4usize);
    let alternative = alternative.prop_map(|(fits, operator, other, cut)| AlternativeDraw {
        fits,
        operator,
        other,
        cut,
    });
    let arm = prop_oneof![4 => Just(0u8), 1 => Just(1u8), 1 => Just(2u8)];
    let field = (
        any::<usize>(),
        prop::bool::weighted(0.06),
        any::<bool>(),
        arm,
        prop::collection::vec(alternative, 1..3),
    );
    let field = field.prop_map(|(at, off, dotted, arm, alternatives)| FieldDraw {
        at,
        off,
        dotted,
        arm,
        alternatives,
    });
    prop::collection::vec(field, 1..4)
}

type Leaf<'j> = (Vec<&'static str>, &'j Json);

/// The leaves of an event with their keys.
pub(crate) fn leaves(event: &Json) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    collect(event, &mut Vec::new(), &mut leaves);
    leaves
}

fn collect<'j>(value: &'j Json, keys: &mut Vec<&'static str>, leaves: &mut Vec<Leaf<'j>>) {
    match value {
        Json::Object(members) => {
            for (key, _, value) in members {
                keys.push(key);
                collect(value, keys, leaves);
                keys.pop();
            }
        }
        Json::Array(elements) => {
            elements.iter().for_each(|element| collect(element, keys, leaves));
        }
        _ => leaves.push((keys.clone(), value)),
    }
}

/// The pattern that the draws make for the event.
pub(crate) fn pattern(draws: &[FieldDraw], event: &Json) -> String {
    let leaves = leaves(event);
    let mut arms: [Vec<String>; 3] = Default::default();
    for draw in draws {
        let mut member = draw.alternatives(&leaves);
        let keys = draw.keys(&leaves);
        for key in keys.iter().rev() {
            member = format!("{{{}:{member}}}", json!(key));
        }
        arms[usize::from(draw.arm)].push(member[1..member.len() - 1].to_owned());
    }
    let [mut all, first, second] = arms;
    if first.is_empty() || second.is_empty() {
        all.extend(first.into_iter().chain(second));
    } else {
        all.push(format!("\"$or\":[{{{}}},{{{}}}]", first.join(","), second.join(",")));
    }
    format!("{{{}}}", all.join(","))
}

impl FieldDraw {
    fn keys(&self, leaves: &[Leaf<'_>]) -> Vec<String> {
        let mut keys = match leaves.get(self.at % leaves.len().max(1)) {
            Some((keys, _)) if !self.off => keys.clone(),
            Some((keys, _)) => [keys.as_slice(), &["c"]].concat(),
            None => vec!["a"],
        };
        if keys.is_empty() {
            keys.push("b");
        }
        let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        if self.dotted { vec![keys.join(".")] } else { keys }
    }

    fn alternatives(&self, leaves: &[Leaf<'_>]) -> String {
        let value = leaves.get(self.at % leaves.len().max(1)).map(|(_, value)| *value);
        let alternatives: Vec<String> =
            self.alternatives.iter().map(|draw| draw.alternative(value)).collect();
        format!("[{}]", alternatives.join(","))
    }
}

impl AlternativeDraw {
    fn alternative(self, value: Option<&Json>) -> String {
        match value.filter(|_| self.fits) {
            Some(Json::Text(text, _)) => self.of_text(text),
            Some(Json::Bare(word)) => self.of_bare(word),
            _ if self.other.is_multiple_of(2) => self.of_text(TEXTS[self.other / 2 % TEXTS.len()]),
            _ => self.of_bare(BARE[self.other / 2 % BARE.len()]),
        }
    }

    fn of_text(self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let cut = self.cut.min(chars.len());
        let start: String = chars[..chars.len() - cut].iter().collect();
        let end: String = chars[cut..].iter().collect();
        let swap = |text: &str| -> String {
            let swapped = text.chars().flat_map(|char| {
                let upper: Vec<char> = char.to_uppercase().collect();
                if upper == [char] { char.to_lowercase().collect() } else { upper }
            });
            swapped.collect()
        };
        let plain = |text: &str| text.replace('\\', r"\\").replace('*', r"\*");
        let other = TEXTS[self.other % TEXTS.len()];
        let or_z = |text: &str| if text.is_empty() { "z".to_owned() } else { text.to_owned() };
        let alternative = match self.operator {
            0..=4 => json!(text),
            5 => json!({"exactly": text}),
            6 => json!({"prefix": start}),
            7 => json!({"suffix": end}),
            8 => json!({"prefix": {"equals-ignore-case": swap(&start)}}),
            9 => json!({"suffix": {"equals-ignore-case": swap(&end)}}),
            10 => json!({"equals-ignore-case": swap(text)}),
            11 => json!({"wildcard": format!("{}*", plain(&start))}),
            12 => json!({"wildcard": format!("*{}", plain(&end))}),
            13 => json!({"wildcard": format!("*{}*", plain(&start))}),
            14 => {
                let first: String = chars.iter().take(1).collect();
                let last: String = chars.iter().skip(1).last().into_iter().collect();
                json!({"wildcard": format!("{}*{}", plain(&first), plain(&last))})
            }
            15 => json!({"exists": true}),
            16 => json!({"exists": false}),
            17 => json!({"anything-but": [other, "zz"]}),
            18 => json!({"anything-but": {"prefix": or_z(&start)}}),
            19 => json!({"anything-but": {"suffix": [or_z(other), "zz"]}}),
            20 => json!({"anything-but": {"equals-ignore-case": [swap(other)]}}),
            21 => json!({"anything-but": {"wildcard": ["z*", format!("{}*a", plain(other))]}}),
            22 if text.contains(':') => json!({"cidr": format!("{text}/{}", 8 + self.other % 120)}),
            22 if text.starts_with("10.") || text.starts_with("010.") => {
                json!({"cidr": format!("{text}/{}", 2 + self.other % 30)})
            }
            22 => json!({"cidr": "10.0.0.0/8"}),
            _ => json!({"cidr": "a00::/15"}),
        };
        alternative.to_string()
    }

    fn of_bare(self, word: &str) -> String {
        let Ok(Value::Number(number)) = serde_json::from_str::<Value>(word) else {
            return match self.operator {
                0..=11 => word.to_owned(),
                12..=15 => json!({"exists": true}).to_string(),
                16 => json!({"exists": false}).to_string(),
                17..=19 => json!({"anything-but": [1, 300]}).to_string(),
                _ => json!(word).to_string(),
            };
        };
        let value = number.as_f64().unwrap_or_default();
        let other = BARE[self.other % 12];
        let spelled = [format!("{value:e}"), format!("{value}"), word.to_owned()];
        match self.operator {
            0..=3 => word.to_owned(),
            4 | 5 => spelled[self.other % 3].clone(),
            6 => format!(r#"{{"numeric":["=",{}]}}"#, spelled[self.other % 2]),
            7 => format!(r#"{{"numeric":[">=",{value}]}}"#),
            8 => format!(r#"{{"numeric":["<=",{value}]}}"#),
            9 => format!(r#"{{"numeric":[">",{}]}}"#, value - 1.0),
            10 => format!(r#"{{"numeric":["<",{}]}}"#, value + 1.0),
            11 => format!(r#"{{"numeric":[">",{},"<",{}]}}"#, value - 2.0, value + 0.5),
            12 => format!(r#"{{"numeric":[">=",{value},"<",{}]}}"#, value + 2.5),
            13 => format!(r#"{{"numeric":[">",{value},"<=",{}]}}"#, value + 1.0),
            14 | 15 => r#"{"exists":true}"#.to_owned(),
            16 => r#"{"exists":false}"#.to_owned(),
            17 | 18 => format!(
                r#"{{"anything-but":[{},17]}}"#,
                if other == "1.0000000000000000001" { "7" } else { other }
            ),
            19 => r#"{"anything-but":["a","1"]}"#.to_owned(),
            20 => json!({"anything-but": {"prefix": "1"}}).to_string(),
            _ => word.to_owned(),
        }
    }
}
