// The Cases view: events against the page's rules, with the verdicts that are expected.

import { readFileSync } from "node:fs";

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, openWith, pane, showView, verdict } from "./page.ts";

const event = (severity: number, more = ""): string => `{"source": "aws.guardduty", "detail-type": "GuardDuty Finding", "detail": {"severity": ${severity}${more}}}`;

async function openCases(page: Page): Promise<void> {
  await open(page);
  await showView(page, "Cases");
  await expect(page.locator("main.cases")).toBeVisible();
}

const rows = (page: Page): Locator => page.locator(".cases-t tbody tr");
/** The cell of the chosen rule, which is the second one of the example. */
const cell = (page: Page, row: number): Locator => rows(page).nth(row).locator("td.cc").nth(1);
const differing = (page: Page): Locator => page.locator(".cases-t .cc.bad");
const button = (page: Page, name: string): Locator => page.locator("main.cases").getByRole("button", { name, exact: true });

async function addJson(page: Page, json: string): Promise<void> {
  await button(page, "Add from JSON").click();
  await page.getByLabel(/^Events:/).fill(json);
  await button(page, "Add").click();
}

test("three cases, one turned: the difference is boxed, told and explained; the file comes back", async ({ page, browser }) => {
  await openCases(page);
  await expect(verdict(page)).toHaveText("No cases yet");
  await button(page, "This event as a case").first().click();
  await expect(rows(page)).toHaveCount(1);
  await addJson(page, `${event(3.9)}\n${event(9.1)}`);
  await expect(rows(page)).toHaveCount(3);
  await expect(verdict(page)).toHaveText(/All \d+ are as expected/);
  await expect(differing(page)).toHaveCount(0);

  // The last one is what legacy-4-to-8.9 misses.
  await cell(page, 2).getByRole("button").click();
  await expect(page.locator(".cd .lead")).toContainText("not matched by legacy-4-to-8.9, as expected");
  await page.keyboard.press("e");
  await expect(differing(page)).toHaveCount(1);
  await expect(cell(page, 2)).toContainText("expected matched");
  await expect(verdict(page)).toHaveText(/^1 of \d+ differs: GuardDuty Finding 2 is not matched by legacy-4-to-8.9/);
  await expect(page.locator("#verdict p")).toContainText("severity 9.1");
  await expect(page.locator(".cd .lead")).toContainText("not matched by legacy-4-to-8.9, expected matched");
  await expect(page.locator(".cd .why.no")).toContainText("detail.severity");
  await expect(page.locator(".cd .why.no svg.nl")).toBeVisible();

  const saving = page.waitForEvent("download");
  await button(page, "Save file").click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("legacy-4-to-8.9.rulelens.json");
  const saved = readFileSync(await download.path(), "utf8");
  const file = JSON.parse(saved);
  expect(file.version).toBe(1);
  expect(file.cases).toHaveLength(3);
  expect(file.cases[2].matches).toContain("legacy-4-to-8.9");

  // Somewhere else, with other rules.
  const elsewhere = await (await browser.newContext()).newPage();
  await openWith(elsewhere, { pattern: '{"source": ["other"]}' });
  await showView(elsewhere, "Cases");
  await expect(rows(elsewhere)).toHaveCount(0);
  await elsewhere.locator('main.cases input[type="file"]').setInputFiles({ name: "a.rulelens.json", mimeType: "application/json", buffer: Buffer.from(saved) });
  await expect(rows(elsewhere)).toHaveCount(3);
  await expect(elsewhere.locator(".cases-t thead")).toContainText("legacy-4-to-8.9");
  await expect(differing(elsewhere)).toHaveCount(1);
  await elsewhere.context().close();
});

