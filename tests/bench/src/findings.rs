//! GuardDuty findings, as EventBridge delivers them.

use crate::draws::Draws;

const TYPES: &[&str] = &[
    "Recon:EC2/PortProbeUnprotectedPort",
    "UnauthorizedAccess:EC2/SSHBruteForce",
    "UnauthorizedAccess:EC2/RDPBruteForce",
    "Recon:EC2/Portscan",
    "Backdoor:EC2/C&CActivity.B",
    "Backdoor:EC2/C&CActivity.B!DNS",
    "Backdoor:EC2/DenialOfService.Tcp",
    "Backdoor:EC2/Spambot",
    "Behavior:EC2/NetworkPortUnusual",
    "Behavior:EC2/TrafficVolumeUnusual",
    "CryptoCurrency:EC2/BitcoinTool.B",
    "CryptoCurrency:EC2/BitcoinTool.B!DNS",
    "Discovery:S3/AnomalousBehavior",
    "Exfiltration:S3/AnomalousBehavior",
    "Impact:EC2/MaliciousDomainRequest.Reputation",
    "Impact:EC2/PortSweep",
    "PenTest:IAMUser/KaliLinux",
    "Persistence:IAMUser/AnomalousBehavior",
    "Policy:IAMUser/RootCredentialUsage",
    "Policy:S3/BucketPublicAccessGranted",
    "PrivilegeEscalation:IAMUser/AnomalousBehavior",
    "Recon:IAMUser/MaliciousIPCaller.Custom",
    "Recon:IAMUser/TorIPCaller",
    "Stealth:IAMUser/CloudTrailLoggingDisabled",
    "Stealth:S3/ServerAccessLoggingDisabled",
    "Trojan:EC2/BlackholeTraffic",
    "Trojan:EC2/DNSDataExfiltration",
    "Trojan:EC2/DriveBySourceTraffic!DNS",
    "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
    "UnauthorizedAccess:EC2/TorClient",
    "UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B",
    "UnauthorizedAccess:S3/TorIPCaller",
];

