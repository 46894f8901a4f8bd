//! The event flattened: each value with its path and its place in arrays.

use std::collections::BTreeMap;
use std::iter::Enumerate;

use super::paths::{NodeId, Paths};
use crate::json::{Elements, Members, Type, Value};

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
    /// Where the array is in the tree of paths.
    pub(crate) at: NodeId,
}

impl<'e> Fields<'e> {
    /// Walks the event along the paths, in the order of the text and without recursion, so that
    /// deep nesting needs no stack.
    pub(super) fn collect(root: Value<'e>, paths: &Paths) -> Self {
        let mut fields = Self { by_path: vec![Vec::new(); paths.len()], places: Vec::new() };
        let mut open: Vec<Open<'e>> = Open::new(root, Paths::ROOT, None).into_iter().collect();
        while let Some(container) = open.last_mut() {
            let Some((value, at, place)) = container.next(paths, &mut fields.places) else {
                open.pop();
                continue;
            };
            match Open::new(value, at, place) {
                Some(inside) => open.push(inside),
                None => fields.add(value, paths.path_at(at), place),
            }
        }
        fields
    }

    fn add(&mut self, value: Value<'e>, path: Option<usize>, place: Option<PlaceId>) {
        if let Some(values) = path.and_then(|path| self.by_path.get_mut(path)) {
            values.push(EventField { value, place });
        }
    }

    /// The values at a path, in the order of the text.
    pub fn at(&self, path: usize) -> &[EventField<'e>] {
        self.by_path.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many array elements there are that hold an object or another array.
    pub fn place_count(&self) -> usize {
        self.places.len()
    }

    /// The first array of which the places lie in different elements: where it is in the tree of
    /// paths.
    pub(crate) fn parted(&self, places: impl Iterator<Item = PlaceId>) -> Option<NodeId> {
        let mut elements: BTreeMap<usize, usize> = BTreeMap::new();
        for place in places {
            let mut place = Some(place);
            while let Some(element) = place.and_then(|id| self.place(id)) {
                let index = *elements.entry(element.array).or_insert(element.index);
                if index != element.index {
                    return Some(element.at);
                }
                place = element.parent;
            }
        }
        None
    }

    /// An array element by its number.
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        self.places.get(id).copied()
    }
}

/// An array or object that is being walked.
struct Open<'e> {
    rest: Rest<'e>,
    /// Where it is in the tree of paths.
    at: NodeId,
    place: Option<PlaceId>,
}

enum Rest<'e> {
    Members(Members<'e>),
    Elements { array: usize, elements: Enumerate<Elements<'e>> },
}

impl<'e> Open<'e> {
    /// `None` for a value that is neither.
    fn new(value: Value<'e>, at: NodeId, place: Option<PlaceId>) -> Option<Self> {
        let rest = match value.kind() {
            Type::Object => Rest::Members(value.members()),
            Type::Array => {
                let elements = value.elements().enumerate();
                Rest::Elements { array: value.id(), elements }
            }
            _ => return None,
        };
        Some(Self { rest, at, place })
    }

    /// The next value that is on the way to some path, where it is in the tree of paths, and its
    /// place.
    fn next(
        &mut self,
        paths: &Paths,
        places: &mut Vec<Place>,
    ) -> Option<(Value<'e>, NodeId, Option<PlaceId>)> {
        let (at, parent) = (self.at, self.place);
        match &mut self.rest {
            Rest::Members(members) => members.find_map(|member| {
                let key = member.key.string().unwrap_or_default();
                Some((member.value, paths.step(at, &key)?, parent))
            }),
            Rest::Elements { array, elements } => {
                let (index, element) = elements.next()?;
                if element.is_leaf() {
                    return Some((element, at, parent));
                }
                places.push(Place { parent, array: *array, index, at });
                Some((element, at, Some(places.len() - 1)))
            }
        }
    }
}
