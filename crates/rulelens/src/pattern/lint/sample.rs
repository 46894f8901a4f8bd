//! What the sample event has at the paths of the pattern.

use crate::event::{Event, EventField};
use crate::json::Type;
use crate::pattern::Pattern;

/// What the sample event has, by path.
pub(super) struct Sample {
    paths: Vec<Seen>,
}

/// What the sample event has at a path.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Whether it has anything there.
    pub(super) any: bool,
    /// The type, if all values have the same.
    pub(super) kind: Option<Type>,
    /// Whether a value is in an array, or in an object that is.
    pub(super) in_array: bool,
}

impl Sample {
    pub(super) fn new(event: &Event<'_>, pattern: &Pattern) -> Self {
        let fields = event.fields(pattern.paths());
        let seen = |path| {
            let mut seen = Seen::default();
            for field in fields.at(path) {
                let kind = field.value.kind();
                seen.kind = if seen.any { seen.kind.filter(|it| *it == kind) } else { Some(kind) };
                seen.any = true;
                seen.in_array |= is_in_array(field, event.text());
            }
            seen
        };
        Self { paths: (0..pattern.paths().len()).map(seen).collect() }
    }

    pub(super) fn at(&self, path: usize) -> Seen {
        self.paths.get(path).copied().unwrap_or_default()
    }
}

fn is_in_array(field: &EventField<'_>, text: &str) -> bool {
    // An array of values leaves no trace in a field's place.
    let before = text.get(..field.value.span().start).unwrap_or_default();
    field.place.is_some() || before.trim_end().ends_with(['[', ','])
}
