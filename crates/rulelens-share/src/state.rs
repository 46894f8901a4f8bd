//! What a link holds: texts as the user wrote them, letter by letter, and what is chosen of them.
//!
//! With the feature `serde` it can be written as an object and read from one, with names as
//! `inputPaths`; what is empty may be left out.

/// All that is passed on with a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "camelCase")
)]
pub struct State {
    /// What is chosen and shown.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub shown: Shown,
    /// The rules, in order.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub rules: Vec<Rule>,
    /// The event, JSON if the user has written JSON.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub event: String,
    /// The targets, in order.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub targets: Vec<Target>,
    /// The text of a scenario of findings, as `rulelens guardduty simulate` takes it; empty if there
    /// is none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub scenario: String,
    /// The text of a file of cases, as `rulelens test` takes it; empty if there are none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub cases: String,
}

/// What is chosen and shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "camelCase")
)]
pub struct Shown {
    /// Which rule, from 0.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub rule: usize,
    /// Which target, from 0.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub target: usize,
    /// The name of the chosen view, as `timeline`; empty if none was chosen.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub view: String,
    /// The name of how the delivery is seen, as `slack-webhook`; empty if none was chosen.
    #[cfg_attr(feature = "serde", serde(rename = "as", skip_serializing_if = "is_default"))]
    pub seen_as: String,
}

/// A rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "camelCase")
)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Its event pattern.
    pub pattern: String,
}

/// A target. The texts of all forms of input are kept, not only of the chosen one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "camelCase")
)]
pub struct Target {
    /// Its name: `Id`.
    pub name: String,
    /// Which rule it is of, from 0; none if it is of every rule.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub rule: Option<usize>,
    /// `Arn`; empty if it is not known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub arn: String,
    /// What its input is made from.
    pub input: Input,
    /// `InputTransformer.InputPathsMap`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub input_paths: String,
    /// `InputTransformer.InputTemplate`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub template: String,
    /// `InputPath`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub input_path: String,
    /// `Input`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    pub constant: String,
}

/// What a target's input is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Input {
    /// The matched event as it is.
    #[default]
    MatchedEvent,
    /// `InputPath`: a part of the event.
    Path,
    /// `Input`: a constant.
    Constant,
    /// `InputTransformer`: a template.
    Transformer,
}

impl Input {
    /// All of them. A link holds the place in this list: it only ever grows at its end.
    pub const ALL: [Self; 4] = [Self::MatchedEvent, Self::Path, Self::Constant, Self::Transformer];
}

#[cfg(feature = "serde")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
