//! The code editor of `web/editor/editor.ts` as Rust sees it. Positions are UTF-16 code units.

use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::messages::plain;
use crate::view::{Severity, TextName, TextView};

/// The most that is drawn of a kind in one text: more than a reader could use, few enough to stay
/// quick while typing.
const AT_MOST: usize = 500;

/// What an editor is made with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Options {
    /// Which of the page's texts it holds, if it is one: completion in others reads it.
    #[serde(serialize_with = "name")]
    pub(crate) name: Option<TextName>,
    /// Which rule's or target's text it is.
    pub(crate) serial: u32,
    /// What the text is.
    pub(crate) language: Language,
    /// The accessible name.
    pub(crate) label: &'static str,
    /// Shown while the text is empty.
    pub(crate) placeholder: &'static str,
    /// Whether long lines wrap.
    pub(crate) wrap: bool,
    /// At which end of the fields' traces it is.
    pub(crate) end: Option<End>,
    /// What is said of the fields' lines.
    pub(crate) words: FieldWords,
    /// What is said of what is folded.
    pub(crate) folds: FoldWords,
}

/// An end of the fields' traces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum End {
    /// The event.
    Event,
    /// The event pattern.
    Pattern,
}

/// What is said of the fields' lines: messages with `{field}` and `{line}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct FieldWords {
    /// The description of a line with a field that is satisfied.
    pub(crate) satisfied: &'static str,
    /// The description of one with a field that is not.
    pub(crate) unsatisfied: &'static str,
    /// On a button that leads to a line that is scrolled away.
    pub(crate) line: &'static str,
    /// The name of one that leads upwards.
    pub(crate) above: &'static str,
    /// The name of one that leads downwards.
    pub(crate) below: &'static str,
}

/// What is said of what is folded: messages with `{n}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct FoldWords {
    /// Of one line.
    pub(crate) line: &'static str,
    /// Of several lines.
    pub(crate) lines: &'static str,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// JSON.
    Json,
    /// An input template.
    Template,
    /// An input path.
    Path,
    /// Anything else.
    Plain,
}

/// A line that decides about the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// 1-based.
    pub(crate) line: usize,
    /// Whether its field is satisfied.
    pub(crate) satisfied: bool,
    /// Which field of the pattern it is, from 1: the same number in every editor and in Why.
    pub(crate) field: usize,
}

#[wasm_bindgen(raw_module = "rulelens-editor")]
extern "C" {
    type Editor;

    fn create(parent: &Element, options: JsValue, text: &str, on_change: &JsValue) -> Editor;

    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &Editor, text: &str);

    #[wasm_bindgen(method)]
    fn draw(this: &Editor, problems: JsValue, marks: JsValue, hints: JsValue, rows: JsValue);

    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Editor, line: usize);

    #[wasm_bindgen(method)]
    fn destroy(this: &Editor);

    fn soon(run: JsValue);

    #[wasm_bindgen(js_name = soonWithEditors)]
    fn soon_with_editors(run: JsValue);

    /// Draws the traces between event and pattern into that element from now on.
    #[wasm_bindgen(js_name = drawTraces)]
    pub(crate) fn draw_traces(svg: &Element);

    /// Folds what nothing reads of the event, or unfolds it: that button is pressed, or not.
    #[wasm_bindgen(js_name = foldUnreadEvent)]
    pub(crate) fn fold_unread_event(button: &Element);

    /// Puts what is on the clipboard in place of the text of that editor.
    #[wasm_bindgen(js_name = paste)]
    fn paste_into(name: &str);

    /// Draws the traces of these fields (numbers between spaces) too, however many there are.
    pub(crate) fn highlight(fields: &str);
}

/// An editor in the page; it goes when this is dropped.
pub(crate) struct CodeEditor {
    editor: Editor,
    // Kept alive as long as the editor may call it.
    _on_change: Closure<dyn FnMut(Vec<u8>)>,
}

