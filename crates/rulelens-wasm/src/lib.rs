//! The WebAssembly of the npm package: the [`rulelens`] core for JavaScript.
//!
//! JavaScript writes its texts one behind the other into the memory that [`room`] gives, then calls
//! a function with their lengths in bytes: so a text crosses the boundary by one `encodeInto`. What
//! comes back are objects, made by `serde-wasm-bindgen` as JSON has them; what is asked often,
//! verdicts and matched rules, are plain booleans and numbers. `npm/src` makes the package's
//! functions of these, and `npm/index.d.ts` documents what they answer.
//!
//! A user's mistake is an answer, never an exception: `{ ok: true, … }` or
//! `{ ok: false, diagnostics: […] }`. Positions count UTF-16 code units, as JavaScript's strings do.
//!
//! Each function is a feature, of which the package has engines made: what rules are evaluated with,
//! `tools`, what is done around them, and `iac`, rules in infrastructure code.

#[cfg(feature = "cases")]
mod cases;
#[cfg(feature = "guardduty")]
mod guardduty;
#[cfg(feature = "iac")]
mod iac;
mod memory;
mod report;
#[cfg(feature = "match")]
mod rules;
#[cfg(feature = "share")]
mod share;
mod text;

#[cfg(any(feature = "match", feature = "transform"))]
use rulelens::Event;
#[cfg(feature = "match")]
use rulelens::Pattern;
use wasm_bindgen::prelude::*;

#[cfg(feature = "cases")]
pub use cases::{rules_elsewhere, run_cases};
#[cfg(feature = "guardduty")]
pub use guardduty::{finding_types, from_findings, sample, simulate};
#[cfg(feature = "iac")]
pub use iac::{export_rule, export_rule_of, import_rules, lint};
#[cfg(any(feature = "match", feature = "transform"))]
use memory::with_texts;
#[cfg(feature = "match")]
use report::Checked;
#[cfg(any(feature = "match", feature = "transform"))]
use report::{Refused, answer};
#[cfg(feature = "match")]
pub use rules::Rules;
#[cfg(feature = "share")]
pub use share::{open, put_targets, share};
#[cfg(any(feature = "match", feature = "transform"))]
use text::Text;

/// Memory for so many bytes of texts, as an address. It is valid until the next call of anything.
#[wasm_bindgen]
pub fn room(bytes: usize) -> *mut u8 {
    memory::room(bytes)
}

/// Checks a pattern: what would the service refuse, and what may not be as intended?
///
/// A sample event tells more, as that a field holds numbers. One that is no event is left out, an
/// empty one is none. Answers `Checked | Refused`.
#[cfg(feature = "match")]
#[wasm_bindgen]
pub fn check(pattern: usize, event: usize) -> JsValue {
    with_texts([pattern, event], |[pattern, event]| {
        let pattern = Text::new("pattern", pattern);
        match pattern.parse(Pattern::parse) {
            Ok(parsed) => answer(&Checked::new(&pattern, &advice(&pattern, &parsed, event))),
            Err(refused) => answer(&refused),
        }
    })
}

#[cfg(feature = "advice")]
fn advice(text: &Text<'_>, pattern: &Pattern, event: &[u8]) -> Vec<rulelens::Diagnostic> {
    let event = std::str::from_utf8(event).ok().and_then(|event| Event::parse(event).ok());
    rulelens::pattern::lint(text.text(), pattern, event.as_ref())
}

#[cfg(all(feature = "match", not(feature = "advice")))]
fn advice(_: &Text<'_>, _: &Pattern, _: &[u8]) -> Vec<rulelens::Diagnostic> {
    Vec::new()
}

/// Whether an event matches a pattern: a boolean, or `Refused`.
#[cfg(feature = "match")]
#[wasm_bindgen]
pub fn matches(pattern: usize, event: usize) -> JsValue {
    with_texts([pattern, event], |[pattern, event]| {
        let (pattern, event) = (Text::new("pattern", pattern), Text::new("event", event));
        match both(&pattern, &event) {
            // For one event that is quicker than to compile the pattern.
            Ok((pattern, event)) => rulelens::explain(&pattern, &event).matched.into(),
            Err(refused) => answer(&refused),
        }
    })
}

