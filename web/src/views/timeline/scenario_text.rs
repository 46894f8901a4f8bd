//! The scenario as a text, to be changed, with its faults.

use std::cell::RefCell;
use std::rc::Rc;

use rulelens::{Diagnostic, LineIndex};
use web_sys::Element;
use yew::prelude::*;

use super::Told;
use crate::{
    components::words::{pieces, shown_text},
    editor::{CodeEditor, FieldWords, FoldWords, Language, Options},
    engine,
    messages::{format, prose, text},
    view::{Problem, TextView},
};

#[derive(Properties, PartialEq)]
pub(super) struct ScenarioTextProps {
    pub(super) text: String,
    pub(super) told: Told,
    pub(super) on_change: Callback<String>,
}

/// The editor, and what is wrong.
#[component]
pub(super) fn ScenarioText(props: &ScenarioTextProps) -> Html {
    let place = use_node_ref();
    let editor: Rc<RefCell<Option<CodeEditor>>> = use_mut_ref(|| None);
    {
        let (place, editor) = (place.clone(), editor.clone());
        let (begin, on_change) = (props.text.clone(), props.on_change.clone());
        use_effect_with((), move |()| {
            if let Some(parent) = place.cast::<Element>() {
                let change = move |text: String| on_change.emit(text);
                editor.replace(Some(CodeEditor::new(&parent, options(), &begin, change)));
            }
            move || drop(editor.take())
        });
    }
    let problems = match &*props.told {
        Ok(_) => Vec::new(),
        Err(faults) => located(&props.text, faults),
    };
    {
        let problems = problems.clone();
        use_effect_with((props.text.clone(), problems), move |(text, problems)| {
            if let Some(editor) = &*editor.borrow() {
                editor.set_text(text);
                let view = TextView { problems: problems.clone(), ..TextView::default() };
                editor.draw(&view, None);
            }
        });
    }
    html! {
        <div class="sct">
            if !problems.is_empty() {
                <ul class="faults">{for problems.iter().map(fault)}</ul>
            }
            <div class="body" ref={place} />
        </div>
    }
}

fn fault(problem: &Problem) -> Html {
    let place = format("timeline.fault.line", &[("line", &problem.line.to_string())]);
    html! {
        <li>
            <b>{place}</b>{" "}{pieces(&prose(&problem.message))}
            if !problem.help.is_empty() { <span class="dim">{" "}{shown_text(&problem.help)}</span> }
        </li>
    }
}

fn located(text: &str, faults: &[Diagnostic]) -> Vec<Problem> {
    let lines = LineIndex::new(text);
    faults.iter().take(20).map(|fault| engine::problem(fault, &lines, Some(text))).collect()
}

fn options() -> Options {
    Options {
        name: None,
        language: Language::Json,
        label: text("timeline.scenario.editor"),
        placeholder: "",
        wrap: false,
        end: None,
        words: FieldWords { satisfied: "", unsatisfied: "", line: "", above: "", below: "" },
        folds: FoldWords { line: text("count.line"), lines: text("count.lines") },
    }
}
