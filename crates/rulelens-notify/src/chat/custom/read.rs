//! What a custom notification says.

use rulelens::json::Value;

use crate::envelope::{optional_text, text};

/// A custom notification, as much as there is of it.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) title: Option<String>,
    pub(crate) description: String,
    pub(crate) next_steps: Vec<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) thread: Option<String>,
    /// Fields that are there and that no client is known to show.
    pub(crate) not_shown: Vec<&'static str>,
}

/// Whether an object is meant to be a custom notification.
pub(crate) fn is_meant(root: Value<'_>) -> bool {
    let is_custom = text(root, "source") == "custom";
    is_custom || (root.get("content").is_some() && root.get("detail-type").is_none())
}

/// What is for custom actions and for reports, not for the message.
const NOT_SHOWN: [(&str, &str); 4] = [
    ("summary", "metadata.summary"),
    ("eventType", "metadata.eventType"),
    ("relatedResources", "metadata.relatedResources"),
    ("additionalContext", "metadata.additionalContext"),
];

impl Notification {
    /// Reads what there is.
    pub(crate) fn read(root: Value<'_>) -> Self {
        let content = root.get("content");
        let metadata = root.get("metadata");
        let of_content = |key| content.and_then(|content| optional_text(content, key));
        let list = |key| content.map(|content| texts(content, key)).unwrap_or_default();
        let is_there =
            |(key, _): &&(&str, &str)| metadata.is_some_and(|metadata| metadata.get(key).is_some());
        Self {
            title: of_content("title").filter(|title| !title.is_empty()),
            description: of_content("description").unwrap_or_default(),
            next_steps: list("nextSteps"),
            keywords: list("keywords"),
            thread: metadata.and_then(|metadata| optional_text(metadata, "threadId")),
            not_shown: NOT_SHOWN.iter().filter(is_there).map(|(_, path)| *path).collect(),
        }
    }
}

fn texts(object: Value<'_>, key: &str) -> Vec<String> {
    let elements = object.get(key).map(|list| list.elements());
    let strings = elements.into_iter().flatten().filter_map(|element| element.string());
    strings.map(std::borrow::Cow::into_owned).collect()
}
