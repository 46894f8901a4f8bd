//! A wildcard over the value, as far as it fits.

use rulelens::Span;
use rulelens::comparison::Wildcard;

use super::super::fields::shorten;
use crate::picture::{Column, ColumnKind};

/// How many characters of a piece are drawn, and of what a star took.
const DRAWN: usize = 16;
const TAKEN: usize = 11;
/// How many columns before the piece that is not there are drawn.
const BEFORE: usize = 8;
/// How many characters of a piece that is not there have to be, so that it is drawn where it begins.
const BEGUN: usize = 2;

/// All of a value that fits; of many pieces the first.
pub(super) fn fitting(wildcard: &Wildcard, text: &str, taken: &[Span]) -> Vec<Column> {
    let pieces = wildcard.pieces();
    let drawn = pieces.len().min(BEFORE);
    let mut columns = found(pieces, text, taken, 0, drawn);
    columns.extend(rest(pieces.get(drawn..).unwrap_or_default()));
    columns
}

/// The columns up to the piece that is not in what is left of the value behind `at`.
pub(super) fn columns(
    wildcard: &Wildcard,
    text: &str,
    taken: &[Span],
    piece: usize,
    at: usize,
) -> Vec<Column> {
    let pieces = wildcard.pieces();
    let mut columns = found(pieces, text, taken, piece.saturating_sub(BEFORE / 2), piece);
    let left = text.get(at..).unwrap_or_default();
    let missed = pieces.get(piece).map_or("", String::as_str);
    match begun(missed, left, piece > 0) {
        Some(start) => columns.extend(parted(missed, left, start, piece > 0)),
        None if piece == 0 => columns.push(column(missed, left, ColumnKind::Missed)),
        None => {
            columns.push(star(left, ColumnKind::Left));
            columns.push(column(missed, "", ColumnKind::Missed));
        }
    }
    columns.extend(rest(pieces.get(piece + 1..).unwrap_or_default()));
    columns
}

/// The pieces that are there, and what the stars between them took.
fn found(pieces: &[String], text: &str, taken: &[Span], first: usize, end: usize) -> Vec<Column> {
    let mut columns = Vec::new();
    for (index, fits) in pieces.iter().enumerate().take(end).skip(first) {
        if let Some(run) = index.checked_sub(1).and_then(|star| taken.get(star)) {
            columns.push(star(run.of(text), ColumnKind::Taken));
        }
        if !fits.is_empty() {
            columns.push(column(fits, fits, ColumnKind::Same));
        }
    }
    columns
}

/// The pieces that are not looked at.
fn rest(pieces: &[String]) -> Option<Column> {
    let text = format!("*{}", pieces.join("*"));
    (!pieces.is_empty()).then(|| column(&text, "", ColumnKind::Rest))
}

/// Where in `left` the most of the beginning of a piece stands, if that is enough to know it by.
/// Behind a star it may stand anywhere.
fn begun(missed: &str, left: &str, behind_star: bool) -> Option<usize> {
    let ends: Vec<usize> = missed.char_indices().map(|(at, _)| at).skip(1).collect();
    let place = |end: usize| {
        let beginning = missed.get(..end)?;
        if behind_star { left.find(beginning) } else { left.starts_with(beginning).then_some(0) }
    };
    // What has a beginning has all shorter ones.
    let count = ends.partition_point(|&end| place(end).is_some());
    let is_known = count >= BEGUN.min(ends.len()).max(1);
    let start = place(*ends.get(count.checked_sub(1)?)?).filter(|_| is_known)?;
    // All of it may be there, but not at the end.
    (!left.get(start..)?.starts_with(missed)).then_some(start)
}

/// A piece beside what stands in its place from `start` on: the same, the first character that is
/// another, the rest.
fn parted(missed: &str, left: &str, start: usize, behind_star: bool) -> Vec<Column> {
    let (before, at) = left.split_at(start);
    let common: usize = missed
        .chars()
        .zip(at.chars())
        .take_while(|(wanted, found)| wanted == found)
        .map(|(wanted, _)| wanted.len_utf8())
        .sum();
    let (same, wanted) = missed.split_at(common);
    let found = at.get(common..).unwrap_or_default();
    let first = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let (wanted, wanted_rest) = wanted.split_at(first(wanted));
    let (found, found_rest) = found.split_at(first(found));
    let beside: String = found_rest.chars().take(wanted_rest.chars().count().max(1)).collect();
    let mut columns = Vec::new();
    if behind_star {
        columns.push(star(before, ColumnKind::Taken));
    }
    columns.push(column(same, same, ColumnKind::Same));
    let kind = if found.is_empty() { ColumnKind::Ended } else { ColumnKind::Missed };
    columns.push(column(wanted, found, kind));
    if !wanted_rest.is_empty() {
        columns.push(column(wanted_rest, &beside, ColumnKind::Rest));
    }
    columns
}

fn star(event: &str, kind: ColumnKind) -> Column {
    Column { pattern: "*".to_owned(), event: shorten(event, TAKEN), kind }
}

fn column(pattern: &str, event: &str, kind: ColumnKind) -> Column {
    Column { pattern: shorten(pattern, DRAWN), event: shorten(event, DRAWN), kind }
}
