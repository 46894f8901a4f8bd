//! The file that holds a state in place of a link: `*.rulelens-state.json`.
//!
//! JSON of it is written and read by whoever has a writer and a reader of JSON already:
//!
//! ```
//! use rulelens_share::{State, StateFile};
//!
//! let state = State { event: "{}".to_owned(), ..State::default() };
//! let text = serde_json::to_string(&StateFile::new(state.clone()))?;
//! assert_eq!(text, r#"{"version":1,"state":{"event":"{}"}}"#);
//! assert_eq!(serde_json::from_str::<StateFile>(&text)?.state, state);
//! // What a later version may write is not guessed at.
//! assert!(serde_json::from_str::<StateFile>(r#"{"version":2,"state":{}}"#).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::state::State;

const VERSION: u32 = 1;

/// What stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateFile {
    #[serde(deserialize_with = "known_version")]
    version: u32,
    /// The state.
    pub state: State,
}

impl StateFile {
    /// A file of the present version.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self { version: VERSION, state }
    }
}

fn known_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        VERSION => Ok(VERSION),
        other => Err(D::Error::custom(format_args!("version {other} is not known"))),
    }
}
