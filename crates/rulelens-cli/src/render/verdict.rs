//! The verdict for people: as a sentence, then a row for each field that counts.

use anstyle::{AnsiColor, Effects, Style};
use rulelens::explain::{self, FieldDetail, FieldExplanation, PartExplanation, Piece};
use rulelens::pattern::{Field, Part};
use rulelens::{Event, Explanation, LineIndex, Pattern};
use unicode_width::UnicodeWidthStr;

use super::phrase::{self, Look, plain, styled};

const OK: Style = AnsiColor::Green.on_default();
const NO: Style = AnsiColor::Red.on_default();
const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Of how many `$or`s it is told which arm decides.
const ORS: usize = 5;
/// Longer paths do not move the column behind them.
const PATH_COLUMN: usize = 40;

/// A verdict and what it is about.
pub(crate) struct Verdict<'a> {
    pattern: &'a Pattern,
    explanation: &'a Explanation,
    event: &'a Event<'a>,
    lines: LineIndex<'a>,
}

/// A field of the pattern with what it found.
pub(crate) struct Row<'v> {
    /// Which field it is.
    pub(crate) index: usize,
    /// Its path.
    pub(crate) path: String,
    /// The field.
    pub(crate) field: &'v Field,
    /// What it found.
    pub(crate) explained: &'v FieldExplanation,
    /// Whether it is in the combination that decides.
    pub(crate) counts: bool,
}

impl<'a> Verdict<'a> {
    pub(crate) fn new(
        pattern: &'a Pattern,
        event: &'a Event<'a>,
        explanation: &'a Explanation,
    ) -> Self {
        Self { pattern, explanation, event, lines: LineIndex::new(event.text()) }
    }

    /// Whether it is a match, and if not, why.
    pub(crate) fn explanation(&self) -> &Explanation {
        self.explanation
    }