const REGIONS: &[&str] =
    &["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "ap-northeast-1"];

const RESOURCES: &[&str] = &["Instance", "AccessKey", "S3Bucket", "Container", "EKSCluster"];
const COUNTRIES: &[&str] =
    &["Netherlands", "Germany", "Brazil", "China", "United States", "Russia"];
const TAGS: &[&str] = &["env", "team", "service", "cost-center", "owner"];
const TAG_VALUES: &[&str] = &["prod", "staging", "dev", "platform", "payments", "search", "data"];

/// As many events.
pub(crate) fn events(count: usize) -> Vec<Vec<u8>> {
    let mut draws = Draws::new(2);
    (0..count).map(|number| event(number, &mut draws).into_bytes()).collect()
}

fn account(number: usize) -> String {
    format!("{:012}", 111_122_223_333u64 + number as u64 * 7919)
}

fn event(number: usize, draws: &mut Draws) -> String {
    let (kind, region) = (draws.early(TYPES), draws.early(REGIONS));
    let account = account(draws.below(60));
    let severity = format!("{}.{}", 1 + draws.below(9), draws.below(10));
    let id = format!("{number:08x}{:024x}", draws.bits(50));
    let ip = format!("198.51.{}.{}", draws.below(256), draws.below(256));
    let inside = format!("10.{}.{}.{}", draws.below(4), draws.below(256), draws.below(256));
    let (resource, country) = (draws.early(RESOURCES), draws.one(COUNTRIES));
    let tags: Vec<String> = (0..2 + draws.below(3))
        .map(|_| format!(r#"{{"key":"{}","value":"{}"}}"#, draws.one(TAGS), draws.one(TAG_VALUES)))
        .collect();
    let groups: Vec<String> = (0..1 + draws.below(2))
        .map(|at| {
            format!(r#"{{"groupName":"group-{at}","groupId":"sg-{:08x}"}}"#, draws.below(1 << 30))
        })
        .collect();
    let probes: Vec<String> = (0..1 + draws.below(8))
        .map(|_| {
            format!(
                r#"{{"localPortDetails":{{"port":{},"portName":"SSH"}},"localIpDetails":{{"ipAddressV4":"{inside}"}},"remoteIpDetails":{{"ipAddressV4":"198.51.100.{}","country":{{"countryName":"{country}"}},"geoLocation":{{"lat":{:?},"lon":{:?}}}}}}}"#,
                1 + draws.below(9000),
                draws.below(256),
                draws.share() * 90.0,
                draws.share() * 180.0,
            )
        })
        .collect();
    let (port, count) = (1 + draws.below(65_000), 1 + draws.below(300));
    let instance = format!("i-{:017x}", draws.bits(48));
    let blocked = draws.below(2) == 0;
    let bytes = draws.below(100_000);
    format!(
        r#"{{"version":"0","id":"{id}","detail-type":"GuardDuty Finding","source":"aws.guardduty","account":"{account}","time":"2026-03-0{day}T10:{minute:02}:45Z","region":"{region}","resources":[],"detail":{{"schemaVersion":"2.0","accountId":"{account}","region":"{region}","partition":"aws","id":"{id}","arn":"arn:aws:guardduty:{region}:{account}:detector/7cb1a3f0e5d94c2b8f/finding/{id}","type":"{kind}","resource":{{"resourceType":"{resource}","instanceDetails":{{"instanceId":"{instance}","instanceType":"m5.xlarge","launchTime":"2026-01-15T06:23:11Z","platform":null,"productCodes":[{{"productCodeId":"code-{number}","productCodeType":"marketplace"}}],"iamInstanceProfile":{{"arn":"arn:aws:iam::{account}:instance-profile/web-server","id":"AIPA{number:012}"}},"networkInterfaces":[{{"ipv6Addresses":[],"networkInterfaceId":"eni-{number:016x}","privateDnsName":"ip-{dashed}.ec2.internal","privateIpAddress":"{inside}","privateIpAddresses":[{{"privateDnsName":"ip-{dashed}.ec2.internal","privateIpAddress":"{inside}"}}],"subnetId":"subnet-{number:08x}","vpcId":"vpc-{vpc:08x}","securityGroups":[{groups}],"publicDnsName":"","publicIp":"203.0.113.{last}"}}],"outpostArn":null,"tags":[{tags}],"instanceState":"running","availabilityZone":"{region}a","imageId":"ami-0abcdef1234567890","imageDescription":"A general purpose image, \"minimal\", with the agent installed"}}}},"service":{{"serviceName":"guardduty","detectorId":"7cb1a3f0e5d94c2b8f","action":{{"actionType":"NETWORK_CONNECTION","networkConnectionAction":{{"connectionDirection":"INBOUND","remoteIpDetails":{{"ipAddressV4":"{ip}","organization":{{"asn":"{asn}","asnOrg":"Example Networks","isp":"Example Internet","org":"Example Org"}},"country":{{"countryName":"{country}"}},"city":{{"cityName":"Amsterdam"}},"geoLocation":{{"lat":52.3824,"lon":4.8995}}}},"remotePortDetails":{{"port":{port},"portName":"Unknown"}},"localPortDetails":{{"port":22,"portName":"SSH"}},"protocol":"TCP","blocked":{blocked},"localIpDetails":{{"ipAddressV4":"{inside}"}}}},"portProbeAction":{{"blocked":{blocked},"portProbeDetails":[{probes}]}}}},"resourceRole":"TARGET","additionalInfo":{{"value":"{{\"inBytes\":\"{bytes}\",\"unusual\":{port}}}","type":"default","threatListName":"ProofPoint"}},"evidence":{{"threatIntelligenceDetails":[{{"threatListName":"ProofPoint","threatNames":["Brute","Scanner"],"threatFileSha256":"{id}{id}"}}]}},"eventFirstSeen":"2026-03-01T08:00:00Z","eventLastSeen":"2026-03-02T09:30:00Z","archived":false,"count":{count}}},"severity":{severity},"createdAt":"2026-03-01T08:05:12.345Z","updatedAt":"2026-03-02T09:35:01.002Z","title":"{kind} was seen on {instance}.","description":"The instance {instance} was contacted by {ip} ({country}), which is on a list of addresses that are known for attacks. {count} connections were seen within an hour."}}}}"#,
        day = 1 + number % 9,
        minute = number % 60,
        dashed = inside.replace('.', "-"),
        vpc = number % 97,
        groups = groups.join(","),
        tags = tags.join(","),
        last = number % 256,
        asn = 60_000 + number % 900,
        probes = probes.join(","),
    )
}

/// As many rules of the kinds that accounts have.
pub(crate) fn rules(count: usize) -> Vec<String> {
    let mut draws = Draws::new(3);
    (0..count).map(|number| rule(number, &mut draws)).collect()
}

fn rule(number: usize, draws: &mut Draws) -> String {
    let guardduty = r#""source":["aws.guardduty"],"detail-type":["GuardDuty Finding"]"#;
    let kind = draws.one(TYPES);
    let family = kind.split('/').next().unwrap_or(kind);
    let low = draws.below(90);
    let severity = format!("{}.{}", low / 10, low % 10);
    let account = account(draws.below(400));
    let detail = match number % 10 {
        0 => format!(r#""severity":[{{"numeric":[">=",{severity}]}}],"type":["{kind}"]"#),
        1 => format!(r#""type":[{{"prefix":"{family}"}}],"accountId":["{account}"]"#),
        2 => format!(
            r#""type":[{{"wildcard":"*:EC2/*{}*"}}],"region":["{}"],"accountId":["{account}","{}"]"#,
            kind.get(kind.len() - 5..).unwrap_or_default(),
            draws.one(REGIONS),
            self::account(draws.below(400)),
        ),
        3 => format!(
            r#""resource":{{"instanceDetails":{{"tags":{{"key":["{}"],"value":["{}"]}}}}}},"accountId":["{account}"]"#,
            draws.one(TAGS),
            draws.one(TAG_VALUES),
        ),
        4 => format!(
            r#""service":{{"action":{{"networkConnectionAction":{{"remoteIpDetails":{{"ipAddressV4":[{{"cidr":"198.51.{}.0/24"}}]}}}}}}}}"#,
            draws.below(256),
        ),
        5 => format!(
            r#""type":[{{"anything-but":{{"prefix":"{family}"}}}}],"accountId":["{account}"],"severity":[{{"numeric":[">",{severity},"<=",9.9]}}]"#,
        ),
        6 => format!(
            r#""type":["{kind}","{}"],"service":{{"archived":[false],"count":[{{"numeric":[">",{}]}}]}}"#,
            draws.one(TYPES),
            draws.below(300),
        ),
        7 => format!(
            r#""resource":{{"resourceType":[{{"equals-ignore-case":"{}"}}],"instanceDetails":{{"imageId":[{{"exists":true}}],"networkInterfaces":{{"privateIpAddress":[{{"prefix":"10.{}.{}."}}]}}}}}}"#,
            draws.one(RESOURCES).to_lowercase(),
            draws.below(4),
            draws.below(256),
        ),
        8 => format!(
            r#""accountId":["{account}"],"service":{{"additionalInfo":{{"sample":[{{"exists":false}}]}}}}"#,
        ),
        _ => format!(
            r#""service":{{"action":{{"portProbeAction":{{"portProbeDetails":{{"localPortDetails":{{"port":[{}]}},"remoteIpDetails":{{"country":{{"countryName":["{}"]}}}}}}}}}}}}"#,
            1 + draws.below(9000),
            draws.one(COUNTRIES),
        ),
    };
    format!("{{{guardduty},\"detail\":{{{detail}}}}}")
}
