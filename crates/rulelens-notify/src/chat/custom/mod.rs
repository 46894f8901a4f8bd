//! Custom notifications: what they must hold, and how they are shown.
//!
//! Source: the administrator guide, "Custom notifications".

mod card;
mod faults;
mod read;
mod template;

pub(crate) use card::{card, parts};
pub(crate) use faults::faults;
pub(crate) use read::{Notification, is_meant};
pub use template::notification_template;

/// How many characters a title is said to take.
const MAX_TITLE_CHARS: usize = 250;
/// How many characters a description is said to take.
const MAX_DESCRIPTION_CHARS: usize = 8000;
