//! An editor for a text that is none of the page's own.

use std::{cell::RefCell, rc::Rc};

use web_sys::Element;
use yew::prelude::*;

use crate::{
    editor::{CodeEditor, FieldWords, FoldWords, Language, Options},
    messages::text,
    view::TextView,
};

#[derive(Properties, PartialEq)]
pub(super) struct CodeTextProps {
    #[prop_or("ed")]
    pub(super) class: &'static str,
    pub(super) text: String,
    /// What is found of it.
    pub(super) view: TextView,
    pub(super) language: Language,
    /// The accessible name.
    pub(super) label: &'static str,
    /// Shown while the text is empty.
    #[prop_or_default]
    pub(super) placeholder: &'static str,
    /// A line to be seen, and which wish for one it is.
    #[prop_or_default]
    pub(super) go_to: Option<(usize, u32)>,
    /// Called with the text after each change by the user. The first that is given counts.
    pub(super) on_change: Callback<String>,
}

/// The editor.
#[component]
pub(super) fn CodeText(props: &CodeTextProps) -> Html {
    let place = use_node_ref();
    let editor: Rc<RefCell<Option<CodeEditor>>> = use_mut_ref(|| None);
    {
        let (place, editor, options) = (place.clone(), editor.clone(), options(props));
        let (begin, on_change) = (props.text.clone(), props.on_change.clone());
        use_effect_with((), move |()| {
            if let Some(parent) = place.cast::<Element>() {
                let change = move |text: String| on_change.emit(text);
                editor.replace(Some(CodeEditor::new(&parent, options, &begin, change)));
            }
            move || drop(editor.take())
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.text.clone(), props.view.clone()), move |(text, view)| {
            if let Some(editor) = &*editor.borrow() {
                editor.set_text(text);
                editor.draw(view, None);
            }
        });
    }
    use_effect_with(props.go_to, move |go_to| {
        if let (Some(editor), Some((line, _))) = (&*editor.borrow(), go_to) {
            editor.go_to(*line);
        }
    });
    html! { <div class={props.class} ref={place} /> }
}

fn options(props: &CodeTextProps) -> Options {
    Options {
        name: None,
        serial: 0,
        language: props.language,
        label: props.label,
        placeholder: props.placeholder,
        wrap: false,
        end: None,
        words: FieldWords { satisfied: "", unsatisfied: "", line: "", above: "", below: "" },
        folds: FoldWords { line: text("count.line"), lines: text("count.lines") },
    }
}
