//! Array consistency: two fields that one rule matches may not come from different elements of the
//! same array.
//!
//! The elements of the event that hold satisfying values form a tree: an element holds values and
//! further arrays. A set of fields can be satisfied inside an element if each is satisfied by a
//! value directly in it, or lies with others in one element of an array in it. Where each field
//! has values below one array only, as it is without duplicate or dotted keys, every element is
//! visited once.

use std::cell::Cell;

use crate::event::{Fields, PlaceId};

/// How many choices are tried where fields have values below several arrays.
const CHOICES: usize = 100_000;

/// Fields, in ascending order.
type Set = Vec<usize>;

/// The fields that cannot be satisfied together, or `None` if all can. `places[field]` are the
/// places of the values that satisfy the field.
pub(super) fn conflict(places: &[Vec<Option<PlaceId>>], fields: &Fields<'_>) -> Option<Vec<usize>> {
    let elements = Elements::new(places, fields);
    let all: Set = (0..places.len()).collect();
    if elements.hold(None, &all) {
        return None;
    }
    Some(elements.smallest_conflict(&all))
}

#[derive(Default)]
struct Element {
    /// Fields with a value directly in it.
    direct: Set,
    /// Its arrays, in the order in which they were found.
    arrays: Vec<Array>,
}

struct Array {
    number: usize,
    elements: Vec<PlaceId>,
    /// Fields with a value somewhere below.
    reach: Set,
}

impl Element {
    fn array(&mut self, number: usize) -> Option<&mut Array> {
        let known = self.arrays.iter().position(|array| array.number == number);
        let index = known.unwrap_or(self.arrays.len());
        if known.is_none() {
            self.arrays.push(Array { number, elements: Vec::new(), reach: Vec::new() });
        }
        self.arrays.get_mut(index)
    }

    /// Which array is to satisfy which of the fields that have no value directly in it; `None` if
    /// there is more than one way, or none.
    #[inline(never)]
    fn share_out(&self, wanted: &[usize]) -> Option<Vec<(&Array, Set)>> {
        let below = without(wanted, &self.direct);
        let mut shares: Vec<(&Array, Set)> =
            self.arrays.iter().map(|array| (array, Vec::new())).collect();
        for field in below {
            let mut reaching = shares.iter_mut().filter(|(array, _)| has(&array.reach, field));
            let (Some((_, share)), None) = (reaching.next(), reaching.next()) else {
                return None;
            };
            share.push(field);
        }
        Some(shares)
    }
}

struct Elements {
    /// What lies outside of all arrays, then by place.
    elements: Vec<Element>,
    choices: Cell<usize>,
}

impl Elements {
    fn new(places: &[Vec<Option<PlaceId>>], fields: &Fields<'_>) -> Self {
        let elements = (0..=fields.place_count()).map(|_| Element::default()).collect();
        let mut elements = Self { elements, choices: Cell::new(CHOICES) };
        for (field, places) in places.iter().enumerate() {
            for &place in places {
                if let Some(element) = elements.element(place) {
                    push_once(&mut element.direct, field);
                }
                elements.mark_way(place, field, fields);
            }
        }
        elements
    }

    /// Notes at every array on the way to a place that the field is below, up to where it is noted
    /// already.
    fn mark_way(&mut self, mut place: Option<PlaceId>, field: usize, fields: &Fields<'_>) {
        while let Some((id, way)) = place.and_then(|id| Some((id, fields.place(id)?))) {
            let Some(array) = self.element(way.parent).and_then(|it| it.array(way.array)) else {
                return;
            };
            let known = array.elements.binary_search(&id);
            if let Err(at) = known {
                array.elements.insert(at, id);
            }
            let new = push_once(&mut array.reach, field);
            if known.is_ok() && !new {
                return;
            }
            place = way.parent;
        }
    }

    fn element(&mut self, place: Option<PlaceId>) -> Option<&mut Element> {
        self.elements.get_mut(index(place))
    }

    /// Whether the fields are satisfied together inside an element.
    ///
    /// Recurses as deep as arrays nest; what needs many locals is kept out of it.
    fn hold(&self, place: Option<PlaceId>, wanted: &[usize]) -> bool {
        let Some(element) = self.elements.get(index(place)) else {
            return wanted.is_empty();
        };
        match element.share_out(wanted) {
            Some(shares) => shares.iter().all(|(array, share)| self.some_element(array, share)),
            None => self.try_shares(element, wanted),
        }
    }

    /// Tries the ways to share out fields of which some have values below several arrays.
    #[inline(never)]
    fn try_shares(&self, element: &Element, wanted: &[usize]) -> bool {
        self.try_arrays(&element.arrays, &without(wanted, &element.direct))
    }

    fn try_arrays(&self, arrays: &[Array], wanted: &[usize]) -> bool {
        let Some((array, others)) = arrays.split_first() else {
            return wanted.is_empty();
        };
        let (below, elsewhere): (Set, Set) =
            wanted.iter().copied().partition(|&field| has(&array.reach, field));
        let in_others = |&field: &usize| others.iter().any(|other| has(&other.reach, field));
        let (open, here): (Set, Set) = below.into_iter().partition(in_others);
        self.choose(array, others, &open, &Shares { here, elsewhere })
    }

    /// Tries the ways to give the open fields to this array or to the others.
    fn choose(&self, array: &Array, others: &[Array], open: &[usize], shares: &Shares) -> bool {
        let Some((&field, open)) = open.split_first() else {
            return self.some_element(array, &shares.here)
                && self.try_arrays(others, &shares.elsewhere);
        };
        let Some(choices) = self.choices.get().checked_sub(1) else {
            return false;
        };
        self.choices.set(choices);
        let mut taken = shares.clone();
        push_once(&mut taken.here, field);
        if self.some_element(array, &taken.here) && self.choose(array, others, open, &taken) {
            return true;
        }
        let mut left = shares.clone();
        push_once(&mut left.elsewhere, field);
        self.choose(array, others, open, &left)
    }

    fn some_element(&self, array: &Array, wanted: &[usize]) -> bool {
        wanted.is_empty() || array.elements.iter().any(|&element| self.hold(Some(element), wanted))
    }

    /// The fields left when no more can be taken away without the rest holding together.
    fn smallest_conflict(&self, all: &[usize]) -> Vec<usize> {
        all.iter().fold(all.to_vec(), |conflict, &field| {
            let rest = without(&conflict, &[field]);
            if self.hold(None, &rest) { conflict } else { rest }
        })
    }
}

/// Which fields an array is to satisfy, and which the arrays behind it.
#[derive(Clone)]
struct Shares {
    here: Set,
    elsewhere: Set,
}

fn index(place: Option<PlaceId>) -> usize {
    place.map_or(0, |place| place + 1)
}

fn has(set: &[usize], field: usize) -> bool {
    set.binary_search(&field).is_ok()
}

fn without(set: &[usize], other: &[usize]) -> Set {
    set.iter().copied().filter(|&field| !has(other, field)).collect()
}

/// Adds a field, and says whether it is new.
fn push_once(set: &mut Set, field: usize) -> bool {
    let place = set.binary_search(&field);
    if let Err(at) = place {
        set.insert(at, field);
    }
    place.is_err()
}
