//! A set of rules, which JavaScript holds as an object.

use rulelens::ruleset::{RuleSetBuilder, Scratch};
use rulelens::{Diagnostic, Pattern, RuleSet};
use wasm_bindgen::prelude::*;

use crate::memory::with_texts;
use crate::report::{Refused, answer};
use crate::text::Text;

/// Rules by numbers, of which JavaScript knows the ids.
///
/// What is asked often are numbers: a count, and where the rules' numbers lie. Only a refusal is an
/// object.
#[wasm_bindgen]
pub struct Rules {
    builder: RuleSetBuilder<u32>,
    /// `None` if a rule was added or removed since it was built.
    built: Option<RuleSet<u32>>,
    scratch: Scratch,
    /// The rules that matched the last event.
    matched: Vec<u32>,
    /// Why the last event was refused.
    refusal: Option<Refused>,
}

#[wasm_bindgen]
impl Rules {
    /// An empty set.
    #[expect(clippy::new_without_default, reason = "made by JavaScript alone")]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self {
            builder: RuleSet::builder(),
            built: None,
            scratch: Scratch::new(),
            matched: Vec::new(),
            refusal: None,
        }
    }

    /// Adds a pattern to the rule of that number. `undefined` if it was added, else `Refused`.
    pub fn add(&mut self, number: u32, pattern: usize) -> JsValue {
        with_texts([pattern], |[text]| match Text::new("pattern", text).parse(Pattern::parse) {
            Ok(pattern) => {
                self.builder.add(number, &pattern);
                self.built = None;
                JsValue::UNDEFINED
            }
            Err(refused) => answer(&refused),
        })
    }

    /// Removes the rule of that number, if there is one.
    pub fn remove(&mut self, number: u32) {
        if self.builder.remove(&number) {
            self.built = None;
        }
    }

    /// How many rules match an event; -1 if it is refused, and [`Rules::refusal`] says why.
    ///
    /// An event that is trusted is known to be JSON, each key of an object once: it may not be read
    /// to its end.
    pub fn matching(&mut self, event: usize, trusted: bool) -> i32 {
        let found = with_texts([event], |[event]| {
            self.find(event, trusted).map_err(|fault| Refused::of_event(event, fault))
        });
        match found {
            Ok(()) => i32::try_from(self.matched.len()).unwrap_or(i32::MAX),
            Err(refused) => {
                self.refusal = Some(refused);
                -1
            }
        }
    }

    /// The address of the numbers of the rules that matched the last event, each of four bytes, in
    /// ascending order. It is valid until the set is used again.
    pub fn matched(&self) -> *const u32 {
        self.matched.as_ptr()
    }

    /// Why the last event was refused: `Refused`. It is told once.
    pub fn refusal(&mut self) -> JsValue {
        self.refusal.take().map_or(JsValue::UNDEFINED, |refused| answer(&refused))
    }

    fn find(&mut self, event: &[u8], trusted: bool) -> Result<(), Diagnostic> {
        let Self { builder, built, scratch, matched, .. } = self;
        let rules = built.get_or_insert_with(|| {
            // What it knew of the events' order was of other rules.
            *scratch = Scratch::new();
            builder.build()
        });
        matched.clear();
        matched.extend(if trusted {
            rules.matches_trusted(event, scratch)?
        } else {
            rules.matches_in(event, scratch)?
        });
        matched.sort_unstable();
        Ok(())
    }
}
