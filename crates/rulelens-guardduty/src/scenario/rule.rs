//! A rule of a scenario.

use rulelens::Pattern;
use rulelens::transform::Target;
use rulelens_notify::View;

/// A rule on the bus of an account.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The account whose bus it is on: its place in the scenario.
    pub account: usize,
    /// Which events it selects.
    pub pattern: Pattern,
    /// Where they go.
    pub targets: Vec<RuleTarget>,
}

/// A target of a rule, and how it is seen.
#[derive(Clone, Debug)]
pub struct RuleTarget {
    /// The target.
    pub target: Target,
    /// How it is seen.
    pub view: View,
}
