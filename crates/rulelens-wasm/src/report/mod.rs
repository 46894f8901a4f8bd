//! The answers. `npm/index.d.ts` says the same in TypeScript, and documents it.

#[cfg(feature = "transform")]
mod delivered;
mod diagnostic;
#[cfg(feature = "explain")]
mod explained;
#[cfg(feature = "iac")]
mod imported;
#[cfg(feature = "render")]
mod rendered;
#[cfg(feature = "render")]
mod seen;
#[cfg(feature = "guardduty")]
mod simulated;

#[cfg(any(
    feature = "explain",
    feature = "transform",
    feature = "guardduty",
    feature = "iac"
))]
use rulelens::{LineIndex, Span};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

#[cfg(feature = "transform")]
pub(crate) use delivered::{Delivered, rule};
#[cfg(feature = "match")]
pub(crate) use diagnostic::Checked;
pub(crate) use diagnostic::{Problem, Refused};
#[cfg(feature = "explain")]
pub(crate) use explained::Explained;
#[cfg(feature = "iac")]
pub(crate) use imported::{Exported, Imported, Linted};
#[cfg(feature = "render")]
pub(crate) use rendered::{Rendered, subscription};
#[cfg(feature = "guardduty")]
pub(crate) use simulated::Simulated;

/// An answer as JavaScript has it: objects, arrays, and `null` for what is none.
pub(crate) fn answer(value: &impl Serialize) -> JsValue {
    // INVARIANT: the types here hold nothing that JSON has not, so there is no error to tell.
    value.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}

/// What JavaScript gives, made by `npm/src` so that it is just what is read here.
#[cfg(any(feature = "share", feature = "cases", feature = "iac"))]
pub(crate) fn from_js<T: Default + serde::de::DeserializeOwned>(value: JsValue) -> T {
    serde_wasm_bindgen::from_value(value).unwrap_or_default()
}

/// A place in a text: UTF-16 code units from its start.
#[cfg(any(feature = "explain", feature = "transform", feature = "guardduty", feature = "iac"))]
#[derive(Serialize)]
pub(crate) struct Place {
    from: usize,
    to: usize,
}

#[cfg(any(feature = "explain", feature = "transform", feature = "guardduty", feature = "iac"))]
impl Place {
    pub(crate) fn new(span: Span, lines: &LineIndex<'_>) -> Self {
        Self { from: lines.position(span.start).utf16, to: lines.position(span.end).utf16 }
    }
}
