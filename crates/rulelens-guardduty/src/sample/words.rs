//! Titles and descriptions of samples. GuardDuty's own texts are not copied.

use super::fill::Fill;
use crate::finding_type::{DataSource, FindingType};

/// `Bitcoin Tool DNS: instance i-0c4f9a1d2b7e83650`.
pub(super) fn title(finding_type: &FindingType, fill: &Fill<'_>) -> String {
    format!("{}: {}", spaced(finding_type.threat()), subject(finding_type, fill))
}

/// A sentence about what was seen of whom.
pub(super) fn description(finding_type: &FindingType, fill: &Fill<'_>) -> String {
    format!(
        "Sample: {} shows signs of {} ({}), seen in {}.",
        subject(finding_type, fill),
        spaced(finding_type.family()),
        spaced(finding_type.threat()),
        finding_type.data_source.words()
    )
}

/// What a finding is about, in words.
fn subject(finding_type: &FindingType, fill: &Fill<'_>) -> String {
    let (kind, name) = match (finding_type.data_source, finding_type.target()) {
        (DataSource::Correlation, _) => ("resources of", "project"),
        (DataSource::MalwareBackup, _) => ("a backup of", "project"),
        (_, "S3") => ("bucket", "bucket"),
        (_, "IAMUser") => ("user", "user"),
        (_, "Kubernetes" | "ECS") => ("cluster", "cluster"),
        (_, "Container") => ("container", "project"),
        (_, "RDS") => ("database", "project"),
        (_, "Lambda") => ("function", "project"),
        (DataSource::Runtime, _) => ("process", "tool"),
        _ => ("instance", "instance"),
    };
    format!("{kind} {}", fill.value(name))
}

/// `BitcoinTool.B!DNS` as `Bitcoin Tool B DNS`.
fn spaced(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for char in name.chars() {
        let char = if char == '.' || char == '!' { ' ' } else { char };
        if char.is_ascii_uppercase() && before.is_ascii_lowercase() {
            text.push(' ');
        }
        text.push(char);
        before = char;
    }
    text
}
