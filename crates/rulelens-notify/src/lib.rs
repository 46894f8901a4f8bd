//! What people see of an Amazon EventBridge delivery: the e-mail, the message in a chat, or nothing,
//! and why.
//!
//! Everything here is a pure function of the payload that a target receives (the core's
//! `Delivery::payload`): nothing is sent. What is returned is data: parts with text and styles, from
//! which a page or a terminal draws something that looks like the real client. What cannot be known
//! is said in [`Notice`]s.
//!
//! ```
//! use rulelens_notify::chat::{Client, Verdict, chat};
//! use rulelens_notify::sns::{Subscription, email};
//!
//! // What an input transformer made of a finding: a mail shows it, quotes and all …
//! let payload = "\"Severity 8\"";
//! let mail = email(payload, &Subscription::example("eu-west-1", "111122223333"))?;
//! assert_eq!(mail.subject, "AWS Notification Message");
//! assert!(mail.text().starts_with("\"Severity 8\"\n\n--\n"));
//!
//! // … and Slack shows nothing, without an error anywhere.
//! let Verdict::Dropped(dropped) = chat(payload, Client::Slack).verdict else { panic!() };
//! assert_eq!(
//!     dropped.reason().message(),
//!     "the payload is a string, not an event and not a custom notification"
//! );
//! # Ok::<(), rulelens_notify::sns::Refused>(())
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`sns`] | the e-mails of an SNS topic |
//! | [`chat`] | Amazon Q Developer in Slack, Microsoft Teams and Amazon Chime: shown or dropped, and why |
//! | [`webhook`] | messages for incoming webhooks: Block Kit and Adaptive Cards |
//! | [`message`] | a message in parts |
//! | [`links`] | `https:` addresses |

pub mod chat;
mod console;
mod content;
mod envelope;
mod finding;
mod json;
pub mod links;
mod markup;
mod measure;
pub mod message;
mod notice;
mod payload;
pub mod reason;
mod severity;
pub mod sns;
mod text;
mod time;
mod view;
pub mod webhook;

pub use console::console;
pub use links::Link;
pub use message::Message;
pub use notice::{Notice, NoticeKind};
pub use payload::{Payload, payload};
pub use reason::Reason;
pub use severity::Severity;
pub use text::{Run, Style, Text};
pub use view::{Seen, View, see};
