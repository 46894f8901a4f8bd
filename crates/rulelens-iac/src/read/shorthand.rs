//! The AWS CLI's shorthand: `Id=1,Arn=…,InputTransformer={InputPathsMap={a=$.b},InputTemplate=…}`.

use rulelens::Span;

use super::node::{Kind, MAX_DEPTH, Node};
use crate::sourced::Sourced;

/// The object that a word says; `None` if it says none.
pub(crate) fn read(word: &Sourced) -> Option<Node> {
    let mut reader = Reader { word, text: word.text(), at: 0, depth: 0 };
    let node = reader.members("")?;
    (reader.at == reader.text.len()).then_some(node)
}

struct Reader<'w> {
    word: &'w Sourced,
    text: &'w str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over a character if it is next.
    fn takes(&mut self, char: char) -> bool {
        let is_next = self.rest().starts_with(char);
        if is_next {
            self.at += char.len_utf8();
        }
        is_next
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// `key=value,key=value`, up to one of `ends`, which is not taken.
    fn members(&mut self, ends: &str) -> Option<Node> {
        let start = self.at;
        let mut members = Vec::new();
        loop {
            self.spaces();
            let key = self.scalar("=,]}")?;
            if !self.takes('=') {
                return None;
            }
            members.push((key, self.value(&format!(",{ends}"))?));
            self.spaces();
            if !self.takes(',') {
                break;
            }
        }
        Some(self.node(Kind::Object(members), start))
    }

    fn value(&mut self, ends: &str) -> Option<Node> {
        self.spaces();
        let start = self.at;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let node = if self.takes('{') {
            let node = self.members("}")?;
            self.takes('}').then_some(Node { place: self.place(start), ..node })?
        } else if self.takes('[') {
            let mut elements = Vec::new();
            self.spaces();
            while !self.takes(']') {
                elements.push(self.value(",]")?);
                self.spaces();
                if !self.takes(',') && !self.rest().starts_with(']') {
                    return None;
                }
                self.spaces();
            }
            self.node(Kind::Array(elements), start)
        } else {
            let text = self.scalar(ends)?;
            self.node(Kind::String(text), start)
        };
        self.depth -= 1;
        Some(node)
    }

    /// A text, between quotes or up to one of `ends`. Between quotes a backslash is before a quote
    /// that belongs to the text.
    fn scalar(&mut self, ends: &str) -> Option<Sourced> {
        let quote = self.rest().chars().next().filter(|char| matches!(char, '"' | '\''));
        let Some(quote) = quote else {
            let rest = self.rest();
            let length = rest.find(|char| ends.contains(char)).unwrap_or(rest.len());
            let text = self.word.part(Span::new(self.at, self.at + length));
            self.at += length;
            return Some(text);
        };
        self.takes(quote);
        let mut text = Sourced::default();
        loop {
            let from = self.at;
            let rest = self.rest();
            let length = rest.find([quote, '\\'])?;
            self.at += length;
            text.push(&self.word.part(Span::new(from, self.at)));
            if self.takes(quote) {
                return Some(text);
            }
            let escape = self.rest();
            let escaped = escape.chars().nth(1).filter(|&it| it == quote || it == '\\');
            let skipped = usize::from(escaped.is_some());
            let end = self.at + 1 + skipped;
            let place = self.word.place(Span::new(self.at, end));
            text.push_for(escaped.unwrap_or('\\').encode_utf8(&mut [0; 4]), place);
            self.at = end;
        }
    }

    fn node(&self, kind: Kind, start: usize) -> Node {
        Node { kind, place: self.place(start) }
    }

    fn place(&self, start: usize) -> Span {
        self.word.place(Span::new(start, self.at))
    }
}
