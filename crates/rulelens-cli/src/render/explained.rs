//! `rulelens explain` for people: for each field that keeps the event from matching, where the
//! pattern asks and where the event answers, as rustc shows it.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use rulelens::comparison::{Comparison, Relation};
use rulelens::explain::{self, Piece};
use rulelens::{LineIndex, Span};

use super::cut::{self, cut};
use super::diagnostics::{self, Placed};
use super::escape::visible;
use super::excerpt::Excerpt;
use super::phrase::{path, plain, quoted};
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
        sentence(&self.verdict.change())
    }

    /// The smallest reason why a field is not satisfied.
    pub(crate) fn remark(&self, row: &Row<'_>) -> Option<String> {
        sentence(&self.verdict.remark(row))
    }

    /// What would have to change for a field to be satisfied.
    pub(crate) fn change_of(&self, row: &Row<'_>) -> Option<String> {
        sentence(&self.verdict.change_of(row))
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
            text.push_str(&self.field(name, &reason, row, self.change_of(row).as_deref()));
        }
        if let Some(change) = self.change() {
            text.push_str(&change);
        }
        text
    }

    /// One field: where the pattern asks, and where the event answers, or nearly does.
    fn field(
        &self,
        name: &'static str,
        reason: &[Piece],
        row: &Row<'a>,
        change: Option<&str>,
    ) -> String {
        let asked = Mark { text: &self.pattern, span: asked(row), label: wanted(row) };
        let remark = self.remark(row);
        let (answered, note) = match row.explained.value {
            Some(span) => {
                let label = self.why(row, remark.as_deref());
                (Some(Mark { text: &self.event, span, label }), None)
            }
            None => (self.nearly(row), remark),
        };
        let marks: Vec<_> = std::iter::once(asked).chain(answered).collect();
        report(name, reason, &marks, note.as_deref(), change)
    }

    /// The key of the event that may be meant by one that it does not have.
    fn nearly(&self, row: &Row<'_>) -> Option<Mark<'_>> {
        let span = self.verdict.detail(row)?.absence?.nearest_at?;
        Some(Mark { text: &self.event, span, label: "this is there".to_owned() })
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
    fn why(&self, row: &Row<'_>, remark: Option<&str>) -> String {
        let reason = self.verdict.field_reason(row);
        let reason = match reason.as_slice() {
            [Piece::Value(_), rest @ ..] | [rest @ .., Piece::Words(_), Piece::Value(_)] => rest,
            all => all,
        };
        let remark = remark.map(|remark| format!(": {remark}")).unwrap_or_default();
        let nearest = match row.explained.values {
            0 | 1 => String::new(),
            values => format!(" (the nearest of {values} values)"),
        };
        format!("{}{remark}{nearest}", plain(reason))
    }
}

/// A sentence, if there is one.
fn sentence(pieces: &[Piece]) -> Option<String> {
    (!pieces.is_empty()).then(|| quoted(pieces))
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
