//! Files `*.rulelens.json`: events, which rules are expected to match them, and what their targets
//! are expected to receive. `docs/cases.md` describes them, `schema/cases-1.schema.json` is their
//! JSON Schema.
//!
//! ```
//! let text = r#"{
//!   "version": 1,
//!   "rules": {"high": {"detail": {"severity": [{"numeric": [">=", 7]}]}}},
//!   "targets": {"high": [{"Id": "mail", "InputPath": "$.detail.severity"}]},
//!   "cases": [
//!     {
//!       "name": "a high one",
//!       "event": {"detail": {"severity": 8}},
//!       "matches": ["high"],
//!       "payloads": {"high": {"mail": 8}}
//!     },
//!     {"name": "a low one", "event": {"detail": {"severity": 2}}, "matches": ["high"]}
//!   ]
//! }"#;
//! let file = rulelens_cases::File::parse(text).unwrap();
//! let outcomes = file.run();
//! let different: Vec<_> = outcomes.iter().filter(|outcome| !outcome.holds()).collect();
//! assert_eq!(different[0].name(), "a low one, rule high");
//! assert_eq!(
//!     different[0].difference().unwrap(),
//!     "not matched, expected matched: detail.severity 2 is not ≥ 7"
//! );
//! ```

mod events;
mod excerpt;
mod fault;
mod file;
mod json;
mod outcome;
mod payload;
mod write;

pub use events::events;
pub use fault::Fault;
pub use file::{Case, Elsewhere, ExpectedPayload, File, Rule};
pub use outcome::{Check, Outcome};
pub use payload::Payload;
pub use write::{CaseText, write, write_with};
