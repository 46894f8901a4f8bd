// One who has a keyboard only: why a rule does not fire, making it fire, the mail, that Slack drops it.

import { type Page, expect, test } from "@playwright/test";

import { open, pane, verdict } from "./page.ts";

test("the whole way, by keys alone", async ({ page }) => {
  await open(page);
  // The rule that does not fire is chosen, and its reason read.
  await find(page, "members-only");
  await expect(verdict(page)).toContainText("Not matched: accountId");
  await page.keyboard.press("F8");
  await expect(pane(page, "Event").locator(".cm-content")).toBeFocused();
  await expect(pane(page, "Event").locator(".cm-activeLine, .cm-pulse").first()).toContainText('"accountId"');

  // The rule's field is found, its value replaced.
  await find(page, "go to the event pattern");
  await expect(page.locator("#pane-pattern")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(pane(page, "Rule").locator(".cm-content")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('{"source": ["aws.guardduty"], "detail": {"accountId": ["111122223333"]}}');
  await expect(verdict(page)).toHaveText("Matched");

  // What arrives: the mail, then Slack.
  // An Escape may close what has just opened over the text: the next one leads out.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(pane(page, "Rule").locator(".cm-content")).not.toBeFocused({ timeout: 500 });
  }).toPass();
  await find(page, "go to what arrives");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: /^E-mail/ })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: /^E-mail/ })).toContainText("Finding Description");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Slack/ })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: /^Slack/ })).toContainText("Slack shows nothing");

  // And the target that Slack does show.
  await find(page, "secops-chat");
  await expect(page.getByRole("tabpanel", { name: /^Slack/ })).toContainText("GuardDuty Finding");
});

test("every control is reached by Tab, and none holds the focus", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the verdict" })).toBeFocused();
  const reached = new Set<string>();
  for (let i = 0; i < 80; i++) {
    // An editor is left by Escape, then Tab.
    if (await page.evaluate(() => document.activeElement?.closest(".cm-content") !== null)) await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => {
      const now = document.activeElement;
      return now ? (now.getAttribute("aria-label") ?? now.textContent ?? "").slice(0, 40) : "";
    });
    reached.add(id);
  }
  for (const name of ["Settings", "Keyboard shortcuts", "English", "Fold unread", "Event, JSON.", "Event pattern, JSON.", "Input template."]) {
    expect([...reached].some((label) => label.startsWith(name)), name).toBe(true);
  }
});

async function find(page: Page, what: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(what);
  await expect(page.locator("dialog [role=option]")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog")).toHaveCount(0);
}
