//! Sorting where speed does not matter: one sort for all types, since each that the standard library
//! makes takes five kilobytes of WebAssembly.

use std::cmp::Ordering;

/// Sorts a list as [`slice::sort_by_cached_key`] does: what is equal keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = order(list.len(), &|left, right| keys.get(left).cmp(&keys.get(right)));
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The places of a list in the order of what stands there.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|&left, &right| compare(left, right));
    order
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn equal_ones_keep_their_order() {
        let mut list: Vec<(u32, u32)> = (0..1000).map(|n| (n * 7919 % 10, n)).collect();
        let mut sorted = list.clone();
        sorted.sort_by_key(|it| it.0);
        sort_by_key(&mut list, |it| it.0);
        assert_eq!(list, sorted);
        let mut none: Vec<u8> = Vec::new();
        sort_by_key(&mut none, |it| *it);
        assert_eq!(none, []);
    }
}