    /// The event's text.
    pub(crate) fn event(&self) -> &'a str {
        self.event.text()
    }

    /// Its lines.
    pub(crate) fn lines(&self) -> &LineIndex<'a> {
        &self.lines
    }

    /// The shape of the pattern.
    pub(crate) fn parts(&self) -> &[Part] {
        self.pattern.parts()
    }

    /// The path of a field of the pattern.
    pub(crate) fn path(&self, field: usize) -> String {
        self.pattern.path(field)
    }

    /// The fields of the pattern, in its order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let fields = self.pattern.fields().iter().zip(&self.explanation.fields);
        let mut counts = vec![false; self.pattern.fields().len()];
        for &index in &self.explanation.combination {
            if let Some(counts) = counts.get_mut(index) {
                *counts = true;
            }
        }
        fields.zip(counts).enumerate().map(|(index, ((field, explained), counts))| {
            let path = self.pattern.path(index);
            Row { index, path, field, explained, counts }
        })
    }

    /// The verdict as a sentence without styles.
    pub(crate) fn summary(&self) -> String {
        let reason = plain(&self.reason());
        if self.explanation.matched {
            format!("Matched. {reason}")
        } else {
            format!("Not matched: {reason}")
        }
    }

    /// Why a field is satisfied or is not.
    pub(crate) fn field_reason(&self, row: &Row<'_>) -> Vec<Piece> {
        explain::field_reason(row.field, row.explained, self.event())
    }

    /// What more is to say of a field that is not satisfied; empty if there is nothing.
    pub(crate) fn remark(&self, row: &Row<'_>) -> Vec<Piece> {
        explain::remark(self.pattern, self.event, self.explanation, row.index)
    }

    /// What would have to change for the event to match; empty if it does.
    pub(crate) fn change(&self) -> Vec<Piece> {
        explain::change(self.pattern, self.explanation)
    }

    /// What would have to change for a field to be satisfied; empty if it is.
    pub(crate) fn change_of(&self, row: &Row<'_>) -> Vec<Piece> {
        explain::change_of_field(self.pattern, self.explanation, row.index)
    }

    /// All there is to tell of a field.
    pub(crate) fn detail(&self, row: &Row<'_>) -> Option<FieldDetail> {
        explain::detail(self.pattern, self.event, row.index)
    }

    /// The whole answer with styles.
    pub(crate) fn render(&self) -> String {
        let mut text = self.headline();
        let rows: Vec<Row<'_>> = self.rows().filter(|row| row.counts).collect();
        let rows: Vec<&Row<'_>> = rows.iter().collect();
        if !rows.is_empty() {
            text.push('\n');
        }
        text.push_str(&self.list(&rows));
        if self.explanation.apart.is_some() {
            text.push_str("\nEach field is satisfied on its own, ");
            text.push_str("but a rule does not mix elements of one array.\n");
        }
        text.push_str(&self.left_out());
        text
    }

    /// The fields alone, of a pattern that has others with faults; empty if there are none.
    pub(crate) fn render_fields(&self) -> String {
        let rows: Vec<Row<'_>> = self.rows().collect();
        if rows.is_empty() {
            return String::new();
        }
        let list = self.list(&rows.iter().collect::<Vec<_>>());
        format!("{STRONG}No verdict.{STRONG:#} The fields without a fault:\n\n{list}")
    }

    /// A line for each of the rows, with styles.
    pub(crate) fn list(&self, rows: &[&Row<'_>]) -> String {
        let paths: Vec<String> = rows.iter().map(|row| phrase::path(&row.path)).collect();
        let widths = paths.iter().map(|path| path.width()).filter(|&width| width <= PATH_COLUMN);
        let column = widths.max().unwrap_or(0);
        rows.iter().zip(&paths).map(|(row, path)| self.row(row, path, column)).collect()
    }

    /// Which arm of each `$or` decides, and that the fields of the others are left out.
    pub(crate) fn left_out(&self) -> String {
        let mut lines = Vec::new();
        arms(&self.explanation.parts, &mut lines);
        let more = lines.len().saturating_sub(ORS);
        lines.truncate(ORS);
        if more > 0 {
            lines.push(format!("The same for {more} more."));
        }
        let fields = self.pattern.fields().len();
        match fields.saturating_sub(self.explanation.combination.len()) {
            0 => {}
            1 => lines.push("The field that does not count is left out.".to_owned()),
            left_out => {
                lines.push(format!("The {left_out} fields that do not count are left out."));
            }
        }
        let line = |line: String| format!("{FAINT}{line}{FAINT:#}\n");
        let lines: String = lines.into_iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("\n{lines}") }
    }

    /// Why it is a match or is not, without those words.
    pub(crate) fn reason(&self) -> Vec<Piece> {
        if self.explanation.matched {
            return vec![Piece::Words(all_satisfied(self.explanation.combination.len()))];
        }
        let mut pieces = explain::reason(self.pattern, self.event(), self.explanation);
        let more = explain::misses(self.explanation).len().saturating_sub(1);
        if more > 0 {
            pieces.push(Piece::Words(format!(", and {more} more")));
        }
        pieces
    }

    fn headline(&self) -> String {
        if self.explanation.matched {
            let style = OK | Effects::BOLD;
            return format!("{style}Matched.{style:#} {}\n", plain(&self.reason()));
        }
        let style = NO | Effects::BOLD;
        let look = Look { path: STRONG, value: NO | Effects::BOLD, operand: STRONG };
        format!("{style}Not matched:{style:#} {}\n", styled(&self.reason(), look))
    }

    fn row(&self, row: &Row<'_>, path: &str, column: usize) -> String {
        let (glyph, style) = if row.explained.satisfied { ('✓', OK) } else { ('✗', NO) };
        let look = if row.explained.satisfied {
            Look::default()
        } else {
            Look { value: NO, operand: STRONG, ..Look::default() }
        };
        let padding = " ".repeat(column.saturating_sub(path.width()));
        let reason = styled(&self.field_reason(row), look);
        let notes = self.notes(row).join(", ");
        let notes = if notes.is_empty() { notes } else { format!("  {FAINT}({notes}){FAINT:#}") };
        format!("  {style}{glyph}{style:#} {path}{padding}  {reason}{notes}\n")
    }

    fn notes(&self, row: &Row<'_>) -> Vec<String> {
        let explained = row.explained;
        let mut notes = Vec::new();
        if let Some(span) = explained.value {
            notes.push(format!("line {}", self.lines.position(span.start).line));
        } else if !explained.satisfied {
            let wanted = explain::wanted(row.field);
            notes.extend(wanted.map(|wanted| format!("wanted: {}", plain(&wanted))));
        }
        if explained.values > 1 {
            let which = if explained.satisfied { "one" } else { "the nearest" };
            notes.push(format!("{which} of {} values", explained.values));
        }
        let alternatives = row.field.alternatives.len();
        if explained.satisfied && alternatives > 1 {
            let which = ordinal(explained.alternative + 1);
            notes.push(format!("{which} of {alternatives} alternatives"));
        }
        notes
    }
}

/// A line for each `$or`: which of its arms holds or comes nearest, and what that misses.
fn arms(parts: &[PartExplanation], lines: &mut Vec<String>) {
    for part in parts {
        let PartExplanation::Or(or) = part else { continue };
        let Some(arm) = or.arms.get(or.nearest) else { continue };
        let (which, count) = (ordinal(or.nearest + 1), or.arms.len());
        lines.push(match arm.missed {
            0 => format!("Of the {count} arms of `$or` the {which} holds."),
            1 => format!(
                "Of the {count} arms of `$or` the {which} comes nearest: it misses 1 field."
            ),
            missed => format!(
                "Of the {count} arms of `$or` the {which} comes nearest: it misses {missed} fields."
            ),
        });
        arms(&arm.parts, lines);
    }
}

fn all_satisfied(fields: usize) -> String {
    match fields {
        0 => "The pattern tests no field.".to_owned(),
        1 => "The one field is satisfied.".to_owned(),
        2 => "Both fields are satisfied.".to_owned(),
        _ => format!("All {fields} fields are satisfied."),
    }
}

fn ordinal(number: usize) -> String {
    let suffix = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn ordinals() {
        let numbers = [1, 2, 3, 4, 11, 12, 13, 21, 51, 102, 111, 1013];
        let words: Vec<_> = numbers.into_iter().map(ordinal).collect();
        assert_eq!(words.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 51st 102nd 111th 1013th");
    }
}
