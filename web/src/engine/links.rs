//! `https:` addresses in a text.

use rulelens::Span;

const SCHEME: &str = "https://";

/// Where the addresses stand that a mail program would make links of.
///
/// An address ends at white space, at a quote or bracket that cannot be part of one, and before
/// punctuation that ends a sentence. Other schemes are never links.
pub(super) fn links(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut behind = 0;
    while let Some(start) = text.get(behind..).and_then(|rest| rest.find(SCHEME)) {
        let start = behind + start;
        let rest = text.get(start..).unwrap_or_default();
        let ends =
            |char: char| char.is_whitespace() || char.is_control() || "\"'<>\\^`{|}".contains(char);
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
