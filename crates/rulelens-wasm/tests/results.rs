//! What JavaScript gets, in Node: texts written as `npm/src/engine.ts` does.
#![cfg(all(target_arch = "wasm32", feature = "explain"))]

use js_sys::{Reflect, Uint8Array, WebAssembly};
use rulelens_wasm::Rules;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn memory() -> Uint8Array {
    Uint8Array::new(&wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>().buffer())
}

/// Writes texts, and returns their lengths.
fn write<const N: usize>(texts: [&[u8]; N]) -> [usize; N] {
    let texts_together = texts.concat();
    let at = rulelens_wasm::room(texts_together.len()) as u32;
    memory().set(&Uint8Array::from(&*texts_together), at);
    texts.map(<[u8]>::len)
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &key.into()).unwrap_or(JsValue::UNDEFINED)
    })
}

const PATTERN: &[u8] = br#"{"detail": {"severity": [{"numeric": [">=", 4]}]}}"#;

#[wasm_bindgen_test]
fn a_verdict_is_a_boolean() {
    let verdict = |event: &[u8]| {
        let [pattern, event] = write([PATTERN, event]);
        rulelens_wasm::matches(pattern, event)
    };
    assert_eq!(verdict(br#"{"detail": {"severity": 4.0}}"#), JsValue::TRUE);
    assert_eq!(verdict(br#"{"detail": {"severity": 3.9}}"#), JsValue::FALSE);
    let refused = verdict(b"{");
    assert_eq!(get(&refused, "diagnostics.0.text"), JsValue::from("event"));
}

#[wasm_bindgen_test]
fn places_count_utf16() {
    let event = "{\"é\": \"😀\", \"detail\":\n {\"severity\": 3.9}}";
    let [pattern, event] = write([PATTERN, event.as_bytes()]);
    let explained = rulelens_wasm::explain(pattern, event);
    let value = get(&explained, "fields.0.value");
    assert_eq!(get(&value, "from"), JsValue::from(36));
    assert_eq!(get(&value, "to"), JsValue::from(39));
}

#[wasm_bindgen_test]
fn bytes_that_are_no_text_have_a_place() {
    let [pattern, event] = write([b"{\"a\":\xff", b"{}"]);
    let refused = rulelens_wasm::matches(pattern, event);
    assert_eq!(get(&refused, "diagnostics.0.code"), JsValue::from("pattern-not-utf8"));
    assert_eq!(get(&refused, "diagnostics.0.from"), JsValue::from(5));
}

#[wasm_bindgen_test]
fn lengths_beyond_what_was_written_are_empty_texts() {
    write([b"{}", b"{}"]);
    let refused = rulelens_wasm::matches(usize::MAX, usize::MAX);
    assert_eq!(get(&refused, "ok"), JsValue::FALSE);
}

fn add(rules: &mut Rules, number: u32, pattern: &[u8]) -> JsValue {
    let [pattern] = write([pattern]);
    rules.add(number, pattern)
}

#[wasm_bindgen_test]
fn a_set_tells_numbers_in_order_and_refusals_once() {
    let mut rules = Rules::new();
    assert_eq!(add(&mut rules, 7, PATTERN), JsValue::UNDEFINED);
    assert_eq!(add(&mut rules, 2, br#"{"detail": {"severity": [5]}}"#), JsValue::UNDEFINED);
    assert_eq!(get(&add(&mut rules, 3, b"[]"), "ok"), JsValue::FALSE);
    let [event] = write([br#"{"detail": {"severity": 5}}"#]);
    for trusted in [false, true] {
        assert_eq!(rules.matching(event, trusted), 2);
        let matched = memory().slice(rules.matched() as u32, rules.matched() as u32 + 8).to_vec();
        assert_eq!(matched, [2, 0, 0, 0, 7, 0, 0, 0]);
    }
    let [event] = write([b"{]"]);
    assert_eq!(rules.matching(event, false), -1);
    assert_eq!(get(&rules.refusal(), "diagnostics.0.from"), JsValue::from(1));
    assert_eq!(rules.refusal(), JsValue::UNDEFINED);
}
