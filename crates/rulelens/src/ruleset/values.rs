//! What an event has at the paths that rules test.

use std::borrow::Cow;

use super::tree::{NONE, PathId};
use crate::comparison::Scalar;
use crate::json;

/// Index of a value.
pub(super) type ValueId = u32;
/// Index of an array element that holds an object or another array.
pub(super) type PlaceId = u32;
/// Index of an array.
pub(super) type ArrayId = u32;

/// The values of an event at given paths, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Values {
    list: Vec<Value>,
    /// By path: what it has. Of another event if the generation is another.
    by_path: Vec<AtPath>,
    /// Strings whose escapes are resolved, one behind the other.
    decoded: String,
    places: Vec<Place>,
    arrays: Vec<Array>,
    generation: u32,
    /// How many paths have values.
    paths: usize,
    /// Where the last value ends that is the first at its path.
    reach: usize,
}

/// A value that is neither array nor object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    /// Where it begins in the text, or in [`Values::decoded`]; without quotes.
    start: u32,
    end: u32,
    kind: Kind,
    comparable: Comparable,
    pub(super) path: PathId,
    pub(super) place: PlaceId,
    /// Where it begins in the text.
    pub(super) at: u32,
    /// The next value at the same path.
    pub(super) next: ValueId,
    number: f64,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string without escapes.
    String,
    /// A string whose escapes are resolved.
    Decoded,
    Number,
    Literal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparable {
    /// Its nearest double is not known either.
    Unknown,
    /// Its nearest double is known.
    Unclear,
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, Default)]
struct AtPath {
    generation: u32,
    first: ValueId,
    last: ValueId,
    /// Whether a value is inside an array element.
    placed: bool,
}

/// An array element that holds an object or another array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) parent: PlaceId,
    pub(super) array: ArrayId,
    /// Where it begins in the text.
    pub(super) start: u32,
}

/// An array with such elements.
#[derive(Clone, Copy, Debug)]
pub(super) struct Array {
    /// Where it ends in the text.
    pub(super) end: u32,
}

impl Values {
    /// Makes room for as many paths, and forgets the last event.
    pub(super) fn clear(&mut self, paths: usize) {
        self.list.clear();
        self.decoded.clear();
        self.places.clear();
        self.arrays.clear();
        self.paths = 0;
        self.reach = 0;
        if self.by_path.len() < paths {
            self.by_path.resize(paths, AtPath::default());
        }
        self.generation = self.generation.wrapping_add(1);
        if self.generation == 0 {
            self.by_path.fill(AtPath::default());
            self.generation = 1;
        }
    }

    /// How many paths have values.
    pub(super) fn paths(&self) -> usize {
        self.paths
    }

