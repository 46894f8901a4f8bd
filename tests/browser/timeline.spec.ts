// The Timeline view: which findings become events, when, and what arrives.

import { readFileSync } from "node:fs";

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, pane, showView, verdict } from "./page.ts";

async function openTimeline(page: Page, scenario?: string): Promise<void> {
  await open(page);
  await showView(page, "Timeline");
  await expect(page.locator(".tl-plot svg")).toBeVisible();
  if (scenario) await page.getByLabel("Scenario", { exact: true }).selectOption(scenario);
}

const counts = (page: Page): Locator => page.locator("#verdict.flow h1");
const rows = (page: Page): Locator => page.locator(".tl-list tbody tr");
/** Numbers of the drawing. */
const drawn = (page: Page, what: string): Locator => page.locator(`.tl-plot ${what}`);

test("forty occurrences overnight, archived at two, every six hours: three mails, three posts lost", async ({ page }) => {
  await openTimeline(page, "Forty occurrences overnight, archived at two");
  await expect(counts(page)).toHaveText(/40 occurrences.*3 events.*3 notifications.*3 lost/);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText("2026-03-14 20:05:00");
  await expect(rows(page).nth(1)).toContainText("2026-03-15 02:05:00");
  await expect(rows(page).nth(1)).toContainText("archived by hand is still sent");
  await expect(rows(page).nth(2)).toContainText("2026-03-15 08:05:00");
  await expect(rows(page).nth(2)).toContainText("40");
  await expect(rows(page).nth(2)).toContainText("Slack: lost by the chat service");
  await expect(drawn(page, ".ev")).toHaveCount(3);
  await expect(drawn(page, ".oc")).toHaveCount(40);
});

test("a shorter interval sends more, and the scenario says so", async ({ page }) => {
  await openTimeline(page, "Forty occurrences overnight, archived at two");
  await page.getByRole("button", { name: "1 hour", exact: true }).click();
  await expect(counts(page)).toHaveText(/40 occurrences.*11 events/);
  await expect(page.getByRole("button", { name: "1 hour", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await expect(page.locator(".sct .cm-content")).toContainText('"intervals": [{"by": "111122223333", "every": "1h"}]');
  // A change of one's own is kept when another is loaded, and comes back.
  await page.getByLabel("Scenario", { exact: true }).selectOption("Suppressed for a while");
  await expect(counts(page)).toHaveText(/6 occurrences/);
  await page.getByRole("button", { name: "Bring mine back" }).click();
  await expect(counts(page)).toHaveText(/40 occurrences.*11 events/);
  await page.reload();
  await showView(page, "Timeline");
  await expect(counts(page)).toHaveText(/40 occurrences.*11 events/);
});

test("each occurrence without an event says why", async ({ page }) => {
  await openTimeline(page, "Suppressed for a while");
  await page.getByRole("button", { name: "6 occurrences" }).click();
  await expect(rows(page).nth(2)).toContainText("no event: suppressed by a rule until 09:30:00");
  await expect(rows(page).nth(0)).toContainText("sent as event 1");
  await page.getByLabel("Scenario", { exact: true }).selectOption("A burst in the first five minutes");
  await expect(rows(page).nth(1)).toContainText("gathered until 09:05:00 into event 1");
});

test("the keyboard walks the events and opens one in Evaluate, which can be undone", async ({ page }) => {
  await openTimeline(page);
  await page.locator(".tl-plot").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(rows(page).nth(2)).toHaveClass(/now/);
  await expect(page.locator(".tl-list > header").getByRole("button", { name: "Open event 3 in Evaluate" })).toBeVisible();
  const wide = await drawn(page, "").locator("svg").getAttribute("width");
  await page.keyboard.press("+");
  await expect(page.locator(".tl-plot svg")).not.toHaveAttribute("width", wide!);
  await page.keyboard.press("Enter");
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("GuardDuty Finding");
  await expect(verdict(page)).toBeVisible();
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("CryptoCurrency:EC2/BitcoinTool.B!DNS");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("c8c4daa7");
});

test("any event is opened by one click", async ({ page }) => {
  await openTimeline(page);
  await rows(page).nth(4).getByRole("button", { name: "Open event 5 in Evaluate" }).click();
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("Recon:IAMUser/TorIPCaller");
});

test("table and plot select each other", async ({ page }) => {
  await openTimeline(page);
  await rows(page).nth(4).getByRole("button").first().click();
  await expect(drawn(page, ".evg.sel")).toHaveCount(1);
  await drawn(page, ".evg .ev").first().click();
  await expect(rows(page).nth(0)).toHaveClass(/now/);
});

test("the page's own rule can be asked instead, on each bus", async ({ page }) => {
  await openTimeline(page, "A member's finding, seen by its administrator");
  await expect(counts(page)).toHaveText(/6 notifications/);
  const rules = page.locator("select#rules");
  await rules.selectOption({ label: "legacy-4-to-8.9, on the bus of member 444455556666" });
  // The member's bus has only its own finding.
  await expect(counts(page)).toHaveText(/5 occurrences.*4 events.*3 notifications/);
});

test("one more occurrence is one more dot", async ({ page }) => {
  await openTimeline(page, "A burst in the first five minutes");
  await page.getByRole("button", { name: "Add occurrence" }).click();
  await page.getByLabel("Time, UTC").fill("2026-03-14T12:00:00");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(counts(page)).toHaveText(/33 occurrences.*3 events/);
});

test("faults of a scenario stand at their lines, and nothing is lost", async ({ page }) => {
  await openTimeline(page);
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const editor = page.locator(".sct .cm-content");
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText('{\n  "findings": [{"type": "Recon:EC2/Portscam", "occurrences": []}]\n}');
  await expect(page.locator("#verdict h1")).toHaveText("No timeline: the scenario is not valid");
  await expect(page.locator(".faults")).toContainText("Line 2:");
  await expect(page.locator(".faults")).toContainText("Recon:EC2/Portscan");
  await expect(editor).toContainText("Portscam");
});

test("a large scenario is drawn thinned out, and does not stop the page", async ({ page }) => {
  const scenario = JSON.stringify({
    findings: [{ type: "Recon:EC2/Portscan", occurrences: [{ from: "2026-03-14T00:00:00Z", times: 200_000, every: "10s" }] }],
  });
  await page.addInitScript((text) => localStorage.setItem("rulelens.scenario.v1", JSON.stringify(text)), scenario);
  await openTimeline(page);
  await expect(counts(page)).toHaveText(/200,000 occurrences/);
  expect(await drawn(page, ".oc").count()).toBeLessThan(2000);
});

test("what a scenario calls things is only ever text", async ({ page }) => {
  const scenario = readFileSync(new URL("../../web/scenarios/burst.json", import.meta.url), "utf8").replace('"brute force"', '"<img src=x onerror=alert(1)>\\u202e"');
  await page.addInitScript((text) => localStorage.setItem("rulelens.scenario.v1", JSON.stringify(text)), scenario);
  await openTimeline(page);
  await page.getByRole("button", { name: "Add occurrence" }).click();
  await expect(page.locator(".addf option")).toHaveCount(1);
  await expect(page.locator("main.tl img")).toHaveCount(0);
});
