//! Fills in what is made up.

use std::borrow::Cow;

use rulelens::json::{Document, quoted};

use super::{Sample, partition};
use crate::identity::Draw;
use crate::time::Time;

/// Names that may be anybody's.
const USERS: [&str; 4] = ["alice", "bob", "carol", "dave"];
const PROJECTS: [&str; 4] = ["orders", "reports", "search", "billing"];
const HOSTS: [&str; 4] = ["build-runner-3", "web-1", "bastion", "batch-7"];
const TOOLS: [&str; 4] = ["kdevtmp", "netprobe", "svc-upd", "xtool"];
const DOMAINS: [&str; 4] =
    ["pool.example.com", "c2.example.net", "download.example.org", "mirror.example.com"];

/// What is made up for one sample.
pub(super) struct Fill<'s> {
    sample: &'s Sample,
}

impl<'s> Fill<'s> {
    pub(super) fn new(sample: &'s Sample) -> Self {
        Self { sample }
    }

    /// The JSON object with these members, on one line, with everything filled in: a name between
    /// two `@` stands for a value.
    pub(super) fn object(&self, members: &str) -> String {
        let text = self.filled(&format!("{{{members}}}"));
        // INVARIANT: the parts are JSON once they are filled (tests/samples.rs).
        Document::parse(&text).map(|filled| one_line(filled.text())).unwrap_or_default()
    }