/// Whether an event matches a pattern, and what each field of the pattern finds. Answers
/// `Explained | Refused`.
#[cfg(feature = "explain")]
#[wasm_bindgen]
pub fn explain(pattern: usize, event: usize) -> JsValue {
    with_texts([pattern, event], |[pattern, event]| {
        let (pattern, event) = (Text::new("pattern", pattern), Text::new("event", event));
        match both(&pattern, &event) {
            Ok((parsed, event)) => {
                let lines = pattern.lines();
                answer(&report::Explained::new(&parsed, &lines, &event))
            }
            Err(refused) => answer(&refused),
        }
    })
}

/// What a target receives of an event that matched. The three last texts are what the reserved
/// variables stand for, each empty where it follows from the event. Answers `Delivery | Refused`.
#[cfg(feature = "transform")]
#[wasm_bindgen]
pub fn transform(target: usize, event: usize, name: usize, arn: usize, time: usize) -> JsValue {
    with_texts([target, event, name, arn, time], |[target, event, name, arn, time]| {
        let (target, event) = (Text::new("target", target), Text::new("event", event));
        match target_and_event(&target, &event) {
            Ok((setting, event)) => {
                let rule = report::rule([name, arn, time], &event);
                let delivery = setting.input().deliver(&event, &rule);
                answer(&report::Delivered::new(&delivery, &setting, &target, &event))
            }
            Err(refused) => answer(&refused),
        }
    })
}

/// What a person sees of an event that matched. `view` is an index into
/// `rulelens_notify::View::ALL`; the two texts behind those of [`transform`] are the address of an
/// e-mail and the ARN of its topic, each empty for an example. Answers `Rendered | Refused`.
#[cfg(feature = "render")]
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "a length for each text")]
pub fn render(
    view: usize,
    target: usize,
    event: usize,
    name: usize,
    arn: usize,
    time: usize,
    to: usize,
    topic: usize,
) -> JsValue {
    let lengths = [target, event, name, arn, time, to, topic];
    with_texts(lengths, |[target, event, name, arn, time, to, topic]| {
        let (target, event) = (Text::new("target", target), Text::new("event", event));
        let Some(&view) = rulelens_notify::View::ALL.get(view) else {
            return JsValue::UNDEFINED;
        };
        match target_and_event(&target, &event) {
            Ok((setting, event)) => {
                let rule = report::rule([name, arn, time], &event);
                let delivery = setting.input().deliver(&event, &rule);
                let subscription = report::subscription([to, topic], &setting, &event);
                let seen = || {
                    let time = &rule.ingestion_time;
                    rulelens_notify::see(&delivery.payload, view, &subscription, time)
                };
                let delivered = report::Delivered::new(&delivery, &setting, &target, &event);
                answer(&report::Rendered::new(delivered, view, seen))
            }
            Err(refused) => answer(&refused),
        }
    })
}

#[cfg(feature = "match")]
fn both<'t>(pattern: &Text<'t>, event: &Text<'t>) -> Result<(Pattern, Event<'t>), Refused> {
    Refused::join(pattern.parse(Pattern::parse), read_event(event))
}

#[cfg(feature = "transform")]
fn target_and_event<'t>(
    target: &Text<'t>,
    event: &Text<'t>,
) -> Result<(rulelens::transform::Target, Event<'t>), Refused> {
    Refused::join(target.parse(rulelens::transform::Target::parse), read_event(event))
}

#[cfg(any(feature = "match", feature = "transform"))]
fn read_event<'t>(event: &Text<'t>) -> Result<Event<'t>, Refused> {
    event.parse(|text| Event::parse(text).map_err(|fault| vec![fault]))
}
