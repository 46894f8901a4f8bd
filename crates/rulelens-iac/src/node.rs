//! Values as every format has them, and as JSON text.

use rulelens::Span;

use crate::sourced::Sourced;

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
    /// What is known only at deployment: how it is shown, and what it is made of.
    Unknown(String, Option<Box<Node>>),
}

/// What a value of a pattern is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Fields: a value is an array.
    Fields,
    /// The combinations of `$or`.
    Or,
    /// The array of a field: a value is compared.
    Comparisons,
}

impl Within {
    fn element(self) -> Self {
        if self == Self::Or { Self::Fields } else { Self::Comparisons }
    }

    fn member(self, key: &str) -> Self {
        if self == Self::Fields && key == "$or" { Self::Or } else { self }
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

    /// The value as JSON text of a pattern. What is not known stands in it as a string, which is in
    /// an array where a field wants one.
    pub(crate) fn pattern(&self) -> Sourced {
        let mut text = Sourced::default();
        self.write(&mut text, Within::Fields);
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
                    let place = key.place(Span::new(0, key.text().len()));
                    let comma = if position > 0 { "," } else { "" };
                    text.push_for(comma, Span::at(place.start));
                    text.push_json_string(key, place);
                    text.push_for(":", Span::at(place.end));
                    value.write(text, within.member(key.text()));
                }
                text.push_for("}", self.place);
            }
            Kind::Unknown(shown, _) => {
                let shown = match self.substituted() {
                    Some(template) => template.clone(),
                    None => {
                        let mut whole = Sourced::default();
                        whole.push_for(shown, self.place);
                        whole
                    }
                };
                let (open, close) = within.brackets();
                text.push_for(open, self.place);
                text.push_json_string(&shown, self.place);
                text.push_for(close, self.place);
            }
        }
    }

    /// The text of `Fn::Sub`, with its placeholders in it.
    pub(crate) fn substituted(&self) -> Option<&Sourced> {
        match &self.kind {
            Kind::Unknown(name, Some(argument)) if name == "${Fn::Sub}" => match &argument.kind {
                Kind::Array(elements) => elements.first()?.string(),
                _ => argument.string(),
            },
            _ => None,
        }
    }
}
