//! JSON as the user wrote it: spans, key order, duplicate keys and the spelling of numbers are kept.
//!
//! No crate keeps all four, and every diagnostic stands on them, so the reader is ours.
//! A [`Document`] is one flat list of nodes: reading, walking and dropping it need no recursion,
//! and skipping a value is one step.

pub(crate) mod around;
mod fault;
mod mend;
mod number;
mod reader;
mod short;
mod spelled;
mod string;
mod write;

use std::borrow::Cow;

pub use fault::{Container, Expected, Fault, NumberFault, Opening};
pub(crate) use number::{comparable, is_comparable, nearest};
pub(crate) use spelled::Spelled;
pub(crate) use string::unescape_into;
pub(crate) use write::{compact, escaped};
pub use write::{push_string, quoted};

use crate::diagnostic::{Diagnostic, Kind};
use crate::span::Span;

/// How deep arrays and objects may nest: what Jackson (the service's reader) allows.
pub const MAX_DEPTH: usize = 1000;

/// A JSON text, read.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    nodes: Vec<Node>,
}

/// A value, a key, an array or an object; what is inside follows it directly in the list.
#[derive(Clone, Copy, Debug)]
struct Node {
    tag: Tag,
    start: u32,
    end: u32,
    /// Index of the first node that is not inside this one.
    next: u32,
}

/// The end of what was not read to its end.
const CUT: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Null,
    True,
    False,
    Number,
    /// A string without a backslash: its text is its span without the quotes.
    PlainString,
    EscapedString,
    Array,
    Object,
}

impl<'t> Document<'t> {
    /// Reads a JSON text: one value with white space around it.
    ///
    /// # Errors
    ///
    /// The first place where the text is no JSON, where it nests deeper than [`MAX_DEPTH`], or
    /// where it is longer than 4 GiB.
    pub fn parse(text: &'t str) -> Result<Self, Diagnostic> {
        let (document, fault) = Self::read(text);
        fault.map_or(Ok(document), Err)
    }

    /// Reads as much of the text as is JSON: the document up to the fault, if there is one.
    pub(crate) fn read(text: &'t str) -> (Self, Option<Diagnostic>) {
        let (nodes, fault) = reader::read(text);
        (Self { text, nodes }, fault.map(|fault| mended(fault, text)))
    }

    /// Whether not even the first value was begun.
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The value that the text holds.
    pub fn root(&self) -> Value<'_> {
        Value { text: self.text, nodes: &self.nodes, index: 0 }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }
}

/// The fault with its fix.
fn mended(fault: Diagnostic, text: &str) -> Diagnostic {
    let fix = match &fault.kind {
        Kind::Json(kind) => mend::fix(kind, fault.span, text),
        _ => None,
    };
    fault.with_fix(fix)
}

/// A value inside a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Value<'d> {
    text: &'d str,
    nodes: &'d [Node],
    index: usize,
}

