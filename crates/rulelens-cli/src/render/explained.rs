//! `rulelens explain` for people: for each field that keeps the event from matching, where the
//! pattern asks and where the event answers, as rustc shows it.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use rulelens::comparison::{Comparison, Relation};
use rulelens::explain::{self, Piece};
use rulelens::{LineIndex, Span};

use super::change;
use super::cut::{self, cut};
use super::diagnostics::{self, Placed};
use super::escape::visible;
use super::excerpt::Excerpt;
use super::phrase::{path, plain};
use super::verdict::{Row, Verdict};
use crate::fault::Source;

const NOT_MATCHED: &str = "not matched";
const NOT_SATISFIED: &str = "not satisfied";
/// How many fields are shown with their places; the others have a line each.
const SHOWN: usize = 5;

/// A verdict, with the texts that it is about.
pub(crate) struct Explained<'a> {
    verdict: &'a Verdict<'a>,
    pattern: Text<'a>,
    event: Text<'a>,
    rows: Vec<Row<'a>>,
    misses: Vec<usize>,
}

/// A text with its lines.
struct Text<'a> {
    source: &'a Source,
    lines: LineIndex<'a>,
}

/// A place in a text, and what is to say there.
struct Mark<'e> {
    text: &'e Text<'e>,
    span: Span,
    label: String,
}

impl<'a> Explained<'a> {
    pub(crate) fn new(verdict: &'a Verdict<'a>, pattern: &'a Source, event: &'a Source) -> Self {
        let text = |source: &'a Source| Text { source, lines: LineIndex::new(&source.text) };
        let explanation = verdict.explanation();
        let misses = match &explanation.apart {
            Some(apart) => apart.fields.clone(),
            None => explain::misses(explanation),
        };
        let rows = verdict.rows().collect();
        Self { verdict, pattern: text(pattern), event: text(event), rows, misses }
    }

    /// What is explained.
    pub(crate) fn verdict(&self) -> &'a Verdict<'a> {
        self.verdict
    }

    /// The fields of the pattern, in its order.
    pub(crate) fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }

    /// The pattern's lines.
    pub(crate) fn pattern_lines(&self) -> &LineIndex<'a> {
        &self.pattern.lines
    }

    /// The fields that keep the event from matching, the nearest first: indices into the rows.
    pub(crate) fn misses(&self) -> &[usize] {
        &self.misses
    }

    /// What would have to change for the event to match.
    pub(crate) fn change(&self) -> Option<String> {
        change::of_event(&self.missed(), self.is_apart())
    }

    /// What would have to change for a field to be satisfied.
    pub(crate) fn change_of(&self, row: &Row<'_>) -> Option<String> {
        change::of_field(row)
    }

    /// All of it, with styles.
    pub(crate) fn render(&self) -> String {
        if self.verdict.explanation().matched {
            return self.verdict.render();
        }
        let missed = self.missed();
        let reports = match missed.as_slice() {
            _ if self.is_apart() => self.apart(&missed),
            [field] => {
                self.field(NOT_MATCHED, &self.verdict.reason(), field, self.change().as_deref())
            }
            _ => self.several(&missed),
        };
        let sections = [reports, self.others(), self.verdict.left_out()];
        let sections = sections.iter().map(|section| section.trim_matches('\n'));
        let sections: Vec<&str> = sections.filter(|section| !section.is_empty()).collect();
        format!("{}\n", sections.join("\n\n"))
    }

    fn is_apart(&self) -> bool {
        self.verdict.explanation().apart.is_some()
    }

    /// The fields that keep the event from matching, the nearest first.
    fn missed(&self) -> Vec<&Row<'a>> {
        self.misses.iter().filter_map(|&index| self.rows.get(index)).collect()
    }

    /// The fields that count and are not shown with their places, a line each.
    fn others(&self) -> String {
        let shown = self.misses.get(..SHOWN).unwrap_or(&self.misses);
        let fields = self.rows.iter().enumerate();
        let others = fields.filter(|(index, row)| row.counts && !shown.contains(index));
        let others: Vec<_> = others.map(|(_, row)| row).collect();
        self.verdict.list(&others)
    }

    /// Fields that are not satisfied.
    fn several(&self, missed: &[&Row<'a>]) -> String {
        let mut text = String::new();
        for (position, row) in missed.iter().take(SHOWN).enumerate() {
            let mut reason = vec![Piece::Field(row.path.clone())];
            reason.extend(self.verdict.field_reason(row));
            let (name, reason) = match position {
                0 => (NOT_MATCHED, self.verdict.reason()),
                _ => (NOT_SATISFIED, reason),
            };
            text.push_str(&self.field(name, &reason, row, change::of_field(row).as_deref()));
        }
        if let Some(change) = self.change() {
            text.push_str(&change);
        }
        text
    }

    /// One field: where the pattern asks, and where the event answers.
    fn field(
        &self,
        name: &'static str,
        reason: &[Piece],
        row: &Row<'a>,
        change: Option<&str>,
    ) -> String {
        let asked = Mark { text: &self.pattern, span: asked(row), label: wanted(row) };
        let answered = row.explained.value.map(|span| {
            let label = self.why(row);
            Mark { text: &self.event, span, label }
        });
        let marks: Vec<_> = std::iter::once(asked).chain(answered).collect();
        report(name, reason, &marks, None, change)
    }

    /// Fields that are satisfied, but not together: where.
    fn apart(&self, fields: &[&Row<'a>]) -> String {
        let mark = |row: &&Row<'_>| {
            let label = format!("`{}` is satisfied here", path(&row.path));
            row.explained.value.map(|span| Mark { text: &self.event, span, label })
        };
        let marks: Vec<_> = fields.iter().take(SHOWN).filter_map(mark).collect();
        let rule = "each is satisfied on its own, but a rule does not mix elements of one array";
        report(NOT_MATCHED, &self.verdict.reason(), &marks, Some(rule), self.change().as_deref())
    }

    /// Why the value does not satisfy: the sentence without the value, which stands there.
    fn why(&self, row: &Row<'_>) -> String {
        let reason = self.verdict.field_reason(row);
        let reason = match reason.as_slice() {
            [Piece::Value(_), rest @ ..] | [rest @ .., Piece::Words(_), Piece::Value(_)] => rest,
            all => all,
        };
        match row.explained.values {
            0 | 1 => plain(reason),
            values => format!("{} (the nearest of {values} values)", plain(reason)),
        }
    }
}

