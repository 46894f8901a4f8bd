//! What in a state one may not want to pass on: account ids, IP addresses, ARNs, e-mail addresses,
//! and the same state with values of documentation in their place.
//!
//! Equal values get equal replacements in all texts, so that what matched still matches. Values of
//! documentation are not counted: the accounts of the AWS documentation, the addresses of RFC 5737
//! and RFC 3849, the domains of RFC 2606.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use crate::state::{State, Target};

/// The kind of something sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The twelve digits of an AWS account, also within an ARN.
    Account,
    /// An IP address; the ranges of patterns, as `10.0.0.0/8`, are none.
    Address,
    /// What an ARN names, at its end.
    Arn,
    /// An e-mail address.
    Email,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Account, Self::Address, Self::Arn, Self::Email];

    /// One or several of it in words.
    #[must_use]
    pub fn words(self, count: usize) -> &'static str {
        match (self, count == 1) {
            (Self::Account, true) => "account id",
            (Self::Account, false) => "account ids",
            (Self::Address, true) => "IP address",
            (Self::Address, false) => "IP addresses",
            (Self::Arn, true) => "ARN",
            (Self::Arn, false) => "ARNs",
            (Self::Email, true) => "e-mail address",
            (Self::Email, false) => "e-mail addresses",
        }
    }
}

/// How many different values of each kind the state has, in the order of [`Kind::ALL`], without
/// kinds that it has none of.
#[must_use]
pub fn count(state: &State) -> Vec<(Kind, usize)> {
    let mut seen = HashSet::new();
    let mut state = state.clone();
    for text in texts(&mut state) {
        seen.extend(
            find(text)
                .into_iter()
                .map(|it| (it.kind, text.get(it.at).unwrap_or_default().to_owned())),
        );
    }
    let of = |kind| seen.iter().filter(|(other, _)| *other == kind).count();
    Kind::ALL.into_iter().map(|kind| (kind, of(kind))).filter(|(_, count)| *count > 0).collect()
}

/// The state with values of documentation in place of what is sensitive.
#[must_use]
pub fn replaced(state: &State) -> State {
    let mut state = state.clone();
    let mut names = Names::default();
    for text in texts(&mut state) {
        for word in words(text).filter_map(|at| text.get(at)) {
            names.taken.insert(word.to_owned());
            names.taken.extend(word.split([':', '/']).map(str::to_owned));
        }
    }
    for text in texts(&mut state) {
        let mut written = String::with_capacity(text.len());
        let mut end = 0;
        for found in find(text) {
            written.push_str(text.get(end..found.at.start).unwrap_or_default());
            let value = text.get(found.at.clone()).unwrap_or_default();
            written.push_str(names.replacement(found.kind, value));
            end = found.at.end;
        }
        written.push_str(text.get(end..).unwrap_or_default());
        *text = written;
    }
    state
}

fn texts(state: &mut State) -> impl Iterator<Item = &mut String> {
    let State { rules, event, targets, scenario, cases, .. } = state;
    let rules = rules.iter_mut().flat_map(|rule| [&mut rule.name, &mut rule.pattern]);
    let targets = targets.iter_mut().flat_map(|it| {
        let Target { name, arn, input_paths, template, input_path, constant, .. } = it;
        [name, arn, input_paths, template, input_path, constant]
    });
    rules.chain([event]).chain(targets).chain([scenario, cases])
}

struct Found {
    kind: Kind,
    at: Range<usize>,
}

/// What is sensitive in the text, in order and apart from each other.
fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for word in words(text) {
        in_word(text, word, &mut found);
    }
    found
}

/// The runs of characters that ARNs and addresses are made of.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let belongs = |c: char| {
        c.is_alphanumeric() || matches!(c, ':' | '/' | '.' | '@' | '-' | '_' | '+' | '*' | '?')
    };
    text.split(move |c| !belongs(c)).filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    })
}

