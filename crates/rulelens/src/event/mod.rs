//! The event: its fields, each with its place in arrays.

mod fault;
mod fields;
mod lint;
mod paths;

pub use fault::Fault;
pub use fields::{EventField, Fields, Place, PlaceId};
pub use lint::{Lint, lint};
pub(crate) use paths::{NodeId, Paths};

use crate::diagnostic::Diagnostic;
use crate::json::{Document, Type, Value};

/// An event: a JSON object.
#[derive(Clone, Debug)]
pub struct Event<'t> {
    document: Document<'t>,
}

impl<'t> Event<'t> {
    /// Reads an event.
    ///
    /// # Errors
    ///
    /// The first place where the text is no JSON, or that it is no object.
    pub fn parse(text: &'t str) -> Result<Self, Diagnostic> {
        let document = Document::parse(text)?;
        let root = document.root();
        if root.kind() != Type::Object {
            return Err(Diagnostic::error(Fault::NotObject { found: root.kind() }, root.span()));
        }
        Ok(Self { document })
    }

    /// The event as a JSON object.
    pub fn root(&self) -> Value<'_> {
        self.document.root()
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.document.text()
    }

    /// The event's values at the given paths, in the order of the text.
    pub(crate) fn fields(&self, paths: &Paths) -> Fields<'_> {
        Fields::collect(self.root(), paths)
    }
}