    fn filled(&self, text: &str) -> String {
        let pieces = text.split('@').enumerate();
        let piece = |(index, piece): (usize, &'_ str)| -> Cow<'static, str> {
            if index % 2 == 1 { self.value(piece).into() } else { piece.to_owned().into() }
        };
        pieces.map(piece).collect()
    }

    /// What a name stands for: the same whenever it is asked.
    pub(super) fn value(&self, name: &str) -> String {
        let sample = self.sample;
        let mut draw = Draw::new(sample.seed, name);
        match name {
            "account" => inside(&sample.account),
            "region" => inside(&sample.region),
            "partition" => partition(&sample.region).to_owned(),
            "instance" => format!("i-0{}", draw.hex(16)),
            "key" => format!("ASIA{}", draw.capitals(16)),
            "user" => one_of(&USERS, &mut draw),
            "project" => one_of(&PROJECTS, &mut draw),
            "cluster" => format!("{}-cluster", self.value("project")),
            "bucket" => format!("amzn-s3-demo-bucket-{}", self.value("project")),
            "host" => one_of(&HOSTS, &mut draw),
            "tool" => one_of(&TOOLS, &mut draw),
            "domain" => one_of(&DOMAINS, &mut draw),
            "private" => format!("10.0.{}.{}", draw.below(256), 4 + draw.below(250)),
            "private-dashes" => self.value("private").replace('.', "-"),
            "public" => format!("203.0.113.{}", 1 + draw.below(254)),
            "public-dashes" => self.value("public").replace('.', "-"),
            "remote" => format!("198.51.100.{}", 1 + draw.below(254)),
            "uuid" | "uuid-b" | "uuid-c" => draw.uuid(),
            "earlier" => self.earlier().to_string(),
            "earlier-seconds" => (self.earlier().millis() / 1000).to_string(),
            "api" => self.api().0.to_owned(),
            "api-service" => self.api().1.to_owned(),
            "sequence-uid" => self.sequence_resource().1,
            "sequence-resource" => self.sequence_resource().0,
            _ => match name.trim_end_matches(|char: char| "bcd".contains(char)) {
                "hex17" => format!("0{}", draw.hex(16)),
                "hex32" => draw.hex(32),
                "hex64" => draw.hex(64),
                "capitals12" => draw.capitals(12).to_lowercase(),
                "capitals16" => draw.capitals(16),
                "capitals26" => draw.capitals(26),
                _ => format!("@{name}@"),
            },
        }
    }

    /// A day before the finding.
    fn earlier(&self) -> Time {
        Time::from_millis(self.sample.first_seen.millis() / 1000 * 1000 - 86_400_000)
    }

    /// A call that fits what an attacker is after, and its service.
    fn api(&self) -> (&'static str, &'static str) {
        let finding_type = &self.sample.finding_type;
        match (finding_type.target(), finding_type.family()) {
            ("S3", "Discovery" | "Recon") => ("ListObjects", "s3.amazonaws.com"),
            ("S3", "Exfiltration") => ("GetObject", "s3.amazonaws.com"),
            ("S3", "Policy") => ("PutBucketPublicAccessBlock", "s3.amazonaws.com"),
            ("S3", "Stealth") => ("PutBucketLogging", "s3.amazonaws.com"),
            ("S3", _) => ("PutObject", "s3.amazonaws.com"),
            (_, "Stealth" | "DefenseEvasion") => ("StopLogging", "cloudtrail.amazonaws.com"),
            (_, "Discovery" | "Recon") => ("DescribeInstances", "ec2.amazonaws.com"),
            (_, "CredentialAccess") => ("GetSecretValue", "secretsmanager.amazonaws.com"),
            (_, "Persistence" | "PrivilegeEscalation") => ("AttachUserPolicy", "iam.amazonaws.com"),
            (_, "UnauthorizedAccess") => ("ConsoleLogin", "signin.amazonaws.com"),
            _ => ("GetCallerIdentity", "sts.amazonaws.com"),
        }
    }

    /// The resource of an attack sequence, and its number.
    fn sequence_resource(&self) -> (String, String) {
        let arn = |service: &str, name: String| {
            let region = if service == "s3" { String::new() } else { self.value("region") };
            let account = if service == "s3" { String::new() } else { self.value("account") };
            format!("arn:{}:{service}:{region}:{account}:{name}", self.value("partition"))
        };
        let (kind, service, uid, data) = match self.sample.finding_type.target() {
            "S3" => (
                "S3_BUCKET",
                "s3",
                arn("s3", self.value("bucket")),
                r#"{"s3Bucket": {"effectivePermission": "NOT_PUBLIC", "publicReadAccess": "BLOCKED"}}"#
                    .to_owned(),
            ),
            "EKS" => (
                "EKS_CLUSTER",
                "eks",
                arn("eks", format!("cluster/{}", self.value("cluster"))),
                format!(r#"{{"eksCluster": {{"status": "ACTIVE", "vpcId": "vpc-{}"}}}}"#, self.value("hex17c")),
            ),
            "ECS" => (
                "ECS_CLUSTER",
                "ecs",
                arn("ecs", format!("cluster/{}", self.value("cluster"))),
                r#"{"ecsCluster": {"status": "ACTIVE"}}"#.to_owned(),
            ),
            "EC2" => (
                "EC2_INSTANCE",
                "ec2",
                arn("ec2", format!("instance/{}", self.value("instance"))),
                r#"{"ec2Instance": {"instanceState": "running", "instanceType": "m5.large"}}"#.to_owned(),
            ),
            _ => (
                "ACCESS_KEY",
                "iam",
                self.value("key"),
                format!(
                    r#"{{"accessKey": {{"userName": "{}", "userType": "IAMUser"}}}}"#,
                    self.value("user")
                ),
            ),
        };
        let resource = format!(
            r#"{{"uid": {}, "name": {}, "accountId": "{}", "region": "{}", "cloudPartition": "{}", "resourceType": "{kind}", "service": "{service}", "data": {data}}}"#,
            quoted(&uid),
            quoted(&self.value("project")),
            self.value("account"),
            self.value("region"),
            self.value("partition"),
        );
        (resource, uid)
    }
}

/// The text as it stands between the quotes of a JSON string.
fn inside(text: &str) -> String {
    let quoted = quoted(text);
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
}

fn one_of(names: &[&str; 4], draw: &mut Draw) -> String {
    let index = usize::try_from(draw.below(4)).unwrap_or_default();
    names.get(index).copied().unwrap_or_default().to_owned()
}

/// The JSON without white space between its tokens.
fn one_line(text: &str) -> String {
    let mut in_string = false;
    let mut escaped = false;
    text.chars()
        .filter(|char| {
            let kept = in_string || !char.is_ascii_whitespace();
            if *char == '"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && *char == '\\' && !escaped;
            kept
        })
        .collect()
}