impl CodeEditor {
    /// Makes an editor in `parent` that begins with `text`. `on_change` gets the text after each change by the user.
    pub(crate) fn new(
        parent: &Element,
        options: Options,
        text: &str,
        mut on_change: impl FnMut(String) + 'static,
    ) -> Self {
        let on_change = Closure::<dyn FnMut(Vec<u8>)>::new(move |text: Vec<u8>| {
            // The browser has written it, so it is UTF-8.
            on_change(String::from_utf8(text).unwrap_or_default());
        });
        let editor = create(parent, to_js(&options), text, on_change.as_ref());
        Self { editor, _on_change: on_change }
    }

    /// Puts `text` in place of the present one, without reporting it as a change.
    pub(crate) fn set_text(&self, text: &str) {
        self.editor.set_text(text);
    }

    /// Shows what is found of the text: faults, coloured spans, short texts behind places. `rows` are
    /// the tinted lines; without them the last ones stay.
    pub(crate) fn draw(&self, view: &TextView, rows: Option<&[Row]>) {
        let problems = to_js_list(&view.problems, |problem| JsProblem {
            from: problem.from,
            to: problem.to,
            severity: severity(problem.severity),
            message: plain(&problem.message),
            help: plain(&problem.help),
            fix: problem
                .fix
                .as_ref()
                .map(|fix| JsFix { title: plain(&fix.title), text: &fix.text }),
        });
        let marks = to_js_list(&view.marks, |mark| JsMark {
            from: mark.from,
            to: mark.to,
            hue: mark.hue,
            name: &mark.name,
            quiet: mark.quiet,
        });
        let hints = to_js_list(&view.hints, |hint| JsHint {
            at: hint.at,
            text: &hint.text,
            amiss: hint.amiss,
        });
        let rows = rows.map_or(JsValue::NULL, |rows| to_js_list(rows, |row| *row));
        self.editor.draw(problems, marks, hints, rows);
    }

    /// Scrolls to a line (1-based) and pulses it once.
    pub(crate) fn go_to(&self, line: usize) {
        self.editor.go_to(line);
    }
}

impl Drop for CodeEditor {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

/// While the page starts, runs it in a task of its own, behind those before; later at once.
pub(crate) fn in_steps(run: impl FnOnce() + 'static) {
    soon(Closure::once_into_js(run));
}

/// The same for what makes an editor: they come behind the first drawing.
pub(crate) fn with_editors(make: impl FnOnce() + 'static) {
    soon_with_editors(Closure::once_into_js(make));
}

/// Puts what is on the clipboard in place of that text.
pub(crate) fn paste(text: TextName) {
    paste_into(name_of(text));
}

fn name<S: Serializer>(name: &Option<TextName>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(name.map_or("other", name_of))
}

/// As `web/editor/editors.ts` names the texts.
fn name_of(name: TextName) -> &'static str {
    match name {
        TextName::Event => "event",
        TextName::Pattern => "pattern",
        TextName::Constant => "constant",
        TextName::InputPath => "input-path",
        TextName::InputPaths => "input-paths",
        TextName::Template => "template",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "info",
    }
}

#[derive(Serialize)]
struct JsProblem<'a> {
    from: usize,
    to: usize,
    severity: &'static str,
    message: String,
    help: String,
    fix: Option<JsFix<'a>>,
}

#[derive(Serialize)]
struct JsFix<'a> {
    title: String,
    text: &'a str,
}

#[derive(Serialize)]
struct JsMark<'a> {
    from: usize,
    to: usize,
    hue: u8,
    name: &'a str,
    quiet: bool,
}

#[derive(Serialize)]
struct JsHint<'a> {
    at: usize,
    text: &'a str,
    amiss: bool,
}

fn to_js_list<'a, T, J: Serialize>(items: &'a [T], convert: impl Fn(&'a T) -> J) -> JsValue {
    to_js(&items.iter().take(AT_MOST).map(convert).collect::<Vec<_>>())
}

/// A value for JavaScript.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    // Our own types always convert.
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::UNDEFINED)
}
