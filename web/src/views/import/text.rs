//! The pasted text in its editor.

use std::{cell::RefCell, rc::Rc};

use web_sys::Element;
use yew::prelude::*;

use crate::{
    editor::{CodeEditor, FieldWords, FoldWords, Language, Options},
    messages::text,
    view::TextView,
};

#[derive(Properties, PartialEq)]
pub(super) struct PastedProps {
    /// What the editor begins with.
    pub(super) begin: String,
    /// What is found of it.
    pub(super) view: TextView,
    /// A line to be seen, and which wish for one it is.
    pub(super) go_to: Option<(usize, u32)>,
    pub(super) on_change: Callback<String>,
}

/// The editor. A file that is dropped on it is put in.
#[component]
pub(super) fn Pasted(props: &PastedProps) -> Html {
    let place = use_node_ref();
    let editor: Rc<RefCell<Option<CodeEditor>>> = use_mut_ref(|| None);
    {
        let (place, editor) = (place.clone(), editor.clone());
        let (begin, on_change) = (props.begin.clone(), props.on_change.clone());
        use_effect_with((), move |()| {
            if let Some(parent) = place.cast::<Element>() {
                let change = move |text: String| on_change.emit(text);
                editor.replace(Some(CodeEditor::new(&parent, options(), &begin, change)));
            }
            move || drop(editor.take())
        });
    }
    {
        let editor = editor.clone();
        use_effect_with(props.view.clone(), move |view| {
            if let Some(editor) = &*editor.borrow() {
                editor.draw(view, None);
            }
        });
    }
    use_effect_with(props.go_to, move |go_to| {
        if let (Some(editor), Some((line, _))) = (&*editor.borrow(), go_to) {
            editor.go_to(*line);
        }
    });
    html! { <div class="ed" ref={place} /> }
}

fn options() -> Options {
    Options {
        name: None,
        language: Language::Plain,
        label: text("import.editor"),
        placeholder: text("import.ghost"),
        wrap: false,
        end: None,
        words: FieldWords { satisfied: "", unsatisfied: "", line: "", above: "", below: "" },
        folds: FoldWords { line: text("count.line"), lines: text("count.lines") },
    }
}
