//! The fields around an event's detail.

use rulelens::json::{Type, Value};

use crate::reason::{Kind, Reason};

/// What an event of AWS has, and of which type. The chat service was reported to pass on any object
/// that has them, and to draw nothing else of it than `detail-type`.
const FIELDS: [(&str, Type); 9] = [
    ("version", Type::String),
    ("id", Type::String),
    ("detail-type", Type::String),
    ("source", Type::String),
    ("account", Type::String),
    ("time", Type::String),
    ("region", Type::String),
    ("resources", Type::Array),
    ("detail", Type::Object),
];

/// What cards show of an event besides its detail; empty where it is missing.
#[derive(Clone, Debug)]
pub(crate) struct Envelope<'d> {
    pub(crate) id: String,
    pub(crate) detail_type: String,
    pub(crate) source: String,
    pub(crate) account: String,
    pub(crate) time: String,
    pub(crate) region: String,
    pub(crate) resources: Vec<String>,
    pub(crate) detail: Option<Value<'d>>,
}

impl<'d> Envelope<'d> {
    /// Whether an object is meant to be an event.
    pub(crate) fn is_meant(root: Value<'_>) -> bool {
        root.get("detail-type").is_some() || {
            let of_aws = text(root, "source").starts_with("aws.");
            of_aws && (root.get("detail").is_some() || root.get("account").is_some())
        }
    }

    /// Reads what there is.
    pub(crate) fn read(root: Value<'d>) -> Self {
        let resources = root.get("resources").map(|list| list.elements());
        let resources = resources.into_iter().flatten();
        Self {
            id: text(root, "id"),
            detail_type: text(root, "detail-type"),
            source: text(root, "source"),
            account: text(root, "account"),
            time: text(root, "time"),
            region: text(root, "region"),
            resources: resources
                .filter_map(|resource| resource.string().map(std::borrow::Cow::into_owned))
                .collect(),
            detail: root.get("detail"),
        }
    }

    /// Whether it is a finding of GuardDuty.
    pub(crate) fn is_finding(&self) -> bool {
        self.source == "aws.guardduty" && self.detail_type == "GuardDuty Finding"
    }
}

/// What keeps an object from being an event of AWS.
pub(crate) fn faults(root: Value<'_>) -> Vec<Reason> {
    let mut missing = Vec::new();
    let mut faults = Vec::new();
    for (field, expected) in FIELDS {
        let Some(value) = root.get(field) else {
            missing.push(field);
            continue;
        };
        let found = value.kind();
        if found != expected {
            let kind = Kind::EventField { field, expected, found };
            faults.push(Reason::new(kind, Some(value.span())));
        }
    }
    if !missing.is_empty() {
        faults.insert(0, Reason::new(Kind::EventIncomplete { missing }, None));
    }
    faults
}

/// The string at a key; empty if there is none.
pub(crate) fn text(object: Value<'_>, key: &str) -> String {
    optional_text(object, key).unwrap_or_default()
}

/// The string at a key.
pub(crate) fn optional_text(object: Value<'_>, key: &str) -> Option<String> {
    object.get(key)?.string().map(std::borrow::Cow::into_owned)
}
