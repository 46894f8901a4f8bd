//! The file of an example, as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct File {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) ko: Words,
    pub(crate) words: String,
    pub(crate) code: String,
    /// As what the delivery is seen.
    #[serde(default, rename = "as")]
    pub(crate) seen_as: String,
    pub(crate) event: Option<String>,
    pub(crate) event_file: Option<String>,
    #[serde(rename = "rule")]
    pub(crate) rules: Vec<Rule>,
    #[serde(default, rename = "target")]
    pub(crate) targets: Vec<Target>,
}

/// Title and description in another language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Rule {
    pub(crate) name: String,
    pub(crate) pattern: Option<String>,
    pub(crate) pattern_file: Option<String>,
    #[serde(default)]
    pub(crate) chosen: bool,
    pub(crate) matches: Option<bool>,
    pub(crate) refused: Option<String>,
    #[serde(default)]
    pub(crate) advice: Vec<String>,
}

/// The form of its input is that of which there is a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Target {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) arn: String,
    #[serde(default)]
    pub(crate) chosen: bool,
    pub(crate) paths: Option<String>,
    pub(crate) paths_file: Option<String>,
    pub(crate) template: Option<String>,
    pub(crate) template_file: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) constant: Option<String>,
    pub(crate) payload: Option<String>,
    pub(crate) dropped: Option<String>,
    #[serde(default)]
    pub(crate) seen: BTreeMap<String, String>,
}
