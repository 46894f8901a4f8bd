//! Values as every format has them, and as JSON text.

use rulelens::Span;

use super::json;
use crate::sourced::Sourced;
use crate::values::Values;

/// How deep values may be nested: templates are read by recursion.
pub(crate) const MAX_DEPTH: usize = 200;

/// A value, and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) place: Span,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// `null`, a boolean or a number, as JSON spells it.
    Literal(String),
    String(Sourced),
    Array(Vec<Node>),
    Object(Vec<(Sourced, Node)>),
    /// What is known only at deployment: its name.
    Unknown(String),
    /// What was given for it, if that is no JSON of a string, an array or an object.
    Given(String),
}

/// What a value of a pattern is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// JSON that is no pattern.
    Json,
    /// Fields: a value is an array.
    Fields,
    /// The combinations of `$or`.
    Or,
    /// The array of a field: a value is compared.
    Comparisons,
    /// `numeric` or `exists`: a value may be a number or a boolean.
    Literals,
}

impl Within {
    fn element(self) -> Self {
        match self {
            Self::Or => Self::Fields,
            Self::Fields => Self::Comparisons,
            same => same,
        }
    }

    fn member(self, key: &str) -> Self {
        match (self, key) {
            (Self::Fields, "$or") => Self::Or,
            (Self::Comparisons, "numeric" | "exists") => Self::Literals,
            _ => self,
        }
    }

    /// What stands around a value that is not known, so that it is where it may be.
    fn brackets(self) -> (&'static str, &'static str) {
        if self == Self::Fields { ("[", "]") } else { ("", "") }
    }
}

impl Node {
    /// The value of a key; of the last one if it is there twice.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().rev().find(|(name, _)| name.text() == key).map(|(_, value)| value)
    }

    pub(crate) fn members(&self) -> &[(Sourced, Self)] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn elements(&self) -> &[Self] {
        match &self.kind {
            Kind::Array(elements) => elements,
            _ => &[],
        }
    }

    pub(crate) fn string(&self) -> Option<&Sourced> {
        match &self.kind {
            Kind::String(string) => Some(string),
            _ => None,
        }
    }

    /// Whether it is this string.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.string().is_some_and(|string| string.text() == text)
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Literal(literal) if literal == "null")
    }

    /// What it says where a text is wanted; `None` for an array, an object and `null`.
    pub(crate) fn text(&self) -> Option<Sourced> {
        let mut text = Sourced::default();
        match &self.kind {
            Kind::String(string) if string.text().is_empty() => {
                return Some(Sourced::empty(self.place));
            }
            Kind::String(string) => return Some(string.clone()),
            Kind::Literal(literal) if literal != "null" => text.push_for(literal, self.place),
            Kind::Unknown(name) => text.push_placeholder(name, self.place),
            Kind::Given(value) => text.push_for(value, self.place),
            Kind::Literal(_) | Kind::Array(_) | Kind::Object(_) => return None,
        }
        Some(text)
    }

    /// The same with the values that are given for placeholders.
    pub(crate) fn filled(self, values: &Values) -> Self {
        if values.is_empty() {
            return self;
        }
        let place = self.place;
        let kind = match self.kind {
            Kind::Unknown(name) => match values.get(&name) {
                Some(value) => return given(value, place),
                None => Kind::Unknown(name),
            },
            Kind::String(text) => Kind::String(text.filled(values)),
            Kind::Array(elements) => {
                Kind::Array(elements.into_iter().map(|it| it.filled(values)).collect())
            }
            Kind::Object(members) => {
                let filled = |(key, value): (Sourced, Self)| (key, value.filled(values));
                Kind::Object(members.into_iter().map(filled).collect())
            }
            same => same,
        };
        Self { kind, place }
    }

    /// The same where its places are parts of `outer`: where those are written.
    pub(crate) fn through(self, outer: &Sourced) -> Self {
        let place = outer.place(self.place);
        let kind = match self.kind {
            Kind::String(text) => Kind::String(text.through(outer)),
            Kind::Array(elements) => {
                Kind::Array(elements.into_iter().map(|it| it.through(outer)).collect())
            }
            Kind::Object(members) => {
                let through =
                    |(key, value): (Sourced, Self)| (key.through(outer), value.through(outer));
                Kind::Object(members.into_iter().map(through).collect())
            }
            same => same,
        };
        Self { kind, place }
    }

    /// The value as JSON text of a pattern. What is not known stands in it as a string, which is in
    /// an array where a field wants one.
    pub(crate) fn pattern(&self) -> Sourced {
        self.written(Within::Fields)
    }

    /// The value as JSON text.
    pub(crate) fn json(&self) -> Sourced {
        self.written(Within::Json)
    }

    fn written(&self, within: Within) -> Sourced {
        let mut text = Sourced::default();
        self.write(&mut text, within);
        text
    }

    fn write(&self, text: &mut Sourced, within: Within) {
        match &self.kind {
            Kind::Literal(literal) => text.push_for(literal, self.place),
            Kind::String(string) => text.push_json_string(string, self.place),
            Kind::Array(elements) => {
                text.push_for("[", self.place);
                for (position, element) in elements.iter().enumerate() {
                    let comma = if position > 0 { "," } else { "" };
                    text.push_for(comma, Span::at(element.place.start));
                    element.write(text, within.element());
                }
                text.push_for("]", self.place);
            }
            Kind::Object(members) => {
                text.push_for("{", self.place);
                for (position, (key, value)) in members.iter().enumerate() {
                    let place = key.whole_place();
                    let comma = if position > 0 { "," } else { "" };
                    text.push_for(comma, Span::at(place.start));
                    text.push_json_string(key, place);
                    text.push_for(":", Span::at(place.end));
                    value.write(text, within.member(key.text()));
                }
                text.push_for("}", self.place);
            }
            Kind::Given(value) if within == Within::Literals && is_literal(value) => {
                text.push_for(value, self.place);
            }
            Kind::Unknown(_) | Kind::Given(_) => {
                let (open, close) = within.brackets();
                text.push_for(open, self.place);
                text.push_json_string(&self.text().unwrap_or_default(), self.place);
                text.push_for(close, self.place);
            }
        }
    }
}

/// A value that was given for what stands at `place`.
fn given(value: &str, place: Span) -> Node {
    let mut outer = Sourced::default();
    outer.push_for(value, place);
    match json::read(value) {
        Ok(node) if matches!(node.kind, Kind::String(_) | Kind::Array(_) | Kind::Object(_)) => {
            node.through(&outer)
        }
        _ => Node { kind: Kind::Given(value.to_owned()), place },
    }
}

/// Whether a text is a number or a boolean of JSON.
pub(crate) fn is_literal(text: &str) -> bool {
    use rulelens::json::{Document, Type};
    let kind = Document::parse(text).map(|document| document.root().kind());
    matches!(kind, Ok(Type::Number | Type::Boolean)) && !text.contains(char::is_whitespace)
}
