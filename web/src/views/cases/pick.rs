//! Going from cell to cell.

use super::{Place, judged::Judged};

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Cases: down, or up if negative.
    Cases(isize),
    /// Rules: to the right, or to the left if negative.
    Rules(isize),
}

/// The cell there; the nearest one at an end of the table. `only`: whether only the cases that differ
/// are in sight. The first one if none is chosen.
pub(super) fn moved(judged: &Judged, from: Option<Place>, by: By, only: bool) -> Option<Place> {
    let rows = judged.rows.iter().enumerate();
    let seen: Vec<usize> =
        rows.filter(|(_, row)| !only || row.differs()).map(|(case, _)| case).collect();
    let Some((case, rule)) = from else { return Some((*seen.first()?, 0)) };
    let at = seen.partition_point(|seen| *seen < case);
    let last = judged.rows.get(case)?.cells.len().checked_sub(1)?;
    match by {
        By::Cases(by) => {
            let to = at.saturating_add_signed(by).min(seen.len().checked_sub(1)?);
            Some((*seen.get(to)?, rule))
        }
        By::Rules(by) => Some((case, rule.saturating_add_signed(by).min(last))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::cases::judged::{Cell, Row};

    #[test]
    fn one_goes_to_the_ends_and_not_beyond_them() {
        let row = |differs: bool| {
            let cell = Cell { matched: Some(differs), ..Cell::default() };
            Row { about: String::new(), severity: None, cells: vec![cell, Cell::default()] }
        };
        let judged = Judged { rows: vec![row(false), row(true), row(false), row(true)] };
        let go = |from, by, only| moved(&judged, from, by, only);
        assert_eq!(go(None, By::Cases(1), false), Some((0, 0)));
        assert_eq!(go(None, By::Cases(1), true), Some((1, 0)));
        assert_eq!(go(Some((0, 1)), By::Cases(1), false), Some((1, 1)));
        assert_eq!(go(Some((1, 1)), By::Cases(1), true), Some((3, 1)));
        assert_eq!(go(Some((3, 0)), By::Cases(1), false), Some((3, 0)));
        assert_eq!(go(Some((0, 0)), By::Cases(-1), false), Some((0, 0)));
        assert_eq!(go(Some((0, 0)), By::Rules(1), false), Some((0, 1)));
        assert_eq!(go(Some((0, 1)), By::Rules(1), false), Some((0, 1)));
        assert_eq!(moved(&Judged::default(), None, By::Rules(1), false), None);
    }
}