/// The place in the pattern: the alternative that comes nearest to a value, or the field's key if
/// there is no value for any of them.
fn asked(row: &Row<'_>) -> Span {
    let Row { field, explained, .. } = row;
    let several = field.alternatives.len() > 1;
    match field.alternatives.get(explained.alternative) {
        Some(nearest) if explained.value.is_some() || !several => nearest.span,
        _ => field.key,
    }
}

/// What the pattern asks for there.
fn wanted(row: &Row<'_>) -> String {
    let Row { field, explained, .. } = row;
    let comparison = field.alternatives.get(explained.alternative).map(|one| &one.comparison);
    let (Some(comparison), true) = (comparison, explained.value.is_some()) else {
        let wanted = explain::wanted(field).map(|wanted| plain(&wanted));
        return format!("wanted: {}", wanted.as_deref().unwrap_or("a value"));
    };
    let wanted = if field.alternatives.len() > 1 { "the nearest" } else { "wanted" };
    match comparison.relation() {
        // It says so itself.
        Relation::Equals => wanted.to_owned(),
        relation => format!("{wanted}: {}", asking(comparison, relation)),
    }
}

fn asking(comparison: &Comparison, relation: Relation) -> String {
    let operand = cut(&comparison.operand(), cut::VALUE);
    match relation {
        Relation::Lies => operand,
        Relation::IsThere => "a value".to_owned(),
        Relation::IsAbsent => "no value".to_owned(),
        _ => format!("{} {operand}", relation.words()),
    }
}

/// A title, the marked places, what is to say about all of them, and what would have to change.
fn report(
    name: &'static str,
    reason: &[Piece],
    marks: &[Mark<'_>],
    note: Option<&str>,
    help: Option<&str>,
) -> String {
    let title = Level::ERROR.with_name(name).primary_title(plain(reason));
    let mut places: Vec<Placed<'_>> = marks.iter().map(placed).collect();
    if let Some(last) = places.pop() {
        let note = note.map(|note| Level::NOTE.message(note));
        let help = help.map(|help| Level::HELP.message(help));
        let body = last.body.elements(note.into_iter().chain(help));
        places.push(Placed { body, ..last });
    }
    diagnostics::report(title, places)
}

fn placed<'a>(mark: &'a Mark<'_>) -> Placed<'a> {
    let Mark { text, span, label } = mark;
    let at = text.lines.position(span.start);
    let excerpt = Excerpt::new(&text.source.text, *span, diagnostics::width());
    let place = excerpt.place(*span);
    let mut snippet = Snippet::source(excerpt.text).line_start(at.line);
    if let Some(place) = place {
        snippet = snippet.annotation(AnnotationKind::Primary.span(place).label(label));
    }
    let body = Group::with_level(Level::ERROR).element(snippet);
    Placed { name: visible(&text.source.name).into_owned(), at, body }
}