fn in_word(text: &str, at: Range<usize>, found: &mut Vec<Found>) {
    let word = text.get(at.clone()).unwrap_or_default();
    if let Some((user, domain)) = word.split_once('@') {
        let domain = domain.trim_end_matches(['.', ':', '?', '/']);
        let name = user.trim_start_matches("mailto:");
        if !name.is_empty() && domain.contains('.') && !of_documentation(domain) {
            let start = at.start + user.len() - name.len();
            found.push(Found {
                kind: Kind::Email,
                at: start..at.start + user.len() + 1 + domain.len(),
            });
        }
        return;
    }
    if let Ok(address) = word.trim_end_matches(['.', ':', '?']).parse::<IpAddr>() {
        if is_sensitive(address) {
            let end = at.start + word.trim_end_matches(['.', ':', '?']).len();
            found.push(Found { kind: Kind::Address, at: at.start..end });
        }
        return;
    }
    pieces(word, at.start, found);
}

/// Account ids and addresses between other characters, and what an ARN names at its end.
fn pieces(word: &str, start: usize, found: &mut Vec<Found>) {
    let resource = arn_resource(word);
    let mut at = 0;
    for piece in word.split_inclusive([':', '/', '_', '*', '?', '-']) {
        let value = piece.trim_end_matches([':', '/', '_', '*', '?', '-']);
        let range = start + at..start + at + value.len();
        let range_of_pattern = word.get(at + value.len()..).is_some_and(|rest| {
            rest.strip_prefix('/')
                .is_some_and(|bits| bits.starts_with(|c: char| c.is_ascii_digit()))
        });
        if resource.is_some_and(|resource| at >= resource) {
            break;
        } else if is_account(value) {
            found.push(Found { kind: Kind::Account, at: range });
        } else if let Ok(address) = value.parse::<Ipv4Addr>()
            && is_sensitive(address.into())
            && !range_of_pattern
        {
            found.push(Found { kind: Kind::Address, at: range });
        }
        at += piece.len();
    }
    if let Some(resource) = resource {
        found.push(Found { kind: Kind::Arn, at: start + resource..start + word.len() });
    }
}

/// Where in an ARN the name begins that is its last part. None if it is a pattern, or made up.
fn arn_resource(word: &str) -> Option<usize> {
    let rest = word.strip_prefix("arn:aws")?;
    let (at, _) = rest.match_indices(':').nth(3)?;
    let first = word.len() - rest.len() + at + 1;
    let resource = word.get(first..)?;
    let name = resource.rfind(['/', ':']).map_or(first, |at| first + at + 1);
    let name_text = word.get(name..)?;
    let open = name_text.is_empty() || name_text.contains(['*', '?']);
    (!open && !name_text.starts_with(EXAMPLE)).then_some(name)
}

const EXAMPLE: &str = "example-";
/// The accounts of the AWS documentation.
const ACCOUNTS: [&str; 6] = [
    "111122223333",
    "444455556666",
    "777788889999",
    "123456789012",
    "999988887777",
    "555566667777",
];

fn is_account(text: &str) -> bool {
    text.len() == 12
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && !ACCOUNTS.contains(&text)
        && !text.starts_with("00000000")
}

