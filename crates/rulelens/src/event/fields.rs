//! The event flattened: each value with its path and its place in arrays.

use super::paths::{NodeId, Paths};
use crate::json::{Type, Value};

/// The values of an event at given paths.
#[derive(Clone, Debug)]
pub struct Fields<'e> {
    by_path: Vec<Vec<EventField<'e>>>,
    places: Vec<Place>,
}

/// A value of the event at a path.
#[derive(Clone, Copy, Debug)]
pub struct EventField<'e> {
    /// The value: never an array or an object.
    pub value: Value<'e>,
    /// The innermost array element that it is inside of; `None` outside arrays.
    pub place: Option<PlaceId>,
}

/// Index of a [`Place`].
pub type PlaceId = usize;

/// An element of an array that holds an object or another array.
///
/// Elements that are values have no place: they stand beside each other for every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The element that its array is inside of.
    pub parent: Option<PlaceId>,
    /// Which array: the same number for all its elements.
    pub array: usize,
    /// Which element, from 0.
    pub index: usize,
}

impl<'e> Fields<'e> {
    pub(super) fn collect(root: Value<'e>, paths: &Paths) -> Self {
        let fields = Self { by_path: vec![Vec::new(); paths.len()], places: Vec::new() };
        let mut walk = Walk { paths, fields };
        walk.value(root, Paths::ROOT, None);
        walk.fields
    }

    /// The values at a path, in the order of the text.
    pub fn at(&self, path: usize) -> &[EventField<'e>] {
        self.by_path.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// An array element by its number.
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        self.places.get(id).copied()
    }
}

struct Walk<'p, 'e> {
    paths: &'p Paths,
    fields: Fields<'e>,
}

impl<'e> Walk<'_, 'e> {
    /// Recurses as deep as the paths of the pattern and the arrays in it, at most
    /// [`crate::json::MAX_DEPTH`].
    fn value(&mut self, value: Value<'e>, at: NodeId, place: Option<PlaceId>) {
        match value.kind() {
            Type::Object => {
                for member in value.members() {
                    let key = member.key.string().unwrap_or_default();
                    if let Some(next) = self.paths.step(at, &key) {
                        self.value(member.value, next, place);
                    }
                }
            }
            Type::Array => {
                for (index, element) in value.elements().enumerate() {
                    let inside = self.enter(value, index, element, place);
                    self.value(element, at, inside);
                }
            }
            _ => self.leaf(value, at, place),
        }
    }

    fn enter(
        &mut self,
        array: Value<'e>,
        index: usize,
        element: Value<'e>,
        parent: Option<PlaceId>,
    ) -> Option<PlaceId> {
        if element.is_leaf() {
            return parent;
        }
        self.fields.places.push(Place { parent, array: array.id(), index });
        Some(self.fields.places.len() - 1)
    }

    fn leaf(&mut self, value: Value<'e>, at: NodeId, place: Option<PlaceId>) {
        let path = self.paths.path_at(at);
        if let Some(values) = path.and_then(|path| self.fields.by_path.get_mut(path)) {
            values.push(EventField { value, place });
        }
    }
}
