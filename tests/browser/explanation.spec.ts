import { expect, test } from "@playwright/test";

import { open, pane, typeAtEndOf } from "./page.ts";

test("hovering a reason lights up its lines in the pattern and the event", async ({ page }) => {
  await open(page);
  const row = pane(page, "Why").locator("li", { hasText: "detail-type" });
  const background = (name: "Event" | "Rule") =>
    pane(page, name)
      .locator(".cm-line", { hasText: '"detail-type"' })
      .evaluate((line) => getComputedStyle(line).backgroundColor);
  const before = [await background("Event"), await background("Rule")];

  await row.hover();
  await expect.poll(() => background("Event")).not.toBe(before[0]);
  expect(await background("Rule")).not.toBe(before[1]);
});

test("a key that is only spelled differently is offered", async ({ page }) => {
  await open(page);
  await typeAtEndOf(page, pane(page, "Rule"), '"detail-type": ["GuardDuty Finding"],', "");
  await page.keyboard.insertText('\n"Region": ["us-east-1"],');

  await expect(page.locator("#verdict h1")).toHaveText("Not matched: Region is not in the event");
  await expect(pane(page, "Why").getByText("did you mean region")).toBeVisible();
});