    /// How far a text must be read to see a value at each of its paths.
    pub(super) fn reach(&self) -> usize {
        self.reach
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    #[inline]
    pub(super) fn get(&self, id: ValueId) -> Option<&Value> {
        self.list.get(id as usize)
    }

    /// The first value at a path, or [`NONE`]; the others follow by [`Value::next`].
    #[inline]
    pub(super) fn first(&self, path: PathId) -> ValueId {
        match self.by_path.get(path as usize) {
            Some(at) if at.generation == self.generation => at.first,
            _ => NONE,
        }
    }

    /// Whether some value at a path is inside an array element.
    #[inline]
    pub(super) fn is_placed(&self, path: PathId) -> bool {
        let at = self.by_path.get(path as usize);
        at.is_some_and(|at| at.generation == self.generation && at.placed)
    }

    /// Adds an array, of which it is not known yet where it ends.
    pub(super) fn add_array(&mut self) -> ArrayId {
        self.arrays.push(Array { end: u32::MAX });
        self.arrays.len() as ArrayId - 1
    }

    /// Notes where an array ends, if it is one.
    #[inline]
    pub(super) fn end_array(&mut self, array: ArrayId, end: usize) {
        if let Some(array) = self.arrays.get_mut(array as usize) {
            array.end = end as u32;
        }
    }

    pub(super) fn add_place(&mut self, place: Place) -> PlaceId {
        self.places.push(place);
        self.places.len() as PlaceId - 1
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<Place> {
        self.places.get(id as usize).copied()
    }

    pub(super) fn array(&self, id: ArrayId) -> Option<Array> {
        self.arrays.get(id as usize).copied()
    }

    pub(super) fn arrays(&self) -> usize {
        self.arrays.len()
    }

    /// Adds a string that has escapes; `inside` is what is between its quotes.
    pub(super) fn add_escaped(&mut self, inside: &str, at: usize, path: PathId, place: PlaceId) {
        let start = self.decoded.len();
        json::unescape_into(&mut self.decoded, inside);
        self.add(Kind::Decoded, (start, self.decoded.len()), at, path, place);
    }

    /// Adds a value; `span` is where its text is.
    #[inline]
    pub(super) fn add(
        &mut self,
        kind: Kind,
        span: (usize, usize),
        at: usize,
        path: PathId,
        place: PlaceId,
    ) {
        let id = self.list.len() as ValueId;
        self.list.push(Value {
            start: span.0 as u32,
            end: span.1 as u32,
            kind,
            comparable: Comparable::Unknown,
            path,
            place,
            at: at as u32,
            next: NONE,
            number: 0.0,
        });
        let Some(at_path) = self.by_path.get_mut(path as usize) else { return };
        let placed = place != NONE;
        if at_path.generation == self.generation {
            if let Some(last) = self.list.get_mut(at_path.last as usize) {
                last.next = id;
            }
            at_path.last = id;
            at_path.placed |= placed;
        } else {
            *at_path = AtPath { generation: self.generation, first: id, last: id, placed };
            self.paths += 1;
            self.reach = span.1.max(at);
        }
    }

    /// The value as comparisons see it.
    pub(super) fn scalar<'v>(&'v mut self, id: ValueId, text: &'v [u8]) -> Scalar<'v> {
        let number = self.number(id, text);
        let Some(value) = self.list.get(id as usize) else { return Scalar::Literal("") };
        let bytes = self.bytes(value, text);
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        match value.kind {
            Kind::String | Kind::Decoded => Scalar::String(Cow::Borrowed(text)),
            Kind::Number => Scalar::Number { text, value: number },
            Kind::Literal => Scalar::Literal(text),
        }
    }

    /// The bytes of a value that is a string, escapes resolved.
    #[inline]
    pub(super) fn string<'v>(&'v self, id: ValueId, text: &'v [u8]) -> Option<&'v [u8]> {
        let value = self.get(id)?;
        let is_string = matches!(value.kind, Kind::String | Kind::Decoded);
        is_string.then(|| self.bytes(value, text))
    }

    /// The bytes of a string, escapes resolved, or of another value as it is spelled.
    #[inline]
    pub(super) fn bytes<'v>(&'v self, value: &Value, text: &'v [u8]) -> &'v [u8] {
        let from = if value.kind == Kind::Decoded { self.decoded.as_bytes() } else { text };
        from.get(value.start as usize..value.end as usize).unwrap_or_default()
    }

    /// The double that is nearest to a number.
    pub(super) fn nearest(&mut self, id: ValueId, text: &[u8]) -> Option<f64> {
        let value = self.list.get_mut(id as usize)?;
        if value.comparable == Comparable::Unknown {
            value.comparable = Comparable::Unclear;
            value.number = json::nearest(value.spelled(text)?)?;
        }
        Some(value.number)
    }

    /// The value of a number, if the service compares it by value.
    fn number(&mut self, id: ValueId, text: &[u8]) -> Option<f64> {
        if self.get(id)?.kind != Kind::Number {
            return None;
        }
        let number = self.nearest(id, text)?;
        let value = self.list.get_mut(id as usize)?;
        if value.comparable == Comparable::Unclear {
            let is_comparable = json::is_comparable(value.spelled(text)?, number);
            value.comparable = if is_comparable { Comparable::Yes } else { Comparable::No };
        }
        (value.comparable == Comparable::Yes).then_some(number)
    }

    /// The bytes that it holds on to.
    pub(super) fn memory(&self) -> usize {
        self.list.capacity() * size_of::<Value>()
            + self.by_path.capacity() * size_of::<AtPath>()
            + self.decoded.capacity()
            + self.places.capacity() * size_of::<Place>()
            + self.arrays.capacity() * size_of::<Array>()
    }
}

impl Value {
    /// A number as it is spelled.
    fn spelled<'t>(&self, text: &'t [u8]) -> Option<&'t str> {
        str::from_utf8(text.get(self.start as usize..self.end as usize)?).ok()
    }

    #[inline]
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }
}
