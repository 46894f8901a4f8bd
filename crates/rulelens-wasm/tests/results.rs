//! What JavaScript gets, in Node.
#![cfg(target_arch = "wasm32")]

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &key.into()).unwrap_or(JsValue::UNDEFINED)
    })
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

const PATTERN: &str = r#"{"detail": {"severity": [{"numeric": [">=", 4]}]}}"#;

#[wasm_bindgen_test]
fn a_match_is_an_object() {
    let matched = rulelens_wasm::matches(PATTERN, r#"{"detail": {"severity": 4.0}}"#);
    assert_eq!(json(&matched), r#"{"ok":true,"matched":true}"#);
}

#[wasm_bindgen_test]
fn an_explanation_tells_value_relation_and_operand() {
    let explained =
        rulelens_wasm::explain(PATTERN, "{\"é\": 1, \"detail\":\n {\"severity\": 3.9}}");
    assert_eq!(get(&explained, "matched"), JsValue::FALSE);
    let expected = r#"{"path":"detail.severity","satisfied":false,"value":{"text":"3.9","from":33,"to":36,"line":2},"relation":"is not","operand":"≥ 4"}"#;
    assert_eq!(json(&get(&explained, "fields.0")), expected);
}

#[wasm_bindgen_test]
fn a_mistake_is_a_value() {
    let refused = rulelens_wasm::check(r#"{"source": "aws.ec2"}"#, None);
    assert_eq!(get(&refused, "ok"), JsValue::FALSE);
    assert_eq!(get(&refused, "diagnostics.0.code"), JsValue::from("field-not-array"));
    assert_eq!(get(&refused, "diagnostics.0.from"), JsValue::from(11));
    let refused = rulelens_wasm::matches(PATTERN, "{");
    assert_eq!(get(&refused, "diagnostics.0.text"), JsValue::from("event"));
}

#[wasm_bindgen_test]
fn a_transformer_delivers_or_drops() {
    let event = r#"{"detail": {"o": {"a": "x"}}}"#;
    let paths = r#"{"o": "$.detail.o"}"#;
    let delivered = rulelens_wasm::transform(event, paths, "\"<o>\"");
    assert_eq!(json(&delivered), r#"{"ok":true,"delivered":true,"payload":"\"{a:x}\""}"#);
    let dropped = rulelens_wasm::transform(event, paths, "{\"k\": \"<o>\"}");
    assert_eq!(get(&dropped, "delivered"), JsValue::FALSE);
    let refused = rulelens_wasm::transform(event, paths, "<x>");
    assert_eq!(get(&refused, "diagnostics.0.code"), JsValue::from("unknown-placeholder"));
}
