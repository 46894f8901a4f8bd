//! Further cases: from JSON, from samples of findings, from a file; and the file itself.

use std::rc::Rc;

use gloo::file::{File, callbacks::read_as_text};
use rulelens::{Diagnostic, LineIndex};
use rulelens_guardduty::{FindingType, Sample, Time};
use rulelens_notify::payload;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, SubmitEvent};
use yew::prelude::*;

use crate::{
    browser::save,
    components::words::{pieces, shown_text},
    messages::{format as words, number, prose, text},
};

/// As many faults as are told.
const FAULTS: usize = 10;

#[derive(Properties, PartialEq)]
pub(super) struct AddJsonProps {
    /// The text that was given, and what is wrong with it.
    pub(super) faults: Rc<(String, Vec<Diagnostic>)>,
    pub(super) on_take: Callback<String>,
    pub(super) on_close: Callback<()>,
}

/// Events as they are pasted: one, an array, or one a line; or a file of cases.
#[component]
pub(super) fn AddJson(props: &AddJsonProps) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, on_take) = (field.clone(), props.on_take.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                on_take.emit(field.value());
            }
        })
    };
    {
        let field = field.clone();
        use_effect_with(props.faults.clone(), move |faults| {
            // What was opened from a file can be mended here.
            if let (Some(field), false) = (field.cast::<HtmlTextAreaElement>(), faults.0.is_empty())
            {
                field.set_value(&faults.0);
            }
        });
    }
    let (written, faults) = &*props.faults;
    let lines = LineIndex::new(written);
    let fault = |fault: &Diagnostic| {
        let located = fault.located(&lines);
        let line = located.start.line;
        html! {
            <li>
                <b>{words("cases.fault.line", &[("line", &number(line))])}</b>{" "}
                {pieces(&prose(&located.message))}
                if !located.help.is_empty() { {" "}<span class="dim">{shown_text(&located.help)}</span> }
            </li>
        }
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <form class="addf" {onsubmit}>
            <div class="fld wide">
                <label for="case-json">{text("cases.json")}</label>
                <textarea id="case-json" class="txt" rows="6" spellcheck="false" ref={field}
                    aria-invalid={(!faults.is_empty()).to_string()} />
            </div>
            if !faults.is_empty() {
                <ul class="faults" role="alert">{for faults.iter().take(FAULTS).map(fault)}</ul>
            }
            <button class="btn primary">{text("cases.add.do")}</button>
            <button type="button" class="btn ghost" onclick={close}>{text("cases.close")}</button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct AddSampleProps {
    /// How many cases there are, so that each sample is another.
    pub(super) number: usize,
    pub(super) on_add: Callback<Vec<String>>,
    pub(super) on_close: Callback<()>,
}

/// A finding that could have been, of any type.
#[component]
pub(super) fn AddSample(props: &AddSampleProps) -> Html {
    let field = use_node_ref();
    let fault = use_state_eq(|| None::<String>);
    let onsubmit = {
        let (field, fault) = (field.clone(), fault.clone());
        let (on_add, seed) = (props.on_add.clone(), props.number);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let name = field.value();
            match FindingType::named(name.trim()) {
                Some(found) => {
                    fault.set(None);
                    on_add.emit(vec![sample(found, seed)]);
                }
                None => fault.set(Some(unknown(name.trim()))),
            }
        })
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <form class="addf" {onsubmit}>
            <div class="fld wide">
                <label for="case-sample">{text("cases.sample")}</label>
                <input id="case-sample" class="txt" list="finding-types" ref={field} autocomplete="off"
                    aria-invalid={fault.is_some().to_string()} />
                <datalist id="finding-types">
                    {for FindingType::all().map(|it| html! { <option value={it.name} /> })}
                </datalist>
            </div>
            <button class="btn primary">{text("cases.add.do")}</button>
            <button type="button" class="btn ghost" onclick={close}>{text("cases.close")}</button>
            if let Some(fault) = &*fault { <p class="amiss" role="alert">{fault}</p> }
        </form>
    }
}

fn sample(found: FindingType, number: usize) -> String {
    let seed = u64::try_from(number).unwrap_or(u64::MAX);
    let time = Time::parse("2026-03-14T09:31:07Z").unwrap_or(Time::FIRST);
    payload(&Sample::new(found, seed, time).event()).text
}

fn unknown(name: &str) -> String {
    match FindingType::nearest(name) {
        Some(meant) => words("cases.sample.meant", &[("name", meant.name)]),
        None => text("cases.sample.unknown").to_owned(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct OpenFileProps {
    pub(super) on_text: Callback<String>,
}

/// Chooses a file and reads it.
#[component]
pub(super) fn OpenFile(props: &OpenFileProps) -> Html {
    let field = use_node_ref();
    let reading = use_mut_ref(|| None);
    let onclick = {
        let field = field.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        })
    };
    let onchange = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let chosen = field.files().and_then(|files| files.get(0));
            // So that the same file can be chosen again.
            let on_text = on_text.clone();
            if let Some(file) = chosen {
                let read = read_as_text(&File::from(file), move |text| {
                    if let Ok(text) = text {
                        on_text.emit(text);
                    }
                });
                reading.replace(Some(read));
            }
            field.set_value("");
        })
    };
    html! {
        <>
            <input type="file" hidden=true accept=".json,.jsonl,.ndjson,application/json" ref={field} {onchange} />
            <button type="button" class="btn ghost" {onclick}>{text("cases.open-file")}</button>
        </>
    }
}

/// The button that saves the file, which is called like the rule.
pub(super) fn save_button(text_of_file: &str, rule: &str) -> Html {
    let (written, name) = (text_of_file.to_owned(), format!("{rule}.rulelens.json"));
    let onclick = Callback::from(move |_: MouseEvent| {
        save(&written, "application/json", &name);
    });
    html! { <button type="button" class="btn ghost" {onclick}>{text("cases.save")}</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_an_event_and_the_next_is_another() {
        for found in FindingType::all() {
            let one = sample(found, 1);
            assert!(rulelens::Event::parse(&one).is_ok(), "{}", found.name);
            assert_ne!(one, sample(found, 2));
        }
    }
}
