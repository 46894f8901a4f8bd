//! One of the texts in its editor.

use std::{cell::RefCell, rc::Rc};

use web_sys::Element;
use yew::prelude::*;

use super::words::shown_text;
use crate::{
    editor::{CodeEditor, Options, Row, with_editors},
    state::{Action, GoTo},
    view::{FieldView, TextName, View},
};

#[derive(Properties, PartialEq)]
pub(crate) struct TextEditorProps {
    pub(crate) name: TextName,
    pub(crate) options: Options,
    pub(crate) text: Rc<str>,
    pub(crate) view: Rc<View>,
    /// Whether the lines of the last verdict stay, because there is none now.
    pub(crate) stale: bool,
    pub(crate) go_to: Option<GoTo>,
    pub(crate) dispatch: Callback<Action>,
}

/// How many lines of a text, and characters of a line, are drawn until its editor is there.
const LINES: usize = 60;
const CHARS: usize = 200;

/// The editor. It is made once and told of changes, never made anew. Until it is there, its text stands
/// in its place.
#[component]
pub(crate) fn TextEditor(props: &TextEditorProps) -> Html {
    let parent = use_node_ref();
    let editor = use_mut_ref(|| None::<CodeEditor>);
    // What the editor holds: a text that it reported itself must not be put into it again.
    let held = use_mut_ref(|| props.text.clone());
    let made = use_state(|| false);
    {
        let (parent, editor, held) = (parent.clone(), editor.clone(), held.clone());
        let (options, name, dispatch) = (props.options, props.name, props.dispatch.clone());
        let made = made.setter();
        use_effect_with((), move |()| {
            let kept = editor.clone();
            with_editors(move || {
                // It may have gone meanwhile.
                if let Some(parent) = parent.cast::<Element>() {
                    let text = held.borrow().clone();
                    let on_change = report(name, held, dispatch);
                    editor.replace(Some(CodeEditor::new(&parent, options, &text, on_change)));
                    made.set(true);
                }
            });
            move || drop(kept.take())
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.text.clone(), *made), move |(text, _)| {
            if let Some(editor) = &*editor.borrow()
                && *held.borrow() != *text
            {
                held.replace(text.clone());
                editor.set_text(text);
            }
        });
    }
    {
        let editor = editor.clone();
        let (name, stale) = (props.name, props.stale);
        let drawn = Drawn { name, stale, text: props.text.clone(), view: props.view.clone() };
        use_effect_with((drawn, *made), move |(drawn, _)| {
            if let Some(editor) = &*editor.borrow() {
                drawn.draw(editor);
            }
        });
    }
    let go_to = props.go_to.filter(|go_to| go_to.text == props.name);
    use_effect_with((go_to, *made), move |(go_to, _)| {
        if let (Some(editor), Some(go_to)) = (&*editor.borrow(), go_to) {
            editor.go_to(go_to.line);
        }
    });
    html! {
        <div class={classes!("ed", props.stale.then_some("stale"))} ref={parent}>
            if !*made { {waiting(&props.text, props.options.wrap)} }
        </div>
    }
}

/// The text in the place that it will have.
fn waiting(text: &str, wraps: bool) -> Html {
    let class = classes!("wait", wraps.then_some("wraps"));
    let line = |line: &str| line.chars().take(CHARS).chain(['\n']).collect::<String>();
    let lines: String = text.split('\n').take(LINES).map(line).collect();
    html! { <pre {class} aria-hidden="true">{shown_text(&lines)}</pre> }
}

fn report(
    name: TextName,
    held: Rc<RefCell<Rc<str>>>,
    dispatch: Callback<Action>,
) -> impl FnMut(String) {
    move |text| {
        let text: Rc<str> = text.into();
        held.replace(text.clone());
        dispatch.emit(Action::Edit(name, text));
    }
}

/// What is drawn over a text. It is the same if what concerns this text is.
#[derive(Clone)]
struct Drawn {
    name: TextName,
    stale: bool,
    text: Rc<str>,
    view: Rc<View>,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.stale) == (other.name, other.stale)
            // After an edit the editor has moved everything, so all is sent again.
            && Rc::ptr_eq(&self.text, &other.text)
            && self.view.text(self.name) == other.view.text(self.name)
            && self.rows().eq(other.rows())
    }
}

impl Drawn {
    fn draw(&self, editor: &CodeEditor) {
        let rows = (!self.stale).then(|| self.rows().collect::<Vec<_>>());
        editor.draw(self.view.text(self.name), rows.as_deref());
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        let fields = self.view.fields.iter().flatten().enumerate();
        fields.flat_map(|(index, field)| {
            lines(self.name, field).map(move |line| row(index + 1, field, line))
        })
    }
}

/// The lines of that text in which a field stands.
fn lines(name: TextName, field: &FieldView) -> impl Iterator<Item = usize> {
    let (first, others) = match name {
        TextName::Event => (field.event_line, field.other_lines.as_slice()),
        TextName::Pattern => (Some(field.pattern_line), [].as_slice()),
        TextName::Constant | TextName::InputPath | TextName::InputPaths | TextName::Template => {
            (None, [].as_slice())
        }
    };
    first.into_iter().chain(others.iter().copied())
}

fn row(number: usize, field: &FieldView, line: usize) -> Row {
    Row { line, satisfied: field.satisfied, field: number }
}
