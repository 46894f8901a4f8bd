//! The WebAssembly of the npm package: the [`rulelens`] core, behind functions of numbers.
//!
//! JavaScript writes its texts one behind the other into the memory that [`room`] gives, then calls
//! a function with their lengths in bytes. An answer is JSON, which lies at [`answer`]; its length
//! in bytes is what the function returns. So a text crosses the boundary by one `encodeInto`, an
//! answer by one `JSON.parse`, and no other glue is needed: `npm/src` is all the JavaScript there is.
//!
//! A user's mistake is an answer, never an exception: `{ ok: true, … }` or
//! `{ ok: false, diagnostics: […] }`. Positions count UTF-16 code units, as JavaScript's strings do.

mod memory;
mod report;
mod rules;
mod text;

use rulelens::{Event, Pattern};
use wasm_bindgen::prelude::*;

use memory::with_texts;
use report::{Checked, Refused};
use text::Text;

/// Memory for so many bytes of texts, as an address. It is valid until the next call of anything.
#[wasm_bindgen]
pub fn room(bytes: usize) -> *mut u8 {
    memory::room(bytes)
}

/// The address of the last answer.
#[wasm_bindgen]
pub fn answer() -> *const u8 {
    memory::answer()
}

/// Checks a pattern: what would the service refuse, and what may not be as intended?
///
/// A sample event tells more, as that a field holds numbers. One that is no event is left out, an
/// empty one is none. Answers `Checked | Refused`.
#[wasm_bindgen]
pub fn check(pattern: usize, event: usize) -> usize {
    with_texts([pattern, event], |[pattern, event]| {
        let pattern = Text::new("pattern", pattern);
        match pattern.parse(Pattern::parse) {
            Ok(parsed) => memory::put(&Checked::new(&pattern, &advice(&pattern, &parsed, event))),
            Err(refused) => memory::put(&refused),
        }
    })
}

#[cfg(feature = "advice")]
fn advice(text: &Text<'_>, pattern: &Pattern, event: &[u8]) -> Vec<rulelens::Diagnostic> {
    let event = std::str::from_utf8(event).ok().and_then(|event| Event::parse(event).ok());
    rulelens::pattern::lint(text.text(), pattern, event.as_ref())
}

#[cfg(not(feature = "advice"))]
fn advice(_: &Text<'_>, _: &Pattern, _: &[u8]) -> Vec<rulelens::Diagnostic> {
    Vec::new()
}

/// Whether an event matches a pattern: 1 or 0. Below 0 by the length of the answer if that is
/// `Refused`.
#[wasm_bindgen]
pub fn matches(pattern: usize, event: usize) -> isize {
    with_texts([pattern, event], |[pattern, event]| {
        let (pattern, event) = (Text::new("pattern", pattern), Text::new("event", event));
        match both(&pattern, &event) {
            Ok((pattern, event)) => rulelens::explain(&pattern, &event).matched.into(),
            Err(refused) => below_zero(memory::put(&refused)),
        }
    })
}

/// Makes an empty set of rules, and returns the number that stands for it.
#[wasm_bindgen]
pub fn rules_make() -> usize {
    rules::make()
}

/// Gives back what a set takes.
#[wasm_bindgen]
pub fn rules_free(set: usize) {
    rules::free(set);
}

/// Adds a pattern to the rule of that id. 0 if it was added, else the length of the answer, which is
/// `Refused`.
#[wasm_bindgen]
pub fn rules_add(set: usize, id: u32, pattern: usize) -> usize {
    with_texts([pattern], |[pattern]| match Text::new("pattern", pattern).parse(Pattern::parse) {
        Ok(pattern) => {
            rules::add(set, id, &pattern);
            0
        }
        Err(refused) => memory::put(&refused),
    })
}

/// Removes the rule of that id, if there is one.
#[wasm_bindgen]
pub fn rules_remove(set: usize, id: u32) {
    rules::remove(set, id);
}

/// How many rules of a set match an event. Below 0 by the length of the answer if that is `Refused`.
#[wasm_bindgen]
pub fn rules_matching(set: usize, event: usize) -> isize {
    with_texts([event], |[event]| match rules::matching(set, event) {
        Ok(count) => isize::try_from(count).unwrap_or(isize::MAX),
        Err(fault) => below_zero(memory::put(&Refused::of_event(event, fault))),
    })
}

/// The address of the ids of the rules that matched the last event, each of four bytes, sorted.
#[wasm_bindgen]
pub fn rules_matched(set: usize) -> *const u32 {
    rules::matched(set)
}

/// The length of an answer, told from a count.
fn below_zero(length: usize) -> isize {
    isize::try_from(length).map_or(isize::MIN, |length| -length)
}

/// Whether an event matches a pattern, and what each field of the pattern finds. Answers
/// `Explained | Refused`.
#[cfg(feature = "explain")]
#[wasm_bindgen]
pub fn explain(pattern: usize, event: usize) -> usize {
    with_texts([pattern, event], |[pattern, event]| {
        let (pattern, event) = (Text::new("pattern", pattern), Text::new("event", event));
        match both(&pattern, &event) {
            Ok((parsed, event)) => {
                let lines = pattern.lines();
                memory::put(&report::Explained::new(&parsed, &lines, &event))
            }
            Err(refused) => memory::put(&refused),
        }
    })
}

/// What a target receives of an event that matched. The three last texts are what the reserved
/// variables stand for, each empty where it follows from the event. Answers `Delivery | Refused`.
#[cfg(feature = "transform")]
#[wasm_bindgen]
pub fn transform(target: usize, event: usize, name: usize, arn: usize, time: usize) -> usize {
    with_texts([target, event, name, arn, time], |[target, event, name, arn, time]| {
        let (target, event) = (Text::new("target", target), Text::new("event", event));
        match target_and_event(&target, &event) {
            Ok((setting, event)) => {
                let rule = report::rule([name, arn, time], &event);
                let delivery = setting.input().deliver(&event, &rule);
                memory::put(&report::Delivered::new(&delivery, &setting, &target, &event))
            }
            Err(refused) => memory::put(&refused),
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
) -> usize {
    let lengths = [target, event, name, arn, time, to, topic];
    with_texts(lengths, |[target, event, name, arn, time, to, topic]| {
        let (target, event) = (Text::new("target", target), Text::new("event", event));
        let Some(&view) = rulelens_notify::View::ALL.get(view) else { return 0 };
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
                memory::put(&report::Rendered::new(delivered, view, seen))
            }
            Err(refused) => memory::put(&refused),
        }
    })
}

fn both<'t>(pattern: &Text<'t>, event: &Text<'t>) -> Result<(Pattern, Event<'t>), Refused> {
    let parsed = pattern.parse(Pattern::parse);
    let event = event.parse(|text| Event::parse(text).map_err(|fault| vec![fault]));
    Refused::join(parsed, event)
}

#[cfg(feature = "transform")]
fn target_and_event<'t>(
    target: &Text<'t>,
    event: &Text<'t>,
) -> Result<(rulelens::transform::Target, Event<'t>), Refused> {
    let target = target.parse(rulelens::transform::Target::parse);
    let event = event.parse(|text| Event::parse(text).map_err(|fault| vec![fault]));
    Refused::join(target, event)
}
