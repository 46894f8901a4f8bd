//! The answers. `npm/index.d.ts` says the same in TypeScript, and documents it.

#[cfg(feature = "transform")]
mod delivered;
mod diagnostic;
#[cfg(feature = "explain")]
mod explained;
#[cfg(feature = "render")]
mod rendered;
#[cfg(feature = "render")]
mod seen;
#[cfg(feature = "guardduty")]
mod simulated;

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
#[cfg(feature = "render")]
pub(crate) use rendered::{Rendered, subscription};
#[cfg(feature = "guardduty")]
pub(crate) use simulated::Simulated;

/// An answer as JavaScript has it: objects, arrays, and `null` for what is none.
pub(crate) fn answer(value: &impl Serialize) -> JsValue {
    // INVARIANT: the types here hold nothing that JSON has not, so there is no error to tell.
    value.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}

/// A place in a text: UTF-16 code units from its start.
#[derive(Serialize)]
pub(crate) struct Place {
    from: usize,
    to: usize,
}

impl Place {
    pub(crate) fn new(span: Span, lines: &LineIndex<'_>) -> Self {
        Self { from: lines.position(span.start).utf16, to: lines.position(span.end).utf16 }
    }
}
