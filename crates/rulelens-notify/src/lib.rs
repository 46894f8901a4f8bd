//! What people see of an Amazon EventBridge delivery.
//!
//! So far the e-mail that a subscriber of an SNS topic gets. Everything here is a pure function of
//! the payload: nothing is sent.
//!
//! ```
//! use rulelens_notify::sns::{Subscription, email};
//!
//! let email = email("\"Severity 8\"", &Subscription::example("eu-west-1", "111122223333"))?;
//! assert_eq!(email.subject, "AWS Notification Message");
//! assert!(email.text().starts_with("\"Severity 8\"\n\n--\n"));
//! # Ok::<(), rulelens_notify::sns::TooLarge>(())
//! ```

pub mod sns;
