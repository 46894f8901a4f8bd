// Every state of the Evaluate view, and how somebody gets there: by typing, pasting and pressing.

import { type Locator, type Page, expect } from "@playwright/test";

import { exampleEvent, open, pane, typeAtEndOf, verdict } from "./page.ts";

/** A state of the page. */
export interface State {
  name: string;
  reach: (page: Page) => Promise<unknown>;
  /** Rules that axe can't apply here. */
  without?: string[];
  /** Whether only a phone has it. */
  phone?: boolean;
}

/** axe takes what lies under a popover to lie over its buttons. */
const UNDER_A_POPOVER = ["target-size"];

const NOT_MATCHED = /^Not matched/;

export const GALLERY: State[] = [
  { name: "matched", reach: open },
  {
    name: "nomatch",
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Event");
      await replace(page, /^Event, JSON/, exampleEvent.replace('"severity": 8,', '"severity": 3.9,'));
      await expect(verdict(page)).toHaveText(NOT_MATCHED);
      await choosePane(page, "Why");
    },
  },
  {
    name: "invalid",
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Pattern");
      const source = '"source": ["aws.guardduty"]';
      await typeAtEndOf(page, pane(page, "Rule"), source, '"aws.guardduty",', '["aws.guardduty"],'.length);
      await expect(verdict(page)).toHaveText(/^No verdict/);
      await choosePane(page, "Why");
    },
  },
  {
    name: "dropped",
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Target");
      await replace(page, /^Input paths/, '{\n  "severity": "$.detail.severity",\n  "resource": "$.detail.resource"\n}');
      await replace(page, /^Input template/, '{\n  "severity": <severity>,\n  "resource": "<resource>"\n}');
      await expect(page.locator("#verdict")).toContainText("nothing arrives");
      await choosePane(page, "Why");
    },
  },
  { name: "operators", reach: (page) => typed(page, OPERATORS, NOT_MATCHED) },
  { name: "satisfied", reach: (page) => typed(page, SATISFIED, /^Matched/) },
  { name: "multi", reach: (page) => typed(page, SEVERAL, NOT_MATCHED) },
  {
    name: "empty",
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Target");
      await replace(page, /^Input paths/, "");
      await replace(page, /^Input template/, "");
      await typed(page, { event: "", pattern: "" }, /^Paste an event/);
    },
  },
  {
    name: "loading",
    reach: async (page) => {
      // It never comes.
      await page.route(/\/page-[^/]*\.wasm$/, () => {});
      await page.goto("/");
      await expect(verdict(page)).toHaveText("The engine is loading");
    },
  },
  {
    name: "damaged",
    reach: async (page) => {
      await open(page);
      const bar = page.getByRole("button", { name: "Share", exact: true });
      if (!(await bar.isVisible())) await page.getByRole("button", { name: "Menu", exact: true }).click();
      await bar.click();
      const link = page.getByRole("dialog").getByRole("link", { name: "Open in a new tab" });
      const whole = (await link.getAttribute("href"))!;
      // As a chat cuts it that counts characters.
      await page.goto("about:blank");
      await page.goto(whole.slice(0, -60));
      await expect(page.getByRole("region", { name: "About this link" })).toBeVisible();
    },
  },
  {
    name: "long",
    reach: async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await open(page);
      await choosePane(page, "Event");
      await page.evaluate((text) => navigator.clipboard.writeText(text), longEvent());
      await content(page, /^Event, JSON/).click();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+v");
      await expect(pane(page, "Event")).toContainText("Marks and colours are drawn for the lines in view");
      await expect(verdict(page)).toHaveText("Matched");
      if (!isPhone(page)) await pane(page, "Event").getByRole("button", { name: "Fold unread" }).click();
      await choosePane(page, "Why");
    },
  },
  {
    name: "rules",
    without: UNDER_A_POPOVER,
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Pattern");
      await menuIn(page, "Rule");
    },
  },
  {
    name: "targets",
    without: UNDER_A_POPOVER,
    reach: async (page) => {
      await open(page);
      await choosePane(page, "Target");
      await menuIn(page, "Target");
    },
  },
  {
    name: "palette",
    reach: async (page) => {
      await open(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).fill("sev");
      await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    },
  },
  { name: "settings", reach: (page) => byKeys(page, "settings") },
  { name: "shortcuts", reach: (page) => byKeys(page, "keyboard") },
  {
    name: "menu",
    phone: true,
    reach: async (page) => {
      await open(page);
      await page.getByRole("button", { name: "Menu", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Menu" })).toBeVisible();
    },
  },
  {
    name: "folded",
    phone: true,
    reach: async (page) => {
      await typed(page, SEVERAL, NOT_MATCHED);
      await page.mouse.wheel(0, 300);
      await expect(page.locator("#verdict.folded")).toBeVisible();
    },
  },
];

/** Types an event and a pattern in place of the example's. */
async function typed(page: Page, { event, pattern }: { event: string; pattern: string }, said: RegExp): Promise<void> {
  if (page.url() === "about:blank") await open(page);
  await choosePane(page, "Event");
  await replace(page, /^Event, JSON/, event);
  await choosePane(page, "Pattern");
  await replace(page, /^Event pattern, JSON/, pattern);
  await expect(verdict(page)).toHaveText(said);
  await choosePane(page, "Why");
}

async function replace(page: Page, editor: RegExp, text: string): Promise<void> {
  await content(page, editor).focus();
  await page.keyboard.press("Control+a");
  if (text) await page.keyboard.insertText(text);
  else await page.keyboard.press("Delete");
}

function content(page: Page, editor: RegExp): Locator {
  return page.getByRole("textbox", { name: editor });
}

const isPhone = (page: Page) => page.viewportSize()!.width <= 640;

/** On a phone one pane is seen at a time. */
async function choosePane(page: Page, name: string): Promise<void> {
  if (isPhone(page)) await page.getByRole("tab", { name, exact: true }).click();
}

async function menuIn(page: Page, name: "Rule" | "Target"): Promise<void> {
  await pane(page, name).locator("header button").first().click();
  await expect(page.getByRole("dialog", { name: `${name}s` })).toBeVisible();
}

async function byKeys(page: Page, command: string): Promise<void> {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Find/ }).fill(`>${command}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: new RegExp(command, "i") })).toBeVisible();
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Short arrays on one line, as people write them. */
const pattern = (value: unknown) => json(value).replace(/\[\s+([^[\]]*?)\s+\]/g, (_, inside: string) => `[${inside.replace(/\s*\n\s*/g, " ")}]`);

/** The example's event with so many network interfaces that it has a megabyte. */
export function longEvent(): string {
  const event = JSON.parse(exampleEvent);
  const interfaces = event.detail.resource.instanceDetails.networkInterfaces;
  for (let i = 0; JSON.stringify(interfaces).length < 620_000; i++) {
    const copies = Array.from({ length: 100 }, (_, j) => ({ ...interfaces[0], networkInterfaceId: `eni-${i * 100 + j}` }));
    interfaces.push(...copies);
  }
  return json(event);
}

/** A field for each picture that Why can draw. */
const OPERATORS = {
  event: json({
    source: "aws.guadrduty",
    "detail-type": "GuardDuty Finding",
    detail: {
      severity: 3.9,
      state: "running ",
      phase: "stopping",
      blocked: "true",
      type: "CryptoMiner:EC2/BitcoinTool.B",
      port: 8080,
      object: { key: "in/cat.jpg", path: "logs/2026/03/run-17.jso", draft: "in/draft/x.csv" },
      user: "ALICIA",
      bytes: 512,
      cost: 6.5,
      balance: -40000,
      size: 9.1,
      seq: 9007199254740992,
      address: "10.0.3.47",
      v6: "2001:db9:1::5",
      resource: { kind: "Instance" },
      errorCode: "AccessDenied",
      env: "dev",
      items: ["initializing", "blue"],
      groups: Array.from({ length: 14 }, (_, i) => `sg-${(0x01a2 + i * 0x11b).toString(16).padStart(4, "0")}`),
      name: "a string",
      code: 503,
      latency: 480,
    },
  }),
  pattern: pattern({
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: {
      severity: [{ numeric: [">=", 4] }],
      state: ["running"],
      phase: ["running", "pending", "stopped"],
      blocked: [true],
      type: [{ prefix: "CryptoCurrency:" }],
      port: [{ prefix: "80" }],
      object: {
        key: [{ suffix: ".png" }],
        path: [{ wildcard: "logs/*/run-*.json" }],
        draft: [{ "anything-but": { wildcard: "*/draft/*" } }],
      },
      user: [{ "equals-ignore-case": "Alice" }],
      bytes: [{ numeric: [">", 512] }],
      cost: [{ numeric: [">", 0, "<=", 5] }],
      balance: [{ numeric: [">", 0, "<=", 5] }],
      size: [4, 4.5, 5, 8.9],
      seq: [9007199254740993],
      address: [{ cidr: "10.0.0.0/24" }],
      v6: [{ cidr: "2001:db8::/32" }],
      resource: [{ exists: true }],
      errorCode: [{ exists: false }],
      env: [{ "anything-but": ["test", "dev"] }],
      groups: ["sg-0b7e"],
      sevrity: [4],
      name: { first: ["a"] },
      $or: [{ code: [{ numeric: [">=", 500] }], latency: [{ numeric: [">", 500] }] }, { code: [200] }, { region: ["eu-west-1"] }],
    },
  }),
};

/** The same where all is well, and few enough that each has its picture. */
const SATISFIED = {
  event: json({
    detail: {
      key: "logs/2026/run-17.json",
      cost: 5,
      size: 300.0,
      address: "10.0.0.47",
      groups: ["sg-01a2", "sg-0b7e", "sg-0c11"],
      tags: [{ key: "team", value: "core" }, { key: "env", value: "prod" }],
      latency: 812,
    },
  }),
  pattern: pattern({
    detail: {
      key: [{ wildcard: "logs/*/run-*.json" }],
      cost: [{ numeric: [">", 0, "<=", 5] }],
      size: [300],
      address: [{ cidr: "10.0.0.0/24" }],
      groups: ["sg-0b7e"],
      tags: { key: ["env"], value: ["prod"] },
      $or: [{ latency: [1] }, { latency: [{ numeric: [">", 500] }] }],
    },
  }),
};

const opened = (port: number, from: string) => ({ ipProtocol: "tcp", fromPort: port, toPort: port, ipRanges: { items: [{ cidrIp: from }] } });

/** Twelve fields, three of which are not satisfied, the nearest by one letter. */
const SEVERAL = {
  event: json({
    version: "0",
    id: "0e8c6f1e-55a1-4b7e-8e0e-93f6d6b1c7aa",
    "detail-type": "AWS API Call via CloudTrail",
    source: "aws.ec2",
    account: "111122223333",
    time: "2026-03-14T09:31:07Z",
    region: "us-east-1",
    resources: [],
    detail: {
      eventVersion: "1.10",
      userIdentity: {
        type: "AssumedRole",
        principalId: "AROAEXAMPLEID:deploy",
        arn: "arn:aws:sts::111122223333:assumed-role/admin-ci/deploy",
        accountId: "111122223333",
        sessionContext: { sessionIssuer: { type: "Role", userName: "admin-ci" } },
      },
      eventTime: "2026-03-14T09:30:58Z",
      eventSource: "ec2.amazonaws.com",
      eventName: "AuthorizeSecurityGroupIngress",
      awsRegion: "us-east-1",
      sourceIPAddress: "198.51.100.23",
      userAgent: "aws-cli/2.31.0",
      readOnly: false,
      requestParameters: {
        groupId: "sg-01a2b3c4d5",
        ipPermissions: { items: [opened(443, "0.0.0.0/0"), opened(8080, "10.0.0.0/8"), opened(8443, "0.0.0.0/0")] },
      },
      eventType: "AwsApiCall",
    },
  }),
  pattern: pattern({
    source: ["aws.ec2"],
    "detail-type": ["AWS API Call via CloudTrail"],
    region: [{ "anything-but": ["us-east-1"] }],
    detail: {
      eventSource: ["ec2.amazonaws.com"],
      eventName: ["AuthorizeSecurityGroupIngress"],
      eventType: ["AwsApiCall"],
      readOnly: [false],
      sourceIPAddress: [{ cidr: "198.51.100.0/24" }],
      userIdentity: { type: ["AssumedRole"], arn: [{ wildcard: "*:assumed-role/Admin*" }] },
      requestParameters: { ipPermissions: { items: { fromPort: [22, 3389], ipRanges: { items: { cidrIp: ["0.0.0.0/0"] } } } } },
    },
  }),
};
