//! Amazon GuardDuty findings as Amazon EventBridge events: which there are, what they look like,
//! and when GuardDuty sends one, and onto whose bus.
//!
//! Everything here is a pure function of texts: no I/O, no clock.
//!
//! ```
//! use rulelens_guardduty::{FindingType, Sample, Scenario, Time, simulate};
//!
//! // What does such an event look like?
//! let mining = FindingType::named("CryptoCurrency:EC2/BitcoinTool.B!DNS").unwrap();
//! let event = Sample::new(mining, 1, Time::parse("2026-03-14T09:31:07Z").unwrap()).event();
//! assert!(event.contains(r#""detail-type":"GuardDuty Finding""#));
//!
//! // It recurred forty times in a night: how many events, and when?
//! let night = r#"{"findings": [{
//!     "type": "CryptoCurrency:EC2/BitcoinTool.B!DNS",
//!     "occurrences": [{"from": "2026-03-14T20:00:00Z", "times": 40, "every": "15m"}]
//! }]}"#;
//! let timeline = simulate(&Scenario::parse(night).unwrap());
//! let sent: Vec<String> = timeline.events.iter().map(|event| event.time.to_string()).collect();
//! assert_eq!(sent, ["2026-03-14T20:05:00Z", "2026-03-15T02:05:00Z", "2026-03-15T08:05:00Z"]);
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`finding_type`] | the types of findings, with their severity and data source |
//! | [`sample`] | events that look real, for any type |
//! | [`convert()`] | what `GetFindings` returns, as the events that GuardDuty sends |
//! | [`scenario`] | findings that occur, accounts, intervals, rules: read from JSON |
//! | [`simulation`] | which events are sent of them, and when |
//! | [`notified`] | what of these events arrives by rules and targets, and what is lost |

pub mod convert;
pub mod finding_type;
mod identity;
pub mod notified;
mod overlay;
pub mod sample;
pub mod scenario;
pub mod simulation;
mod time;

pub use convert::convert;
pub use finding_type::{DataSource, FindingType};
pub use notified::notify;
pub use rulelens_notify::{Severity, console};
pub use sample::Sample;
pub use scenario::{Interval, Scenario};
pub use simulation::{Timeline, simulate};
pub use time::{Minutes, Time};
