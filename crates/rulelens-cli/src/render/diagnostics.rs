//! Faults with their place in the text, as rustc shows them.

use std::borrow::Cow;

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, Title};
use rulelens::{LineIndex, Position, Severity, Span};

use super::cut::cut;
use super::escape::{visible, visible_lines};
use super::excerpt::Excerpt;
use super::phrase;
use crate::fault::{Fault, Place, Source, by_text};
use crate::output;

/// What line numbers and margins take.
const MARGIN: usize = 12;
/// How many characters of each line of the service's message are shown.
const SERVICE: usize = 160;
/// Wider than any excerpt: cutting is done before.
const UNCUT: usize = 10_000;

/// The faults, with styles, each followed by an empty line.
pub(crate) fn faults(faults: &[Fault]) -> String {
    let mut rendered = String::new();
    for (run, lines) in by_text(faults) {
        for fault in run {
            rendered.push_str(&self::fault(fault, lines.as_ref()));
        }
    }
    rendered
}

/// How many faults there are, on a line.
pub(crate) fn counted(errors: usize, warnings: usize) -> String {
    let counts = [(errors, "error"), (warnings, "warning")].into_iter();
    let counts: Vec<_> = counts
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| phrase::counted(number, what))
        .collect();
    if counts.is_empty() { "No faults.\n".to_owned() } else { format!("{}.\n", counts.join(", ")) }
}

fn fault(fault: &Fault, lines: Option<&LineIndex<'_>>) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let (Some((source, span)), Some(lines)) = (fault.text(), lines) else {
        return unplaced(level, fault);
    };
    let place = |span: Span, label: Option<&'static str>| {
        let at = lines.position(span.start);
        let body = Group::with_level(level.clone()).element(snippet(source, span, at, label));
        Placed { name: visible(&source.name).into_owned(), at, body }
    };
    let mut places = vec![place(span, None)];
    places.extend(fault.related.map(|related| place(related.span, Some(related.message))));
    if let Some(last) = places.pop() {
        let help = Level::HELP.message(visible(&fault.help));
        let service = fault.service.as_ref();
        let service = service.map(|service| Level::NOTE.message(self::service(service)));
        places.push(Placed { body: last.body.element(help).elements(service), ..last });
    }
    let title = level.clone().primary_title(visible(&fault.message)).id(fault.code);
    report(title, places)
}

/// The lines around a place, with a mark below it and what is to say there.
fn snippet<'s>(
    source: &Source,
    span: Span,
    at: Position,
    label: Option<&'static str>,
) -> Snippet<'s, Annotation<'s>> {
    let excerpt = Excerpt::new(&source.text, span, width());
    let place = excerpt.place(span);
    let snippet = Snippet::source(excerpt.text).line_start(at.line);
    let mark = place.map(|place| AnnotationKind::Primary.span(place).label(label));
    snippet.annotations(mark)
}

/// A fault of a file as a whole: one line.
fn unplaced(level: Level<'_>, fault: &Fault) -> String {
    let title = level.primary_title(visible(&fault.message));
    let group = match fault.place {
        Place::Link => Group::with_title(title.id(fault.code))
            .element(Level::HELP.message(visible(&fault.help))),
        // What is wrong with a file's name says how to mend it.
        Place::File(_) | Place::Text(..) => Group::with_title(title),
    };
    format!("{}\n", render(group))
}

/// A place, and what is shown below it: an excerpt that begins with the place's line, and what is
/// to say.
pub(super) struct Placed<'a> {
    /// What the text is called.
    pub(super) name: String,
    /// Where in the text.
    pub(super) at: Position,
    /// What is shown.
    pub(super) body: Group<'a>,
}

/// A title, and below it the places, followed by an empty line.
///
/// The places have lines of our own making: the renderer counts columns in the excerpt, which does
/// not begin where the line begins.
pub(super) fn report(title: Title<'_>, places: Vec<Placed<'_>>) -> String {
    let digits = |line: usize| line.to_string().len();
    let widest = places.iter().map(|place| digits(place.at.line)).max().unwrap_or_default();
    let margin = " ".repeat(widest);
    let style = DEFAULT_LINE_NUM_STYLE;
    let mut report = render(Group::with_title(title));
    for (position, Placed { name, at, body }) in places.into_iter().enumerate() {
        let arrow = if position == 0 { "-->" } else { ":::" };
        if position > 0 {
            report.push_str(&format!("\n{margin}{style} |{style:#}"));
        }
        let Position { line, column, .. } = at;
        report.push_str(&format!("\n{margin}{style}{arrow}{style:#} {name}:{line}:{column}"));
        let indent = " ".repeat(widest.saturating_sub(digits(line)));
        for line in render(body).lines() {
            report.push_str(&format!("\n{indent}{line}"));
        }
    }
    report.push_str("\n\n");
    report
}

fn render(group: Group<'_>) -> String {
    Renderer::styled().term_width(UNCUT).render(&[group])
}

/// How many columns of a text are shown.
pub(super) fn width() -> usize {
    output::stderr_width().saturating_sub(MARGIN)
}

/// The service's message: its lines, each on one line and cut if it repeats much of the text.
fn service(message: &str) -> String {
    let (first, rest) = match message.split_once('\n') {
        Some((first, rest)) => (first, Some(rest)),
        None => (message, None),
    };
    let lines = std::iter::once(first).chain(rest).map(|line| cut(line, SERVICE));
    let lines: Vec<String> = lines.collect();
    let message: Cow<'_, str> = lines.join("\n").into();
    format!("EventBridge answers: {}", visible_lines(&message))
}

#[cfg(test)]
pub(super) mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;
    use rulelens::Span;

    use crate::fault::{Fault, Place, Source};
    use crate::render::escape::is_hidden;

    /// Text with what is hard to show.
    pub(in crate::render) const HARD: &str =
        "[a\"\\\\\n\r\té漢😀\u{1b}\u{9b}\u{202e}\u{200d}\u{301}\\PC]{0,300}";

    /// Whether there is nothing in it but lines, visible characters, and styles.
    pub(in crate::render) fn is_harmless(shown: &str) -> bool {
        let plain = |text: &str| !text.contains(|char| char != '\n' && is_hidden(char));
        let mut pieces = shown.split('\u{1b}');
        let first = pieces.next().unwrap_or_default();
        plain(first)
            && pieces.all(|part| {
                let style = part.strip_prefix('[').and_then(|part| part.split_once('m'));
                style.is_some_and(|(style, text)| {
                    style.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') && plain(text)
                })
            })
    }

    proptest! {
        /// Whatever the text and the place, they can be shown, and show nothing hidden.
        #[test]
        fn any_place_of_any_text_can_be_shown(
            text in HARD, at in any::<prop::sample::Index>(), length in 0usize..400,
        ) {
            let bounds: Vec<usize> =
                text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect();
            let start = at.index(bounds.len());
            let end = (start + length).min(bounds.len() - 1);
            let span = Span::new(bounds[start], bounds[end]);
            let source = Rc::new(Source { name: text.clone(), text: text.clone() });
            let place = Place::Text(source, span);
            let mut fault = Fault::error("code", text.clone(), text.clone(), place);
            fault.service = Some(text);
            let shown = super::faults(&[fault]);
            prop_assert!(is_harmless(&shown), "{shown:?}");
        }
    }
}
