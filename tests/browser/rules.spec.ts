import { expect, test } from "@playwright/test";

import { openMenu, row, said, testPlace } from "./menu.ts";
import { open, pane, typeAtEndOf, verdict } from "./page.ts";

test("the menu says which rules match, and follows the event", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Rule");
  await expect(menu).toContainText("3 of 4 match this event");
  expect(await said(menu)).toEqual([
    ["guardduty-medium-up", "5 fields", "matches"],
    ["legacy-4-to-8.9", "3 fields", "matches"],
    ["all-findings", "2 fields", "matches"],
    ["members-only", "3 fields; accountId differs", "not matched"],
  ]);
  await page.keyboard.press("Escape");

  const event = pane(page, "Event");
  await typeAtEndOf(page, event, '"accountId": "111122223333",', '444455556666",', 14);
  await typeAtEndOf(page, event, '"detail-type": "GuardDuty Finding",', "", 2);
  await page.keyboard.insertText('s",');
  await openMenu(page, "Rule");
  await expect(menu).toContainText("0 of 4 match this event");
  expect((await said(menu)).map(([, facts]) => facts)).toEqual([
    "5 fields; detail-type differs",
    "3 fields; detail-type differs",
    "2 fields; detail-type differs",
    "3 fields; detail-type differs",
  ]);
  await page.keyboard.press("Escape");

  await typeAtEndOf(page, event, '"version": "0",', "x");
  await openMenu(page, "Rule");
  await expect(menu).toContainText("no verdict: the event is not valid");
});

test("choosing a rule brings its pattern, its verdict and its reasons", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Rule");
  await row(menu, "members-only").click();
  await expect(menu).toBeHidden();
  await expect(pane(page, "Rule").getByRole("button", { name: "members-only" })).toBeFocused();
  await expect(verdict(page)).toContainText("Not matched: accountId");

  // What is typed goes to this rule, and undo stays within it.
  const rule = pane(page, "Rule");
  await rule.locator(".cm-line", { hasText: '"accountId"' }).click();
  await page.keyboard.press("Control+z");
  await expect(rule.locator(".cm-content")).toContainText("accountId");
  await typeAtEndOf(page, rule, '"accountId"', "x");
  await expect(verdict(page)).toHaveText("No verdict: the pattern is not valid");
  await openMenu(page, "Rule");
  await expect(row(menu, "members-only")).toContainText("the pattern is not valid");
  await expect(row(menu, "legacy-4-to-8.9")).toContainText("matches");

  // Nothing of it is left over for the next.
  await row(menu, "all-findings").click();
  await expect(verdict(page)).toHaveText("Matched");
  await expect(pane(page, "Why")).toContainText("2 of 2 fields satisfied");
});

test("rules are added, named, copied, chosen, removed and brought back by keys alone", async ({ page }) => {
  await open(page);
  const button = pane(page, "Rule").locator("header button").first();
  await button.focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "Rules" });
  await expect(row(menu, "legacy-4-to-8.9")).toBeFocused();

  await page.keyboard.press("F2");
  await expect(menu.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("decimals");
  await page.keyboard.press("Enter");
  await expect(row(menu, "decimals")).toBeFocused();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(menu.getByRole("button", { name: "Duplicate decimals" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(menu, "decimals-2")).toBeFocused();

  await page.keyboard.press("Home");
  await page.keyboard.press("Delete");
  await expect(row(menu, "guardduty-medium-up")).toHaveCount(0);
  await expect(row(menu, "decimals")).toBeFocused();
  await expect(menu.getByRole("status")).toContainText("guardduty-medium-up");
  await page.keyboard.press("Control+z");
  await expect(row(menu, "guardduty-medium-up")).toBeFocused();

  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await expect(row(menu, "all-findings")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await expect(button).toContainText("all-findings");

  await page.keyboard.press("Enter");
  await expect(row(menu, "all-findings")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
});

test("a removed rule stays to be brought back, with its pattern", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Rule");
  await menu.getByRole("button", { name: "Remove legacy-4-to-8.9" }).click();
  await expect(menu).toContainText("2 of 3 match this event");
  await page.keyboard.press("Escape");
  await openMenu(page, "Rule");
  await menu.getByRole("button", { name: "Undo" }).click();
  await expect(menu).toContainText("3 of 4 match this event");
  await expect(row(menu, "legacy-4-to-8.9")).toHaveAttribute("aria-current", "true");
  await expect(pane(page, "Rule").locator(".cm-content")).toContainText("8.9");
});

test("a new rule is named at once, and is there after a reload", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Rule");
  await menu.getByRole("button", { name: "New rule" }).click();
  await page.keyboard.type("mine");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(verdict(page)).toHaveText("Matched");
  await typeAtEndOf(page, pane(page, "Rule"), '"source"', "", 2);
  await page.keyboard.insertText("], ");
  await expect(verdict(page)).toContainText("No verdict");

  await page.reload();
  await expect(verdict(page)).toContainText("No verdict");
  await expect(pane(page, "Rule").locator("header")).toContainText("mine");
  await openMenu(page, "Rule");
  expect((await said(menu)).map(([name]) => name)).toEqual([
    "guardduty-medium-up",
    "legacy-4-to-8.9",
    "all-findings",
    "members-only",
    "mine",
  ]);

  // A reset covers the rules, and so does its undo.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reset to example" }).click();
  await expect(verdict(page)).toHaveText("Matched");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect(pane(page, "Rule").locator("header")).toContainText("mine");
});

test("what was kept when there was one pattern is one rule", async ({ page }) => {
  await page.addInitScript(() => {
    const texts = { event: '{"a": 1}', pattern: '{"a": [1]}', inputPaths: "{}", template: '"x"' };
    localStorage.setItem("rulelens.texts.v1", JSON.stringify(texts));
  });
  await open(page);
  await expect(verdict(page)).toHaveText("Matched");
  const menu = await openMenu(page, "Rule");
  expect(await said(menu)).toEqual([["rule", "1 field", "matches"]]);
  await expect(menu.getByRole("button", { name: "Remove rule" })).toBeDisabled();
});

test("a bad name says why and is not lost; hostile names and patterns stay text", async ({ page }) => {
  await open(page);
  const menu = await openMenu(page, "Rule");
  await page.keyboard.press("F2");
  const name = menu.getByRole("textbox");
  await name.fill("<img src=x onerror=alert(1)>");
  await page.keyboard.press("Enter");
  await expect(menu).toContainText("A name cannot have <");
  await expect(menu.locator("img")).toHaveCount(0);

  // Also by going away, it stays to be mended.
  await verdict(page).click();
  await expect(menu).toBeHidden();
  await openMenu(page, "Rule");
  await expect(name).toHaveValue("<img src=x onerror=alert(1)>");
  await name.fill("all-findings");
  await expect(menu).toContainText("Another one has this name");
  await name.fill("x".repeat(65));
  await expect(menu).toContainText("at most 64 characters; this has 65");
  await name.fill("x".repeat(64));
  await page.keyboard.press("Enter");
  await expect(row(menu, "x".repeat(64))).toBeFocused();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  const rule = pane(page, "Rule");
  await rule.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(`{"<b>\u202e${"y".repeat(400)}": [1]}`);
  await openMenu(page, "Rule");
  await expect(row(menu, "x".repeat(64))).toContainText("<b>U+202E");
  await expect(menu.locator("b", { hasText: "U+202E" })).toHaveCount(0);
});

testPlace("Rule", "Pattern");
