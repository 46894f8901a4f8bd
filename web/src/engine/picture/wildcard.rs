//! A wildcard over the value, as far as it fits.

use rulelens::Span;
use rulelens::comparison::Wildcard;

use super::super::fields::shorten;
use crate::picture::{Column, ColumnKind};

/// How many characters of a piece are drawn.
const DRAWN: usize = 18;
/// How many columns before the piece that is not there are drawn.
const BEFORE: usize = 8;

/// The columns up to the piece that is not in what is left of the value behind `at`.
pub(super) fn columns(
    wildcard: &Wildcard,
    text: &str,
    taken: &[Span],
    piece: usize,
    at: usize,
) -> Vec<Column> {
    let pieces = wildcard.pieces();
    let first = piece.saturating_sub(BEFORE / 2);
    let mut columns = Vec::new();
    for (index, fits) in pieces.iter().enumerate().take(piece).skip(first) {
        if let Some(run) = index.checked_sub(1).and_then(|star| taken.get(star)) {
            columns.push(column("*", run.of(text), ColumnKind::Taken));
        }
        if !fits.is_empty() {
            columns.push(column(fits, fits, ColumnKind::Same));
        }
    }
    let left = text.get(at..).unwrap_or_default();
    let missed = pieces.get(piece).map_or("", String::as_str);
    if piece == 0 {
        columns.push(column(missed, left, ColumnKind::Missed));
    } else {
        columns.push(column("*", left, ColumnKind::Left));
        columns.push(column(missed, "", ColumnKind::Missed));
    }
    let rest = pieces.get(piece + 1..).unwrap_or_default();
    if !rest.is_empty() {
        columns.push(column(&format!("*{}", rest.join("*")), "", ColumnKind::Rest));
    }
    columns
}

fn column(pattern: &str, event: &str, kind: ColumnKind) -> Column {
    Column { pattern: shorten(pattern, DRAWN), event: shorten(event, DRAWN), kind }
}
