import { expect, test } from "@playwright/test";

import { open, pane, typeAtEndOf, verdict } from "./page.ts";

const ADVICE = "the severities end at 8.9, which leaves out Critical (9.0 to 10.0)";

test("advice stands at the foot of the pattern; its fix can be applied and taken back", async ({ page }) => {
  await open(page);
  const rule = pane(page, "Rule");
  await expect(rule.getByText(ADVICE)).toBeVisible();
  await expect(verdict(page)).toHaveText("Matched");

  await rule.getByRole("button", { name: "Fix: Test for 4 and above" }).click();
  await expect(rule.getByText('{"numeric": [">=", 4]}')).toBeVisible();
  await expect(rule.getByText(ADVICE)).toHaveCount(0);
  await expect(verdict(page)).toHaveText("Matched");

  await rule.locator(".cm-content").click();
  await page.keyboard.press("Control+z");
  await expect(rule.getByText(ADVICE)).toBeVisible();
});

test("a fault is mended from the keyboard", async ({ page }) => {
  await open(page);
  const rule = pane(page, "Rule");
  await typeAtEndOf(page, rule, '"detail-type": ["GuardDuty Finding"],', "");
  await page.keyboard.insertText('\n"account": "111122223333",');
  await expect(verdict(page)).toHaveText("No verdict: the pattern is not valid");
  await expect(rule.locator(".cm-lintRange-error")).toBeVisible();

  await page.keyboard.press("Alt+Enter");
  await expect(rule.getByText('"account": ["111122223333"],')).toBeVisible();
  await expect(verdict(page)).toHaveText("Matched");
});