test("the keys go from case to case, find the difference and open it in Evaluate", async ({ page }) => {
  await openCases(page);
  await addJson(page, `[${event(8)}, ${event(9.1)}, ${event(2)}]`);
  await cell(page, 0).getByRole("button").click();
  await page.keyboard.press("j");
  await expect(cell(page, 1).getByRole("button")).toBeFocused();
  await page.keyboard.press("e");
  await page.keyboard.press("j");
  await expect(cell(page, 2).getByRole("button")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("F8");
  await expect(cell(page, 1).getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("severity 9.1");
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("9.1");
});

test("what is expected is turned for all rules, and only the differing ones are shown", async ({ page }) => {
  await openCases(page);
  await addJson(page, `[${event(8)}, ${event(2)}]`);
  await rows(page).nth(1).locator("td.exp button").click();
  await expect(rows(page).nth(1).locator("td.exp")).toHaveText("matched");
  await expect(rows(page).nth(1).locator(".cc.bad")).not.toHaveCount(0);
  await button(page, "Differs 1").click();
  await expect(rows(page)).toHaveCount(1);
  await button(page, "All 2").click();
  await expect(rows(page)).toHaveCount(2);
});

test("a case is renamed, removed, and comes back; all is kept", async ({ page }) => {
  await openCases(page);
  await addJson(page, `[${event(8)}, ${event(2)}]`);
  await cell(page, 0).getByRole("button").click();
  await page.getByLabel("Name", { exact: true }).fill("a high one");
  await page.getByLabel("Name", { exact: true }).press("Tab");
  await expect(rows(page).nth(0)).toContainText("a high one");
  await button(page, "Remove").click();
  await expect(rows(page)).toHaveCount(1);
  await button(page, "Undo").click();
  await expect(rows(page)).toHaveCount(2);
  await page.waitForTimeout(600);
  await page.reload();
  await showView(page, "Cases");
  await expect(rows(page).nth(0)).toContainText("a high one");
});

test("a sample of any type of finding; a type that there is not", async ({ page }) => {
  await openCases(page);
  await button(page, "Add a sample").click();
  const field = page.getByLabel("Type of a GuardDuty finding");
  await field.fill("Recon:EC2/Portscam");
  await button(page, "Add").click();
  await expect(page.getByRole("alert")).toContainText("Recon:EC2/Portscan");
  await field.fill("Recon:EC2/Portscan");
  await button(page, "Add").click();
  await button(page, "Add").click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText("Recon:EC2/Portscan 2");
});

test("faults of what is pasted are told at their lines, and it stays to be mended", async ({ page }) => {
  await openCases(page);
  await addJson(page, `${event(8)}\n{"a": }`);
  await expect(page.getByRole("alert")).toContainText("Line 2:");
  await expect(page.getByLabel(/^Events:/)).toHaveValue(/"a": /);
  await page.getByLabel(/^Events:/).fill('{"version": 1, "rules": {"a": {"n": 1}}, "cases": []}');
  await button(page, "Add").click();
  await expect(page.getByRole("alert")).toContainText("Line 1:");
  await expect(rows(page)).toHaveCount(0);
});

test("what cases and rules are called is only ever text", async ({ page }) => {
  await openCases(page);
  await addJson(page, '[{"detail-type": "<img src=x onerror=alert(1)>\\u202e", "detail": {"severity": 1}}]');
  await expect(rows(page)).toContainText("<img src=x");
  await expect(rows(page)).toContainText("U+202E");
  await expect(page.locator("main.cases img")).toHaveCount(0);
});

test("what a target receives is expected by a press, told when it differs, and kept in the file", async ({ page }) => {
  await openCases(page);
  await button(page, "This event as a case").first().click();
  await cell(page, 0).getByRole("button").click();
  const payloads = page.getByRole("region", { name: "What targets receive" });
  await payloads.getByRole("button", { name: "Expect what security-mail receives" }).click();
  await expect(payloads).toContainText("security-mail receives what is expected");
  // The file has the target as it was; what it receives is asked of that, not of the page's.
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save file").click()]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(saved.cases[0].payloads["legacy-4-to-8.9"]["security-mail"]).toContain('"Account 111122223333 has a severity 8 GuardDuty');
  saved.cases[0].payloads["legacy-4-to-8.9"]["security-mail"] = "another";
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "Open file").click()]);
  await chooser.setFiles({ name: "x.rulelens.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(saved)) });
  await expect(verdict(page)).toContainText("sends another payload by legacy-4-to-8.9");
  await cell(page, 0).getByRole("button").click();
  await expect(payloads).toContainText("expected `another`".replaceAll("`", ""));
  await payloads.getByRole("button", { name: "Expect what it receives now" }).click();
  await expect(payloads).toContainText("security-mail receives what is expected");
  await payloads.getByRole("button", { name: "Expect nothing in particular of security-mail" }).click();
  await expect(payloads.getByRole("button", { name: "Expect what security-mail receives" })).toBeVisible();
});
