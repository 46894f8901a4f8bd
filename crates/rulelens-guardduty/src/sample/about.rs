//! Which fields findings of a type have: by what they are about, and by what they are found.

use crate::finding_type::{DataSource, FindingType};

macro_rules! part {
    ($name:literal) => {
        include_str!(concat!("parts/", $name, ".json"))
    };
}

/// What a finding of a type is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    finding_type: FindingType,
    /// Where something runs that Runtime Monitoring watches: different from seed to seed.
    runs_on: RunsOn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunsOn {
    Instance,
    Eks,
    Ecs,
}

impl About {
    pub(super) fn new(finding_type: &FindingType, seed: u64) -> Self {
        let runs_on = match seed % 3 {
            0 => RunsOn::Eks,
            1 => RunsOn::Instance,
            _ => RunsOn::Ecs,
        };
        Self { finding_type: *finding_type, runs_on }
    }

    /// The members of `resource`.
    pub(super) fn resource(&self) -> String {
        let (resource_type, parts) = self.resources();
        let mut members = vec![format!("\"resourceType\": \"{resource_type}\"")];
        members.extend(parts.iter().map(|part| (*part).to_owned()));
        members.join(",")
    }

    /// `resourceType`, and what there is of it.
    fn resources(&self) -> (&'static str, &'static [&'static str]) {
        let threat = self.finding_type.threat();
        match (self.finding_type.data_source, self.finding_type.target()) {
            (DataSource::Correlation, _) => ("AttackSequence", &[]),
            (DataSource::MalwareBackup, "S3") => ("S3RecoveryPoint", &[part!("recovery-point")]),
            (DataSource::MalwareBackup, _) if threat.ends_with("!AMI") => {
                ("EC2Image", &[part!("image")])
            }
            (DataSource::MalwareBackup, _) if threat.ends_with("!Snapshot") => {
                ("EBSSnapshot", &[part!("snapshot")])
            }
            (DataSource::MalwareBackup, _) => ("EC2RecoveryPoint", &[part!("recovery-point")]),
            (DataSource::MalwareS3, _) => ("S3Object", &[part!("object")]),
            (DataSource::MalwareEbs, "EC2") => ("Instance", &[part!("instance"), part!("volume")]),
            (DataSource::MalwareEbs, "ECS") => ("ECSCluster", &[part!("ecs"), part!("volume")]),
            (DataSource::MalwareEbs, "Container") => {
                ("Container", &[part!("container"), part!("instance"), part!("volume")])
            }
            (DataSource::MalwareEbs, _) => {
                ("EKSCluster", &[part!("eks"), part!("kubernetes"), part!("volume")])
            }
            (DataSource::Runtime, _) => match self.runs_on {
                RunsOn::Instance => ("Instance", &[part!("instance")]),
                RunsOn::Eks => {
                    ("EKSCluster", &[part!("eks"), part!("kubernetes"), part!("instance")])
                }
                RunsOn::Ecs => ("ECSCluster", &[part!("ecs"), part!("instance")]),
            },
            (DataSource::EksAuditLogs, _) => {
                ("EKSCluster", &[part!("eks"), part!("kubernetes"), part!("access-key")])
            }
            (DataSource::RdsLogins, _) => ("RDSDBInstance", &[part!("rds")]),
            (DataSource::LambdaNetwork, _) => ("Lambda", &[part!("lambda")]),
            (_, "S3") => ("S3Bucket", &[part!("access-key"), part!("bucket")]),
            (_, "EC2") => ("Instance", &[part!("instance")]),
            _ if threat.starts_with("InstanceCredential") => {
                ("AccessKey", &[part!("access-key"), part!("instance")])
            }
            _ => ("AccessKey", &[part!("access-key")]),
        }
    }

    /// The members of `service` that depend on the type.
    pub(super) fn service(&self) -> String {
        let mut members = vec![format!("\"resourceRole\": \"{}\"", self.role())];
        members.extend(self.feature().map(|feature| format!("\"featureName\": \"{feature}\"")));
        members.extend(self.found().iter().map(|part| (*part).to_owned()));
        members.push(format!("\"additionalInfo\": {}", self.additional()));
        members.join(",")
    }

    /// The action, and what else was found.
    fn found(&self) -> &'static [&'static str] {
        let threat = self.finding_type.threat();
        match self.finding_type.data_source {
            DataSource::Correlation => &[part!("sequence")],
            DataSource::FlowLogs if threat.starts_with("PortProbe") => &[part!("probe")],
            DataSource::FlowLogs | DataSource::LambdaNetwork => &[part!("network")],
            DataSource::DnsLogs => &[part!("dns")],
            DataSource::CloudTrail | DataSource::CloudTrailBoth | DataSource::CloudTrailS3Data => {
                &[part!("api")]
            }
            DataSource::EksAuditLogs => &[part!("kubernetes-api")],
            DataSource::RdsLogins => &[part!("login")],
            DataSource::Runtime if threat.contains("DNS") || threat.contains("Domain") => {
                &[part!("dns"), part!("process")]
            }
            DataSource::Runtime if self.is_network() => &[part!("network"), part!("process")],
            DataSource::Runtime => &[part!("process")],
            DataSource::MalwareEbs => &[part!("scan")],
            DataSource::MalwareBackup | DataSource::MalwareS3 => &[part!("malware")],
        }
    }

    fn is_network(&self) -> bool {
        let network = ["Backdoor", "CryptoCurrency", "Trojan", "UnauthorizedAccess"];
        network.contains(&self.finding_type.family())
    }

    /// Whether what is attacked does something, or has something done to it.
    fn role(&self) -> &'static str {
        let acts = ["Backdoor", "CryptoCurrency", "Trojan"];
        if acts.contains(&self.finding_type.family()) { "ACTOR" } else { "TARGET" }
    }

    fn feature(&self) -> Option<&'static str> {
        Some(match self.finding_type.data_source {
            DataSource::Runtime => "RuntimeMonitoring",
            DataSource::RdsLogins => "RdsLoginEvents",
            DataSource::LambdaNetwork => "LambdaNetworkLogs",
            DataSource::EksAuditLogs => "EksAuditLogs",
            DataSource::MalwareEbs => "EbsMalwareProtection",
            _ => return None,
        })
    }

    /// `additionalInfo`: the values once more as text, as events have them.
    fn additional(&self) -> &'static str {
        const OF_A_LIST: [&str; 5] = ["C&C", "Bitcoin", "Malicious", "Tor", "Domain"];
        let threat = self.finding_type.threat();
        if OF_A_LIST.iter().any(|part| threat.contains(part)) {
            r#"{"threatListName": "ProofPoint", "value": "{\"threatListName\":\"ProofPoint\"}", "type": "default"}"#
        } else {
            r#"{"value": "{}", "type": "default"}"#
        }
    }
}
