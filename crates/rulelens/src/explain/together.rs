//! Array consistency: two fields that one rule matches may not come from different elements of the
//! same array.
//!
//! The elements of the event that hold satisfying values form a tree: an element holds values and
//! further arrays. A set of fields can be satisfied inside an element if each is satisfied by a
//! value directly in it, or lies with others in one element of an array in it. Where each field
//! has values below one array only, as it is without duplicate or dotted keys, every element is
//! visited once.
//!
//! A field that may be absent counts as absent if none of its values stands with the values chosen
//! for the fields before it, as event-ruler has it: so below each array that has values of it, a
//! field before it must have chosen an element without one.

use std::cell::Cell;

use crate::event::{Fields, PlaceId};

/// How much work is done beyond one visit to each element, where fields have values below several
/// arrays or may be absent: how many fields are looked at in how many choices.
const CHOICES: usize = 1_000_000;

/// How many choices may depend on each other, so that hostile events need no more stack than that.
const DEPENDENT_CHOICES: usize = 1000;

/// Fields, in ascending order.
type Set = Vec<usize>;

/// Where a field's values lie.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Those of the values that satisfy it.
    pub(super) satisfying: Vec<Option<PlaceId>>,
    /// Those of all its values, if it is also satisfied where it is absent.
    pub(super) present: Option<Vec<Option<PlaceId>>>,
}

/// What is wanted of an element: that some fields are satisfied inside it, and others absent.
#[derive(Clone, Default)]
struct Wanted {
    values: Set,
    absent: Set,
}

/// The fields that count as absent when all are satisfied together; `None` if they cannot be.
///
/// The fields are in the order in which the service goes through them, that of their paths, if any
/// of them may be absent.
pub(super) fn hold_together(places: &[Places], fields: &Fields<'_>) -> Option<Vec<usize>> {
    let elements = Elements::new(places, fields);
    let indices = |of: fn(&Places) -> bool| {
        let those = places.iter().enumerate().filter(move |(_, places)| of(places));
        those.map(|(field, _)| field).collect::<Set>()
    };
    let undecided = indices(|field| field.present.is_some() && !field.satisfying.is_empty());
    let wanted = Wanted {
        values: indices(|field| !field.satisfying.is_empty()),
        absent: indices(|field| field.satisfying.is_empty()),
    };
    elements.decide(&undecided, wanted)
}

/// A smallest set of fields that no values satisfy together, or `None` if all can be.
pub(super) fn conflict(places: &[Places], fields: &Fields<'_>) -> Option<Vec<usize>> {
    let elements = Elements::new(places, fields);
    elements.allow_work(2);
    let all: Set = (0..places.len()).collect();
    (!elements.hold_all(&all)).then(|| elements.smallest_conflict(&all))
}

#[derive(Default)]
struct Element {
    /// Fields with a satisfying value directly in it.
    direct: Set,
    /// Fields that may be absent with any value directly in it.
    present: Set,
    /// Its arrays, in the order in which they were found.
    arrays: Vec<Array>,
}

struct Array {
    number: usize,
    elements: Vec<PlaceId>,
    /// Fields with a satisfying value somewhere below.
    reach: Set,
    /// Fields that may be absent with any value somewhere below.
    present: Set,
}

impl Array {
    fn new(number: usize) -> Self {
        Self { number, elements: Vec::new(), reach: Vec::new(), present: Vec::new() }
    }
}

/// The ways to share out fields among the arrays of an element.
enum Ways<'e> {
    None,
    One(Vec<(&'e Array, Set)>),
    Several,
}

/// Which of a field's places are noted.
#[derive(Clone, Copy)]
enum Noted {
    Satisfying,
    Present,
}

impl Element {
    fn array(&mut self, number: usize) -> Option<&mut Array> {
        let known = self.arrays.iter().position(|array| array.number == number);
        let index = known.unwrap_or(self.arrays.len());
        if known.is_none() {
            self.arrays.push(Array::new(number));
        }
        self.arrays.get_mut(index)
    }

    /// Which array is to satisfy which of the fields that have no value directly in it.
    #[inline(never)]
    fn share_out(&self, wanted: &Wanted) -> Ways<'_> {
        let mut shares: Vec<(&Array, Set)> =
            self.arrays.iter().map(|array| (array, Vec::new())).collect();
        for &field in &wanted.values {
            let direct = has(&self.direct, field);
            if direct && wanted.absent.is_empty() {
                // Nothing is gained by an element of an array, which only binds the others.
                continue;
            }
            let mut reaching = shares.iter_mut().filter(|(array, _)| has(&array.reach, field));
            match (direct, reaching.next(), reaching.next()) {
                (true, None, None) => {}
                (false, Some((_, share)), None) => share.push(field),
                (false, None, _) => return Ways::None,
                _ => return Ways::Several,
            }
        }
        Ways::One(shares)
    }
}

