//! `https:` addresses, the only ones that anything here makes a link of.

use std::fmt;

use rulelens::Span;
use rulelens::invisible::is_invisible;

const SCHEME: &str = "https://";
/// How many bytes an address may have: fewer than any client takes (a button of Slack 3,000).
pub const MAX_LENGTH: usize = 2000;

/// An `https:` address of no more than [`MAX_LENGTH`], without characters that end one or that
/// cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct Link(String);

impl Link {
    /// The address as a link; `None` for any other scheme, and if it is too long.
    ///
    /// ```
    /// use rulelens_notify::Link;
    ///
    /// assert_eq!(Link::new("https://example.com/a").unwrap().as_str(), "https://example.com/a");
    /// assert_eq!(Link::new("javascript:alert(1)"), None);
    /// assert_eq!(Link::new("http://example.com/"), None);
    /// ```
    pub fn new(address: &str) -> Option<Self> {
        let rest = address.strip_prefix(SCHEME)?;
        let fits = !rest.is_empty() && address.len() <= MAX_LENGTH;
        (fits && !rest.contains(ends)).then(|| Self(address.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An address of ours.
    ///
    /// INVARIANT: it begins with [`SCHEME`], and has nothing in it that ends one.
    pub(crate) fn own(address: &str) -> Self {
        Self(address.to_owned())
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a character cannot be part of an address.
fn ends(char: char) -> bool {
    char.is_whitespace() || char.is_control() || is_invisible(char) || "\"'<>\\^`{|}".contains(char)
}

/// Where the addresses stand that a mail program would make links of.
///
/// An address ends at white space, at a quote or bracket that cannot be part of one, and before
/// punctuation that ends a sentence. Other schemes are never links.
pub fn links(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut behind = 0;
    while let Some(start) = text.get(behind..).and_then(|rest| rest.find(SCHEME)) {
        let start = behind + start;
        let rest = text.get(start..).unwrap_or_default();
        let address = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        let end = start + address.len().max(SCHEME.len());
        if address.len() > SCHEME.len() {
            found.push(Span::new(start, end));
        }
        behind = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::links;

    fn found(text: &str) -> Vec<&str> {
        links(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn an_address_ends_where_a_reader_would_end_it() {
        assert_eq!(
            found("see https://a.example/x?y=1#/z%3D2\" or"),
            ["https://a.example/x?y=1#/z%3D2"]
        );
        assert_eq!(
            found("(https://a.example). https://b.example/"),
            ["https://a.example", "https://b.example/"]
        );
        assert_eq!(found("http://a.example javascript:alert(1) https://"), [""; 0]);
        assert_eq!(found("https://https://é"), ["https://https://é"]);
    }
}
