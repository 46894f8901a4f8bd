//! What is simulated: findings that occur, the accounts that they arise in, the interval, and rules.
//!
//! A scenario is JSON:
//!
//! ```json
//! {
//!   "region": "eu-west-1",
//!   "accounts": [
//!     {"id": "111122223333", "members": ["444455556666",
//!                                        {"id": "777788889999", "since": "2026-03-14T22:00:00Z"}]},
//!     {"id": "123456789012"}
//!   ],
//!   "intervals": [
//!     {"by": "111122223333", "every": "1h"},
//!     {"by": "111122223333", "every": "15m", "from": "2026-03-15T02:00:00Z"}
//!   ],
//!   "findings": [{
//!     "name": "mining",
//!     "account": "444455556666",
//!     "type": "CryptoCurrency:EC2/BitcoinTool.B!DNS",
//!     "severity": 8,
//!     "occurrences": ["2026-03-14T20:00:00Z",
//!                     {"from": "2026-03-14T21:00:00Z", "times": 39, "every": "12m"}],
//!     "archived": [{"from": "2026-03-15T02:00:00Z"}],
//!     "suppressed": [{"from": "2026-03-15T03:00:00Z", "until": "2026-03-15T04:00:00Z"}]
//!   }],
//!   "rules": [{
//!     "name": "severe",
//!     "account": "111122223333",
//!     "pattern": {"source": ["aws.guardduty"], "detail": {"severity": [{"numeric": [">=", 7]}]}},
//!     "targets": [{"Id": "mail", "Arn": "arn:aws:sns:eu-west-1:111122223333:soc", "as": "email"}]
//!   }]
//! }
//! ```
//!
//! | member | |
//! |---|---|
//! | `region` | `us-east-1` if it is left out |
//! | `accounts` | one with `members` is an administrator, one without stands alone; a member may have joined at a time (`since`). Left out: `111122223333`, alone |
//! | `intervals` | how often later occurrences are sent: `15m`, `1h` or `6h` (or GuardDuty's own names), set `by` an account `from` a time on; from the beginning if that is left out |
//! | `findings` | each with its `occurrences`: times, and runs of them. `account` may be left out if there is one. Instead of `type`, `severity` and `resource`, a whole `finding` as it stands in an event |
//! | `archived` | by hand: from a time on, until it is unarchived |
//! | `suppressed` | by a suppression rule |
//! | `rules` | each on the bus of an `account`, the first if it is left out. Targets as `PutTargets` takes them, and `as` what they are seen: a view as `email` or `slack`; else a topic's mail, or the payload |
//!
//! Times are in ISO 8601 with `Z` or an offset, spans as `90s`, `12m` or `1h30m`. Keys that are not
//! known are faults.

mod fault;
mod finding;
mod interval;
mod object;
mod read;
mod rule;

pub use fault::Fault;
pub(crate) use fault::cut;
pub(crate) use finding::Periods;
pub use finding::{Finding, Period, What};
pub use interval::Interval;
pub use rule::{Rule, RuleTarget};

use rulelens::Diagnostic;

use crate::time::Time;

/// How many occurrences a scenario may have.
pub const MAX_OCCURRENCES: usize = 1_000_000;
/// How often intervals may be set.
pub const MAX_SETTINGS: usize = 100;
/// How many accounts there may be. An organization has no more.
pub const MAX_ACCOUNTS: usize = 50_001;

/// Findings that occur, and all that decides which events are sent of them.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Where it all happens.
    pub region: String,
    /// The accounts; findings, settings and rules name them by their place here.
    pub accounts: Vec<Account>,
    /// When which interval was set.
    pub settings: Vec<Setting>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The rules on the buses of the accounts.
    pub rules: Vec<Rule>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its twelve digits.
    pub id: String,
    /// Whose member it is; `None` if it is an administrator, or stands alone.
    pub membership: Option<Membership>,
}

/// That an account is the member of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The administrator: its place in [`Scenario::accounts`].
    pub administrator: usize,
    /// Since when; `None` if it always was.
    pub since: Option<Time>,
}

impl Membership {
    /// Whether it is one at that time.
    pub fn holds_at(&self, time: Time) -> bool {
        self.since.is_none_or(|since| since <= time)
    }
}

/// That an account set its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Which account: its place in [`Scenario::accounts`].
    pub account: usize,
    /// To what.
    pub interval: Interval,
    /// From when on; `None` if it always was.
    pub from: Option<Time>,
}

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    ///
    /// All faults, in the order of the text: those of its JSON, of its own ([`Fault`]), and those
    /// of the patterns and targets in it.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        read::scenario(text)
    }
}
