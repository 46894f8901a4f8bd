//! Which of many ranges a number lies in.

use super::hits::Hit;
use crate::comparison::{Bound, Numeric};

/// Ranges sorted by their low bounds, with the highest high bound of each part of the list, as a
/// tree that lies in an array: ranges that end too low are left out in whole parts.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    /// Sorted by `low`.
    list: Vec<Range>,
    /// The highest bound of node n is that of its children 2n and 2n + 1; leaves are the ranges.
    highest: Vec<f64>,
    leaves: usize,
}

/// Both bounds belong to it.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: f64,
    high: f64,
    hit: Hit,
}

impl Ranges {
    pub(super) fn new(mut list: Vec<(f64, f64, Hit)>) -> Self {
        list.sort_by(|left, right| left.0.total_cmp(&right.0));
        let list: Vec<Range> =
            list.into_iter().map(|(low, high, hit)| Range { low, high, hit }).collect();
        let leaves = list.len().next_power_of_two();
        let mut highest = vec![f64::NEG_INFINITY; leaves];
        highest.extend(list.iter().map(|range| range.high));
        highest.resize(leaves * 2, f64::NEG_INFINITY);
        for node in (1..leaves).rev() {
            let of = |node: usize| highest.get(node).copied().unwrap_or(f64::NEG_INFINITY);
            let high = of(node * 2).max(of(node * 2 + 1));
            if let Some(at) = highest.get_mut(node) {
                *at = high;
            }
        }
        Self { list, highest, leaves }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The tests whose ranges a number lies in.
    pub(super) fn each(&self, number: f64, mut found: impl FnMut(Hit)) {
        let begun = self.list.partition_point(|range| range.low <= number);
        // Down the tree, left before right: a node, and what to do when it is done.
        let mut node = 1;
        loop {
            let (first, width) = self.part(node);
            let is_in =
                first < begun && self.highest.get(node).is_some_and(|highest| *highest >= number);
            if is_in && width > 1 {
                node *= 2;
                continue;
            }
            if is_in && let Some(range) = self.list.get(first) {
                found(range.hit);
            }
            // To the right; up first from where there is no right.
            while node & 1 == 1 {
                node /= 2;
            }
            if node == 0 {
                return;
            }
            node += 1;
        }
    }

    /// The first range below a node of the tree, and how many there can be.
    fn part(&self, node: usize) -> (usize, usize) {
        let level = node.ilog2();
        let width = self.leaves >> level;
        ((node - (1 << level)) * width, width)
    }

    pub(super) fn memory(&self) -> usize {
        self.list.capacity() * size_of::<Range>() + self.highest.capacity() * size_of::<f64>()
    }
}

/// The lowest and the highest number in a range.
pub(super) fn bounds(range: &Numeric) -> (f64, f64) {
    let lowest = |bound: &Bound| {
        if bound.inclusive { bound.value } else { bound.value.next_up() }
    };
    let highest = |bound: &Bound| {
        if bound.inclusive { bound.value } else { bound.value.next_down() }
    };
    match range {
        Numeric::Equal(bound) => (bound.value, bound.value),
        Numeric::Range { low, high } => (
            low.as_ref().map_or(f64::NEG_INFINITY, lowest),
            high.as_ref().map_or(f64::INFINITY, highest),
        ),
    }
}
