//! Where in a text what is sensitive stands.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;

use super::Kind;

/// Something sensitive in a text.
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
    /// Whether it is an address with `-` in place of `.`, as host names have it.
    pub(super) dashed: bool,
}

impl Found {
    fn new(kind: Kind, at: Range<usize>) -> Self {
        Self { kind, at, dashed: false }
    }

    /// What stands there; an address with its `.`.
    pub(super) fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let value = text.get(self.at.clone()).unwrap_or_default();
        if self.dashed { value.replace('-', ".").into() } else { value.into() }
    }
}

/// What is sensitive in the text, in order and apart from each other.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for word in words(text) {
        in_word(text, word, &mut found);
    }
    found
}

/// The runs of characters that ARNs and addresses are made of. The letter of an escape, as in `\n`, is
/// in none: texts may be JSON.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut escapes = false;
    let mut belongs = move |c: char| {
        let escaped = std::mem::replace(&mut escapes, c == '\\') && "bfnrt".contains(c);
        let known = matches!(c, ':' | '/' | '.' | '@' | '-' | '_' | '+' | '*' | '?');
        !escaped && (c.is_alphanumeric() || known)
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
            let end = at.start + user.len() + 1 + domain.len();
            found.push(Found::new(Kind::Email, start..end));
        }
        return;
    }
    if let Ok(address) = word.trim_end_matches(['.', ':', '?']).parse::<IpAddr>() {
        if is_sensitive(address) {
            let end = at.start + word.trim_end_matches(['.', ':', '?']).len();
            found.push(Found::new(Kind::Address, at.start..end));
        }
        return;
    }
    pieces(word, at.start, found);
}

/// What is between other characters, and what an ARN names at its end.
fn pieces(word: &str, start: usize, found: &mut Vec<Found>) {
    const AROUND: [char; 5] = [':', '/', '_', '*', '?'];
    let name = arn_resource(word);
    let mut at = 0;
    for piece in word.split_inclusive(AROUND) {
        if name.is_some_and(|name| at >= name) {
            break;
        }
        let value = piece.trim_end_matches(AROUND).trim_end_matches('.');
        let range = start + at..start + at + value.len();
        let id = match resource_prefix(value) {
            Some(_) => Some(Kind::Resource),
            None => is_iam(value).then_some(Kind::Iam),
        };
        if let Some(kind) = id {
            if !is_made_up(value) {
                found.push(Found::new(kind, range));
            }
        } else {
            let rest = word.get(at + value.len()..).and_then(|rest| rest.strip_prefix('/'));
            let in_range = rest.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
            between_hyphens(value, range.start, in_range, found);
        }
        at += piece.len();
    }
    if let Some(name) = name {
        found.push(Found::new(Kind::Arn, start + name..start + word.len()));
    }
}

/// Account ids and addresses. With `in_range`, an address at the end is a range's.
fn between_hyphens(text: &str, start: usize, in_range: bool, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('-').unwrap_or(rest.len());
        let value = rest.get(..length).unwrap_or_default();
        let behind = rest.get(length + 1..).unwrap_or_default();
        let range = start + at..start + at + length;
        at += length + 1;
        if is_account(value) {
            found.push(Found::new(Kind::Account, range));
        } else if let Ok(address) = value.parse::<Ipv4Addr>() {
            if is_sensitive(address.into()) && !(in_range && behind.is_empty()) {
                found.push(Found::new(Kind::Address, range));
            }
        } else if matches!(value, "ip" | "ec2")
            && let Some((length, address)) = dashed_address(behind)
        {
            if is_sensitive(address.into()) {
                let range = start + at..start + at + length;
                found.push(Found { kind: Kind::Address, at: range, dashed: true });
            }
            at += length + 1;
        }
    }
}

/// The address that the text begins with, with `-` in place of `.`, and its length.
fn dashed_address(text: &str) -> Option<(usize, Ipv4Addr)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let digits = text.get(..end)?.trim_end_matches('-');
    Some((digits.len(), digits.replace('-', ".").parse().ok()?))
}

/// What the id of a resource begins with, as `i` in `i-0c4f9a1d2b7e83650`; none if it is no such id.
pub(super) fn resource_prefix(text: &str) -> Option<&str> {
    const PREFIXES: [&str; 20] = [
        "acl", "ami", "dopt", "eipalloc", "eipassoc", "eni", "fl", "i", "igw", "lt", "nat", "pcx",
        "rtb", "sg", "snap", "subnet", "tgw", "vol", "vpc", "vpce",
    ];
    let (prefix, id) = text.split_once('-')?;
    let hexadecimal = id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (matches!(id.len(), 8 | 17) && hexadecimal && PREFIXES.contains(&prefix)).then_some(prefix)
}

/// How the ids of IAM begin (IAM user guide, "Understanding unique ID prefixes").
const OF_IAM: [&str; 9] = ["AKIA", "ASIA", "AROA", "AIDA", "AIPA", "AGPA", "ANPA", "ABIA", "ACCA"];

fn is_iam(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (16..=32).contains(&text.len())
        && OF_IAM.iter().any(|prefix| text.starts_with(prefix))
        && text.bytes().all(plain)
}

/// Whether an id of IAM or of a resource is one of documentation.
fn is_made_up(id: &str) -> bool {
    id.ends_with("EXAMPLE")
        || id.contains("-00000000")
        || id.contains("1234567890abcdef")
        || id.ends_with("-1a2b3c4d")
}

/// Where in an ARN the name begins that is its last part. None if it is a pattern, made up, or an id
/// that stands elsewhere too.
fn arn_resource(word: &str) -> Option<usize> {
    let rest = word.strip_prefix("arn:aws")?;
    let (at, _) = rest.match_indices(':').nth(3)?;
    let first = word.len() - rest.len() + at + 1;
    let resource = word.get(first..)?;
    let name = resource.rfind(['/', ':']).map_or(first, |at| first + at + 1);
    let name_text = word.get(name..)?;
    let open = name_text.is_empty() || name_text.contains(['*', '?']);
    let id = resource_prefix(name_text).is_some() || is_iam(name_text);
    (!open && !id && !name_text.starts_with(EXAMPLE)).then_some(name)
}

/// What the names that ARNs are given here begin with.
pub(super) const EXAMPLE: &str = "example-";
/// The accounts of the AWS documentation.
pub(super) const ACCOUNTS: [&str; 6] = [
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
            // For tests of networks (RFC 2544), and those that nobody has.
            let nobody = matches!(it.octets(), [198, 18 | 19, ..] | [240..=255, ..]);
            !(it.is_documentation() || it.is_unspecified() || it.is_loopback() || nobody)
        }
        IpAddr::V6(it) => {
            let documentation = matches!(it.segments(), [0x2001, 0x0DB8, ..]);
            !(documentation || it.is_unspecified() || it.is_loopback())
        }
    }
}
