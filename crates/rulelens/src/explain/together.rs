//! Array consistency: two fields that one rule matches may not come from different elements of the
//! same array.
//!
//! The elements of the event that hold satisfying values form a tree: an element holds values and
//! further arrays. A set of fields can be satisfied inside an element if each is satisfied by a
//! value directly in it, or lies with others in one element of an array in it. Where each field
//! has values below one array only, as it is without duplicate or dotted keys, every element is
//! visited once.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::event::{Fields, PlaceId};

/// How many choices are tried where fields have values below several arrays.
const CHOICES: usize = 100_000;

type Set = BTreeSet<usize>;

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
    /// Its arrays, by their number.
    arrays: BTreeMap<usize, Array>,
}

#[derive(Default)]
struct Array {
    elements: BTreeSet<PlaceId>,
    /// Fields with a value somewhere below.
    reach: Set,
}

impl Element {
    /// Which array is to satisfy which of the fields that have no value directly in it; `None` if
    /// there is more than one way, or none.
    #[inline(never)]
    fn share_out(&self, wanted: &Set) -> Option<Vec<(&Array, Set)>> {
        let below: Set = wanted.difference(&self.direct).copied().collect();
        let share = |array: &Array| -> Set { below.intersection(&array.reach).copied().collect() };
        let shares: Vec<_> = self.arrays.values().map(|array| (array, share(array))).collect();
        let shared: usize = shares.iter().map(|(_, share)| share.len()).sum();
        let reached =
            below.iter().all(|field| self.arrays.values().any(|array| array.reach.contains(field)));
        (reached && shared == below.len()).then_some(shares)
    }
}

struct Elements {
    by_place: BTreeMap<Option<PlaceId>, Element>,
    choices: Cell<usize>,
}

impl Elements {
    fn new(places: &[Vec<Option<PlaceId>>], fields: &Fields<'_>) -> Self {
        let mut elements = Self { by_place: BTreeMap::new(), choices: Cell::new(CHOICES) };
        for (field, places) in places.iter().enumerate() {
            for &place in places {
                elements.element(place).direct.insert(field);
                elements.mark_way(place, field, fields);
            }
        }
        elements
    }

    /// Notes at every array on the way to a place that the field is below.
    fn mark_way(&mut self, mut place: Option<PlaceId>, field: usize, fields: &Fields<'_>) {
        while let Some((id, way)) = place.and_then(|id| Some((id, fields.place(id)?))) {
            let array = self.element(way.parent).arrays.entry(way.array).or_default();
            array.elements.insert(id);
            array.reach.insert(field);
            place = way.parent;
        }
    }

    fn element(&mut self, place: Option<PlaceId>) -> &mut Element {
        self.by_place.entry(place).or_default()
    }

    /// Whether the fields are satisfied together inside an element.
    ///
    /// Recurses as deep as arrays nest; what needs many locals is kept out of it.
    fn hold(&self, place: Option<PlaceId>, wanted: &Set) -> bool {
        let Some(element) = self.by_place.get(&place) else {
            return wanted.is_empty();
        };
        match element.share_out(wanted) {
            Some(shares) => shares.iter().all(|(array, share)| self.some_element(array, share)),
            None => self.try_shares(element, wanted),
        }
    }

    /// Tries the ways to share out fields of which some have values below several arrays.
    #[inline(never)]
    fn try_shares(&self, element: &Element, wanted: &Set) -> bool {
        let below: Set = wanted.difference(&element.direct).copied().collect();
        let arrays: Vec<&Array> = element.arrays.values().collect();
        self.try_arrays(&arrays, below)
    }

    fn try_arrays(&self, arrays: &[&Array], wanted: Set) -> bool {
        let Some((array, others)) = arrays.split_first() else {
            return wanted.is_empty();
        };
        let (below, elsewhere): (Set, Set) =
            wanted.into_iter().partition(|field| array.reach.contains(field));
        let (open, here): (Vec<usize>, Vec<usize>) = below
            .into_iter()
            .partition(|field| others.iter().any(|other| other.reach.contains(field)));
        self.choose(array, others, &open, &Shares { here: here.into_iter().collect(), elsewhere })
    }

    /// Tries the ways to give the open fields to this array or to the others.
    fn choose(&self, array: &Array, others: &[&Array], open: &[usize], shares: &Shares) -> bool {
        let Some((&field, open)) = open.split_first() else {
            return self.some_element(array, &shares.here)
                && self.try_arrays(others, shares.elsewhere.clone());
        };
        let Some(choices) = self.choices.get().checked_sub(1) else {
            return false;
        };
        self.choices.set(choices);
        let mut taken = shares.clone();
        taken.here.insert(field);
        if self.some_element(array, &taken.here) && self.choose(array, others, open, &taken) {
            return true;
        }
        let mut left = shares.clone();
        left.elsewhere.insert(field);
        self.choose(array, others, open, &left)
    }

    fn some_element(&self, array: &Array, wanted: &Set) -> bool {
        wanted.is_empty() || array.elements.iter().any(|&element| self.hold(Some(element), wanted))
    }

    /// The fields left when no more can be taken away without the rest holding together.
    fn smallest_conflict(&self, all: &Set) -> Vec<usize> {
        let mut conflict = all.clone();
        for field in all {
            conflict.remove(field);
            if self.hold(None, &conflict) {
                conflict.insert(*field);
            }
        }
        conflict.into_iter().collect()
    }
}

/// Which fields an array is to satisfy, and which the arrays behind it.
#[derive(Clone)]
struct Shares {
    here: Set,
    elsewhere: Set,
}
