// The menus of rules and of targets, which are alike, as their tests see them.

import { type Locator, type Page, expect, test } from "@playwright/test";

import { open, pane } from "./page.ts";

const NAMES = { Rule: "Rules", Target: "Targets" } as const;

/** Opens the menu in the head of a pane. */
export async function openMenu(page: Page, of: keyof typeof NAMES): Promise<Locator> {
  await pane(page, of).locator("header button").first().click();
  const menu = page.getByRole("dialog", { name: NAMES[of] });
  await expect(menu).toBeVisible();
  await expect(menu.locator("li :focus")).toHaveCount(1);
  return menu;
}

/** The button that chooses what has that name. */
export function row(menu: Locator, name: string): Locator {
  return menu.locator("button.choose").filter({ has: menu.page().getByText(name, { exact: true }) });
}

/** Name, facts and outcome of each. */
export async function said(menu: Locator): Promise<string[][]> {
  const rows = await menu.locator("button.choose").all();
  return Promise.all(
    rows.map((row) => Promise.all([".mn > code", "small", ".mo"].map((part) => row.locator(part).innerText()))),
  );
}

/** Tests that a menu stands inside the page. `tab` is what a phone shows its pane by. */
export function testPlace(of: keyof typeof NAMES, tab: string): void {
  for (const width of [1440, 1024, 768, 390]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`the menu stands inside the page at ${width} pixels, ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: width < 800 ? 900 : 768 });
        await page.emulateMedia({ colorScheme });
        await open(page);
        if (width === 390) await page.getByRole("tab", { name: tab }).click();
        const menu = await openMenu(page, of);
        const box = (await menu.boundingBox())!;
        const strip = (await page.locator("#verdict").boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y, "it does not cover the verdict").toBeGreaterThanOrEqual(strip.y + strip.height);
        await page.screenshot({ path: `artifacts/${NAMES[of].toLowerCase()}-${colorScheme}-${width}.png` });
      });
    }
  }
}
