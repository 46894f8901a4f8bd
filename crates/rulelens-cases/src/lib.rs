//! Files `*.rulelens.json`: events, and which rules are expected to match them.
//!
//! ```
//! let text = r#"{
//!   "version": 1,
//!   "rules": {"high": {"detail": {"severity": [{"numeric": [">=", 7]}]}}},
//!   "cases": [
//!     {"name": "a high one", "event": {"detail": {"severity": 8}}, "matches": ["high"]},
//!     {"name": "a low one", "event": {"detail": {"severity": 2}}, "matches": []}
//!   ]
//! }"#;
//! let file = rulelens_cases::File::parse(text).unwrap();
//! assert!(file.run().iter().all(|outcome| outcome.holds()));
//! ```

mod fault;
mod file;

pub use fault::Fault;
pub use file::{Case, File, Outcome, Rule};
