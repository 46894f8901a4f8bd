//! Which placeholder reads what: marks in the texts, values behind the paths.

use rulelens::json::Value;
use rulelens::transform::{InputPath, InputPaths, Path, Template};
use rulelens::{Event, Span};

use super::fields::shorten;
use super::located::Lines;
use crate::messages;
use crate::view::{Hint, Mark, TextName, View};

/// How many hues there are.
const HUES: usize = 6;
/// How many characters of a value stand behind its path.
const HINT: usize = 24;

/// The hue of an input path, by its place in the map; reserved variables share the first.
pub(super) fn hue(paths: &InputPaths, name: &str) -> u8 {
    paths.position(name).and_then(|position| u8::try_from(position % HUES).ok()).unwrap_or(0) + 1
}

/// Marks names, placeholders and the values that they take, and says the values.
pub(super) fn mark(
    view: &mut View,
    paths: &InputPaths,
    template: Option<&Template>,
    event: Option<&Event<'_>>,
    lines: &Lines<'_>,
) {
    let mark = |text, span: Span, name: &str| {
        let (from, to) = lines.range(text, span);
        Mark { from, to, hue: hue(paths, name), name: name.into(), quiet: false }
    };
    for entry in paths.entries() {
        let name = mark(TextName::InputPaths, entry.name_span, &entry.name);
        let path = mark(TextName::InputPaths, entry.path_span, &entry.name);
        view.input_paths.marks.extend([name, Mark { quiet: true, ..path }]);
        let Some(event) = event else { continue };
        view.input_paths.hints.push(hint(entry, event, lines));
        let read = entry.path.value(event).into_iter().flat_map(places);
        view.event.marks.extend(read.map(|span| mark(TextName::Event, span, &entry.name)));
    }
    for placeholder in template.into_iter().flat_map(Template::placeholders) {
        view.template.marks.push(mark(TextName::Template, placeholder.span, &placeholder.name));
    }
}

/// What stands for the name of a placeholder where there is only one path.
pub(super) const INPUT_PATH: &str = "InputPath";

/// Marks an input path and the part of the event that it takes.
pub(super) fn mark_path(
    view: &mut View,
    path: &Path,
    event: Option<&Event<'_>>,
    lines: &Lines<'_>,
) {
    let mark = |text, span: Span| {
        let (from, to) = lines.range(text, span);
        Mark { from, to, hue: 1, name: INPUT_PATH.into(), quiet: false }
    };
    view.input_path.marks.push(mark(TextName::InputPath, Span::new(0, path.text().len())));
    let read = event.and_then(|event| path.value(event)).into_iter().flat_map(places);
    view.event.marks.extend(read.map(|span| mark(TextName::Event, span)));
}

/// What is marked of a value: of an object or array only its brackets, since all of it would be
/// too much colour.
fn places(value: Value<'_>) -> Vec<Span> {
    let whole = value.span();
    if value.is_leaf() {
        return vec![whole];
    }
    vec![Span::new(whole.start, whole.start + 1), Span::new(whole.end - 1, whole.end)]
}

fn hint(entry: &InputPath, event: &Event<'_>, lines: &Lines<'_>) -> Hint {
    let (_, at) = lines.range(TextName::InputPaths, entry.path_span);
    match entry.path.text_in(event) {
        Some(text) => Hint { at, text: shorten(&text, HINT), amiss: false },
        None => Hint { at, text: messages::text("paths.nothing").to_owned(), amiss: true },
    }
}
