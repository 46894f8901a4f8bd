// GuardDuty findings of about 3.5 kB, and rules of the kinds that accounts have for them.

const TYPES = [
  "Recon:EC2/PortProbeUnprotectedPort",
  "UnauthorizedAccess:EC2/SSHBruteForce",
  "Backdoor:EC2/C&CActivity.B!DNS",
  "CryptoCurrency:EC2/BitcoinTool.B",
  "Discovery:S3/AnomalousBehavior",
  "Exfiltration:S3/AnomalousBehavior",
  "Persistence:IAMUser/AnomalousBehavior",
  "Stealth:IAMUser/CloudTrailLoggingDisabled",
];
const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"];
const TAGS = ["env", "team", "service", "owner"];
const VALUES = ["prod", "staging", "payments", "search"];

/** Numbers that are the same in every run. */
function draws(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const account = (number) => String(111122223333 + number * 7919);

/** So many events, as JSON. */
export function events(count) {
  const draw = draws(2);
  return Array.from({ length: count }, (_, number) => JSON.stringify(event(number, draw)));
}

function event(number, draw) {
  const [type, region, owner] = [TYPES[draw(TYPES.length)], REGIONS[draw(4)], account(draw(20))];
  const id = number.toString(16).padStart(32, "0");
  const inside = `10.0.${draw(256)}.${draw(256)}`;
  const outside = `198.51.${draw(256)}.${draw(256)}`;
  const instance = `i-${draw(2 ** 31).toString(16).padStart(17, "0")}`;
  const place = { city: { cityName: "Amsterdam" }, country: { countryName: "Netherlands" }, geoLocation: { lat: 52.3824, lon: 4.8995 } };
  const organization = { asn: "60781", asnOrg: "Example Networks", isp: "Example Internet", org: "Example Org" };
  const remoteIpDetails = { ipAddressV4: outside, organization, ...place };
  const localIpDetails = { ipAddressV4: inside };
  const probe = { localPortDetails: { port: 22, portName: "SSH" }, localIpDetails, remoteIpDetails };
  const network = {
    networkInterfaceId: `eni-${id.slice(-17)}`,
    ipv6Addresses: [],
    privateDnsName: `ip-${inside.replaceAll(".", "-")}.ec2.internal`,
    privateIpAddress: inside,
    privateIpAddresses: [{ privateDnsName: `ip-${inside.replaceAll(".", "-")}.ec2.internal`, privateIpAddress: inside }],
    securityGroups: [{ groupId: "sg-01ab23cd", groupName: "web" }],
    subnetId: "subnet-01ab23cd",
    vpcId: "vpc-01ab23cd",
    publicDnsName: "",
    publicIp: "203.0.113.7",
  };
  const instanceDetails = {
    instanceId: instance,
    instanceType: "m5.xlarge",
    launchTime: "2026-01-15T06:23:11Z",
    platform: null,
    productCodes: [],
    iamInstanceProfile: { arn: `arn:aws:iam::${owner}:instance-profile/web`, id: "AIPA000000000001" },
    networkInterfaces: [network],
    outpostArn: null,
    tags: [{ key: TAGS[draw(4)], value: VALUES[draw(4)] }, { key: TAGS[draw(4)], value: VALUES[draw(4)] }],
    instanceState: "running",
    availabilityZone: `${region}a`,
    imageId: "ami-0abcdef1234567890",
    imageDescription: 'A general purpose image, "minimal", with the agent installed',
  };
  const service = {
    serviceName: "guardduty",
    detectorId: "7cb1a3f0e5d94c2b8f",
    action: {
      actionType: "NETWORK_CONNECTION",
      networkConnectionAction: {
        connectionDirection: "INBOUND",
        remoteIpDetails,
        remotePortDetails: { port: 1 + draw(65000), portName: "Unknown" },
        localPortDetails: { port: 22, portName: "SSH" },
        protocol: "TCP",
        blocked: false,
        localIpDetails,
      },
      portProbeAction: { blocked: false, portProbeDetails: [probe] },
    },
    resourceRole: "TARGET",
    additionalInfo: { value: '{"inBytes":"4312","unusual":22}', type: "default", threatListName: "ProofPoint" },
    evidence: { threatIntelligenceDetails: [{ threatListName: "ProofPoint", threatNames: ["Brute", "Scanner"] }] },
    eventFirstSeen: "2026-03-01T08:00:00Z",
    eventLastSeen: "2026-03-02T09:30:00Z",
    archived: false,
    count: 1 + draw(300),
  };
  const detail = {
    schemaVersion: "2.0",
    accountId: owner,
    region,
    partition: "aws",
    id,
    arn: `arn:aws:guardduty:${region}:${owner}:detector/7cb1a3f0e5d94c2b8f/finding/${id}`,
    type,
    resource: { resourceType: "Instance", instanceDetails },
    service,
    severity: (10 + draw(80)) / 10,
    createdAt: "2026-03-01T08:05:12.345Z",
    updatedAt: "2026-03-02T09:35:01.002Z",
    title: `${type} was seen on ${instance}.`,
    description: `The instance ${instance} was contacted by ${outside}, which is on a list of addresses that are known for attacks.`,
  };
  const head = { version: "0", id, "detail-type": "GuardDuty Finding", source: "aws.guardduty", account: owner };
  return { ...head, time: "2026-03-01T10:00:45Z", region, resources: [], detail };
}

/** So many patterns, as JSON. */
export function rules(count) {
  const draw = draws(3);
  return Array.from({ length: count }, (_, number) =>
    JSON.stringify({ source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], detail: detail(number, draw) }),
  );
}

function detail(number, draw) {
  const type = TYPES[draw(TYPES.length)];
  const family = type.split("/")[0];
  const severity = draw(90) / 10;
  const owner = account(draw(40));
  switch (number % 8) {
    case 0:
      return { severity: [{ numeric: [">=", severity] }], type: [type] };
    case 1:
      return { type: [{ prefix: family }], accountId: [owner] };
    case 2:
      return { type: [{ wildcard: "*:EC2/*B*" }], region: [REGIONS[draw(4)]], accountId: [owner] };
    case 3:
      return { resource: { instanceDetails: { tags: { key: [TAGS[draw(4)]], value: [VALUES[draw(4)]] } } }, accountId: [owner] };
    case 4: {
      const remoteIpDetails = { ipAddressV4: [{ cidr: `198.51.${draw(256)}.0/24` }] };
      return { service: { action: { networkConnectionAction: { remoteIpDetails } } } };
    }
    case 5:
      return { type: [{ "anything-but": { prefix: family } }], accountId: [owner], severity: [{ numeric: [">", severity, "<=", 9.9] }] };
    case 6:
      return { type: [type], service: { archived: [false], count: [{ numeric: [">", draw(300)] }] } };
    default:
      return { type: [{ suffix: "AnomalousBehavior" }], region: [{ "equals-ignore-case": REGIONS[draw(4)].toUpperCase() }] };
  }
}
