//! The verdict for people: as a sentence, then a row for each field that counts.

use anstyle::{AnsiColor, Effects, Style};
use rulelens::explain::{self, FieldExplanation, Piece};
use rulelens::pattern::Field;
use rulelens::{Event, Explanation, LineIndex, Pattern};
use unicode_width::UnicodeWidthStr;

use super::phrase::{self, Look, plain, styled};

const OK: Style = AnsiColor::Green.on_default();
const NO: Style = AnsiColor::Red.on_default();
const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Longer paths do not move the column behind them.
const PATH_COLUMN: usize = 40;

/// A verdict and what it is about.
pub(crate) struct Verdict<'a> {
    pattern: &'a Pattern,
    explanation: &'a Explanation,
    event: &'a str,
    lines: LineIndex<'a>,
}

/// A field of the pattern with what it found.
pub(crate) struct Row<'v> {
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
        let event = event.text();
        Self { pattern, explanation, event, lines: LineIndex::new(event) }
    }

    /// Whether it is a match, and if not, why.
    pub(crate) fn explanation(&self) -> &Explanation {
        self.explanation
    }

    /// The event's text.
    pub(crate) fn event(&self) -> &'a str {
        self.event
    }

    /// Its lines.
    pub(crate) fn lines(&self) -> &LineIndex<'a> {
        &self.lines
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
            Row { path, field, explained, counts }
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
        explain::field_reason(row.field, row.explained, self.event)
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

    /// A line for each of the rows, with styles.
    pub(crate) fn list(&self, rows: &[&Row<'_>]) -> String {
        let paths: Vec<String> = rows.iter().map(|row| phrase::path(&row.path)).collect();
        let widths = paths.iter().map(|path| path.width()).filter(|&width| width <= PATH_COLUMN);
        let column = widths.max().unwrap_or(0);
        rows.iter().zip(&paths).map(|(row, path)| self.row(row, path, column)).collect()
    }

    /// Which fields do not count, if there are any.
    pub(crate) fn left_out(&self) -> String {
        let fields = self.pattern.fields().len();
        let left_out = fields.saturating_sub(self.explanation.combination.len());
        if left_out == 0 {
            return String::new();
        }
        let fields = if left_out == 1 { "field" } else { "fields" };
        let which = if self.explanation.matched { "holds" } else { "comes nearest" };
        format!(
            "\n{FAINT}`$or` makes {} combinations: the one that {which} is shown, \
             without {left_out} {fields} of the others.{FAINT:#}\n",
            self.pattern.combinations().len(),
        )
    }

    /// Why it is a match or is not, without those words.
    pub(crate) fn reason(&self) -> Vec<Piece> {
        if self.explanation.matched {
            return vec![Piece::Words(all_satisfied(self.explanation.combination.len()))];
        }
        let mut pieces = explain::reason(self.pattern, self.event, self.explanation);
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
