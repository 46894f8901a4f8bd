//! Notifications through an Amazon SNS topic to an e-mail address.
//!
//! Source: the SNS developer guide and captured messages. The subscription's own number in the
//! unsubscribe link is not known beforehand; [`Subscription::example`] has an invented one.

mod mail;
mod mail_json;
mod subscription;

pub use mail::{Mail, email};
pub use mail_json::{JsonField, MailJson, Origin, email_json};
pub use subscription::Subscription;

use std::fmt;

use crate::reason::Kind;

/// The largest message that SNS takes, in bytes.
pub const MAX_MESSAGE_BYTES: usize = 256 * 1024;

/// SNS does not take the payload, so it is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// It is larger than SNS takes.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is empty.
    Empty,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&rulelens::diagnostic::Describe::message(&Kind::from(*self)))
    }
}

impl std::error::Error for Refused {}

impl From<Refused> for Kind {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooLarge { bytes } => Self::TooLarge { bytes },
            Refused::Empty => Self::Empty,
        }
    }
}

/// Why SNS does not take a payload, if it does not.
pub(crate) fn refused(payload: &str) -> Option<Kind> {
    accepted(payload).err().map(Kind::from)
}

fn accepted(payload: &str) -> Result<(), Refused> {
    match payload.len() {
        0 => Err(Refused::Empty),
        bytes if bytes > MAX_MESSAGE_BYTES => Err(Refused::TooLarge { bytes }),
        _ => Ok(()),
    }
}