struct Elements {
    /// What lies outside of all arrays, then by place.
    elements: Vec<Element>,
    /// How much work may still be done.
    work: Cell<usize>,
    /// How many choices are being tried, each depending on those before it.
    choosing: Cell<usize>,
}

impl Elements {
    fn new(places: &[Places], fields: &Fields<'_>) -> Self {
        let elements = (0..=fields.place_count()).map(|_| Element::default()).collect();
        let mut elements = Self { elements, work: Cell::new(0), choosing: Cell::new(0) };
        for (field, places) in places.iter().enumerate() {
            for &place in &places.satisfying {
                elements.note(Noted::Satisfying, place, field, fields);
            }
            for &place in places.present.iter().flatten() {
                elements.note(Noted::Present, place, field, fields);
            }
        }
        elements
    }

    /// Notes a value in its element, and at every array on the way to it that the field is below,
    /// up to where it is noted already.
    fn note(&mut self, noted: Noted, at: Option<PlaceId>, field: usize, fields: &Fields<'_>) {
        if let Some(element) = self.element(at) {
            push_once(
                match noted {
                    Noted::Satisfying => &mut element.direct,
                    Noted::Present => &mut element.present,
                },
                field,
            );
        }
        let mut place = at;
        while let Some((id, way)) = place.and_then(|id| Some((id, fields.place(id)?))) {
            let Some(array) = self.element(way.parent).and_then(|it| it.array(way.array)) else {
                return;
            };
            let known = array.elements.binary_search(&id);
            if let Err(at) = known {
                array.elements.insert(at, id);
            }
            let below = match noted {
                Noted::Satisfying => &mut array.reach,
                Noted::Present => &mut array.present,
            };
            if !push_once(below, field) && known.is_ok() {
                return;
            }
            place = way.parent;
        }
    }

    fn element(&mut self, place: Option<PlaceId>) -> Option<&mut Element> {
        self.elements.get_mut(index(place))
    }

    /// Decides of each undecided field whether a value satisfies it or it counts as absent, and
    /// says which are absent if all hold then.
    fn decide(&self, undecided: &[usize], wanted: Wanted) -> Option<Vec<usize>> {
        self.allow_work(1);
        let mut open = vec![(0, wanted)];
        while let Some((decided, wanted)) = open.pop().filter(|_| !self.exhausted()) {
            let Some(&field) = undecided.get(decided) else {
                if self.hold(None, &wanted) {
                    return Some(wanted.absent);
                }
                continue;
            };
            let mut without = wanted.clone();
            without.values.retain(|&other| other != field);
            push_once(&mut without.absent, field);
            // The one pushed last is tried first: that a value satisfies it.
            open.extend([(decided + 1, without), (decided + 1, wanted)]);
        }
        None
    }

    /// Whether values satisfy all of the fields together.
    fn hold_all(&self, values: &[usize]) -> bool {
        self.hold(None, &Wanted { values: values.to_vec(), absent: Vec::new() })
    }

    /// Allows as much work as it takes to visit each element so many times, and some more.
    fn allow_work(&self, times: usize) {
        self.work.set((self.elements.len() + 1) * times + CHOICES);
    }

    /// Notes that an element is visited, or that so many fields are looked at.
    fn note_work(&self, amount: usize) {
        self.work.set(self.work.get().saturating_sub(amount));
    }

    fn exhausted(&self) -> bool {
        self.work.get() == 0
    }

    /// Whether an element has what is wanted of it.
    ///
    /// Recurses as deep as arrays nest; what needs many locals is kept out of it.
    fn hold(&self, place: Option<PlaceId>, wanted: &Wanted) -> bool {
        self.note_work(1);
        let Some(element) = self.elements.get(index(place)).filter(|_| !self.exhausted()) else {
            return false;
        };
        if wanted.absent.iter().any(|&field| has(&element.present, field)) {
            return false;
        }
        match element.share_out(wanted) {
            Ways::None => false,
            Ways::One(shares) => {
                shares.iter().all(|(array, share)| self.some_element(array, share, &wanted.absent))
            }
            Ways::Several => self.try_arrays(element, 0, wanted),
        }
    }

