//! Findings with their keys as events spell them.

use std::borrow::Cow;

use rulelens::json::{Document, Type, Value, quoted};
use rulelens::schema::{Finding, Inside};

use crate::time::Time;

/// Where a finding's moments are numbers in events, in seconds: the key, and the one around it.
const SECONDS: [(&str, &str); 8] = [
    ("s3BucketDetails", "createdAt"),
    ("eksClusterDetails", "createdAt"),
    ("taskDetails", "createdAt"),
    ("taskDetails", "startedAt"),
    ("ebsVolumeScanDetails", "scanStartedAt"),
    ("ebsVolumeScanDetails", "scanCompletedAt"),
    ("process", "startTime"),
    ("lineage", "startTime"),
];

/// Writes findings by the schema of the event.
pub(super) struct Writer {
    schema: Finding,
}

impl Writer {
    pub(super) fn new(schema: Finding) -> Self {
        Self { schema }
    }

    /// The finding as it stands in an event's `detail`.
    pub(super) fn finding(&self, finding: Value<'_>) -> String {
        let mut text = String::with_capacity(finding.raw().len());
        self.write(&mut text, finding, Some(self.schema.root()), "");
        text
    }

    /// Adds a value. `at`: what the schema says of it; `None` if it is not in it.
    fn write(&self, text: &mut String, value: Value<'_>, at: Option<Inside>, around: &str) {
        match value.kind() {
            Type::Object => self.object(text, value, at, around),
            Type::Array => {
                text.push('[');
                for (index, element) in value.elements().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    self.write(text, element, at, around);
                }
                text.push(']');
            }
            _ => text.push_str(value.raw()),
        }
    }

    fn object(&self, text: &mut String, object: Value<'_>, at: Option<Inside>, around: &str) {
        text.push('{');
        let unfolded = (around == "additionalInfo").then(|| self.unfold(text, object)).flatten();
        let mut first = unfolded.unwrap_or(true);
        for member in object.members() {
            text.push_str(if first { "" } else { "," });
            first = false;
            let written = member.key.string().unwrap_or_default();
            let (key, inside) = self.key(&written, at);
            text.push_str(&quoted(&key));
            text.push(':');
            match seconds(around, &key, member.value) {
                Some(seconds) => text.push_str(&seconds),
                None => self.write(text, member.value, inside, &key),
            }
        }
        text.push('}');
    }

    /// The key as events spell it, and what the schema says of its value.
    fn key<'k>(&self, written: &'k str, at: Option<Inside>) -> (Cow<'k, str>, Option<Inside>) {
        let Some(at) = at else { return (lower_first(written), None) };
        let known = self.schema.keys(at).find(|(key, _)| key.eq_ignore_ascii_case(written));
        match known {
            Some((key, inside)) => (key.into(), Some(inside)),
            // Names of the user's, or of other services.
            None if self.schema.is_open(at) => (written.into(), Some(at)),
            None => (lower_first(written), None),
        }
    }

    /// Adds the members that the text in `Value` holds, unless they are there besides. Whether the
    /// next member is the first; `None` if there are none.
    fn unfold(&self, text: &mut String, object: Value<'_>) -> Option<bool> {
        let value = object.get("Value").or_else(|| object.get("value"))?.string()?;
        let inner = Document::parse(&value).ok()?;
        let mut first = true;
        for member in inner.root().members() {
            let key = member.key.string().unwrap_or_default();
            let besides = object.members().any(|other| {
                other.key.string().is_some_and(|other| other.eq_ignore_ascii_case(&key))
            });
            if !besides {
                text.push_str(if first { "" } else { "," });
                first = false;
                text.push_str(&format!("{}:{}", member.key.raw(), member.value.raw()));
            }
        }
        Some(first)
    }
}

/// A moment as the number that it is in events.
fn seconds(around: &str, key: &str, value: Value<'_>) -> Option<String> {
    if !SECONDS.contains(&(around, key)) {
        return None;
    }
    let millis = Time::parse(&value.string()?)?.millis();
    Some(match millis % 1000 {
        0 => (millis / 1000).to_string(),
        rest => format!("{}.{rest:03}", millis / 1000),
    })
}

/// The key with a small letter first.
pub(super) fn lower_first(key: &str) -> Cow<'_, str> {
    match key.chars().next() {
        Some(first) if first.is_ascii_uppercase() => {
            let rest = key.get(1..).unwrap_or_default();
            format!("{}{rest}", first.to_ascii_lowercase()).into()
        }
        _ => key.into(),
    }
}
