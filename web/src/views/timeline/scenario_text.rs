//! The scenario as a text, to be changed, with its faults.

use rulelens::{Diagnostic, LineIndex};
use yew::prelude::*;

use super::Told;
use crate::{
    components::words::{pieces, shown_text},
    editor::Language,
    engine,
    messages::{format, prose, text},
    view::{Problem, TextView},
    views::code_text::CodeText,
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
    let problems = match &*props.told {
        Ok(_) => Vec::new(),
        Err(faults) => located(&props.text, faults),
    };
    let view = TextView { problems: problems.clone(), ..TextView::default() };
    html! {
        <div class="sct">
            if !problems.is_empty() {
                <ul class="faults">{for problems.iter().map(fault)}</ul>
            }
            <CodeText class="body" text={props.text.clone()} {view} language={Language::Json}
                label={text("timeline.scenario.editor")} on_change={props.on_change.clone()} />
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
