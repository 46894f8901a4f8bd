//! What JavaScript gets, in Node: texts written and answers read as `npm/src/engine.ts` does.
#![cfg(target_arch = "wasm32")]

use js_sys::{JSON, Reflect, Uint8Array, WebAssembly};
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

fn read(length: usize) -> JsValue {
    let at = rulelens_wasm::answer() as u32;
    let json = memory().slice(at, at + length as u32).to_vec();
    JSON::parse(&String::from_utf8_lossy(&json)).unwrap_or(JsValue::UNDEFINED)
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &key.into()).unwrap_or(JsValue::UNDEFINED)
    })
}

const PATTERN: &[u8] = br#"{"detail": {"severity": [{"numeric": [">=", 4]}]}}"#;

#[wasm_bindgen_test]
fn a_verdict_is_a_number() {
    let verdict = |event: &[u8]| {
        let [pattern, event] = write([PATTERN, event]);
        rulelens_wasm::matches(pattern, event)
    };
    assert_eq!(verdict(br#"{"detail": {"severity": 4.0}}"#), 1);
    assert_eq!(verdict(br#"{"detail": {"severity": 3.9}}"#), 0);
    let refused = verdict(b"{");
    assert_eq!(get(&read((-refused) as usize), "diagnostics.0.text"), JsValue::from("event"));
}

#[wasm_bindgen_test]
fn places_count_utf16() {
    let event = "{\"é\": \"😀\", \"detail\":\n {\"severity\": 3.9}}";
    let [pattern, event] = write([PATTERN, event.as_bytes()]);
    let explained = read(rulelens_wasm::explain(pattern, event));
    let value = get(&explained, "fields.0.value");
    assert_eq!(get(&value, "from"), JsValue::from(36));
    assert_eq!(get(&value, "to"), JsValue::from(39));
}

#[wasm_bindgen_test]
fn bytes_that_are_no_text_have_a_place() {
    let [pattern, event] = write([b"{\"a\":\xff", b"{}"]);
    let refused = read((-rulelens_wasm::matches(pattern, event)) as usize);
    assert_eq!(get(&refused, "diagnostics.0.code"), JsValue::from("pattern-not-utf8"));
    assert_eq!(get(&refused, "diagnostics.0.from"), JsValue::from(5));
}

#[wasm_bindgen_test]
fn lengths_beyond_what_was_written_are_empty_texts() {
    write([b"{}", b"{}"]);
    let refused = read((-rulelens_wasm::matches(usize::MAX, usize::MAX)) as usize);
    assert_eq!(get(&refused, "ok"), JsValue::FALSE);
}
