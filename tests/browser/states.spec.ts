import { expect, test } from "@playwright/test";

import { openWith, pane, verdict } from "./page.ts";

// What a service worker answers cannot be held back.
test.use({ serviceWorkers: "block" });

const nothing = { event: "", pattern: "", inputPaths: "", template: "" };

test("nothing moves while the page loads, and each text is there before its editor", async ({ page }) => {
  await page.addInitScript(() => {
    const moved = (window as unknown as { moved: number[] }).moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
    // The first text that stands where an editor will be.
    new MutationObserver((_, observer) => {
      const waiting = document.querySelector("#pane-event .wait");
      if (!waiting) return;
      observer.disconnect();
      (window as unknown as { waited: string }).waited = waiting.textContent ?? "";
    }).observe(document, { childList: true, subtree: true });
  });
  await openWith(page, {});
  expect(await page.evaluate(() => (window as unknown as { waited: string }).waited)).toContain('"source": "aws.guardduty"');
  const moved = await page.evaluate(() => (window as unknown as { moved: number[] }).moved);
  expect(moved.reduce((all, one) => all + one, 0)).toBeLessThan(0.05);
});

test("while all is empty nothing is called wrong, and three examples are offered with their outcomes", async ({ page }) => {
  await openWith(page, nothing);
  await expect(verdict(page)).toHaveText("Paste an event and a pattern");
  await expect(page.locator(".problems, .diag, .cm-lint-marker")).toHaveCount(0);
  for (const [label, said] of [
    ["Severity 3.9", "Not matched"],
    ["A silent drop", "Matched, but nothing arrives"],
    ["GuardDuty to e-mail", "Matched"],
  ] as const) {
    await page.locator("#verdict").getByRole("button", { name: label }).click();
    await expect(verdict(page)).toContainText(said);
    // Undo brings the empty texts back.
    await page.getByRole("button", { name: "Undo reset" }).click();
    await expect(verdict(page)).toHaveText("Paste an event and a pattern");
  }
});

test("a phone has the examples in Why", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWith(page, nothing);
  await expect(page.locator("#verdict").getByRole("button")).toHaveCount(0);
  await pane(page, "Why").getByRole("button", { name: "Severity 3.9" }).click();
  await expect(verdict(page)).toContainText("Not matched");
});

test("a button pastes into an empty editor, and undo empties it again", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, nothing);
  await page.evaluate(() => navigator.clipboard.writeText('{"source": "aws.ec2"}'));
  await page.getByRole("button", { name: "Paste event" }).click();
  await expect(pane(page, "Event").locator(".cm-content")).toHaveText('{"source": "aws.ec2"}');
  await expect(page.getByRole("button", { name: "Paste event" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Paste event" })).toBeVisible();
});

test("the last verdict stays while something is loaded that is waited for, with a bar", async ({ page }) => {
  let arrive: () => void = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/assist-[^/]*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await openWith(page, {});
  const event = pane(page, "Event");
  const height = await page.locator("#verdict").evaluate((it) => it.clientHeight);
  await event.locator(".cm-content").focus();
  await page.keyboard.press("Control+f");
  await expect(page.locator("html")).toHaveAttribute("data-loading", "");
  await expect(verdict(page)).toContainText("Matched");
  expect(await page.locator("#verdict").evaluate((it) => it.clientHeight)).toBe(height);
  arrive();
  await expect(event.locator(".cm-search")).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-loading");
});
