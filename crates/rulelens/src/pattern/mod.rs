//! The event pattern: which fields it tests, with what.

mod fault;
mod lint;
mod mend;
mod parser;
mod part;
mod print;
mod reason;
mod service;

pub use fault::Fault;
pub use lint::{Lint, is_about_findings, lint};
pub use part::{Arm, Or, Part};
pub(crate) use service::Faults;

use std::sync::{Arc, OnceLock};

use crate::comparison::Comparison;
use crate::diagnostic::Diagnostic;
use crate::event::Paths;
use crate::ruleset;
use crate::span::Span;

/// The size in bytes up to which `PutRule` takes a pattern. `TestEventPattern` takes
/// [`MAX_TESTED_BYTES`]. Both are quotas: larger patterns are evaluated, with a warning.
pub const MAX_BYTES: usize = 2048;
/// The size in bytes up to which `TestEventPattern` takes a pattern.
pub const MAX_TESTED_BYTES: usize = 4096;
/// How many combinations the `$or`s of a pattern may expand to.
pub const MAX_COMBINATIONS: usize = 1000;

/// An event pattern.
///
/// Fields are AND, alternatives within one field are OR, and `$or` makes several
/// [`combinations`](Self::combinations) of fields, one of which must hold.
#[derive(Clone, Debug)]
pub struct Pattern {
    fields: Vec<Field>,
    parts: Vec<Part>,
    combinations: Vec<Combination>,
    paths: Paths,
    compiled: Compiled,
}

/// The pattern as a set of one rule, once it was asked for. Behind a trait, so that a program that
/// never matches in this way does not hold the code for it.
type Compiled = OnceLock<Arc<dyn Matching>>;

/// What tells whether an event matches.
pub(crate) trait Matching: std::fmt::Debug + Send + Sync {
    /// Whether an event does.
    ///
    /// # Errors
    ///
    /// Why it is no event.
    fn matches(&self, event: &[u8]) -> Result<bool, Diagnostic>;
}

/// A field that a pattern tests: its alternatives. Its path is [`Pattern::path`].
#[derive(Clone, Debug)]
pub struct Field {
    /// The alternatives, of which one must hold.
    pub alternatives: Vec<Alternative>,
    /// The last key.
    pub key: Span,
    /// The array of alternatives.
    pub span: Span,
    /// Which of the pattern's distinct paths it is.
    pub(crate) path_id: usize,
}

/// One of the values or comparisons that a field accepts.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// What it accepts.
    pub comparison: Comparison,
    /// Where it stands.
    pub span: Span,
}

/// Fields that must hold together: indices into [`Pattern::fields`], in the pattern's order.
pub type Combination = Vec<usize>;

impl Pattern {
    /// Reads an event pattern.
    ///
    /// # Errors
    ///
    /// All faults that were found, in the order of the text; the service would answer with the
    /// first. A text that is no JSON has one.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (pattern, faults) = parser::parse(text);
        if faults.is_empty() { Ok(pattern) } else { Err(faults) }
    }

    /// Reads what can be read of an event pattern: its fields that have no fault, and all faults, as
    /// [`Self::parse`] tells them.
    ///
    /// With faults the rest is no pattern that the service would take, and there is no verdict; but
    /// each of its fields can be explained.
    ///
    /// ```
    /// use rulelens::{Event, Pattern, explain};
    ///
    /// let (rest, faults) = Pattern::read(r#"{"a": "x", "b": ["y"]}"#);
    /// assert_eq!(faults[0].code(), "field-not-array");
    /// let event = Event::parse(r#"{"a": "x", "b": "y"}"#).unwrap();
    /// assert_eq!(rest.path(0), "b");
    /// assert!(explain(&rest, &event).fields[0].satisfied);
    /// ```
    pub fn read(text: &str) -> (Self, Vec<Diagnostic>) {
        parser::parse(text)
    }

    /// The fields, in the order of the text.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The shape: fields and `$or`s, in the order of the text.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The path of a field: the keys on the way, joined with `.`; `{"a.b": …}` and
    /// `{"a": {"b": …}}` are the same. Empty for a field that is not in [`Self::fields`].
    pub fn path(&self, field: usize) -> String {
        self.path_keys(field).join(".")
    }

    /// The keys of a field's path, the first first; a key with a `.` in it counts as two.
    pub fn path_keys(&self, field: usize) -> Vec<&str> {
        let mut keys: Vec<&str> = self.keys(field).collect();
        keys.reverse();
        keys
    }

    /// The last key of a field's path.
    pub fn last_key(&self, field: usize) -> &str {
        self.keys(field).next().unwrap_or_default()
    }

    /// The keys of a field's path, the last first.
    pub(crate) fn keys(&self, field: usize) -> impl Iterator<Item = &str> {
        let path = self.fields.get(field).map(|field| field.path_id);
        path.into_iter().flat_map(|path| self.paths.keys(path))
    }

    /// The ways to match: without `$or` one, with all fields.
    pub fn combinations(&self) -> &[Combination] {
        &self.combinations
    }

    /// Whether an event matches: [`explain`](fn@crate::explain) without the why, on the bytes of
    /// the event.
    ///
    /// The first call compiles the pattern, later ones use what it made. For many patterns take a
    /// [`RuleSet`](crate::RuleSet).
    ///
    /// # Errors
    ///
    /// The first place where the event is no JSON object in UTF-8.
    pub fn matches(&self, event: &[u8]) -> Result<bool, Diagnostic> {
        self.compiled.get_or_init(|| ruleset::compile(self)).matches(event)
    }

    pub(crate) fn paths(&self) -> &Paths {
        &self.paths
    }
}
