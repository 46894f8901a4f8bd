//! Events that look real, for any type of findings.
//!
//! They have all the fields that findings about such a resource have, with values that belong to
//! nobody: the accounts, addresses and domains that documentation may use (RFC 5737, RFC 2606).
//! The same type, seed and times give the same event, letter by letter.

mod about;
mod fill;
mod words;

use rulelens::json::{Document, quoted};

use crate::finding_type::FindingType;
use crate::identity::Draw;
use crate::overlay::with_members;
use crate::time::{Minutes, Time};

/// An event to be made. The fields may be set before it is.
///
/// ```
/// use rulelens_guardduty::{FindingType, Sample, Time};
///
/// let portscan = FindingType::named("Recon:EC2/Portscan").unwrap();
/// let mut sample = Sample::new(portscan, 7, Time::parse("2026-03-14T09:31:07Z").unwrap());
/// sample.count = 3;
/// let event = sample.event();
/// assert!(event.contains(r#""count":3"#) && event.contains(r#""resourceType":"Instance""#));
/// assert_eq!(event, sample.event());
/// ```
#[derive(Clone, Debug)]
pub struct Sample {
    /// The type of the finding.
    pub finding_type: FindingType,
    /// What all that is made up depends on.
    pub seed: u64,
    /// When the event is sent.
    pub time: Time,
    /// The account that the finding arose in.
    pub account: String,
    /// The account whose bus the event is on.
    pub bus: String,
    /// The region of both.
    pub region: String,
    /// `severity` as JSON.
    pub severity: String,
    /// `createdAt`.
    pub created: Time,
    /// `updatedAt`.
    pub updated: Time,
    /// `service.eventFirstSeen`.
    pub first_seen: Time,
    /// `service.eventLastSeen`.
    pub last_seen: Time,
    /// `service.count`.
    pub count: usize,
    /// `service.archived`.
    pub archived: bool,
    /// `resource` as JSON, in place of what would be made up.
    pub resource: Option<String>,
}

impl Sample {
    /// An event that is sent at that time of a new finding, in the account `111122223333` in
    /// `us-east-1`.
    pub fn new(finding_type: FindingType, seed: u64, time: Time) -> Self {
        let first_seen = Time::from_millis(time.millis() - Minutes(5).millis());
        Self {
            finding_type,
            seed,
            time,
            account: "111122223333".to_owned(),
            bus: "111122223333".to_owned(),
            region: "us-east-1".to_owned(),
            severity: finding_type.usual_severity().to_string(),
            created: time,
            updated: time,
            first_seen,
            last_seen: first_seen,
            count: 1,
            archived: false,
            resource: None,
        }
    }

    /// The event, on one line.
    pub fn event(&self) -> String {
        let draw = Draw::new(self.seed, self.finding_type.name);
        let envelope = Envelope { bus: &self.bus, region: &self.region, time: self.time };
        envelope.around(&self.detail(), draw)
    }

    /// The finding: the event's `detail`, on one line.
    pub fn detail(&self) -> String {
        let fill = fill::Fill::new(self);
        let about = about::About::new(&self.finding_type, self.seed);
        let resource = match &self.resource {
            Some(resource) => resource.clone(),
            None => fill.object(&about.resource()),
        };
        let id = Draw::new(self.seed, &format!("{} finding", self.finding_type.name)).hex(32);
        let detector = Draw::new(0, &format!("{} {}", self.account, self.region)).hex(32);
        let partition = partition(&self.region);
        let arn = format!(
            "arn:{partition}:guardduty:{}:{}:detector/{detector}/finding/{id}",
            self.region, self.account
        );
        let members = [
            ("schemaVersion", quoted("2.0")),
            ("accountId", quoted(&self.account)),
            ("region", quoted(&self.region)),
            ("partition", quoted(partition)),
            ("id", quoted(&id)),
            ("arn", quoted(&arn)),
            ("type", quoted(self.finding_type.name)),
            ("resource", resource),
            ("service", self.service(&fill.object(&about.service()), &detector)),
            ("severity", self.severity.clone()),
            ("createdAt", quoted(&self.created.with_millis())),
            ("updatedAt", quoted(&self.updated.with_millis())),
            ("title", quoted(&words::title(&self.finding_type, &fill))),
            ("description", quoted(&words::description(&self.finding_type, &fill))),
        ];
        with_members(None, &members)
    }

    /// `service`: what is made up, and what is known.
    fn service(&self, made_up: &str, detector: &str) -> String {
        let mut members =
            vec![("serviceName", quoted("guardduty")), ("detectorId", quoted(detector))];
        members.extend(sighting(self.first_seen, self.last_seen, self.count, self.archived));
        match Document::parse(made_up) {
            Ok(made_up) => with_members(Some(made_up.root()), &members),
            Err(_) => with_members(None, &members),
        }
    }
}

/// The members of `service` that change when a finding occurs again.
pub(crate) fn sighting(
    first: Time,
    last: Time,
    count: usize,
    archived: bool,
) -> [(&'static str, String); 4] {
    [
        ("eventFirstSeen", quoted(&first.with_millis())),
        ("eventLastSeen", quoted(&last.with_millis())),
        ("archived", archived.to_string()),
        ("count", count.to_string()),
    ]
}

/// What an event has around a finding.
pub(crate) struct Envelope<'e> {
    /// The account whose bus it is on.
    pub(crate) bus: &'e str,
    pub(crate) region: &'e str,
    pub(crate) time: Time,
}

impl Envelope<'_> {
    /// The event; its number is drawn, and differs for each bus and time.
    pub(crate) fn around(&self, detail: &str, mut draw: Draw) -> String {
        let own = Draw::new(draw.next(), &format!("{} {}", self.bus, self.time)).uuid();
        let members = [
            ("version", quoted("0")),
            ("id", quoted(&own)),
            ("detail-type", quoted("GuardDuty Finding")),
            ("source", quoted("aws.guardduty")),
            ("account", quoted(self.bus)),
            ("time", quoted(&self.whole_seconds().to_string())),
            ("region", quoted(self.region)),
            ("resources", "[]".to_owned()),
            ("detail", detail.to_owned()),
        ];
        with_members(None, &members)
    }

    /// EventBridge has no fractions of a second.
    fn whole_seconds(&self) -> Time {
        Time::from_millis(self.time.millis() / 1000 * 1000)
    }
}

/// The partition of AWS that a region is in.
pub(crate) fn partition(region: &str) -> &'static str {
    match region.get(..3) {
        Some("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}