/// What a [`Value`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Type {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Type {
    /// With its article, as in "found a number".
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'d> Value<'d> {
    fn node(&self) -> Node {
        // INVARIANT: a value is only made for an index inside its document.
        let missing = Node { tag: Tag::Null, start: 0, end: 0, next: u32::MAX };
        self.nodes.get(self.index).copied().unwrap_or(missing)
    }

    /// The type.
    pub fn kind(&self) -> Type {
        match self.node().tag {
            Tag::Null => Type::Null,
            Tag::True | Tag::False => Type::Boolean,
            Tag::Number => Type::Number,
            Tag::PlainString | Tag::EscapedString => Type::String,
            Tag::Array => Type::Array,
            Tag::Object => Type::Object,
        }
    }

    /// The place in the text, quotes and brackets included.
    pub fn span(&self) -> Span {
        let node = self.node();
        let end = if node.end == CUT { self.text.len() } else { node.end as usize };
        Span::new(node.start as usize, end)
    }

    /// Whether the text ended, or stopped being JSON, before this value did.
    pub(crate) fn is_cut(&self) -> bool {
        self.node().end == CUT
    }

    /// Whether nothing of it was read: it stands for the value of a key that has none.
    pub(crate) fn is_unread(&self) -> bool {
        self.is_cut() && self.node().tag == Tag::Null
    }

    /// The text as it is written, quotes and brackets included.
    pub fn raw(&self) -> &'d str {
        self.span().of(self.text)
    }

    /// The characters of a string, escapes resolved; `None` for another type.
    ///
    /// An escaped surrogate without its partner becomes U+FFFD.
    pub fn string(&self) -> Option<Cow<'d, str>> {
        let inside = || {
            let raw = self.raw();
            raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()
        };
        match self.node().tag {
            Tag::PlainString => Some(Cow::Borrowed(inside())),
            Tag::EscapedString => Some(Cow::Owned(string::unescape(inside()))),
            _ => None,
        }
    }

    /// Whether it is `true` or `false`; `None` for another type.
    pub fn boolean(&self) -> Option<bool> {
        match self.node().tag {
            Tag::True => Some(true),
            Tag::False => Some(false),
            _ => None,
        }
    }

    /// Whether it is neither an array nor an object.
    pub fn is_leaf(&self) -> bool {
        !matches!(self.node().tag, Tag::Array | Tag::Object)
    }

    /// The elements of an array, in order; none for another type.
    pub fn elements(&self) -> Elements<'d> {
        Elements { inner: self.inside(Tag::Array) }
    }

    /// The members of an object, in order, duplicates included; none for another type.
    pub fn members(&self) -> Members<'d> {
        Members { inner: self.inside(Tag::Object) }
    }

    /// The value of the last member with this key.
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        let named = |member: &Member<'d>| member.key.string().is_some_and(|name| name == key);
        self.members().filter(named).last().map(|member| member.value)
    }

    /// A number that is the same for this value whenever its document is walked.
    pub(crate) fn id(&self) -> usize {
        self.index
    }

    /// The value of the same document that has this number.
    pub(crate) fn with_id(&self, id: usize) -> Option<Value<'d>> {
        (id < self.nodes.len()).then_some(Value { index: id, ..*self })
    }

    fn inside(&self, tag: Tag) -> Inside<'d> {
        let node = self.node();
        let first = self.index + 1;
        let end = if node.tag == tag { node.next as usize } else { first };
        Inside { text: self.text, nodes: self.nodes, index: first, end }
    }
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Member<'d> {
    /// The key: a string.
    pub key: Value<'d>,
    /// The value.
    pub value: Value<'d>,
}

#[derive(Clone, Debug)]
struct Inside<'d> {
    text: &'d str,
    nodes: &'d [Node],
    index: usize,
    end: usize,
}

impl<'d> Iterator for Inside<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        if self.index >= self.end {
            return None;
        }
        let value = Value { text: self.text, nodes: self.nodes, index: self.index };
        self.index = value.node().next as usize;
        Some(value)
    }
}

/// The elements of an array: [`Value::elements`].
#[derive(Clone, Debug)]
pub struct Elements<'d> {
    inner: Inside<'d>,
}

impl<'d> Iterator for Elements<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        self.inner.next()
    }
}

/// The members of an object: [`Value::members`].
#[derive(Clone, Debug)]
pub struct Members<'d> {
    inner: Inside<'d>,
}

impl<'d> Iterator for Members<'d> {
    type Item = Member<'d>;

    fn next(&mut self) -> Option<Member<'d>> {
        Some(Member { key: self.inner.next()?, value: self.inner.next()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_duplicates_spelling_and_spans() {
        let text = r#" {"b": 1.50, "a\n": [true, null], "b": "x"} "#;
        let document = Document::parse(text).unwrap();
        let members: Vec<_> = document
            .root()
            .members()
            .map(|member| (member.key.string().unwrap().into_owned(), member.value.raw()))
            .collect();
        let expected = [("b", "1.50"), ("a\n", "[true, null]"), ("b", "\"x\"")];
        assert_eq!(members, expected.map(|(key, raw)| (key.to_owned(), raw)));
        assert_eq!(document.root().get("b").unwrap().raw(), "\"x\"");
        assert_eq!(document.root().span(), Span::new(1, text.len() - 1));
    }

    #[test]
    fn elements_of_what_is_no_array_are_none() {
        let document = Document::parse(r#"{"a": "x"}"#).unwrap();
        assert_eq!(document.root().elements().count(), 0);
        assert_eq!(document.root().get("a").unwrap().members().count(), 0);
    }
}
