//! Rulelens for JavaScript: thin bindings to the [`rulelens`] core.
//!
//! Inputs are JSON texts, which keep the spelling of numbers, duplicate keys and positions.
//! Results are plain objects. A user's mistake is a value, never an exception:
//! `{ ok: true, … }` or `{ ok: false, diagnostics: […] }`. Positions count UTF-16 code units, as
//! JavaScript strings do.

mod report;
mod types;

use rulelens::pattern::lint;
use rulelens::transform::{InputPaths, RuleContext, TargetInput, Template};
use rulelens::{Diagnostic, Event, Pattern};
use wasm_bindgen::prelude::*;

use report::{Checked, Delivered, Explained, Matched, Refused, Text, to_js};

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Checks an event pattern: what would the service refuse, and what may not be as intended?
///
/// A sample event tells more, as that a field holds numbers. One that is no event is left out.
#[wasm_bindgen(unchecked_return_type = "Checked | Refused")]
pub fn check(pattern: &str, event: Option<String>) -> JsValue {
    let text = Text::new("pattern", pattern);
    let event = event.unwrap_or_default();
    let event = Event::parse(&event).ok();
    match Pattern::parse(pattern) {
        Ok(parsed) => to_js(&Checked::new(&text, &lint(pattern, &parsed, event.as_ref()))),
        Err(faults) => to_js(&Refused::new(&text, &faults)),
    }
}

/// Whether an event matches an event pattern.
#[wasm_bindgen(unchecked_return_type = "Matched | Refused")]
pub fn matches(pattern: &str, event: &str) -> JsValue {
    with_both(pattern, event, |pattern, event| {
        to_js(&Matched::new(rulelens::explain(pattern, event).matched))
    })
}

/// Whether an event matches an event pattern, and what each field of the pattern finds.
#[wasm_bindgen(unchecked_return_type = "Explained | Refused")]
pub fn explain(pattern: &str, event: &str) -> JsValue {
    with_both(pattern, event, |pattern, event| {
        to_js(&Explained::new(&rulelens::explain(pattern, event), pattern, event))
    })
}

/// What a target with an input transformer receives of an event that matched.
///
/// `inputPaths` is the JSON of `InputPathsMap`, or an empty text.
#[wasm_bindgen(unchecked_return_type = "Delivered | Refused")]
pub fn transform(
    event: &str,
    #[wasm_bindgen(js_name = "inputPaths")] input_paths: &str,
    template: &str,
) -> JsValue {
    let parsed = match Event::parse(event) {
        Ok(parsed) => parsed,
        Err(fault) => return refused("event", event, &[fault]),
    };
    let paths = match InputPaths::parse(input_paths) {
        Ok(paths) => paths,
        Err(faults) => return refused("inputPaths", input_paths, &faults),
    };
    let template = match Template::parse(template, &paths) {
        Ok(template) => template,
        Err(faults) => return refused("template", template, &faults),
    };
    let target = TargetInput::Transformer { paths, template };
    to_js(&Delivered::new(target.deliver(&parsed, &RuleContext::of_event("rule", &parsed))))
}

fn with_both(
    pattern: &str,
    event: &str,
    result: impl FnOnce(&Pattern, &Event<'_>) -> JsValue,
) -> JsValue {
    match (Pattern::parse(pattern), Event::parse(event)) {
        (Ok(pattern), Ok(event)) => result(&pattern, &event),
        (Err(faults), _) => refused("pattern", pattern, &faults),
        (_, Err(fault)) => refused("event", event, &[fault]),
    }
}

fn refused(name: &'static str, text: &str, faults: &[Diagnostic]) -> JsValue {
    to_js(&Refused::new(&Text::new(name, text), faults))
}