    /// Tries the ways to share out fields of which some have values in several places: the
    /// element's arrays from the given one on.
    #[inline(never)]
    fn try_arrays(&self, element: &Element, from: usize, wanted: &Wanted) -> bool {
        let arrays = element.arrays.get(from..).unwrap_or_default();
        let concerned = |array: &Array| {
            wanted.values.iter().any(|&field| has(&array.reach, field))
                || wanted.absent.iter().any(|&field| has(&array.present, field))
        };
        let Some(first) = arrays.iter().position(concerned) else {
            return wanted.values.iter().all(|&field| has(&element.direct, field));
        };
        let (Some(array), others) = (arrays.get(first), arrays.get(first + 1..)) else {
            return false;
        };
        let (below, elsewhere): (Set, Set) =
            wanted.values.iter().copied().partition(|&field| has(&array.reach, field));
        let in_others = |&field: &usize| {
            has(&element.direct, field)
                || others.unwrap_or_default().iter().any(|other| has(&other.reach, field))
        };
        let (open, here): (Set, Set) = below.into_iter().partition(in_others);
        let shares = Shares { array, next: from + first + 1, absent: &wanted.absent };
        self.choose(element, &shares, &open, Split { here, elsewhere })
    }

    fn choose(&self, element: &Element, shares: &Shares<'_>, open: &[usize], split: Split) -> bool {
        self.note_work(open.len() + split.here.len() + split.elsewhere.len() + 1);
        self.choosing.set(self.choosing.get() + 1);
        let holds = self.choosing.get() <= DEPENDENT_CHOICES
            && self.try_choices(element, shares, open, split);
        self.choosing.set(self.choosing.get() - 1);
        holds
    }

    /// Tries the ways to give the open fields to an array or to what is behind it.
    #[inline(never)]
    fn try_choices(
        &self,
        element: &Element,
        shares: &Shares<'_>,
        open: &[usize],
        split: Split,
    ) -> bool {
        let holds = |here: &[usize]| self.some_element(shares.array, here, shares.absent);
        let Some((&field, open)) = open.split_first() else {
            let absent = shares.absent.to_vec();
            return holds(&split.here)
                && self.try_arrays(
                    element,
                    shares.next,
                    &Wanted { values: split.elsewhere, absent },
                );
        };
        let mut taken = split.clone();
        push_once(&mut taken.here, field);
        // More fields never make it easier to hold them, but they can make another one absent.
        let may_hold = !shares.absent.is_empty() || holds(&taken.here);
        if may_hold && self.choose(element, shares, open, taken) {
            return true;
        }
        let mut left = split;
        push_once(&mut left.elsewhere, field);
        !self.exhausted() && self.choose(element, shares, open, left)
    }

    /// Whether some element of the array has what is wanted of it.
    fn some_element(&self, array: &Array, values: &[usize], absent: &[usize]) -> bool {
        let here = |field: &&usize| has(&array.present, **field);
        let absent: Set = absent.iter().filter(here).copied().collect();
        let chosen_before = |&field: &usize| values.first().is_some_and(|&first| first < field);
        if !absent.iter().all(chosen_before) {
            return false;
        }
        let wanted = Wanted { values: values.to_vec(), absent };
        values.is_empty() || array.elements.iter().any(|&element| self.hold(Some(element), &wanted))
    }

    /// The fields left when no more can be taken away without the rest holding together, or when
    /// that takes too much work to tell.
    fn smallest_conflict(&self, all: &[usize]) -> Vec<usize> {
        let mut conflict = all.to_vec();
        for &field in all {
            let rest: Set = conflict.iter().copied().filter(|&other| other != field).collect();
            let holds = self.hold_all(&rest);
            if self.exhausted() {
                break;
            }
            if !holds {
                conflict = rest;
            }
        }
        conflict
    }
}

/// An array that is to satisfy some fields, and what is not decided yet.
struct Shares<'w> {
    array: &'w Array,
    /// The array behind it.
    next: usize,
    absent: &'w [usize],
}

/// Which fields an array is to satisfy, and which what is behind it.
#[derive(Clone)]
struct Split {
    here: Set,
    elsewhere: Set,
}

fn index(place: Option<PlaceId>) -> usize {
    place.map_or(0, |place| place + 1)
}

fn has(set: &[usize], field: usize) -> bool {
    set.binary_search(&field).is_ok()
}

/// Adds a field, and says whether it is new.
fn push_once(set: &mut Set, field: usize) -> bool {
    let place = set.binary_search(&field);
    if let Err(at) = place {
        set.insert(at, field);
    }
    place.is_err()
}
