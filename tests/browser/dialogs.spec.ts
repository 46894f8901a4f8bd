// Settings, the list of keys, finding, the menu of phones: opened, used and left by keys and by pointer.

import { type Page, expect, test } from "@playwright/test";

import { open, pane, typeAtEndOf, verdict } from "./page.ts";

const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("rulelens.")));

test("settings hold at once, and are there after a reload", async ({ page }) => {
  await open(page);
  const opener = page.getByRole("button", { name: "Settings", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await dialog.getByRole("button", { name: "Larger" }).click();
  await dialog.getByRole("button", { name: "Larger" }).click();
  await expect(dialog.locator("output")).toHaveText("14 px");
  await expect(page.locator(".cm-content").first()).toHaveCSS("font-size", "14px");
  await dialog.getByRole("switch").press("Space");
  await expect(dialog.getByText("Off", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.reload();
  await expect(verdict(page)).toHaveText("Matched");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator(".cm-content").first()).toHaveCSS("font-size", "14px");
});

test("everything is cleared, and comes back in the same place", async ({ page }) => {
  await open(page);
  await typeAtEndOf(page, pane(page, "Event"), '"severity": 8', "3.9,", 2);
  await expect(verdict(page)).toContainText("Not matched");
  await expect.poll(() => stored(page)).toContain("rulelens.texts.v1");

  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await expect(dialog).toContainText(/4 rules, 3 targets, these settings: \d+ kB\. Nowhere else\./);
  await dialog.getByRole("button", { name: "Clear everything" }).click();
  await expect(dialog.locator(".wipe [role=status]")).toContainText("Everything is cleared");
  await expect(verdict(page)).toHaveText("Matched");
  expect(await stored(page)).toEqual([]);
  const undo = dialog.getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.locator(".wipe [role=status]")).toContainText("Kept in this browser");
  await expect(verdict(page)).toContainText("Not matched");
  await expect.poll(() => stored(page)).toContain("rulelens.texts.v1");

  // It can be taken back as long as the page is open, and is forgotten then.
  await dialog.getByRole("button", { name: "Clear everything" }).click();
  await page.reload();
  await expect(verdict(page)).toHaveText("Matched");
});

test("fields are found by a part of their names, and lead to their lines", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Find" });
  const input = dialog.getByRole("combobox");
  await expect(input).toBeFocused();
  await page.keyboard.type("sev");
  const options = dialog.getByRole("option");
  await expect(options).toHaveText([/^detail\.severity8, line 60$/, /^detail\.severityfield 3, line 5$/]);
  await expect(options.first().locator("mark")).toHaveText("sev");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(pane(page, "Event").locator(".cm-pulse")).toContainText('"severity": 8');
  await expect(pane(page, "Event").locator(".cm-content")).toBeFocused();

  // In an editor the key works as well, and what is typed at once is not lost; commands alone are asked for by their
  // sign.
  await page.keyboard.press("Control+k");
  await page.keyboard.type(">theme dark");
  await expect(options).toHaveText(["Theme: Dark"]);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("members-only");
  await expect(options).toHaveText(["members-only"]);
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("Not matched: accountId");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("<img src=x>");
  await expect(dialog).toContainText("Nothing has that name");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("names from hostile events stay text", async ({ page }) => {
  await open(page);
  await pane(page, "Event").locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('{"<img src=x onerror=alert(1)>": {"<b>": "<i>"}}');
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Find" });
  await page.keyboard.type("<b>");
  await expect(dialog.getByRole("option").first()).toContainText('<img src=x onerror=alert(1)>.<b>"<i>", line 1');
  await expect(dialog.locator("img, b, i")).toHaveCount(0);
});

test("single keys go to panes and open the list; in a text they write", async ({ page }) => {
  await open(page);
  await page.keyboard.press("]");
  await expect(page.locator("#pane-event")).toBeFocused();
  await page.keyboard.press("]");
  await expect(page.locator("#pane-pattern")).toBeFocused();
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(page.locator("#pane-seen")).toBeFocused();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toContainText("Leave the editor");
  await page.keyboard.press("Escape");

  await pane(page, "Event").locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("?");
  await expect(pane(page, "Event").locator(".cm-content")).toContainText("?");
  await expect(list).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(pane(page, "Event").locator(".cm-content")).not.toBeFocused();
});

test("F8 goes from problem to problem, Alt+. from a placeholder or a field to the event", async ({ page }) => {
  await open(page);
  await typeAtEndOf(page, pane(page, "Event"), '"severity": 8', "3.9,", 2);
  await expect(verdict(page)).toContainText("Not matched");
  await verdict(page).click();
  await page.keyboard.press("F8");
  await expect(pane(page, "Event").locator(".cm-pulse")).toContainText('"severity": 3.9');
  await verdict(page).click();
  await page.keyboard.press("F8");
  await expect(pane(page, "Rule").locator(".cm-pulse")).toContainText('"severity"');

  await pane(page, "Target").locator(".cm-content").nth(1).getByText("<Finding_Type>").click();
  await page.keyboard.press("Alt+.");
  await expect(pane(page, "Event").locator(".cm-pulse")).toContainText('"type": "CryptoCurrency');
  await pane(page, "Rule").locator(".cm-line", { hasText: '"source"' }).click();
  await page.keyboard.press("Alt+.");
  await expect(pane(page, "Event").locator(".cm-pulse")).toContainText('"source"');
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the menu has what the bar has no room for", async ({ page }) => {
    await open(page);
    const opener = page.getByRole("button", { name: "Menu" });
    await opener.click();
    const menu = page.getByRole("dialog", { name: "Menu" });
    await expect(menu.getByRole("button", { name: "Evaluate" })).toHaveAttribute("aria-current", "page");
    await menu.getByRole("button", { name: "Dark" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();

    await opener.click();
    await menu.getByRole("button", { name: "Find" }).click();
    await page.keyboard.type("go to what");
    await expect(page.getByRole("option")).toHaveText(["Go to what arrives"]);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("tab", { name: "Seen" })).toHaveAttribute("aria-selected", "true");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test("two tabs go on for themselves, and neither overwrites the other's work", async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  // The one is stored before the other is changed.
  const kept = () => page.evaluate(() => localStorage.getItem("rulelens.texts.v1") ?? "");
  await typeAtEndOf(page, pane(page, "Event"), '"severity": 8', "3.9,", 2);
  await expect(verdict(page)).toContainText("Not matched");
  await expect.poll(kept).toContain("3.9,");
  await typeAtEndOf(other, pane(other, "Rule"), '"source"', "x");
  await expect(verdict(other)).toContainText("No verdict");
  await expect.poll(kept).toContain("],x");

  // Each has its own after a reload.
  await other.reload();
  await expect(verdict(other)).toContainText("No verdict");
  await page.reload();
  await expect(verdict(page)).toContainText("Not matched");

  // A new tab begins with what was done last.
  const third = await context.newPage();
  await open(third);
  await expect(verdict(third)).toContainText("No verdict");
});

for (const width of [1440, 1024, 768, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`dialogs stand inside the page at ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: width < 800 ? 900 : 768 });
      await page.emulateMedia({ colorScheme });
      await open(page);
      for (const [name, reach] of DIALOGS) {
        await reach(page);
        const dialog = page.getByRole("dialog", { name });
        await expect(dialog).toBeVisible();
        const box = (await dialog.boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        await page.screenshot({ path: `artifacts/${name.toLowerCase().replaceAll(" ", "-")}-${colorScheme}-${width}.png` });
        await page.keyboard.press("Escape");
        await expect(page.locator("dialog")).toHaveCount(0);
      }
    });
  }
}

const DIALOGS: [name: string, reach: (page: Page) => Promise<void>][] = [
  ["Find", async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Find/ }).fill("sev");
  }],
  ["Keyboard shortcuts", (page) => page.keyboard.press("?")],
  ["Settings", async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Find/ }).fill("settings");
    await page.keyboard.press("Enter");
  }],
];
