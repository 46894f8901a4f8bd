//! A GuardDuty finding as people read it.

use rulelens::json::{Type, Value};

use crate::console::console;
use crate::envelope::{Envelope, optional_text, text};
use crate::links::Link;
use crate::severity::Severity;
use crate::time::readable;

/// What cards show of a finding. What is missing is `None`, or empty for what is always shown.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) finding_type: Option<String>,
    pub(crate) severity: Option<Severity>,
    /// As it is spelled in the event.
    pub(crate) severity_value: Option<String>,
    /// The account that it arose in, which need not be the one whose bus it is on.
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) resource: Option<String>,
    pub(crate) resource_type: Option<String>,
    pub(crate) count: Option<String>,
    pub(crate) first_seen: Option<String>,
    pub(crate) last_seen: Option<String>,
    pub(crate) id: Option<String>,
    /// The number of the event that brought it, which differs from its own.
    pub(crate) event_id: Option<String>,
}

impl Finding {
    /// Whether an object is the `detail` of a finding.
    pub(crate) fn is_detail(object: Value<'_>) -> bool {
        ["schemaVersion", "accountId", "severity", "type"]
            .iter()
            .all(|key| object.get(key).is_some())
    }

    /// Reads what there is of a finding that arrived as an event.
    pub(crate) fn of_event(event: &Envelope<'_>, detail: Value<'_>) -> Self {
        let finding = Self::of_detail(detail);
        let or =
            |own: String, of_event: &str| if own.is_empty() { of_event.to_owned() } else { own };
        Self {
            account: or(finding.account, &event.account),
            region: or(finding.region, &event.region),
            title: or(finding.title, &event.detail_type),
            event_id: Some(event.id.clone()).filter(|id| !id.is_empty()),
            ..finding
        }
    }

    /// Reads what there is of a finding alone.
    pub(crate) fn of_detail(detail: Value<'_>) -> Self {
        let service = detail.get("service");
        let of_service = |key: &str| service.and_then(|service| optional_text(service, key));
        let severity = detail.get("severity").filter(|value| value.kind() == Type::Number);
        let count = service.and_then(|service| service.get("count"));
        let finding_type = optional_text(detail, "type");
        Self {
            title: optional_text(detail, "title")
                .or_else(|| finding_type.clone())
                .unwrap_or_default(),
            description: optional_text(detail, "description"),
            finding_type,
            severity: severity.and_then(|value| Severity::of(value.raw().parse().ok()?)),
            severity_value: severity.map(|value| value.raw().to_owned()),
            account: text(detail, "accountId"),
            region: text(detail, "region"),
            resource: detail.get("resource").and_then(affected),
            resource_type: detail
                .get("resource")
                .and_then(|resource| optional_text(resource, "resourceType")),
            count: count
                .filter(|count| count.kind() == Type::Number)
                .map(|count| count.raw().to_owned()),
            first_seen: of_service("eventFirstSeen").map(|time| readable(&time)),
            last_seen: of_service("eventLastSeen").map(|time| readable(&time)),
            id: optional_text(detail, "id"),
            event_id: None,
        }
    }

    /// `High`, or the number where it is in no band.
    pub(crate) fn severity_words(&self) -> Option<String> {
        let band = self.severity.map(|severity| severity.name().to_owned());
        band.or_else(|| self.severity_value.clone())
    }

    /// Where the finding is in the console; where findings are, if its names are no names.
    pub(crate) fn console(&self) -> Link {
        console(&self.region, self.id.as_deref())
    }
}

/// Where the name of a resource stands, by what it is. What a finding is about comes first: it may
/// name a cluster beside a container, or a user beside a bucket.
const NAMES: [(&str, &[&str]); 13] = [
    ("Instance", &["instanceDetails", "instanceId"]),
    ("AccessKey", &["accessKeyDetails", "userName"]),
    ("S3Bucket", &["s3BucketDetails", "name"]),
    ("S3Object", &["s3BucketDetails", "name"]),
    ("KubernetesCluster", &["eksClusterDetails", "name"]),
    ("EKSCluster", &["eksClusterDetails", "name"]),
    ("ECSCluster", &["ecsClusterDetails", "name"]),
    ("Container", &["containerDetails", "name"]),
    ("Lambda", &["lambdaDetails", "functionName"]),
    ("RDSDBInstance", &["rdsDbInstanceDetails", "dbInstanceIdentifier"]),
    ("RDSLimitlessDB", &["rdsLimitlessDbDetails", "dbShardGroupIdentifier"]),
    ("EBSSnapshot", &["ebsSnapshotDetails", "snapshotArn"]),
    ("EC2Image", &["ec2ImageDetails", "imageArn"]),
];

/// The name of the resource that a finding is about.
fn affected(resource: Value<'_>) -> Option<String> {
    let resource_type = optional_text(resource, "resourceType");
    let is_it = |(of, _): &&(&str, &[&str])| resource_type.as_deref() == Some(*of);
    let named = NAMES.iter().find(is_it).into_iter().chain(&NAMES);
    named.map(|(_, path)| *path).find_map(|path| name(resource, path)).or(resource_type)
}

fn name(resource: Value<'_>, path: &[&str]) -> Option<String> {
    let found = path.iter().try_fold(resource, |value, key| {
        // Some are lists, of which the first is told.
        value.elements().next().unwrap_or(value).get(key)
    })?;
    let name = found.string()?.into_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use rulelens::json::Document;

    use super::Finding;

    fn finding(text: &str) -> Finding {
        Finding::of_detail(Document::parse(text).unwrap().root())
    }

    #[test]
    fn the_resource_is_the_one_that_the_type_names() {
        for (resource, name) in [
            (r#"{"resourceType": "Instance", "instanceDetails": {"instanceId": "i-1"}}"#, "i-1"),
            (
                r#"{"resourceType": "AccessKey", "accessKeyDetails": {"userName": "u"},
                   "instanceDetails": {"instanceId": "i-1"}}"#,
                "u",
            ),
            (
                r#"{"resourceType": "S3Bucket", "accessKeyDetails": {"userName": "u"},
                   "s3BucketDetails": [{"name": "b"}, {"name": "c"}]}"#,
                "b",
            ),
            (r#"{"resourceType": "New", "lambdaDetails": {"functionName": "f"}}"#, "f"),
            (r#"{"resourceType": "New"}"#, "New"),
        ] {
            let text = format!("{{\"resource\": {resource}}}");
            assert_eq!(finding(&text).resource.as_deref(), Some(name), "{resource}");
        }
        assert_eq!(finding("{}").resource, None);
    }
}
