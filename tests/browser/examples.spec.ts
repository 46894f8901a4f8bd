// The Examples view: found by words, subject and outcome, and opened.

import { type Page, expect, test } from "@playwright/test";

import { open, pane, showView, verdict } from "./page.ts";

const cards = (page: Page) => page.locator(".exg a");
const event = (page: Page) => pane(page, "Event").locator(".cm-content");

async function openExamples(page: Page): Promise<void> {
  await open(page);
  await showView(page, "Examples");
  await expect(cards(page).first()).toBeVisible();
}

test("typing “tor” finds the instance that uses Tor, and opening it is one step for Undo", async ({ page }) => {
  await openExamples(page);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("tor");
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText("EC2: an instance that uses Tor");
  await cards(page).click();
  await expect(verdict(page)).toHaveText("Matched");
  await expect(pane(page, "Rule")).toContainText("ec2-tor");
  await expect(event(page)).toContainText("be22b940");
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(event(page)).toContainText("c8c4daa7");
});

test("an example has an address", async ({ page }) => {
  await page.goto("/#examples/finding-ec2-tor");
  await expect(event(page)).toContainText("be22b940");
  await page.goto("/#examples");
  await expect(page.getByRole("heading", { name: /^Examples/ })).toBeVisible();
});

test("subject and outcome narrow the list, and their counts hold", async ({ page }) => {
  await openExamples(page);
  const all = await cards(page).count();
  const subject = page.getByRole("button", { name: /^Traps/ });
  const traps = Number(/\d+$/.exec((await subject.textContent())!)![0]);
  await subject.click();
  await expect(cards(page)).toHaveCount(traps);
  const outcome = page.getByRole("button", { name: /^refused/ });
  const refused = Number(/\d+$/.exec((await outcome.textContent())!)![0]);
  expect(refused).toBeGreaterThan(0);
  await outcome.click();
  await expect(cards(page)).toHaveCount(refused);
  await expect(cards(page).first()).toContainText("refused");
  // Pressed again, it no longer holds.
  await outcome.click();
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(cards(page)).toHaveCount(all);
});

test("where nothing is found, the three nearest are", async ({ page }) => {
  await openExamples(page);
  await page.getByRole("searchbox").fill("wildcrad");
  await expect(page.getByRole("status").filter({ hasText: "No example is like that" })).toBeVisible();
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).first()).toContainText(/wildcard/i);
});

test.describe("without what is kept for offline use", () => {
  // The service worker would answer.
  test.use({ serviceWorkers: "block" });

  test("a list that does not load can be asked for again", async ({ page }) => {
    await page.route("**/examples/index.json", (route) => route.abort());
    await open(page);
    await showView(page, "Examples");
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await page.unroute("**/examples/index.json");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(cards(page).first()).toBeVisible();
  });
});
