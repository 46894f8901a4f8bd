// Passing all on by a link, and opening what was passed on.

import { readFileSync } from "node:fs";

import { type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, showView, verdict } from "./page.ts";

const LIVE = { event: '{"source":"aws.guardduty","detail":{"accountId":"210987654321","ip":"10.1.2.3"}}', pattern: '{"detail":{"accountId":["210987654321"]}}' };

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share by link" });
const event = (page: Page) => pane(page, "Event").locator(".cm-content");

async function openShare(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

/** The link that the dialog offers. */
async function link(page: Page): Promise<string> {
  return (await dialog(page).getByRole("link", { name: "Open in a new tab" }).getAttribute("href"))!;
}

async function shared(page: Page): Promise<string> {
  await openShare(page);
  return link(page);
}

test("a link that is opened elsewhere shows the same, and Undo brings back what was there", async ({ page, browser }) => {
  await openWith(page, { ...LIVE, input: "path", inputPath: "$.detail" });
  const sent = await shared(page);
  expect(sent.split("#")[1]).toMatch(/^1[\w-]+$/);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(sent);
  await expect(event(elsewhere)).toContainText("210987654321");
  await expect(verdict(elsewhere)).toHaveText("Matched");
  await expect(pane(elsewhere, "Target").locator(".cm-content").first()).toContainText("$.detail");
  expect(new URL(elsewhere.url()).hash).toBe("");
  await elsewhere.getByRole("button", { name: "Undo reset" }).click();
  await expect(event(elsewhere)).toContainText("c8c4daa7");
  await elsewhere.context().close();
});

test("the timeline and its scenario go along", async ({ page, browser }) => {
  await open(page);
  await showView(page, "Timeline");
  await page.getByLabel("Scenario", { exact: true }).selectOption("A burst in the first five minutes");
  await expect(page.locator("#verdict h1")).toContainText("32 occurrences");
  const sent = await shared(page);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(sent);
  await expect(elsewhere.locator("#verdict h1")).toContainText("32 occurrences");
  await elsewhere.context().close();
});

test("what is sensitive is counted, and replaced alike everywhere", async ({ page }) => {
  await openWith(page, LIVE);
  await openShare(page);
  await expect(dialog(page)).toContainText("This holds 1 account id and 1 IP address.");
  await dialog(page).getByLabel("Replace them with sample values").check();
  await expect(dialog(page)).toContainText("Replaced: 1 account id and 1 IP address.");
  const sent = await link(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  // One's own texts stay.
  await expect(event(page)).toContainText("210987654321");
  await page.evaluate((hash) => (location.hash = hash), new URL(sent).hash);
  await expect(event(page)).toContainText("111122223333");
  await expect(event(page)).not.toContainText("10.1.2.3");
  await expect(verdict(page)).toHaveText("Matched");
});

test("what is left out is not in the link", async ({ page }) => {
  await openWith(page, LIVE);
  await openShare(page);
  const whole = await link(page);
  await dialog(page).getByLabel(/^Event/).uncheck();
  await expect(dialog(page)).toContainText("This holds 1 account id.");
  const less = await link(page);
  expect(less.length).toBeLessThan(whole.length);
  await dialog(page).getByLabel(/^Rules/).uncheck();
  await dialog(page).getByLabel(/^Target/).uncheck();
  await expect(dialog(page)).toContainText("there is nothing to pass on");
  await page.goto(less);
  await expect(event(page)).not.toContainText("210987654321");
  await expect(pane(page, "Rule").locator(".cm-content")).toContainText("210987654321");
});

test("the link is copied, and the worked example fits 2,000 characters", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await openShare(page);
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await expect(dialog(page).getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await link(page));
  expect(copied.split("#")[1]!.length).toBeLessThanOrEqual(2000);
  // What goes by the keyboard comes back to where it was.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
});

test("too long a link names its largest part and offers a file", async ({ page }) => {
  let random = 1;
  const noise = Array.from({ length: 9000 }, () => ((random = (random * 48271) % 2147483647) % 36).toString(36)).join("");
  await openWith(page, { event: JSON.stringify({ noise }) });
  await openShare(page);
  await expect(dialog(page)).toContainText("The largest part is Event");
  const [download] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("link", { name: "Save as a file" }).click()]);
  expect(download.suggestedFilename()).toBe("rule.rulelens-state.json");
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(saved.version).toBe(1);
  expect(JSON.parse(saved.state.event)).toEqual({ noise });
});