fn of_documentation(domain: &str) -> bool {
    ["example.com", "example.org", "example.net", "example"].iter().any(|known| {
        domain.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

fn is_sensitive(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => {
            let benchmark = matches!(it.octets(), [198, 18 | 19, ..]);
            let none = it.is_documentation() || it.is_unspecified() || it.is_loopback();
            !(none || it.is_broadcast() || benchmark)
        }
        IpAddr::V6(it) => {
            let documentation = matches!(it.segments(), [0x2001, 0x0DB8, ..]);
            !(documentation || it.is_unspecified() || it.is_loopback())
        }
    }
}

/// The replacements so far.
#[derive(Default)]
struct Names {
    given: HashMap<(Kind, String), String>,
    /// What the texts had before: a replacement must not be mixed up with it.
    taken: HashSet<String>,
    next: HashMap<(Kind, bool), u32>,
}

impl Names {
    fn replacement(&mut self, kind: Kind, value: &str) -> &str {
        let Self { given, taken, next } = self;
        given.entry((kind, value.to_owned())).or_insert_with(|| {
            let colons = value.contains(':');
            let next = next.entry((kind, colons)).or_default();
            loop {
                let made = made(kind, colons, *next);
                *next += 1;
                if taken.insert(made.clone()) {
                    break made;
                }
            }
        })
    }
}

/// The value of documentation with that number.
fn made(kind: Kind, colons: bool, number: u32) -> String {
    match kind {
        Kind::Account => match ACCOUNTS.get(number as usize) {
            Some(known) => (*known).to_owned(),
            None => format!("{number:012}"),
        },
        Kind::Address if colons => {
            let [high, low] =
                [number >> 16, number & 0xFFFF].map(|it| u16::try_from(it).unwrap_or_default());
            Ipv6Addr::new(0x2001, 0x0DB8, 0, 0, 0, 0, high, low.saturating_add(1)).to_string()
        }
        Kind::Address => {
            let [_, _, block, last] = number.to_be_bytes();
            match block {
                0 => Ipv4Addr::new(192, 0, 2, last),
                1 => Ipv4Addr::new(198, 51, 100, last),
                2 => Ipv4Addr::new(203, 0, 113, last),
                // For tests of networks, RFC 2544: there are 131,072 of them.
                _ => Ipv4Addr::from(u32::from(Ipv4Addr::new(198, 18, 0, 0)) + (number & 0x1_FFFF)),
            }
            .to_string()
        }
        Kind::Arn => format!("{EXAMPLE}{}", number + 1),
        Kind::Email => format!("person-{}@example.com", number + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, count, replaced};
    use crate::state::{Rule, State};

    fn state(event: &str, pattern: &str) -> State {
        let rules = vec![Rule { name: String::new(), pattern: pattern.to_owned() }];
        State { rules, event: event.to_owned(), ..State::default() }
    }

    #[test]
    fn each_kind_is_found_and_replaced_alike_in_all_texts() {
        let state = state(
            r#"{"account": "210987654321", "ip": "10.1.2.3", "v6": "fd00::7", "by": "ann@corp.test",
                "arn": "arn:aws:iam::210987654321:role/deploy/Admin"}"#,
            r#"{"account": ["210987654321"], "ip": [{"cidr": "10.1.0.0/16"}, "10.1.2.3"]}"#,
        );
        let wanted = [(Kind::Account, 1), (Kind::Address, 2), (Kind::Arn, 1), (Kind::Email, 1)];
        assert_eq!(count(&state), wanted);
        let replaced = replaced(&state);
        assert_eq!(
            replaced.event,
            r#"{"account": "111122223333", "ip": "192.0.2.0", "v6": "2001:db8::1", "by": "person-1@example.com",
                "arn": "arn:aws:iam::111122223333:role/deploy/example-1"}"#
        );
        assert_eq!(
            replaced.rules[0].pattern,
            r#"{"account": ["111122223333"], "ip": [{"cidr": "10.1.0.0/16"}, "192.0.2.0"]}"#
        );
        assert_eq!(count(&replaced), []);
    }

    #[test]
    fn different_values_stay_different_from_what_was_there() {
        let replaced = replaced(&state(r#"["111122223333", "210987654321", "310987654321"]"#, ""));
        assert_eq!(replaced.event, r#"["111122223333", "444455556666", "777788889999"]"#);
    }

    #[test]
    fn more_values_than_there_are_in_documentation_stay_different() {
        let many: Vec<_> = (0..1000).map(|n| format!("10.0.{}.{}", n / 250, n % 250)).collect();
        let replaced = replaced(&state(&many.join(" "), ""));
        let unique: std::collections::HashSet<_> = replaced.event.split(' ').collect();
        assert_eq!(unique.len(), 1000);
        assert_eq!(count(&replaced), []);
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        let text = r#"{"time": "2026-03-14T09:31:07Z", "number": 1234567890123, "version": "1.2.3.4.5",
            "prefix": "arn:aws:iam::111122223333:role/*", "to": "a@example.org", "ip": "192.0.2.7"}"#;
        let state = state(text, "");
        assert_eq!(count(&state), []);
        assert_eq!(replaced(&state), state);
    }
}
