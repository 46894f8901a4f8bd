//! The types of findings: what GuardDuty can find, and how grave it takes that to be.
//!
//! Source: the GuardDuty user guide, "GuardDuty finding types".

use rulelens::nearest::{nearest, slip};
use rulelens_notify::Severity;

/// All types: what they are found by on a line of its own, below it a line for each, indented by a
/// space, with the first letter of its severity; `?` where only the finding has one, `*` behind one
/// that findings may have otherwise.
const TYPES: &str = include_str!("finding-types.txt");

/// A type of findings, as `CryptoCurrency:EC2/BitcoinTool.B!DNS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FindingType {
    /// The whole name.
    pub name: &'static str,
    /// The severity that findings of this type have unless something is known of the case; `None`
    /// if it is known of the finding alone.
    pub severity: Option<Severity>,
    /// Whether a finding may have another.
    pub varies: bool,
    /// What it is found by.
    pub data_source: DataSource,
}

/// What findings are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum DataSource {
    /// Several signals that belong together: an attack sequence.
    Correlation,
    /// VPC flow logs.
    FlowLogs,
    /// DNS logs of Amazon's resolvers.
    DnsLogs,
    /// CloudTrail's management events.
    CloudTrail,
    /// CloudTrail's management events and its data events of S3.
    CloudTrailBoth,
    /// CloudTrail's data events of S3.
    CloudTrailS3Data,
    /// Audit logs of EKS.
    EksAuditLogs,
    /// Runtime Monitoring's agent on EC2, EKS and ECS.
    Runtime,
    /// Logins to databases of RDS.
    RdsLogins,
    /// Network activity of Lambda.
    LambdaNetwork,
    /// Malware Protection for EC2, which scans EBS volumes.
    MalwareEbs,
    /// Malware Protection for AWS Backup.
    MalwareBackup,
    /// Malware Protection for S3.
    MalwareS3,
}

impl DataSource {
    const ALL: [(Self, &'static str, &'static str); 13] = [
        (Self::Correlation, "correlation", "signals that belong together"),
        (Self::FlowLogs, "flow-logs", "VPC flow logs"),
        (Self::DnsLogs, "dns-logs", "DNS logs"),
        (Self::CloudTrail, "cloudtrail", "CloudTrail management events"),
        (Self::CloudTrailBoth, "cloudtrail-both", "CloudTrail management and S3 data events"),
        (Self::CloudTrailS3Data, "cloudtrail-s3-data", "CloudTrail data events of S3"),
        (Self::EksAuditLogs, "eks-audit-logs", "EKS audit logs"),
        (Self::Runtime, "runtime", "Runtime Monitoring"),
        (Self::RdsLogins, "rds-logins", "RDS login activity"),
        (Self::LambdaNetwork, "lambda-network", "Lambda network activity"),
        (Self::MalwareEbs, "malware-ebs", "Malware Protection for EC2"),
        (Self::MalwareBackup, "malware-backup", "Malware Protection for AWS Backup"),
        (Self::MalwareS3, "malware-s3", "Malware Protection for S3"),
    ];

    /// In words, as `VPC flow logs`.
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(source, ..)| *source == self).map_or("", |(.., words)| words)
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(source, ..)| *source)
    }
}

impl FindingType {
    /// All of them, grouped by data source.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut data_source = DataSource::Correlation;
        TYPES.lines().filter_map(move |line| {
            let Some(line) = line.strip_prefix(' ') else {
                data_source = DataSource::named(line).unwrap_or(data_source);
                return None;
            };
            let (severity, name) = line.split_once(' ')?;
            let varies = severity.ends_with(['*', '?']);
            Some(Self { name, severity: severity_of(severity), varies, data_source })
        })
    }

    /// The type of that name, letter by letter.
    ///
    /// ```
    /// use rulelens_guardduty::{FindingType, Severity};
    ///
    /// let mining = FindingType::named("CryptoCurrency:EC2/BitcoinTool.B!DNS").unwrap();
    /// assert_eq!(mining.severity, Some(Severity::High));
    /// assert_eq!(mining.family(), "CryptoCurrency");
    /// assert_eq!(mining.data_source.words(), "DNS logs");
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|known| known.name == name)
    }

    /// The type that may be meant by a name that is none.
    ///
    /// ```
    /// use rulelens_guardduty::FindingType;
    ///
    /// let meant = FindingType::nearest("cryptocurrency:EC2/BitcoinTool.B").unwrap();
    /// assert_eq!(meant.name, "CryptoCurrency:EC2/BitcoinTool.B");
    /// assert_eq!(FindingType::nearest("lunch"), None);
    /// ```
    pub fn nearest(name: &str) -> Option<Self> {
        // Long names have room for more than one slip.
        let limit = slip(name).max(name.len() / 5);
        nearest(name, Self::all().map(|known| known.name), limit).and_then(Self::named)
    }

    /// What an attacker is after: the part before the colon.
    pub fn family(&self) -> &'static str {
        self.name.split(':').next().unwrap_or_default()
    }

    /// What is attacked, as the name says it: `EC2`, `IAMUser`, `Runtime` …
    pub fn target(&self) -> &'static str {
        let rest = self.name.split_once(':').map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// The rest of the name: what was found.
    pub fn threat(&self) -> &'static str {
        self.name.split_once('/').map_or("", |(_, threat)| threat)
    }

    /// The severity of a finding of which nothing more is known: GuardDuty uses one value of each
    /// band. Where the severity varies, that of Medium.
    pub fn usual_severity(&self) -> f64 {
        match self.severity {
            Some(Severity::Low) => 2.0,
            Some(Severity::Medium) | None => 5.0,
            Some(Severity::High) => 8.0,
            Some(Severity::Critical) => 9.0,
        }
    }
}

fn severity_of(letter: &str) -> Option<Severity> {
    match letter.trim_end_matches('*') {
        "L" => Some(Severity::Low),
        "M" => Some(Severity::Medium),
        "H" => Some(Severity::High),
        "C" => Some(Severity::Critical),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_type_is_whole_and_there_once() {
        let mut seen = HashSet::new();
        for finding_type in FindingType::all() {
            assert!(seen.insert(finding_type.name), "{}", finding_type.name);
            let (family, rest) = finding_type.name.split_once(':').unwrap();
            assert_eq!(family, finding_type.family());
            assert_eq!(rest, format!("{}/{}", finding_type.target(), finding_type.threat()));
            assert!(finding_type.severity.is_some() || finding_type.varies);
            let band = Severity::of(finding_type.usual_severity());
            assert_eq!(finding_type.severity.or(band), band, "{}", finding_type.name);
        }
        assert_eq!(seen.len(), 198);
    }

    #[test]
    fn each_data_source_has_types() {
        for (source, name, _) in DataSource::ALL {
            assert!(FindingType::all().any(|known| known.data_source == source), "{name}");
        }
    }
}
