//! Links that hold an event, rules, targets, a scenario and cases, so that they can be passed on
//! without a server; and what in them is sensitive.
//!
//! All of it stands in the part of an address behind `#`, which browsers do not send. The same
//! [`State`] always gives the same link, and every link that was ever made stays readable.
//!
//! ```
//! use rulelens_share::{Rule, State, read, write};
//!
//! let state = State {
//!     event: r#"{"source": "aws.guardduty"}"#.to_owned(),
//!     rules: vec![Rule { name: "all".into(), pattern: r#"{"source": ["aws.guardduty"]}"#.into() }],
//!     ..State::default()
//! };
//! let fragment = write(&state)?;
//! let read = read(&fragment);
//! assert!(read.is_whole());
//! assert_eq!(read.state, state);
//!
//! // A link that lost its end still gives what came before.
//! let cut = rulelens_share::read(&fragment[..fragment.len() - 8]);
//! assert!(!cut.is_whole());
//! assert_eq!(cut.state.rules, state.rules);
//! # Ok::<(), rulelens_share::TooLarge>(())
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`state`] | what a link holds |
//! | [`link`] | a state as the fragment of an address, and back |
//! | `file` | the file that holds a state in place of a link, with the feature `serde` |
//! | `put_targets` | targets of the JSON that `PutTargets` takes, with the feature `targets` |
//! | [`sensitive`] | account ids, addresses, ARNs, e-mail addresses, and their replacement |

mod body;
mod deflate;
#[cfg(feature = "serde")]
pub mod file;
pub mod link;
#[cfg(feature = "targets")]
pub mod put_targets;
pub mod sensitive;
pub mod state;

#[cfg(feature = "serde")]
pub use file::StateFile;
pub use link::{
    COMFORTABLE, Condition, Fault, Part, PartRead, Read, Size, TooLarge, fragment_of, largest,
    read, sizes, write,
};
pub use state::{Input, Rule, Shown, State, Target};