test("a link that was cut off gives what it still has, and says what is missing", async ({ page, browser }) => {
  await open(page);
  const sent = await shared(page);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(sent.slice(0, -40));
  const bar = elsewhere.getByRole("region", { name: "About this link" });
  await expect(bar).toContainText("This link is damaged.");
  await expect(bar).toContainText("Event whole");
  await expect(bar).toContainText("Target cut off");
  await expect(event(elsewhere)).toContainText("c8c4daa7");
  // What is whole has a verdict; what the target would receive is not guessed at, until somebody takes it as it is.
  await expect(elsewhere.locator("#verdict")).toContainText("the link ends inside the target");
  await expect(elsewhere.getByRole("heading", { name: "What arrives is not known" })).toBeVisible();
  await bar.getByRole("button", { name: "Dismiss" }).click();
  await expect(bar).toHaveCount(0);
  await elsewhere.getByRole("button", { name: "Take the target as it is" }).click();
  await expect(elsewhere.locator("#verdict")).not.toContainText("the link ends inside the target");
  await elsewhere.context().close();
});

for (const [name, fragment, said] of [
  ["nothing", "1", "This link is damaged."],
  ["noise", "1AAAA%00%FF<script>alert(1)</script>", "This link is damaged."],
  ["a later version", "2AAAA", "This link is of another version."],
  ["an example that is not there", "examples/none", "There is no example “none”."],
  ["a way out of the folder", "examples/../index", "There is no example “../index”."],
] as const) {
  test(`a link of ${name} harms nothing`, async ({ page }) => {
    await open(page);
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await expect(page.getByRole("region", { name: "About this link" })).toContainText(said);
    expect(new URL(page.url()).hash).toBe("");
    await expect(event(page)).toContainText("c8c4daa7");
    await expect(verdict(page)).toHaveText("Matched");
  });
}

test("the way past the bar is no link", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#verdict");
  await expect(page.getByRole("region", { name: "About this link" })).toHaveCount(0);
});

const STATE = JSON.stringify({ version: 1, state: { event: '{"source":"aws.s3"}', rules: [{ name: "kept", pattern: '{"source":["aws.s3"]}' }] } });
const CASES = JSON.stringify({ version: 1, rules: { mine: { source: ["aws.s3"] } }, cases: [{ name: "one", event: { source: "aws.s3" }, matches: ["mine"] }] });

/** Drops a file on an element. */
async function drop(page: Page, on: string, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text!], name!));
    return transfer;
  }, [name, text]);
  await page.locator(on).first().dispatchEvent("drop", { dataTransfer });
}

test("a file that was saved in place of a link is opened by dropping it anywhere, and Undo brings back what was there", async ({ page }) => {
  await open(page);
  await drop(page, ".cm-content", "kept.rulelens-state.json", STATE);
  await expect(pane(page, "Rule").locator("header")).toContainText("kept");
  await expect(event(page)).toHaveText('{"source":"aws.s3"}');
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(event(page)).toContainText("c8c4daa7");
});

test("a file is chosen by the palette; one of cases opens with its rules", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("open a file");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("option", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name: "some.rulelens.json", mimeType: "application/json", buffer: Buffer.from(CASES) });
  await expect(page.locator("#verdict h1")).toHaveText("As expected.");
  await showView(page, "Evaluate");
  await expect(pane(page, "Rule").locator("header")).toContainText("mine");
});

for (const [name, text, said] of [
  ["of a later version", '{"version": 2, "state": {}}', "version 2 is not known"],
  ["of cases with a fault", '{"version": 1, "rules": {"a": {"b": ["c"]}}, "cases": [{"event": 1}]}', "could not be opened"],
] as const) {
  test(`a file ${name} harms nothing`, async ({ page }) => {
    await open(page);
    await drop(page, ".verdict", "x.json", text);
    await expect(page.getByRole("region", { name: "About this file" })).toContainText(said);
    await expect(event(page)).toContainText("c8c4daa7");
  });
}

test("a file that is none of the page's own is looked through for rules", async ({ page }) => {
  await open(page);
  await drop(page, ".verdict", "main.tf", 'resource "aws_cloudwatch_event_rule" "found" {\n  event_pattern = jsonencode({ source = ["aws.s3"] })\n}\n');
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("1 rule found");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Import" })).toHaveCount(0);
  await drop(page, ".verdict", "noise", "\u0000\u0001");
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("No rule found");
});

test("a file of cases about the state of an instance is one of cases", async ({ page }) => {
  await open(page);
  const event = { source: "aws.ec2", "detail-type": "EC2 Instance State-change Notification", detail: { state: "running" } };
  const file = { version: 1, rules: { started: { detail: { state: ["running"] } } }, cases: [{ name: "it starts", event, matches: ["started"] }] };
  await drop(page, ".verdict", "ec2.rulelens.json", JSON.stringify(file));
  await expect(page.locator("#verdict h1")).toHaveText("As expected.");
});
