//! What the page loads on demand. It does nothing until `web/editor/on-demand.ts` asks for a part.
//!
//! What JavaScript sees is defined here and not in the library, whose exports both programs would have.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

fn main() {
    rulelens_web::views::start();
}

/// A part that is shown.
#[wasm_bindgen]
pub struct Mounted(rulelens_web::views::Mounted);

#[wasm_bindgen]
impl Mounted {
    /// Shows what is given in `parent`; `onWish` is called with what it asks of the page. `undefined`
    /// if something else was given.
    pub fn show(parent: Element, given: JsValue, on_wish: Function) -> Option<Mounted> {
        rulelens_web::views::Mounted::show(parent, given, on_wish).map(Self)
    }

    /// Shows what is so now.
    pub fn update(&mut self, given: JsValue) {
        self.0.update(given);
    }

    /// Takes it out of the page.
    pub fn close(self) {
        self.0.close();
    }
}
